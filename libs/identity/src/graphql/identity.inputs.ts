import { Field, InputType } from '@nestjs/graphql';
import { IsEmail, IsNotEmpty, Length, MaxLength } from 'class-validator';

@InputType()
export class SignInInput {
  @Field(() => String)
  @IsNotEmpty()
  @MaxLength(254)
  email!: string;

  @Field(() => String)
  @MaxLength(500)
  password!: string;
}

@InputType()
export class ChoosePasswordInput {
  @Field(() => String, { description: 'What stands behind the # in the link.' })
  @Length(20, 100)
  token!: string;

  @Field(() => String)
  @MaxLength(500)
  password!: string;
}

@InputType()
export class CreateFirstAdminInput extends ChoosePasswordInput {
  @Field(() => String)
  @IsEmail()
  email!: string;

  @Field(() => String)
  @Length(1, 200)
  name!: string;
}

@InputType()
export class InviteColleagueInput {
  @Field(() => String)
  @IsEmail()
  email!: string;

  @Field(() => String)
  @Length(1, 200)
  name!: string;

  @Field(() => Boolean, { defaultValue: true })
  isStaff!: boolean;

  @Field(() => Boolean, { defaultValue: false })
  isAdmin!: boolean;
}

import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEmail,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { IdempotentInput, PageArgs } from '#graphql';
import type { ParticipationKind, Side } from '../domain/participation.entity.js';
import { ParticipationKindEnum, SideEnum } from './fair.model.js';

@ArgsType()
export class ParticipationsArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => SideEnum, { nullable: true })
  @IsOptional()
  side?: Side;

  @Field(() => ParticipationKindEnum, { nullable: true })
  @IsOptional()
  kind?: ParticipationKind;

  @Field(() => String, {
    nullable: true,
    description: "A part of the organisation's name; case and diacritics do not matter.",
  })
  @IsOptional()
  @MaxLength(200)
  text?: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Those who have withdrawn, instead; told only to those who run the fair.',
  })
  areWithdrawn!: boolean;
}

@InputType()
export class RegisterParticipationInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => ID)
  @IsUUID()
  organisationId!: string;

  @Field(() => SideEnum)
  side!: Side;

  @Field(() => ParticipationKindEnum)
  kind!: ParticipationKind;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  booth?: string | null;
}

@InputType()
export class RegisterParticipationsInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => [ID])
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  organisationIds!: string[];

  @Field(() => SideEnum)
  side!: Side;

  @Field(() => ParticipationKindEnum)
  kind!: ParticipationKind;
}

@InputType()
export class ReviseParticipationInput {
  @Field(() => ParticipationKindEnum)
  kind!: ParticipationKind;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(40)
  booth?: string | null;

  @Field(() => String, { nullable: true, description: 'For those who run the fair, and nobody else.' })
  @IsOptional()
  @MaxLength(2000)
  note?: string | null;
}

@InputType()
export class DelegateInput extends IdempotentInput {
  @Field(() => String)
  @Length(1, 200)
  @Matches(/\S/, { message: 'must not be blank' })
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  jobTitle?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsEmail()
  email?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[+\d][\d ().-]{4,30}$/, { message: 'must be a telephone number' })
  phone?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'BCP 47 tags.' })
  @ArrayMaxSize(20)
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    each: true,
    message: 'must be language tags such as vi or en',
  })
  languages!: string[];
}

@InputType()
export class AddDelegateInput extends DelegateInput {
  @Field(() => ID)
  @IsUUID()
  participationId!: string;
}

@InputType()
export class LinkDelegateAccountInput {
  @Field(() => ID)
  @IsUUID()
  delegateId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Where the invitation goes; the delegate's own address when it is left out.",
  })
  @IsOptional()
  @IsEmail()
  email?: string | null;
}

import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IdempotentInput } from '#graphql';
import { SupplierFilterInput } from '#search';

const NOT_BLANK = { message: 'must not be blank' };
const LONGEST_NAME = 120;
const LONGEST_NOTE = 2_000;
const MOST_AT_ONCE = 50;

@InputType()
export class CreateShortlistInput extends IdempotentInput {
  @Field(() => ID, { description: 'Whose people will see and edit it.' })
  @IsUUID()
  organisationId!: string;

  @Field(() => String)
  @Length(1, LONGEST_NAME)
  @Matches(/\S/, NOT_BLANK)
  name!: string;
}

@InputType()
export class RenameInput {
  @Field(() => String)
  @Length(1, LONGEST_NAME)
  @Matches(/\S/, NOT_BLANK)
  name!: string;
}

@InputType()
export class AddToShortlistInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  shortlistId!: string;

  @Field(() => [ID], { description: `At most ${MOST_AT_ONCE}; those on the list already stay as they are.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsUUID(undefined, { each: true })
  supplierIds!: string[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(LONGEST_NOTE)
  note?: string | null;
}

@InputType()
export class AnnotateInput {
  @Field(() => String, { nullable: true, description: 'null or blank for none.' })
  @IsOptional()
  @MaxLength(LONGEST_NOTE)
  note?: string | null;
}

@InputType()
export class SaveSearchInput extends IdempotentInput {
  @Field(() => ID, {
    nullable: true,
    description: 'The organisation for which one searches; staff and organisers may leave it out.',
  })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @Field(() => String)
  @Length(1, LONGEST_NAME)
  @Matches(/\S/, NOT_BLANK)
  name!: string;

  @Field(() => String, { defaultValue: '' })
  @MaxLength(300)
  query!: string;

  @Field(() => SupplierFilterInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => SupplierFilterInput)
  filter?: SupplierFilterInput | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether to be told of new matches.' })
  isWatched!: boolean;
}

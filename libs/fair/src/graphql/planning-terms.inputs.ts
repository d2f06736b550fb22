import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdempotentInput } from '#graphql';
import { MOST_SLOTS } from '../domain/lay-slots.js';
import type { TablePurpose } from '../domain/planning-terms.entity.js';
import { DESPITE } from './fair.results.js';
import { TablePurposeEnum } from './planning-terms.model.js';
import { NOT_A_TIME, WALL_CLOCK } from './venue.inputs.js';

const MOST_DELEGATES = 2_000;
const MOST_DESPITE = 1_000;

@InputType()
export class TableTermsInput {
  @Field(() => ID)
  @IsUUID()
  tableId!: string;

  @Field(() => TablePurposeEnum)
  purpose!: TablePurpose;

  @Field(() => ID, { nullable: true, description: 'The participation for which a table is kept.' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many can sit at it; left out, any group may meet there.',
  })
  @IsOptional()
  @Min(2)
  @Max(100)
  seats?: number | null;

  @Field(() => [ID], { defaultValue: [], description: 'All slots in which it can’t be used.' })
  @ArrayMaxSize(MOST_SLOTS)
  @IsUUID('all', { each: true })
  blockedSlotIds!: string[];

  @Field(() => [ID], { defaultValue: [], description: DESPITE })
  @ArrayMaxSize(MOST_DESPITE)
  @IsUUID('all', { each: true })
  despiteMeetingIds!: string[];
}

@InputType({ description: 'All of a session: what is left out is taken away.' })
export class FairSessionInput extends IdempotentInput {
  @Field(() => String)
  @Length(1, 200)
  @Matches(/\S/, { message: 'must not be blank' })
  title!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'The table of a group meeting: nobody else meets there then.',
  })
  @IsOptional()
  @IsUUID()
  tableId?: string | null;

  @Field(() => [ID], { defaultValue: [], description: 'Who attends it.' })
  @ArrayMaxSize(MOST_DELEGATES)
  @IsUUID('all', { each: true })
  delegateIds!: string[];

  @Field(() => [ID], { defaultValue: [], description: DESPITE })
  @ArrayMaxSize(MOST_DESPITE)
  @IsUUID('all', { each: true })
  despiteMeetingIds!: string[];
}

@InputType()
export class AddFairSessionInput extends FairSessionInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;
}

@InputType()
export class RemoteInput {
  @Field(() => String, { description: 'IANA name: "Asia/Tokyo".' })
  @Length(1, 60)
  timeZone!: string;

  @Field(() => String, { description: 'From when they can meet, on their own clock: "08:00".' })
  @Matches(WALL_CLOCK, NOT_A_TIME)
  from!: string;

  @Field(() => String, { description: '"18:00"' })
  @Matches(WALL_CLOCK, NOT_A_TIME)
  until!: string;
}

@InputType()
export class InterpreterInput extends IdempotentInput {
  @Field(() => String)
  @Length(1, 200)
  @Matches(/\S/, { message: 'must not be blank' })
  name!: string;

  @Field(() => [String], { description: 'Each as two language tags: "ja-vi".' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Matches(/^[a-z]{2,3}-[a-z]{2,3}$/, { each: true, message: 'must be two language tags such as ja-vi' })
  languagePairs!: string[];

  @Field(() => Int, { nullable: true, description: 'Over the whole fair.' })
  @IsOptional()
  @Min(1)
  @Max(1000)
  maxMeetings?: number | null;

  @Field(() => [ID], { defaultValue: [], description: 'Slots in which they don’t work.' })
  @ArrayMaxSize(MOST_SLOTS)
  @IsUUID('all', { each: true })
  breakSlotIds!: string[];
}

@InputType()
export class AddInterpreterInput extends InterpreterInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;
}

@InputType({ description: 'A supplier and a buyer, by their participations.' })
export class PairInput {
  @Field(() => ID)
  @IsUUID()
  supplierId!: string;

  @Field(() => ID)
  @IsUUID()
  buyerId!: string;
}

@InputType()
export class AddMeetingPrecedenceInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => PairInput)
  @ValidateNested()
  @Type(() => PairInput)
  first!: PairInput;

  @Field(() => PairInput)
  @ValidateNested()
  @Type(() => PairInput)
  second!: PairInput;
}

import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEmail,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DaysLayoutInput, type Side, SideEnum } from '#fair';
import { IdempotentInput, LocalDate } from '#graphql';
import { type OutcomeKind, OutcomeKindEnum } from '#scheduling';
import type { DayChangeKind } from '../domain/day-change.js';
import { DayChangeKindEnum } from './floor.enums.js';

@InputType()
export class CheckInInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'As it was scanned or typed. Either this or `delegateId`.',
  })
  @IsOptional()
  @Length(1, 200)
  code?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  delegateId?: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When they came, when it is told later: up to 24 hours ago.',
  })
  at?: Date | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Though nobody is expected on this day.' })
  anyway!: boolean;
}

@InputType()
export class AdmitWalkInInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => SideEnum)
  side!: Side;

  @Field(() => ID, { nullable: true, description: 'Of the directory; or `organisationName`.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of one that is at the fair already, on this side.' })
  @IsOptional()
  @IsUUID()
  participationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Of one that is not in the directory yet.' })
  @IsOptional()
  @Length(2, 300)
  organisationName?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, of a new one; VN when left out.' })
  @IsOptional()
  @IsISO31661Alpha2()
  country?: string | null;

  @Field(() => String, { description: 'Of the person.' })
  @Length(1, 200)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 200)
  jobTitle?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsEmail()
  email?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(3, 50)
  phone?: string | null;

  @Field(() => [String], { defaultValue: [], description: 'BCP 47 tags.' })
  @ArrayMaxSize(10)
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, { each: true, message: 'must be tags such as vi or en' })
  languages!: string[];

  @Field(() => Date, { nullable: true, description: 'When they came, when it is told later; otherwise now.' })
  @IsOptional()
  at?: Date | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Though nobody is expected on this day.' })
  anyway!: boolean;
}

@InputType()
export class OpenKioskInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => String, { description: 'Where it stands: "North entrance".' })
  @Length(1, 100)
  name!: string;

  @Field(() => Int, { defaultValue: 12, description: 'For how long its key is good.' })
  @Min(1)
  @Max(336)
  hours!: number;
}

@InputType()
export class FloorTermsInput {
  @Field(() => Int)
  @Min(0)
  @Max(60)
  graceMinutes!: number;

  @Field(() => Int)
  @Min(1)
  @Max(60)
  offerMinutes!: number;

  @Field(() => Boolean)
  offersFreedSlots!: boolean;
}

@InputType()
export class SayLateInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  meetingId!: string;

  @Field(() => Int, { description: 'After the beginning of the meeting; 0: we are there after all.' })
  @Min(0)
  @Max(120)
  minutes!: number;

  @Field(() => SideEnum, { nullable: true, description: 'For those who run the fair: which side is late.' })
  side?: Side | null;
}

@InputType()
export class SayLateToGroupInput extends IdempotentInput {
  @Field(() => ID, { description: 'Of the group meeting.' })
  @IsUUID()
  sessionId!: string;

  @Field(() => Int, { description: 'After the beginning; 0: we are there after all.' })
  @Min(0)
  @Max(120)
  minutes!: number;

  @Field(() => ID, { nullable: true, description: 'For those who run the fair: which party is late.' })
  @IsOptional()
  @IsUUID()
  participationId?: string | null;
}

@InputType()
export class RecordGroupOutcomeInput extends IdempotentInput {
  @Field(() => ID, { description: 'Of the group meeting.' })
  @IsUUID()
  sessionId!: string;

  @Field(() => OutcomeKindEnum)
  kind!: OutcomeKind;

  @Field(() => String, {
    nullable: true,
    description: 'For one’s own organisation, the organisers and staff; never shown to the others.',
  })
  @IsOptional()
  @MaxLength(5_000)
  note?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The party that says so. Left out one’s own, or the fair’s word of those who run it.',
  })
  @IsOptional()
  @IsUUID()
  participationId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of one’s own earlier outcome, when it is being changed.',
  })
  @IsOptional()
  @Min(1)
  version?: number | null;
}

@InputType()
export class SubstituteInput {
  @Field(() => String)
  @Length(1, 200)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsEmail()
  email?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(3, 50)
  phone?: string | null;
}

@InputType({ description: 'What happened on the day.' })
export class ProposeRepairInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => DayChangeKindEnum)
  kind!: DayChangeKind;

  @Field(() => ID, {
    nullable: true,
    description: 'Of whom it is told; or `participationId` for all of them.',
  })
  @IsOptional()
  @IsUUID()
  delegateId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  participationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a table that is lost, or taken out of the fair.' })
  @IsOptional()
  @IsUUID()
  tableId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a slot that is taken out of the fair.' })
  @IsOptional()
  @IsUUID()
  slotId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a hall that is taken out of the fair.' })
  @IsOptional()
  @IsUUID()
  hallId?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'Of a day that is taken out of the fair.' })
  @IsOptional()
  date?: string | null;

  @Field(() => DaysLayoutInput, {
    nullable: true,
    description: 'How days are laid out anew, in place of the slots that they have.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => DaysLayoutInput)
  layout?: DaysLayoutInput | null;

  @Field(() => Date, { nullable: true, description: 'When they come, or go.' })
  at?: Date | null;

  @Field(() => ID, { nullable: true, description: 'A colleague who comes instead; or `substitute`.' })
  @IsOptional()
  @IsUUID()
  substituteId?: string | null;

  @Field(() => SubstituteInput, { nullable: true, description: 'Somebody new who comes instead.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SubstituteInput)
  substitute?: SubstituteInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Other meetings that may be moved, 0 to 10; 3 when left out.',
  })
  @IsOptional()
  @Min(0)
  @Max(10)
  limit?: number | null;
}

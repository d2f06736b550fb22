import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdempotentInput } from '#graphql';
import { DEFAULT_WEIGHTS } from '../domain/plan-weights.js';

const LARGEST_WEIGHT = 1000;
const weight = (of: keyof typeof DEFAULT_WEIGHTS, description?: string) =>
  Field(() => Float, { defaultValue: DEFAULT_WEIGHTS[of], description });

@InputType({ description: 'What a pair’s agreement is worth; only the ratios matter.' })
export class PlanWeightsInput {
  @weight('bothMust')
  @Min(0)
  @Max(LARGEST_WEIGHT)
  bothMust!: number;

  @weight('oneMust')
  @Min(0)
  @Max(LARGEST_WEIGHT)
  oneMust!: number;

  @weight('bothMeet')
  @Min(0)
  @Max(LARGEST_WEIGHT)
  bothMeet!: number;

  @weight('request', 'An accepted request without a proposal.')
  @Min(0)
  @Max(LARGEST_WEIGHT)
  request!: number;

  @weight('fit', 'Added for a proposal with a score of 1.')
  @Min(0)
  @Max(LARGEST_WEIGHT)
  fit!: number;

  @weight('fairness', 'Share of the worth given up to serve the worst-served better.')
  @Min(0)
  @Max(0.05)
  fairness!: number;
}

@InputType()
export class PlanTimetableInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => Int, { defaultValue: 30, description: 'Time budget.' })
  @Min(1)
  @Max(600)
  seconds!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Budget in search moves instead: the same seed and facts then give the same timetable.',
  })
  @IsOptional()
  @Min(1000)
  @Max(100_000_000)
  moves?: number | null;

  @Field(() => Int, { defaultValue: 1 })
  @Min(0)
  @Max(2_000_000_000)
  seed!: number;

  @Field(() => PlanWeightsInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => PlanWeightsInput)
  weights?: PlanWeightsInput | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether meetings that are planned already may move, as far as nobody has fixed them.',
  })
  mayMovePlanned!: boolean;

  @Field(() => ID, { nullable: true, description: 'Starts from this draft.' })
  @IsOptional()
  @IsUUID()
  startDraftId?: string | null;
}

@InputType()
export class StartTimetableDraftInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 100)
  name?: string | null;
}

@InputType()
export class ReleaseTimetableInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  draftId!: string;

  @Field(() => Int, { description: 'Of the draft that was looked at.' })
  @Min(1)
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why; shown to the sides of meetings that are cancelled by it.',
  })
  @IsOptional()
  @MaxLength(1000)
  note?: string | null;
}

@InputType({ description: 'A meeting of a draft that gives way, and where it goes.' })
export class RoomMoveInput {
  @Field(() => ID)
  @IsUUID()
  meetingId!: string;

  @Field(() => ID)
  @IsUUID()
  slotId!: string;
}

@InputType({ description: 'Meetings of a draft that give way to another one, as `room` proposes them.' })
export class MakeRoomInput {
  @Field(() => [RoomMoveInput], { defaultValue: [], description: 'At most 20.' })
  @ValidateNested({ each: true })
  @Type(() => RoomMoveInput)
  @ArrayMaxSize(20)
  moves!: RoomMoveInput[];

  @Field(() => [ID], { defaultValue: [], description: 'Taken out of the draft; at most 20.' })
  @IsUUID(undefined, { each: true })
  @ArrayMaxSize(20)
  givenUp!: string[];
}

@InputType({ description: 'Where a planned meeting shall be.' })
export class MeetingMoveInput {
  @Field(() => ID)
  @IsUUID()
  meetingId!: string;

  @Field(() => Int, { description: 'The version that was looked at.' })
  version!: number;

  @Field(() => ID)
  @IsUUID()
  slotId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Left out, the table it has when that is free there, otherwise a free one.',
  })
  @IsOptional()
  @IsUUID()
  tableId?: string | null;
}

@InputType()
export class RearrangeMeetingsInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => [MeetingMoveInput], { description: 'At most 20.' })
  @ValidateNested({ each: true })
  @Type(() => MeetingMoveInput)
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  moves!: MeetingMoveInput[];
}

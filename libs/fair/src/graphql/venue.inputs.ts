import { Field, ID, InputType, Int, IntersectionType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdempotentInput, LocalDate } from '#graphql';

export const WALL_CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
export const NOT_A_TIME = { message: 'must be a time such as 09:30' };

@InputType({ description: "A stretch of the day without meetings, in the fair's wall-clock time." })
export class BreakInput {
  @Field(() => String, { description: '"12:00"' })
  @Matches(WALL_CLOCK, NOT_A_TIME)
  from!: string;

  @Field(() => String, { description: '"13:30"' })
  @Matches(WALL_CLOCK, NOT_A_TIME)
  to!: string;
}

@InputType({ description: "When one day is open, in the fair's wall-clock time." })
export class DayPlanInput {
  @Field(() => LocalDate)
  date!: string;

  @Field(() => String, { description: '"09:00"' })
  @Matches(WALL_CLOCK, NOT_A_TIME)
  opensAt!: string;

  @Field(() => String, { description: '"17:00"' })
  @Matches(WALL_CLOCK, NOT_A_TIME)
  closesAt!: string;

  @Field(() => [BreakInput], { defaultValue: [] })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => BreakInput)
  breaks!: BreakInput[];
}

@InputType({ description: 'How the slots of days are laid out.' })
export class DaysLayoutInput {
  @Field(() => Int)
  @Min(5)
  @Max(480)
  slotMinutes!: number;

  @Field(() => Int, { defaultValue: 0, description: 'Minutes between one slot and the next.' })
  @Min(0)
  @Max(240)
  bufferMinutes!: number;

  @Field(() => [DayPlanInput], { description: 'Days that are not named stay as they are.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => DayPlanInput)
  days!: DayPlanInput[];
}

@InputType()
export class PlanDaysInput extends IntersectionType(IdempotentInput, DaysLayoutInput) {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;
}

@InputType()
export class AddSlotInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => LocalDate)
  date!: string;

  @Field(() => String, { description: 'In the fair\'s wall-clock time: "17:00".' })
  @Matches(WALL_CLOCK, NOT_A_TIME)
  from!: string;

  @Field(() => String, { description: 'In the fair\'s wall-clock time: "17:30".' })
  @Matches(WALL_CLOCK, NOT_A_TIME)
  to!: string;
}

@InputType()
export class AddHallInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => String)
  @Length(1, 100)
  @Matches(/\S/, { message: 'must not be blank' })
  name!: string;
}

@InputType()
export class RenameHallInput {
  @Field(() => ID)
  @IsUUID()
  hallId!: string;

  @Field(() => String)
  @Length(1, 100)
  @Matches(/\S/, { message: 'must not be blank' })
  name!: string;
}

@InputType({ description: 'Either `labels`, or `count` with `prefix`: A and 12 give A01 … A12.' })
export class AddTablesInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  hallId!: string;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @Length(1, 20, { each: true })
  @Matches(/\S/, { each: true, message: 'must not be blank' })
  labels?: string[];

  @Field(() => String, { defaultValue: '' })
  @MaxLength(12)
  prefix!: string;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(500)
  count?: number;

  @Field(() => Int, { defaultValue: 1 })
  @Min(0)
  @Max(9999)
  firstNumber!: number;
}

@InputType()
export class RenameTableInput {
  @Field(() => ID)
  @IsUUID()
  tableId!: string;

  @Field(() => String)
  @Length(1, 20)
  @Matches(/\S/, { message: 'must not be blank' })
  label!: string;
}

import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEmail,
  IsISO31661Alpha2,
  IsOptional,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdempotentInput, LocalDate, LocalizedTextInput } from '#graphql';
import type { FairStatus } from '../domain/fair.entity.js';
import type { Side } from '../domain/participation.entity.js';
import { FairStatusEnum, SideEnum } from './fair.model.js';

@InputType()
export class FairInput extends IdempotentInput {
  @Field(() => String, { description: 'Short and stable, for addresses: `hsif-2026`.' })
  @Length(3, 60)
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'must be small letters and digits, with single dashes' })
  code!: string;

  @Field(() => [LocalizedTextInput])
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => LocalizedTextInput)
  name!: LocalizedTextInput[];

  @Field(() => String)
  @Length(1, 200)
  venue!: string;

  @Field(() => String)
  @Length(1, 200)
  city!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2; a fair outside Vietnam counts as one abroad.' })
  @IsISO31661Alpha2()
  country!: string;

  @Field(() => String, { description: 'IANA name such as Asia/Ho_Chi_Minh.' })
  @IsTimeZone({ message: 'must be a time zone such as Asia/Ho_Chi_Minh' })
  timeZone!: string;

  @Field(() => LocalDate)
  startsOn!: string;

  @Field(() => LocalDate, { description: 'The last day.' })
  endsOn!: string;

  @Field(() => ID, { nullable: true, description: 'The organisation that runs it.' })
  @IsOptional()
  @IsUUID()
  hostId?: string | null;
}

@InputType()
export class AddFairOrganizerInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => String)
  @IsEmail()
  email!: string;

  @Field(() => String)
  @Length(1, 200)
  name!: string;
}

@InputType({ description: 'Which fairs to list.' })
export class FairFilter {
  @Field(() => [FairStatusEnum], { nullable: true })
  @IsOptional()
  statuses?: FairStatus[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsISO31661Alpha2()
  country?: string;

  @Field(() => LocalDate, { nullable: true, description: 'Only those that are still on that day, or later.' })
  @IsOptional()
  endsFrom?: string;
}

@ArgsType()
export class FairAttendanceArgs {
  @Field(() => [ID], { nullable: true, description: 'These fairs only.' })
  @IsOptional()
  @ArrayMaxSize(200)
  @IsUUID('all', { each: true })
  fairIds?: string[];

  @Field(() => Int, { nullable: true, description: 'Fairs that start in this year or later.' })
  @IsOptional()
  @Min(1900)
  @Max(2200)
  fromYear?: number;

  @Field(() => Int, { nullable: true, description: 'Fairs that start in this year or before.' })
  @IsOptional()
  @Min(1900)
  @Max(2200)
  toYear?: number;

  @Field(() => Boolean, { nullable: true, description: 'Only fairs outside Vietnam, or only those inside.' })
  @IsOptional()
  isAbroad?: boolean;

  @Field(() => SideEnum, { nullable: true })
  @IsOptional()
  side?: Side;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether to count what the demo generator made.',
  })
  withDemo!: boolean;
}

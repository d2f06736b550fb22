import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsOptional,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdempotentInput, LocalDate } from '#graphql';
import type { CapacityUnit } from '../domain/capability.entity.js';
import { CapacityUnitEnum } from './capability.model.js';

const NOT_BLANK = { message: 'must not be blank' };
/** 100 m, 100 million a month: more is a mistyped number. */
const LARGEST_PART_MM = 100_000;
const LARGEST_CAPACITY = 100_000_000;

@InputType({ description: 'Machines of one kind.' })
export class EquipmentInput {
  @Field(() => String)
  @Length(1, 200)
  @Matches(/\S/, NOT_BLANK)
  name!: string;

  @Field(() => ID, { nullable: true, description: 'A concept of the kind EQUIPMENT.' })
  conceptId?: string | null;

  @Field(() => Int, { defaultValue: 1 })
  @Min(1)
  @Max(100_000)
  count!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(100)
  maker?: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of make.' })
  @IsOptional()
  @Min(1900)
  @Max(2100)
  year?: number | null;
}

@InputType({ description: 'A capability as a whole: what is left out is empty.' })
export class CapabilityInput extends IdempotentInput {
  @Field(() => String, { description: 'A short name of one’s own: “5-axis milling of aluminium housings”.' })
  @Length(1, 200)
  @Matches(/\S/, NOT_BLANK)
  title!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  description?: string | null;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Concepts of the kinds PROCESS, MATERIAL, PRODUCT and INDUSTRY.',
  })
  @ArrayMaxSize(50)
  conceptIds!: string[];

  @Field(() => Int, {
    nullable: true,
    description: 'The tightest tolerance that is held, ± in micrometres: 10 is ±0.01 mm.',
  })
  @IsOptional()
  @Max(1_000_000)
  toleranceUm?: number | null;

  @Field(() => Int, { nullable: true, description: 'The largest dimension of the smallest part, in mm.' })
  @IsOptional()
  @Min(0)
  @Max(LARGEST_PART_MM)
  partSizeMinMm?: number | null;

  @Field(() => Int, { nullable: true, description: 'The largest dimension of the largest part, in mm.' })
  @IsOptional()
  @Min(1)
  @Max(LARGEST_PART_MM)
  partSizeMaxMm?: number | null;

  @Field(() => Int, { nullable: true, description: 'Per month, in capacityUnit.' })
  @IsOptional()
  @Min(1)
  @Max(LARGEST_CAPACITY)
  monthlyCapacity?: number | null;

  @Field(() => CapacityUnitEnum, {
    nullable: true,
    description: 'Needed with monthlyCapacity or minimumOrder.',
  })
  capacityUnit?: CapacityUnit | null;

  @Field(() => Int, { nullable: true, description: 'From order to delivery.' })
  @IsOptional()
  @Min(1)
  @Max(3650)
  leadTimeDays?: number | null;

  @Field(() => Int, { nullable: true, description: 'In capacityUnit.' })
  @IsOptional()
  @Min(1)
  @Max(LARGEST_CAPACITY)
  minimumOrder?: number | null;

  @Field(() => [EquipmentInput], { defaultValue: [] })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => EquipmentInput)
  equipment!: EquipmentInput[];
}

@InputType({ description: 'A certificate as a whole: what is left out is empty.' })
export class CertificateInput extends IdempotentInput {
  @Field(() => ID, { description: 'A concept of the kind CERTIFICATE.' })
  conceptId!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(100)
  number?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  issuer?: string | null;

  @Field(() => LocalDate, { nullable: true })
  issuedOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: 'The last day on which it is valid.' })
  expiresOn?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(2000)
  scope?: string | null;
}

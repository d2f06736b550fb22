import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  Length,
  Max,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { type CapacityUnit, CapacityUnitEnum } from '#capability';
import { IdempotentInput, LocalDate } from '#graphql';
import type { Importance, NeedStatus } from '../domain/need.entity.js';
import { ImportanceEnum, NeedStatusEnum } from './need.model.js';

/** The largest whole number that a GraphQL Int and its column take. */
const MOST = 2_147_483_647;

@InputType({ description: 'One thing that is asked for.' })
export class NeedConceptInput {
  @Field(() => String, { description: 'A concept of the vocabulary, such as process.cnc-milling.' })
  @MaxLength(200)
  conceptId!: string;

  @Field(() => ImportanceEnum)
  importance!: Importance;
}

@InputType({ isAbstract: true })
abstract class NeedFields extends IdempotentInput {
  @Field(() => String)
  @Length(1, 300)
  title!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10_000)
  description?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The fair it is meant for; the buyer must take part in it.',
  })
  @IsOptional()
  @IsUUID()
  fairId?: string | null;

  @Field(() => [NeedConceptInput], { description: 'At least one, each once.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => NeedConceptInput)
  concepts!: NeedConceptInput[];

  @Field(() => Int, { nullable: true, description: 'The loosest tolerance that will do, ± in micrometres.' })
  toleranceUm?: number | null;

  @Field(() => Int, { nullable: true, description: 'The largest dimension of the part, in millimetres.' })
  partSizeMm?: number | null;

  @Field(() => Int, { nullable: true, description: 'Wanted per month; only together with volumeUnit.' })
  @IsOptional()
  @Max(MOST)
  monthlyVolume?: number | null;

  @Field(() => CapacityUnitEnum, { nullable: true })
  volumeUnit?: CapacityUnit | null;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Where suppliers should be, ISO 3166-1 alpha-2; empty for anywhere.',
  })
  @ArrayMaxSize(60)
  @IsISO31661Alpha2({ each: true })
  countries!: string[];

  @Field(() => LocalDate, { nullable: true, description: 'The last day on which answers are wanted.' })
  deadline?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether everybody may read it while it is open.',
  })
  isPublic!: boolean;
}

@InputType()
export class CreateNeedInput extends NeedFields {
  @Field(() => ID)
  @IsUUID()
  buyerId!: string;
}

@InputType({ description: 'Replaces what was entered; what is left out is taken back.' })
export class ReviseNeedInput extends NeedFields {}

@InputType({ description: 'Which needs to list, of those that the viewer may read.' })
export class NeedFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  buyerId?: string;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  fairId?: string;

  @Field(() => NeedStatusEnum, { nullable: true })
  status?: NeedStatus;

  @Field(() => String, {
    nullable: true,
    description: 'A part of title or description; case and diacritics do not matter.',
  })
  @IsOptional()
  @MaxLength(200)
  text?: string;
}

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
import type { Viewer } from '#access';
import { IdempotentInput, LocalDate, MoneyInput, readMoney } from '#graphql';
import { InvalidInputError } from '#kernel';
import type { NeedDetails } from '../domain/need-rules.js';
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

@InputType({ description: 'What a unit of the volume should cost; either end may be left open.' })
export class PriceBandInput {
  @Field(() => MoneyInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  min?: MoneyInput | null;

  @Field(() => MoneyInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  max?: MoneyInput | null;
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

  @Field(() => [String], {
    defaultValue: [],
    description: 'Concepts that are not wanted: capabilities that involve one of them do not count.',
  })
  @ArrayMaxSize(100)
  @MaxLength(200, { each: true })
  excludedConceptIds!: string[];

  @Field(() => Int, {
    nullable: true,
    description:
      'Of a family of parts the size of the smallest, in millimetres; only together with partSizeMm.',
  })
  partSizeMinMm?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The longest time from order to delivery that will do, in days.',
  })
  @IsOptional()
  @Max(3_650)
  leadTimeDays?: number | null;

  @Field(() => PriceBandInput, {
    nullable: true,
    description:
      'Private to the buyer, and never scored. Only members of the buyer may give it; edits by others leave it as it is.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PriceBandInput)
  price?: PriceBandInput | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The largest dimension of the part, of a family of parts of the largest, in millimetres.',
  })
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

/** As the service takes it. A price is the buyer's own: nobody else gives or changes it. */
export function readNeedInput<I extends CreateNeedInput | ReviseNeedInput>(
  input: I,
  viewer: Viewer,
  buyerId: string,
): Omit<I, 'price'> & Pick<NeedDetails, 'price'> {
  const { price, ...rest } = input;
  if (!viewer.organisationIds.has(buyerId)) {
    if (price) throw InvalidInputError.at('input.price', 'is for the buyer alone to say');
    return { ...rest, price: undefined };
  }
  const read = (end: 'min' | 'max') => {
    const money = price?.[end];
    return money ? readMoney(money, `input.price.${end}`) : null;
  };
  const band = { min: read('min'), max: read('max') };
  return { ...rest, price: band.min || band.max ? band : null };
}

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

import { Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsBoolean, IsOptional, IsUUID, Length, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Decimal, IdempotentInput, LocalDate, MoneyInput, enumOf, readMoney } from '#graphql';
import { InvalidInputError, Money, isCurrency } from '#kernel';
import {
  PART_KINDS,
  type PartKind,
  RECURRENCES,
  type Recurrence,
  VALUE_BASES,
} from '../domain/agreement.entity.js';

export const ValueBasisEnum = enumOf('ValueBasis', VALUE_BASES, {
  description: 'What a value says.',
  describe: {
    fixed: 'So much.',
    estimated: 'About so much; kept apart from verified figures.',
    range: 'From so much, which counts, to so much; kept apart from verified figures.',
    recurring: 'So much a month or year, so many times, which makes the value.',
    none: 'It has no value, such as an NDA.',
  },
});
export const RecurrenceEnum = enumOf('Recurrence', RECURRENCES);
export const AgreementPartKindEnum = enumOf('AgreementPartKind', PART_KINDS);

@InputType({ description: 'So much every month or year, so many times.' })
export class RecurringValueInput {
  @Field(() => MoneyInput)
  @ValidateNested()
  @Type(() => MoneyInput)
  amount!: MoneyInput;

  @Field(() => RecurrenceEnum)
  per!: Recurrence;

  @Field(() => Int, { description: 'How many times over the whole term.' })
  @Min(1)
  @Max(600)
  times!: number;
}

@InputType({ description: 'A delivery or milestone over which an agreement is spread.' })
export class AgreementPartInput {
  @Field(() => AgreementPartKindEnum)
  kind!: PartKind;

  @Field(() => String)
  @Length(1, 300)
  title!: string;

  @Field(() => LocalDate, { nullable: true })
  dueOn?: string | null;

  @Field(() => Decimal, {
    nullable: true,
    description: "In the agreement's currency. All parts have one or none; together they are the value.",
  })
  amount?: string | null;
}

@InputType()
export class AmendmentInput extends IdempotentInput {
  @Field(() => String, { description: 'What it changes.' })
  @Length(1, 300)
  title!: string;

  @Field(() => LocalDate, { description: 'From then on it holds.' })
  signedOn!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  place?: string | null;

  @Field(() => MoneyInput, {
    nullable: true,
    description: 'What the agreement is worth from then on, not the difference; null when the value stays.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  newValue?: MoneyInput | null;

  @Field(() => LocalDate, { nullable: true, description: 'Until when it holds; null when that stays.' })
  validUntil?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(500)
  documentReference?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(5000)
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For which party it is reported; needed only from somebody who speaks for several.',
  })
  @IsOptional()
  @IsUUID()
  reportedByOrganisationId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'What is unusual about the new value has been looked at, and it is right.',
  })
  @IsOptional()
  @IsBoolean()
  confirmUnusual?: boolean | null;
}

/** @throws InvalidInputError at the field that is wrong */
export function moneyOf(input: MoneyInput, path: string): Money {
  if (!isCurrency(input.currency))
    throw InvalidInputError.at(`${path}.currency`, `${input.currency} is not an ISO 4217 currency code.`);
  return readMoney(input, `${path}.amount`);
}

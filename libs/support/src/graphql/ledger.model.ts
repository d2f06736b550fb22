import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, Length, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Allow, anyOf, everyone, fromParent, memberOf, staff } from '#access';
import {
  Decimal,
  LocalDate,
  LocalizedText,
  LocalizedTextInput,
  MoneyInput,
  MoneyModel,
  Refusal,
  StaleVersionModel,
  connectionOf,
  enumOf,
  refusal,
  resultUnion,
  toLocalizedTexts,
  toMoneyModel,
} from '#graphql';
import type { SupportFigure } from '../application/support-figures.js';
import {
  SUPPORT_KINDS,
  type SupportBudget,
  type SupportKind,
  type SupportPayment,
} from '../domain/payment.entity.js';
import { AlreadyReversedError, BudgetOverdrawnError, DocumentUsedError } from '../domain/support.errors.js';

export const SupportKindEnum = enumOf('SupportKind', SUPPORT_KINDS, {
  description: 'What support is paid for.',
});

@ObjectType('SupportBudget', { description: 'Money that may be spent on support in a year.' })
@Allow(staff)
export class SupportBudgetModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String)
  code!: string;

  @Field(() => [LocalizedText])
  name!: LocalizedText[];

  @Field(() => Int)
  year!: number;

  @Field(() => MoneyModel)
  amount!: MoneyModel;

  @Field(() => String, { nullable: true, description: 'The decision that granted it.' })
  source!: string | null;

  @Field(() => Boolean)
  isDemo!: boolean;
}

export function toBudgetModel(budget: SupportBudget): SupportBudgetModel {
  const { id, version, code, name, year, amount, source, isDemo } = budget;
  return Object.assign(new SupportBudgetModel(), {
    ...{ id, version, code, year, isDemo, source: source ?? null },
    name: toLocalizedTexts(name),
    amount: toMoneyModel(amount),
  });
}

const payee = anyOf(
  staff,
  memberOf(
    fromParent<{ organisationId: string }>(({ organisationId }) => ({ organisationIds: [organisationId] })),
  ),
);

@ObjectType('SupportPayment', {
  description:
    'An entry of the ledger of support. It never changes: a mistake is taken back by an entry of its own.',
})
@Allow(payee)
export class SupportPaymentModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'By which people speak of it: 2026-0042.' })
  number!: string;

  @Field(() => SupportKindEnum)
  kind!: string;

  @Field(() => MoneyModel, { description: 'Negative in an entry that takes one back.' })
  amount!: MoneyModel;

  @Field(() => LocalDate)
  paidOn!: string;

  @Field(() => String)
  purpose!: string;

  @Field(() => String, { nullable: true })
  project!: string | null;

  @Field(() => String, { description: 'The paper that proves it.' })
  documentReference!: string;

  @Field(() => ID, { nullable: true, description: 'The entry that this one takes back.' })
  reversesId!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken back, or the budget overdrawn.' })
  @Allow(staff)
  reason!: string | null;

  @Field(() => Boolean)
  isDemo!: boolean;

  /** For field resolvers and the policy; not in the schema. */
  organisationId!: string;
  budgetId!: string;
}

@ObjectType('SupportPaymentConnection')
@Allow(everyone)
export class SupportPaymentConnection extends connectionOf(SupportPaymentModel, 'SupportPayment') {}

export function toPaymentModel(payment: SupportPayment): SupportPaymentModel {
  const { id, number, kind, amount, paidOn, purpose, project, documentReference, isDemo } = payment;
  return Object.assign(new SupportPaymentModel(), {
    ...{ id, number, kind, paidOn, purpose, documentReference, isDemo, project: project ?? null },
    amount: toMoneyModel(amount),
    reversesId: payment.reverses?.id ?? null,
    reason: payment.reason ?? null,
    organisationId: payment.organisation.id,
    budgetId: payment.budget.id,
  });
}

@ObjectType('SupportFigure', {
  description: 'What was paid of one kind of support in one currency, or in all.',
})
@Allow(staff)
export class SupportFigureModel {
  @Field(() => SupportKindEnum, { nullable: true, description: 'null for all kinds together.' })
  kind!: string | null;

  @Field(() => Int, { description: 'Enterprises that were paid more than was taken back.' })
  enterprises!: number;

  @Field(() => Int)
  projects!: number;

  @Field(() => Int, { description: 'Entries that were not taken back.' })
  payments!: number;

  @Field(() => MoneyModel)
  amount!: MoneyModel;
}

export function toSupportFigureModel({ amount, ...figure }: SupportFigure): SupportFigureModel {
  return Object.assign(new SupportFigureModel(), figure, { amount: toMoneyModel(amount) });
}

@InputType()
export class SupportFilter {
  @Field(() => ID, { nullable: true })
  @IsOptional()
  budgetId?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  organisationId?: string | null;

  @Field(() => SupportKindEnum, { nullable: true })
  @IsOptional()
  kind?: SupportKind | null;

  @Field(() => Int, { nullable: true, description: 'Of the day of payment.' })
  @IsOptional()
  year?: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'Entries until this day.' })
  @IsOptional()
  asOf?: string | null;
}

@InputType()
export class SupportBudgetInput {
  @Field(() => String)
  @Matches(/^[A-Za-z0-9][A-Za-z0-9./-]{1,39}$/, { message: 'must be letters, digits, . / and -' })
  code!: string;

  @Field(() => [LocalizedTextInput])
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  name!: LocalizedTextInput[];

  @Field(() => Int)
  @Min(2000)
  @Max(2100)
  year!: number;

  @Field(() => MoneyInput)
  @ValidateNested()
  @Type(() => MoneyInput)
  amount!: MoneyInput;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  source?: string | null;

  @Field(() => Int, { nullable: true, description: 'Of the budget that is changed; left out for a new one.' })
  @IsOptional()
  version?: number | null;
}

@InputType()
export class SupportPaymentInput {
  @Field(() => ID)
  budgetId!: string;

  @Field(() => ID)
  organisationId!: string;

  @Field(() => SupportKindEnum)
  kind!: SupportKind;

  @Field(() => MoneyInput, { description: 'In the currency of the budget.' })
  @ValidateNested()
  @Type(() => MoneyInput)
  amount!: MoneyInput;

  @Field(() => LocalDate)
  paidOn!: string;

  @Field(() => String)
  @Length(1, 1000)
  purpose!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Needed for pilot productions, which are counted by it.',
  })
  @IsOptional()
  @MaxLength(300)
  project?: string | null;

  @Field(() => String)
  @Length(1, 200)
  documentReference!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why the budget is overdrawn; without it a payment that would do so is refused.',
  })
  @IsOptional()
  @MaxLength(1000)
  overdrawReason?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(8, 100)
  idempotencyKey?: string;
}

@InputType()
export class ReversePaymentInput {
  @Field(() => String)
  @Length(1, 1000)
  reason!: string;

  @Field(() => LocalDate, { nullable: true, description: 'Today, when left out.' })
  @IsOptional()
  on?: string | null;
}

@ObjectType('BudgetOverdrawnError', {
  implements: () => Refusal,
  description: 'The payment would overdraw its budget. Say why to do it all the same.',
})
@Allow(everyone)
export class BudgetOverdrawnModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  budgetId!: string;

  @Field(() => Decimal)
  left!: string;

  @Field(() => Decimal)
  overdrawnBy!: string;

  @Field(() => String)
  currency!: string;
}

@ObjectType('DocumentUsedError', {
  implements: () => Refusal,
  description: 'An entry of this budget has the document already.',
})
@Allow(everyone)
export class DocumentUsedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  paymentId!: string;
}

@ObjectType('AlreadyReversedError', {
  implements: () => Refusal,
  description: 'The entry has been taken back already, or takes one back itself.',
})
@Allow(everyone)
export class AlreadyReversedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  paymentId!: string;
}

export const BUDGET_OVERDRAWN = refusal(BudgetOverdrawnError, BudgetOverdrawnModel);
export const DOCUMENT_USED = refusal(DocumentUsedError, DocumentUsedModel);
export const ALREADY_REVERSED = refusal(AlreadyReversedError, AlreadyReversedModel);
export const SetSupportBudgetResult = resultUnion('SetSupportBudgetResult', [
  SupportBudgetModel,
  StaleVersionModel,
]);
export const RecordSupportPaymentResult = resultUnion('RecordSupportPaymentResult', [
  SupportPaymentModel,
  BudgetOverdrawnModel,
  DocumentUsedModel,
]);
export const ReverseSupportPaymentResult = resultUnion('ReverseSupportPaymentResult', [
  SupportPaymentModel,
  AlreadyReversedModel,
]);

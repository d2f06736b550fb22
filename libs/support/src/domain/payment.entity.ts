import { OptionalProps, defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Money } from '#kernel';

/** What support is paid for. */
export const SUPPORT_KINDS = [
  'interest-support',
  'pilot-production',
  'fair-participation',
  'consulting',
  'training',
  'technology',
  'other',
] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];

const SupportBudgetSchema = defineEntity({
  name: 'SupportBudget',
  properties: {
    ...editableProperties,
    code: p.text().unique(),
    name: p.json<Record<string, string>>(),
    year: p.integer().index(),
    /** Whole minor units. */
    amountMinor: p.bigint('bigint'),
    currency: p.text(),
    /** The decision that granted it. */
    source: p.text().nullable(),
    isDemo: p.boolean().default(false),
  },
  checks: [{ name: 'support_budget_positive', expression: 'amount_minor > 0' }],
});

/** Money that may be spent on support in a year. */
export class SupportBudget extends SupportBudgetSchema.class {
  declare [OptionalProps]?: 'amount';

  get amount(): Money {
    return Money.ofMinor(this.amountMinor, this.currency);
  }
}
SupportBudgetSchema.setClass(SupportBudget);

const REFUSE = `raise exception 'The ledger is never changed: reverse the entry.' using errcode = 'restrict_violation'`;

const SupportPaymentSchema = defineEntity({
  name: 'SupportPayment',
  properties: {
    ...recordProperties,
    /** By which people speak of it: `2026-0042`. */
    number: p.text().unique(),
    budget: () => p.manyToOne(SupportBudget).ref().index(),
    organisation: () => p.manyToOne(Organisation).ref().index(),
    kind: p.enum(SUPPORT_KINDS),
    /** Whole minor units of the budget's currency; negative in an entry that reverses one. */
    amountMinor: p.bigint('bigint'),
    currency: p.text(),
    paidOn: p.date().index(),
    purpose: p.text(),
    /** The project that it was paid for: pilot productions are counted by it. */
    project: p.text().nullable(),
    /** The paper that proves it. Unique within a budget, so that a list taken in twice pays once. */
    documentReference: p.text(),
    /** The entry that this one takes back. */
    reverses: () => p.oneToOne(SupportPayment).owner().ref().nullable(),
    /** Why it was taken back, or why the budget was overdrawn. */
    reason: p.text().nullable(),
    enteredById: p.uuid().nullable(),
    isDemo: p.boolean().default(false),
  },
  uniques: [{ name: 'support_payment_once_a_document', properties: ['budget', 'documentReference'] }],
  checks: [
    {
      name: 'support_payment_sign',
      expression:
        '(reverses_id is null and amount_minor > 0) or (reverses_id is not null and amount_minor < 0)',
    },
    { name: 'support_payment_reversed_for_reason', expression: 'reverses_id is null or reason is not null' },
  ],
  triggers: [{ name: 'immutable', timing: 'before', events: ['update', 'delete'], body: REFUSE }],
});

/** One entry of the ledger of support. Never changed: a mistake is taken back by an entry of its own. */
export class SupportPayment extends SupportPaymentSchema.class {
  declare [OptionalProps]?: 'amount';

  get amount(): Money {
    return Money.ofMinor(this.amountMinor, this.currency);
  }
}
SupportPaymentSchema.setClass(SupportPayment);

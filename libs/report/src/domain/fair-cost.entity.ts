import { OptionalProps, defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Fair } from '#fair';
import { Money } from '#kernel';

/** What money is spent on at a fair. */
export const COST_KINDS = [
  'venue',
  'stands',
  'travel',
  'staff',
  'interpreting',
  'promotion',
  'support',
  'catering',
  'other',
] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** estimated: planned or offered · verified: paid, by a document that is named. */
export const COST_BASES = ['estimated', 'verified'] as const;
export type CostBasis = (typeof COST_BASES)[number];

const FairCostSchema = defineEntity({
  name: 'FairCost',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    kind: p.enum(COST_KINDS),
    /** What for, in a few words. */
    description: p.text(),
    /** Calendar date whose exchange rate holds. */
    incurredOn: p.date(),
    /** Whole minor units of `currency`. */
    amountMinor: p.bigint('bigint'),
    currency: p.text(),
    basis: p.enum(COST_BASES).default('estimated'),
    /** Number or place of the invoice: what a verified cost is traced to. */
    documentReference: p.text().nullable(),
    /** Who entered it; null when the product itself did. */
    recordedById: p.uuid().nullable(),
    isDemo: p.boolean().default(false),
    /** Entered by mistake: it stays on record and leaves the sums. */
    withdrawnAt: p.datetime().nullable(),
    withdrawnById: p.uuid().nullable(),
    withdrawalReason: p.text().nullable(),
  },
  checks: [
    { name: 'fair_cost_positive', expression: 'amount_minor > 0' },
    {
      name: 'fair_cost_verified_by_document',
      expression: `basis <> 'verified' or document_reference is not null`,
    },
    {
      name: 'fair_cost_withdrawn_for_reason',
      expression: 'withdrawn_at is null or withdrawal_reason is not null',
    },
  ],
});

/** What a fair has cost those who run it, one item of it. */
export class FairCost extends FairCostSchema.class {
  declare [OptionalProps]?: 'amount';

  get amount(): Money {
    return Money.ofMinor(this.amountMinor, this.currency);
  }
}
FairCostSchema.setClass(FairCost);

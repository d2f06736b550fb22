import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Organisation } from '#directory';
import { foldText, newId } from '#kernel';

/** key-industrial-product: SPCNCL of a city · supporting-industry-product: of a ministry's or city's programme. */
export const RECOGNITION_KINDS = ['key-industrial-product', 'supporting-industry-product'] as const;
export type RecognitionKind = (typeof RECOGNITION_KINDS)[number];

/** What has become of a recognition by a day. */
export const RECOGNITION_STATES = ['in-force', 'renewed', 'expired', 'withdrawn'] as const;
export type RecognitionState = (typeof RECOGNITION_STATES)[number];

const foldedOf = (recognition: object) => foldText((recognition as { productName: string }).productName);

const RecognitionSchema = defineEntity({
  name: 'Recognition',
  properties: {
    ...editableProperties,
    kind: p.enum(RECOGNITION_KINDS),
    organisation: () => p.manyToOne(Organisation).ref().index(),
    /** As the decision writes it. */
    productName: p.text(),
    /** What the same product is found by. */
    foldedProduct: p.text().onCreate(foldedOf).onUpdate(foldedOf),
    /** Shared by a product's first recognition and all its renewals: products are counted by it. */
    productId: p
      .uuid()
      .index()
      .onCreate(() => newId()),
    /** Products and processes of the vocabulary, for searches and gaps in a chain. */
    conceptIds: p.array().default([]),
    /** The year of the selection; the decision may come in the next. */
    year: p.integer(),
    decisionNumber: p.text(),
    decidedOn: p.date().index(),
    /** The last day; null for one without an end. */
    validUntil: p.date().nullable(),
    withdrawnOn: p.date().nullable(),
    withdrawalDecision: p.text().nullable(),
    withdrawalReason: p.text().nullable(),
    isDemo: p.boolean().default(false),
  },
  uniques: [
    {
      name: 'recognition_once_a_decision',
      properties: ['kind', 'organisation', 'foldedProduct', 'decisionNumber'],
    },
  ],
  checks: [
    {
      name: 'recognition_ends_after_decision',
      expression: 'valid_until is null or valid_until >= decided_on',
    },
    {
      name: 'recognition_withdrawn_after_decision',
      expression: 'withdrawn_on is null or (withdrawn_on >= decided_on and withdrawal_reason is not null)',
    },
  ],
});

/** An award for a product of an enterprise by a numbered decision. A renewal is one of its own for the same product. */
export class Recognition extends RecognitionSchema.class {}
RecognitionSchema.setClass(Recognition);

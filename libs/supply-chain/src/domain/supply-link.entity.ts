import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Organisation } from '#directory';

/** claimed: said by one side, private to both · confirmed: by both · refused · ended: taken back, or over */
export const SUPPLY_LINK_STATUSES = ['claimed', 'confirmed', 'refused', 'ended'] as const;
export type SupplyLinkStatus = (typeof SUPPLY_LINK_STATUSES)[number];

const SupplyLinkSchema = defineEntity({
  name: 'SupplyLink',
  properties: {
    ...editableProperties,
    supplier: () => p.manyToOne(Organisation).ref().index(),
    customer: () => p.manyToOne(Organisation).ref().index(),
    status: p.enum(SUPPLY_LINK_STATUSES).default('claimed'),
    /** What is supplied: products and processes of the vocabulary. */
    conceptIds: p.array().default([]),
    /** In their own words. */
    subject: p.text().nullable(),
    sinceYear: p.integer().nullable(),
    claimedBy: () => p.manyToOne(Organisation).ref(),
    answeredAt: p.datetime().nullable(),
    endedAt: p.datetime().nullable(),
    isDemo: p.boolean().default(false),
  },
  checks: [{ name: 'supply_link_of_two', expression: 'supplier_id <> customer_id' }],
});

/** One organisation supplies another: said by one of them, true once the other says so too. */
export class SupplyLink extends SupplyLinkSchema.class {}
SupplyLinkSchema.setClass(SupplyLink);

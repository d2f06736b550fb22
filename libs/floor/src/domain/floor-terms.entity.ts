import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair } from '#fair';

/** What holds for a fair that has set nothing. */
export const DEFAULT_TERMS = { graceMinutes: 10, offerMinutes: 5, offersFreedSlots: true } as const;

const FloorTermsSchema = defineEntity({
  name: 'FloorTerms',
  properties: {
    ...recordProperties,
    fair: () => p.oneToOne(Fair).ref().owner().unique().deleteRule('cascade'),
    /** How long a side waits before it may report the other as not having come. */
    graceMinutes: p.integer(),
    /** How long an offer of a freed slot stands before the next on the waiting list gets it. */
    offerMinutes: p.integer(),
    /** Whether freed slots are offered to the waiting list. */
    offersFreedSlots: p.boolean(),
  },
});

/** What a fair has settled for its days. */
export class FloorTerms extends FloorTermsSchema.class {}
FloorTermsSchema.setClass(FloorTerms);

import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Fair, FairSession, MeetingTable, Participation, Slot } from '#fair';
import { Meeting, MeetingRequest } from '#scheduling';
import { Proposal } from '#matching';

/** open: being offered · filled: somebody took it · exhausted: nobody on the list could or would · over: too late, or taken back. */
export const FREED_STATES = ['open', 'filled', 'exhausted', 'over'] as const;
export type FreedState = (typeof FREED_STATES)[number];

/** What was to be there doesn't take place: called off, or somebody didn't come. */
export const FREED_REASONS = ['cancelled', 'no-show'] as const;
export type FreedReason = (typeof FREED_REASONS)[number];

const FreedSlotSchema = defineEntity({
  name: 'FreedSlot',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    slot: () => p.manyToOne(Slot).ref().index().deleteRule('cascade'),
    /** The meeting that won't be; null of a group meeting. */
    meeting: () => p.manyToOne(Meeting).ref().nullable().deleteRule('cascade'),
    /** The group meeting that can't be held; it may have taken several slots. null once it is removed. */
    session: () => p.manyToOne(FairSession).ref().nullable().deleteRule('set null'),
    /** What the group meeting was called; null of a meeting of two. */
    groupTitle: p.text().nullable(),
    /** Where it would have been; preferred for what comes in its place. */
    table: () => p.manyToOne(MeetingTable).ref().nullable().index().deleteRule('set null'),
    reason: p.enum(FREED_REASONS),
    state: p.enum(FREED_STATES).default('open'),
  },
  uniques: [{ properties: ['meeting'] }, { properties: ['session', 'slot'] }],
  checks: [
    {
      name: 'freed_slot_of_one',
      expression:
        '(meeting_id is null) <> (group_title is null) and (meeting_id is null or session_id is null)',
    },
  ],
  indexes: [{ properties: ['fair', 'state'] }],
});

/** A place in the timetable that became free on the day, to be offered to the waiting list. */
export class FreedSlot extends FreedSlotSchema.class {}
FreedSlotSchema.setClass(FreedSlot);

export const OFFER_STATES = ['offered', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

const SlotOfferSchema = defineEntity({
  name: 'SlotOffer',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    freed: () => p.manyToOne(FreedSlot).ref().index().deleteRule('cascade'),
    slot: () => p.manyToOne(Slot).ref().deleteRule('cascade'),
    supplier: () => p.manyToOne(Participation).ref().index().deleteRule('cascade'),
    buyer: () => p.manyToOne(Participation).ref().index().deleteRule('cascade'),
    request: () => p.manyToOne(MeetingRequest).ref().nullable().deleteRule('set null'),
    proposal: () => p.manyToOne(Proposal).ref().nullable().deleteRule('set null'),
    /** By which it stood in the waiting list. */
    worth: p.double().$type<number>(),
    /** A side whose own meeting was the one that won't be has kept the time free, and isn't asked. */
    asksSupplier: p.boolean(),
    asksBuyer: p.boolean(),
    supplierAcceptedAt: p.datetime().nullable(),
    buyerAcceptedAt: p.datetime().nullable(),
    state: p.enum(OFFER_STATES).default('offered'),
    expiresAt: p.datetime(),
    endedAt: p.datetime().nullable(),
    /** What it became. */
    meeting: () => p.manyToOne(Meeting).ref().nullable().index().deleteRule('set null'),
  },
  indexes: [
    // Nobody has two offers for one time, and a place is offered to one pair at a time.
    {
      name: 'slot_offer_one_a_supplier',
      expression: `create unique index "slot_offer_one_a_supplier" on "slot_offer" ("slot_id", "supplier_id") where state = 'offered'`,
    },
    {
      name: 'slot_offer_one_a_buyer',
      expression: `create unique index "slot_offer_one_a_buyer" on "slot_offer" ("slot_id", "buyer_id") where state = 'offered'`,
    },
    {
      name: 'slot_offer_one_a_place',
      expression: `create unique index "slot_offer_one_a_place" on "slot_offer" ("freed_id") where state = 'offered'`,
    },
    {
      name: 'slot_offer_one_a_pair',
      expression: `create unique index "slot_offer_one_a_pair" on "slot_offer" ("supplier_id", "buyer_id") where state = 'offered'`,
    },
    {
      name: 'slot_offer_due',
      expression: `create index "slot_offer_due" on "slot_offer" ("expires_at") where state = 'offered'`,
    },
  ],
});

/** A freed slot offered to a pair that has agreed to meet and has no meeting. */
export class SlotOffer extends SlotOfferSchema.class {}
SlotOfferSchema.setClass(SlotOffer);

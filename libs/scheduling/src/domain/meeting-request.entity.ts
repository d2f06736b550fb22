import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Fair, Participation, SIDES } from '#fair';
import { Proposal } from '#matching';
import { REQUEST_STATUSES } from './meeting-request-state.js';

const MeetingRequestSchema = defineEntity({
  name: 'MeetingRequest',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    supplier: () => p.manyToOne(Participation).ref().index(),
    buyer: () => p.manyToOne(Participation).ref().index(),
    /** Which of the two asks. */
    askedBy: p.enum(SIDES),
    proposal: () => p.manyToOne(Proposal).ref().nullable(),
    /** What the asking side says. */
    note: p.text().nullable(),
    status: p.enum(REQUEST_STATUSES).default('pending'),
    expiresAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
    /** Shown to the side that asked. */
    answerNote: p.text().nullable(),
  },
  // One open request a pair at a time, whoever asks.
  indexes: [
    {
      name: 'meeting_request_one_pending',
      expression: `create unique index "meeting_request_one_pending" on "meeting_request" ("supplier_id", "buyer_id") where status = 'pending'`,
    },
    {
      name: 'meeting_request_due',
      expression: `create index "meeting_request_due" on "meeting_request" ("expires_at") where status = 'pending'`,
    },
  ],
});

/** One side asks the other for a meeting. */
export class MeetingRequest extends MeetingRequestSchema.class {}
MeetingRequestSchema.setClass(MeetingRequest);

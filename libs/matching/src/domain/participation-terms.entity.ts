import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Participation } from '#fair';

const ParticipationTermsSchema = defineEntity({
  name: 'ParticipationTerms',
  properties: {
    ...editableProperties,
    participation: () => p.oneToOne(Participation).ref().owner().unique().deleteRule('cascade'),
    /** Groups by which the meeting rules of the fair go. */
    tags: p.array().default([]),
    /** Meetings that it is promised, and may have; null where the fair's own quota stands. */
    minMeetings: p.integer().nullable(),
    maxMeetings: p.integer().nullable(),
    /** The promise was paid for: for organisers and staff to see. */
    isSponsored: p.boolean().default(false),
  },
});

/** What the organiser has set for one participant of a fair: groups and quotas. */
export class ParticipationTerms extends ParticipationTermsSchema.class {}
ParticipationTermsSchema.setClass(ParticipationTerms);

import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Fair } from '#fair';
import { Meeting } from '#scheduling';
import { Agreement } from './agreement.entity.js';
import { ANSWER_STATES, FOLLOW_UP_STATUSES } from './follow-up-rules.js';

const FollowUpSchema = defineEntity({
  name: 'FollowUp',
  properties: {
    ...editableProperties,
    /** What it is about: exactly one of an agreement and a meeting with an outcome. */
    agreement: () => p.manyToOne(Agreement).ref().nullable().deleteRule('cascade'),
    meeting: () => p.manyToOne(Meeting).ref().nullable().deleteRule('cascade'),
    fair: () => p.manyToOne(Fair).ref().nullable().index(),
    /** After how many months: one of FOLLOW_UP_MONTHS. */
    months: p.integer(),
    dueOn: p.date(),
    status: p.enum(FOLLOW_UP_STATUSES).default('planned'),
    /** The member of staff whose it is; null until somebody takes it. */
    assigneeId: p.uuid().nullable().index(),
    askedAt: p.datetime().nullable(),
    remindedAt: p.datetime().nullable(),
    reminders: p.integer().default(0),
    escalatedAt: p.datetime().nullable(),
    answeredAt: p.datetime().nullable(),
    /** Why it isn't asked. */
    skipReason: p.text().nullable(),
    answers: () => p.oneToMany(FollowUpAnswer).mappedBy('followUp'),
  },
  uniques: [{ properties: ['agreement', 'months'] }, { properties: ['meeting', 'months'] }],
  indexes: [{ properties: ['status', 'dueOn', 'id'] }],
  checks: [{ name: 'follow_up_of_one', expression: '(agreement_id is null) <> (meeting_id is null)' }],
});

/** A dated check on what became of an agreement or of an outcome. */
export class FollowUp extends FollowUpSchema.class {}
FollowUpSchema.setClass(FollowUp);

const FollowUpInvitationSchema = defineEntity({
  name: 'FollowUpInvitation',
  properties: {
    ...recordProperties,
    followUp: () => p.manyToOne(FollowUp).ref().index().deleteRule('cascade'),
    /** The party that is asked. */
    organisation: () => p.manyToOne(Organisation).ref(),
    email: p.text(),
    language: p.text(),
    /** SHA-256 of the token in the letter; the token itself is nowhere else. */
    tokenHash: p.text().unique().hidden(),
    expiresAt: p.datetime(),
    usedAt: p.datetime().nullable(),
  },
});

/** A one-time link by which a party answers without signing in. */
export class FollowUpInvitation extends FollowUpInvitationSchema.class {}
FollowUpInvitationSchema.setClass(FollowUpInvitation);

const FollowUpAnswerSchema = defineEntity({
  name: 'FollowUpAnswer',
  properties: {
    ...recordProperties,
    followUp: () => p.manyToOne(FollowUp).ref().index().deleteRule('cascade'),
    /** For which party; null when staff wrote down what they found out. */
    organisation: () => p.manyToOne(Organisation).ref().nullable(),
    personId: p.uuid().nullable(),
    /** Who says so, by a link. */
    answeredBy: p.text().nullable(),
    state: p.enum(ANSWER_STATES),
    /** So far, in whole minor units of `currency`. */
    deliveredMinor: p.bigint('bigint').nullable(),
    paidMinor: p.bigint('bigint').nullable(),
    currency: p.text().nullable(),
    note: p.text().nullable(),
    /** Codes of UNUSUAL_ANSWERS that whoever answered has confirmed. */
    unusualPoints: p.array().default([]),
  },
});

/** What a party, or staff, says of how it went. Never changed: who thinks again answers again. */
export class FollowUpAnswer extends FollowUpAnswerSchema.class {}
FollowUpAnswerSchema.setClass(FollowUpAnswer);

import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Fair } from '#fair';

/** training: a course · consulting: a programme in the enterprise, such as 5S3D · workshop: often on the side of a fair. */
export const ACTIVITY_KINDS = ['training', 'consulting', 'workshop'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What it is about; targets count by it. */
export const ACTIVITY_TOPICS = ['management', 'workforce', 'technology', 'market'] as const;
export type ActivityTopic = (typeof ACTIVITY_TOPICS)[number];

/** draft: seen by staff alone · open: organisations sign up · cancelled: it isn't held. */
export const ACTIVITY_STATUSES = ['draft', 'open', 'cancelled'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

const ActivitySchema = defineEntity({
  name: 'Activity',
  properties: {
    ...editableProperties,
    kind: p.enum(ACTIVITY_KINDS),
    topic: p.enum(ACTIVITY_TOPICS).index(),
    status: p.enum(ACTIVITY_STATUSES).default('draft'),
    /** Text by language. */
    title: p.json<Record<string, string>>(),
    description: p
      .json<Record<string, string>>()
      .default('{}')
      .onCreate(() => ({})),
    place: p.text(),
    /** Who teaches or consults. */
    provider: p.text().nullable(),
    /** The fair on whose side it is held. */
    fair: () => p.manyToOne(Fair).ref().nullable().index(),
    timeZone: p.text().default('Asia/Ho_Chi_Minh'),
    /** People who can come; null for any number. */
    places: p.integer().nullable(),
    /** After it nobody signs up or changes whom they send. */
    signUpUntil: p.datetime(),
    /** Per cent of the sessions that a person must have come to for a certificate, and to be counted. */
    requiredAttendance: p.integer().default(80),
    cancelReason: p.text().nullable(),
    isDemo: p.boolean().default(false),
    sessions: () => p.oneToMany(ActivitySession).mappedBy('activity').orphanRemoval(),
  },
  checks: [
    { name: 'activity_places', expression: 'places > 0' },
    { name: 'activity_required', expression: 'required_attendance >= 1 and required_attendance <= 100' },
  ],
});

/** Something that the programme offers to enterprises: a course, a consulting programme, a workshop. */
export class Activity extends ActivitySchema.class {}
ActivitySchema.setClass(Activity);

const ActivitySessionSchema = defineEntity({
  name: 'ActivitySession',
  properties: {
    ...recordProperties,
    activity: () => p.manyToOne(Activity).ref().index().deleteRule('cascade'),
    startsAt: p.datetime().index(),
    endsAt: p.datetime(),
    title: p.text().nullable(),
  },
  checks: [{ name: 'activity_session_has_length', expression: 'ends_at > starts_at' }],
});

/** One time in which people come together. */
export class ActivitySession extends ActivitySessionSchema.class {}
ActivitySessionSchema.setClass(ActivitySession);

/** enrolled: has its places · waiting: for places to become free, in the order of signing up · withdrawn */
export const ENROLMENT_STATUSES = ['enrolled', 'waiting', 'withdrawn'] as const;
export type EnrolmentStatus = (typeof ENROLMENT_STATUSES)[number];

const ActivityEnrolmentSchema = defineEntity({
  name: 'ActivityEnrolment',
  properties: {
    ...editableProperties,
    activity: () => p.manyToOne(Activity).ref(),
    organisation: () => p.manyToOne(Organisation).ref().index(),
    status: p.enum(ENROLMENT_STATUSES),
    /** The place in the queue. */
    queuedAt: p.datetime(),
    participants: () => p.oneToMany(ActivityParticipant).mappedBy('enrolment'),
  },
  uniques: [{ properties: ['activity', 'organisation'] }],
});

/** An organisation that has signed up. */
export class ActivityEnrolment extends ActivityEnrolmentSchema.class {}
ActivityEnrolmentSchema.setClass(ActivityEnrolment);

const ActivityParticipantSchema = defineEntity({
  name: 'ActivityParticipant',
  properties: {
    ...recordProperties,
    enrolment: () => p.manyToOne(ActivityEnrolment).ref().index().deleteRule('cascade'),
    name: p.text(),
    jobTitle: p.text().nullable(),
    email: p.text().nullable(),
  },
});

/** A person whom an organisation sends. */
export class ActivityParticipant extends ActivityParticipantSchema.class {}
ActivityParticipantSchema.setClass(ActivityParticipant);

const ActivityAttendanceSchema = defineEntity({
  name: 'ActivityAttendance',
  properties: {
    ...recordProperties,
    session: () => p.manyToOne(ActivitySession).ref().deleteRule('cascade'),
    participant: () => p.manyToOne(ActivityParticipant).ref().index().deleteRule('cascade'),
  },
  uniques: [{ properties: ['session', 'participant'] }],
});

/** A person came to a session. */
export class ActivityAttendance extends ActivityAttendanceSchema.class {}
ActivityAttendanceSchema.setClass(ActivityAttendance);

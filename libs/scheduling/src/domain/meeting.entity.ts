import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Delegate, Fair, Interpreter, MeetingTable, Participation, SIDES, Slot } from '#fair';
import { Proposal } from '#matching';
import { MeetingRequest } from './meeting-request.entity.js';
import { MEETING_STATUSES } from './meeting-state.js';
import { OUTCOME_KINDS, OUTCOME_SOURCES } from './outcome.js';

const MeetingSchema = defineEntity({
  name: 'Meeting',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    /** null for one that is cancelled and whose slot was taken out of the fair. */
    slot: () => p.manyToOne(Slot).ref().nullable().index().deleteRule('set null'),
    /** null for a meeting that is held on line, and for one that is cancelled and whose table was taken out of the fair. */
    table: () => p.manyToOne(MeetingTable).ref().nullable().index().deleteRule('set null'),
    /** Somebody who interprets, when the two sides have no language in common. */
    interpreter: () => p.manyToOne(Interpreter).ref().nullable().index().deleteRule('restrict'),
    /** Copied from the slot, for the constraints that keep tables and people from being booked twice. */
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    supplier: () => p.manyToOne(Participation).ref().index(),
    buyer: () => p.manyToOne(Participation).ref().index(),
    request: () => p.manyToOne(MeetingRequest).ref().nullable(),
    proposal: () => p.manyToOne(Proposal).ref().nullable().index(),
    status: p.enum(MEETING_STATUSES).default('released'),
    /** Whose no-show it was. */
    absentSide: p.enum([...SIDES, 'both'] as const).nullable(),
    /** A solver leaves it where it is. */
    isFixed: p.boolean().default(false),
    cancelReason: p.text().nullable(),
    /** When its two organisations first saw it; null for a draft, and for one cancelled as a draft. */
    releasedAt: p.datetime().nullable(),
    /** The outcome by which it counts, see settledKind; null while nobody has recorded one. */
    outcomeKind: p.enum(OUTCOME_KINDS).nullable(),
    attendances: () => p.oneToMany(MeetingAttendance).mappedBy('meeting'),
    outcomes: () => p.oneToMany(Outcome).mappedBy('meeting'),
  },
  checks: [
    { name: 'meeting_in_slot', expression: `slot_id is not null or status = 'cancelled'` },
    {
      name: 'meeting_table_once',
      expression: `exclude using gist (table_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'cancelled' and status <> 'no-show') deferrable`,
    },
    {
      name: 'meeting_interpreter_once',
      expression: `exclude using gist (interpreter_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'cancelled' and status <> 'no-show') deferrable`,
    },
  ],
  indexes: [{ properties: ['fair', 'startsAt', 'id'] }],
});

/** A slot, a table and the people. */
export class Meeting extends MeetingSchema.class {}
MeetingSchema.setClass(Meeting);

const MeetingAttendanceSchema = defineEntity({
  name: 'MeetingAttendance',
  properties: {
    ...recordProperties,
    meeting: () => p.manyToOne(Meeting).ref().deleteRule('cascade'),
    delegate: () => p.manyToOne(Delegate).ref().index(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    /** false once the meeting is cancelled or a no-show: the delegate is free again. */
    isActive: p.boolean().default(true),
  },
  uniques: [{ properties: ['meeting', 'delegate'] }],
  checks: [
    {
      name: 'meeting_delegate_once',
      expression: `exclude using gist (delegate_id with =, tstzrange(starts_at, ends_at) with &&) where (is_active) deferrable`,
    },
  ],
});

/** A delegate who takes part in a meeting. */
export class MeetingAttendance extends MeetingAttendanceSchema.class {}
MeetingAttendanceSchema.setClass(MeetingAttendance);

const OutcomeSchema = defineEntity({
  name: 'Outcome',
  properties: {
    ...editableProperties,
    meeting: () => p.manyToOne(Meeting).ref().deleteRule('cascade'),
    recordedFor: p.enum(OUTCOME_SOURCES),
    kind: p.enum(OUTCOME_KINDS),
    /** For the recording side, organisers and staff; the other side never sees it. */
    note: p.text().nullable(),
    /** null when the product itself did it. */
    recordedById: p.uuid().nullable(),
  },
  uniques: [{ properties: ['meeting', 'recordedFor'] }],
});

/** What came of a meeting, as one side or the organiser tells it; Meeting.outcomeKind says how it counts. */
export class Outcome extends OutcomeSchema.class {}
OutcomeSchema.setClass(Outcome);

import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Fair, Hall, MeetingTable, Slot } from './fair.entity.js';
import { Delegate, Participation } from './participation.entity.js';

/**
 * open: for anybody · reserved: only for meetings of its owner, who meets elsewhere too · private: the owner's own stand,
 * which receives there and nowhere else · spare: left free when a timetable is made, for what happens on the day.
 */
export const TABLE_PURPOSES = ['open', 'reserved', 'private', 'spare'] as const;
export type TablePurpose = (typeof TABLE_PURPOSES)[number];

const TableTermsSchema = defineEntity({
  name: 'TableTerms',
  properties: {
    ...recordProperties,
    table: () => p.oneToOne(MeetingTable).ref().owner().unique().deleteRule('cascade'),
    purpose: p.enum(TABLE_PURPOSES),
    /** Of reserved and private tables. */
    owner: () => p.manyToOne(Participation).ref().nullable().index().deleteRule('cascade'),
    /** How many can sit at it; null when nobody has said, and any group may. */
    seats: p.integer().nullable(),
  },
});

/** For whom a table is, and how large; without terms it is open. */
export class TableTerms extends TableTermsSchema.class {}
TableTermsSchema.setClass(TableTerms);

const TableBlockSchema = defineEntity({
  name: 'TableBlock',
  properties: {
    ...recordProperties,
    table: () => p.manyToOne(MeetingTable).ref().deleteRule('cascade'),
    slot: () => p.manyToOne(Slot).ref().index().deleteRule('cascade'),
  },
  uniques: [{ properties: ['table', 'slot'] }],
});

/** A slot in which a table can't be used. */
export class TableBlock extends TableBlockSchema.class {}
TableBlockSchema.setClass(TableBlock);

const HallWalkSchema = defineEntity({
  name: 'HallWalk',
  properties: {
    ...recordProperties,
    /** The hall with the smaller id, so that a pair is there once. */
    hall: () => p.manyToOne(Hall).ref().deleteRule('cascade'),
    otherHall: () => p.manyToOne(Hall).ref().index().deleteRule('cascade'),
    minutes: p.integer(),
  },
  uniques: [{ properties: ['hall', 'otherHall'] }],
});

/** How long one walks from one hall to another; halls without one are next to each other. */
export class HallWalk extends HallWalkSchema.class {}
HallWalkSchema.setClass(HallWalk);

const FairSessionSchema = defineEntity({
  name: 'FairSession',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    title: p.text(),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
    /** Of a group meeting; without one it is somewhere else. */
    table: () => p.manyToOne(MeetingTable).ref().nullable().index().deleteRule('no action'),
    /** Who interprets at a group meeting: nobody else's then. */
    interpreter: () => p.manyToOne(Interpreter).ref().nullable().index().deleteRule('restrict'),
    /** From when something is recorded of it on the day: a release moves it no more. */
    recordedAt: p.datetime().nullable(),
    /** Since when it is certain that it isn't held: its people, table and interpreter are free for others. */
    freedAt: p.datetime().nullable(),
    attendances: () => p.oneToMany(SessionAttendance).mappedBy('session'),
  },
  checks: [{ name: 'fair_session_has_length', expression: 'ends_at > starts_at' }],
});

/** A workshop, opening or tour on the side of the fair, or several organisations who meet at one table: a group meeting. */
export class FairSession extends FairSessionSchema.class {}
FairSessionSchema.setClass(FairSession);

const SessionAttendanceSchema = defineEntity({
  name: 'SessionAttendance',
  properties: {
    ...recordProperties,
    session: () => p.manyToOne(FairSession).ref().deleteRule('cascade'),
    delegate: () => p.manyToOne(Delegate).ref().index().deleteRule('cascade'),
  },
  uniques: [{ properties: ['session', 'delegate'] }],
});

/** A delegate who attends a session and has no meetings then. */
export class SessionAttendance extends SessionAttendanceSchema.class {}
SessionAttendanceSchema.setClass(SessionAttendance);

const InterpreterSchema = defineEntity({
  name: 'Interpreter',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    name: p.text(),
    /** Between which languages, each as two language tags in alphabetical order: `ja-vi`. */
    languagePairs: p.array(),
    maxMeetings: p.integer().nullable(),
    breaks: () => p.oneToMany(InterpreterBreak).mappedBy('interpreter').orphanRemoval(),
  },
});

/** Somebody who interprets at one meeting at a time. */
export class Interpreter extends InterpreterSchema.class {}
InterpreterSchema.setClass(Interpreter);

const InterpreterBreakSchema = defineEntity({
  name: 'InterpreterBreak',
  properties: {
    ...recordProperties,
    interpreter: () => p.manyToOne(Interpreter).ref().deleteRule('cascade'),
    slot: () => p.manyToOne(Slot).ref().index().deleteRule('cascade'),
  },
  uniques: [{ properties: ['interpreter', 'slot'] }],
});

/** A slot in which an interpreter doesn't work. */
export class InterpreterBreak extends InterpreterBreakSchema.class {}
InterpreterBreakSchema.setClass(InterpreterBreak);

const MeetingPrecedenceSchema = defineEntity({
  name: 'MeetingPrecedence',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    firstSupplier: () => p.manyToOne(Participation).ref().deleteRule('cascade'),
    firstBuyer: () => p.manyToOne(Participation).ref().deleteRule('cascade'),
    thenSupplier: () => p.manyToOne(Participation).ref().deleteRule('cascade'),
    thenBuyer: () => p.manyToOne(Participation).ref().deleteRule('cascade'),
  },
  uniques: [{ properties: ['firstSupplier', 'firstBuyer', 'thenSupplier', 'thenBuyer'] }],
});

/** The first pair meets before the second, when both do. */
export class MeetingPrecedence extends MeetingPrecedenceSchema.class {}
MeetingPrecedenceSchema.setClass(MeetingPrecedence);

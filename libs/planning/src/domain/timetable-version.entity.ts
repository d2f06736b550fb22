import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair } from '#fair';
import type { PlacedGroup, PlacedMeeting } from './placed-meeting.js';
import { TimetableDraft } from './timetable-draft.entity.js';
import { CHANGE_KINDS } from './timetable-diff.js';

const TimetableVersionSchema = defineEntity({
  name: 'TimetableVersion',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    /** From 1, without gaps. */
    number: p.integer(),
    draft: () => p.manyToOne(TimetableDraft).ref().nullable().deleteRule('set null'),
    releasedById: p.uuid().nullable(),
    note: p.text().nullable(),
    /** In the timetable then. */
    meetings: p.integer(),
    added: p.integer(),
    moved: p.integer(),
    cancelled: p.integer(),
    /** Group meetings that it placed. */
    groups: p.integer().default(0),
    /** Letters written: one to each person concerned. */
    letters: p.integer().default(0),
  },
  uniques: [{ properties: ['fair', 'number'] }],
});

/** A release of a fair's timetable. */
export class TimetableVersion extends TimetableVersionSchema.class {}
TimetableVersionSchema.setClass(TimetableVersion);

/** By which way a change came into the timetable: with the release, or by hand since the release before. */
export const CHANGE_ORIGINS = ['release', 'hand'] as const;
export type ChangeOrigin = (typeof CHANGE_ORIGINS)[number];

const TimetableChangeSchema = defineEntity({
  name: 'TimetableChange',
  properties: {
    ...recordProperties,
    version: () => p.manyToOne(TimetableVersion).ref().index().deleteRule('cascade'),
    meetingId: p.uuid(),
    kind: p.enum(CHANGE_KINDS),
    origin: p.enum(CHANGE_ORIGINS),
    before: p.json<PlacedMeeting>().nullable(),
    after: p.json<PlacedMeeting>().nullable(),
    reason: p.text().nullable(),
  },
});

/** One difference of a version to the one before. */
export class TimetableChange extends TimetableChangeSchema.class {}
TimetableChangeSchema.setClass(TimetableChange);

const TimetableGroupChangeSchema = defineEntity({
  name: 'TimetableGroupChange',
  properties: {
    ...recordProperties,
    version: () => p.manyToOne(TimetableVersion).ref().index().deleteRule('cascade'),
    // Without a foreign key: a version outlives what it names.
    groupId: p.uuid(),
    /** What it was called then. */
    title: p.text(),
    kind: p.enum(CHANGE_KINDS),
    origin: p.enum(CHANGE_ORIGINS),
    before: p.json<PlacedGroup>().nullable(),
    after: p.json<PlacedGroup>().nullable(),
  },
});

/** One difference of a version's group meetings to the version before. */
export class TimetableGroupChange extends TimetableGroupChangeSchema.class {}
TimetableGroupChangeSchema.setClass(TimetableGroupChange);

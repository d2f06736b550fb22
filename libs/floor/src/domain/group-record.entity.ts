import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Fair, FairSession, Participation } from '#fair';
import { MEETING_STATUSES, OUTCOME_KINDS } from '#scheduling';

const GroupRecordSchema = defineEntity({
  name: 'GroupRecord',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    session: () => p.oneToOne(FairSession).ref().owner().unique().deleteRule('cascade'),
    /** As of a meeting of two; a group that has lost a party is held by the others. */
    status: p.enum(MEETING_STATUSES).default('released'),
    /** The outcome by which it counts, see settledKind; null while nobody has recorded one. */
    outcomeKind: p.enum(OUTCOME_KINDS).nullable(),
    /** What those who run the fair recorded. */
    organiserKind: p.enum(OUTCOME_KINDS).nullable(),
    organiserNote: p.text().nullable(),
    parties: () => p.oneToMany(GroupPartyRecord).mappedBy('record'),
  },
});

/** What became of a group meeting on the day. There is none while nobody has said or done anything about it. */
export class GroupRecord extends GroupRecordSchema.class {}
GroupRecordSchema.setClass(GroupRecord);

const GroupPartyRecordSchema = defineEntity({
  name: 'GroupPartyRecord',
  properties: {
    ...editableProperties,
    record: () => p.manyToOne(GroupRecord).ref().deleteRule('cascade'),
    participation: () => p.manyToOne(Participation).ref().index().deleteRule('cascade'),
    /** It is called to its table; null while it isn't, or isn't any more. */
    calledAt: p.datetime().nullable(),
    calledById: p.uuid().nullable(),
    /** It has said that it is on its way. */
    answeredAt: p.datetime().nullable(),
    /** After the beginning, by its own word; 0 says that it is there after all. */
    lateMinutes: p.integer().nullable(),
    /** It didn't come, as somebody has reported. */
    absentAt: p.datetime().nullable(),
    reportedById: p.uuid().nullable(),
    /** It says that it was there. */
    contradictedAt: p.datetime().nullable(),
    contradictedById: p.uuid().nullable(),
    /** For the organisers and the party that wrote it. */
    contradiction: p.text().nullable(),
    /** Those who run the fair have settled whether it came. */
    decidedAt: p.datetime().nullable(),
    decidedById: p.uuid().nullable(),
    /** What came of it for this party. */
    outcomeKind: p.enum(OUTCOME_KINDS).nullable(),
    /** For the party itself, organisers and staff; the others never see it. */
    outcomeNote: p.text().nullable(),
    recordedById: p.uuid().nullable(),
  },
  uniques: [{ properties: ['record', 'participation'] }],
});

/** One organisation of a group meeting on the day: called, late, absent, and what it says came of it. */
export class GroupPartyRecord extends GroupPartyRecordSchema.class {}
GroupPartyRecordSchema.setClass(GroupPartyRecord);

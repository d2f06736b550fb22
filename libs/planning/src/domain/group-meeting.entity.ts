import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Delegate, Fair, FairSession, MeetingTable, Participation } from '#fair';

const GroupMeetingSchema = defineEntity({
  name: 'GroupMeeting',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    title: p.text(),
    /** No timetable without it; otherwise a search places it at its worth. */
    isMust: p.boolean().default(false),
    /** Once in the timetable, a search leaves it where it is. */
    isFixed: p.boolean().default(false),
    /** The only table that it may take; null for any that those who come may use. */
    table: () => p.manyToOne(MeetingTable).ref().nullable().index().deleteRule('set null'),
    /** Where a release has put it; null while it is to be placed. */
    session: () => p.oneToOne(FairSession).ref().owner().nullable().unique().deleteRule('set null'),
    parties: () => p.oneToMany(GroupParty).mappedBy('group').orphanRemoval(),
  },
});

/**
 * Three organisations or more who meet at one table for one slot: a buyer and several suppliers, or a delegation of buyers
 * at a supplier. A search places it among the meetings of two; released, it is a session of the fair.
 */
export class GroupMeeting extends GroupMeetingSchema.class {}
GroupMeetingSchema.setClass(GroupMeeting);

const GroupPartySchema = defineEntity({
  name: 'GroupParty',
  properties: {
    ...recordProperties,
    group: () => p.manyToOne(GroupMeeting).ref().deleteRule('cascade'),
    participation: () => p.manyToOne(Participation).ref().index().deleteRule('cascade'),
    /** Who comes for it; null for whoever is free. */
    delegate: () => p.manyToOne(Delegate).ref().nullable().index().deleteRule('set null'),
  },
  uniques: [{ properties: ['group', 'participation'] }],
});

/** An organisation that a group meeting can't do without. */
export class GroupParty extends GroupPartySchema.class {}
GroupPartySchema.setClass(GroupParty);

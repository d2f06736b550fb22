import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Fair } from '#fair';
import type { PlacedGroup, PlacedMeeting } from './placed-meeting.js';
import type { PlanFigures } from './plan-run.entity.js';
import type { PlanWeights } from './plan-weights.js';

/** open: can be edited and released · released: has become a version · discarded: put aside. */
export const DRAFT_STATUSES = ['open', 'released', 'discarded'] as const;
export type DraftStatus = (typeof DRAFT_STATUSES)[number];

const TimetableDraftSchema = defineEntity({
  name: 'TimetableDraft',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    /** Counted within the fair: "Draft 3". */
    number: p.integer(),
    name: p.text().nullable(),
    status: p.enum(DRAFT_STATUSES).default('open'),
    weights: p.json<PlanWeights>(),
    /** As the run left it; null for one that was made by hand. */
    figures: p.json<PlanFigures>().nullable(),
    /** The timetable as it stood when the draft was made or last rebased. */
    base: p
      .json<PlacedMeeting[]>()
      .default('[]')
      .onCreate(() => [])
      .lazy(),
    /** The group meetings of it that could still move. */
    baseGroups: p
      .json<PlacedGroup[]>()
      .default('[]')
      .onCreate(() => [])
      .lazy(),
  },
  uniques: [{ properties: ['fair', 'number'] }],
});

/** A timetable that isn't the fair's yet; several can exist side by side. */
export class TimetableDraft extends TimetableDraftSchema.class {}
TimetableDraftSchema.setClass(TimetableDraft);

const DraftMeetingSchema = defineEntity({
  name: 'DraftMeeting',
  properties: {
    ...editableProperties,
    draft: () => p.manyToOne(TimetableDraft).ref().deleteRule('cascade'),
    /** The meeting that it is, or will be once released. */
    meetingId: p.uuid(),
    // Ids without foreign keys: a draft hinders nobody who sets up the fair, and is checked before its release.
    supplierId: p.uuid(),
    buyerId: p.uuid(),
    slotId: p.uuid(),
    /** null for a meeting that is held on line. */
    tableId: p.uuid().nullable(),
    interpreterId: p.uuid().nullable(),
    delegateIds: p.array(),
    /** Fixed by hand: a search leaves it where it is. */
    isFixed: p.boolean().default(false),
  },
  uniques: [{ properties: ['draft', 'meetingId'] }],
});

/** A meeting in a draft. */
export class DraftMeeting extends DraftMeetingSchema.class {}
DraftMeetingSchema.setClass(DraftMeeting);

const DraftGroupSchema = defineEntity({
  name: 'DraftGroup',
  properties: {
    ...editableProperties,
    draft: () => p.manyToOne(TimetableDraft).ref().deleteRule('cascade'),
    // Ids without foreign keys, as those of meetings.
    groupId: p.uuid(),
    slotId: p.uuid(),
    tableId: p.uuid().nullable(),
    interpreterId: p.uuid().nullable(),
    delegateIds: p.array(),
  },
  uniques: [{ properties: ['draft', 'groupId'] }],
});

/** Where a draft puts a group meeting. */
export class DraftGroup extends DraftGroupSchema.class {}
DraftGroupSchema.setClass(DraftGroup);

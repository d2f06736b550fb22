import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair } from '#fair';
import type { DayChange } from './day-change.js';
import type { RepairPlan } from './plan-repair.js';

export const REPAIR_STATES = ['proposed', 'applied'] as const;
export type RepairState = (typeof REPAIR_STATES)[number];

const RepairSchema = defineEntity({
  name: 'Repair',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    change: p.json<DayChange>(),
    plan: p.json<RepairPlan>(),
    /** The timetable on which the plan rests, as a hash: when it has changed, the plan is stale. */
    basis: p.text(),
    state: p.enum(REPAIR_STATES).default('proposed'),
    proposedById: p.uuid().nullable(),
    appliedAt: p.datetime().nullable(),
    appliedById: p.uuid().nullable(),
    /** Letters that were written when it was applied. */
    letters: p.integer().default(0),
  },
});

/** How the timetable is mended after something that happened on the day: as it was shown, and whether it was done. */
export class Repair extends RepairSchema.class {}
RepairSchema.setClass(Repair);

import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair } from '#fair';
import type { PlanWeights } from './plan-weights.js';
import type { NamedFault } from './planning-faults.js';
import { TimetableDraft } from './timetable-draft.entity.js';

/**
 * queued → running → finished; a run that was told to stop is cancelled, with the best it had; one whose process ended
 * under it is interrupted.
 */
export const PLAN_RUN_STATUSES = [
  'queued',
  'running',
  'finished',
  'cancelled',
  'interrupted',
  'failed',
] as const;
export type PlanRunStatus = (typeof PLAN_RUN_STATUSES)[number];

/**
 * optimal: proved that none is better · feasible: valid · infeasible: proved that what must be in doesn't fit ·
 * unknown: something that must be in is missing, and nothing is proved.
 */
export const PLAN_OUTCOMES = ['optimal', 'feasible', 'infeasible', 'unknown'] as const;
export type PlanOutcome = (typeof PLAN_OUTCOMES)[number];

/** How far a run has come, or what a draft is worth, next to what is proved to be possible. */
export interface PlanFigures {
  readonly seconds: number;
  readonly requests: number;
  readonly scheduled: number;
  readonly worth: number;
  /** No timetable is worth more. */
  readonly worthBound: number;
  readonly scheduledBound: number;
  /** Smallest share of what a participant could have had, 0 to 1. */
  readonly worstShare: number;
  /** Names of the first of those who have it, and how many there are; left out while the search goes on. */
  readonly worstServed?: readonly string[];
  readonly worstServedCount?: number;
  readonly worstShareBound: number;
  readonly breaks: number;
  /** With every request in, no timetable has fewer. */
  readonly breaksBound: number;
  readonly tableChanges: number;
}

const PlanRunSchema = defineEntity({
  name: 'PlanRun',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    requestedById: p.uuid().nullable(),
    status: p.enum(PLAN_RUN_STATUSES).default('queued'),
    weights: p.json<PlanWeights>(),
    /** Time budget. */
    seconds: p.integer(),
    /** Budget in search moves instead: the same seed and facts then give the same timetable. */
    moves: p.integer().nullable(),
    seed: p.integer(),
    /** Whether meetings that are planned already may move, as far as nobody has fixed them. */
    mayMovePlanned: p.boolean(),
    /** Starts from this draft instead of from nothing. */
    startDraftId: p.uuid().nullable(),
    figures: p.json<PlanFigures>().nullable(),
    outcome: p.enum(PLAN_OUTCOMES).nullable(),
    /** What is wrong with the facts, or stands against each other. */
    faults: p
      .json<NamedFault[]>()
      .default('[]')
      .onCreate(() => []),
    startedAt: p.datetime().nullable(),
    finishedAt: p.datetime().nullable(),
    /** The process at work says every second that it still is. */
    heartbeatAt: p.datetime().nullable(),
    cancelRequestedAt: p.datetime().nullable(),
    draft: () => p.manyToOne(TimetableDraft).ref().nullable().deleteRule('set null'),
  },
  indexes: [
    {
      name: 'plan_run_at_work',
      expression: `create index "plan_run_at_work" on "plan_run" ("created_at") where status in ('queued', 'running')`,
    },
  ],
});

/** One search for a timetable. */
export class PlanRun extends PlanRunSchema.class {}
PlanRunSchema.setClass(PlanRun);

import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Fair, SIDES } from '#fair';
import { Meeting, OUTCOME_SOURCES } from '#scheduling';

export const ABSENT_SIDES = [...SIDES, 'both'] as const;
/** What those who run the fair found: whose no-show it was, or that the meeting was held. */
export const VERDICTS = [...ABSENT_SIDES, 'held'] as const;
export type Verdict = (typeof VERDICTS)[number];

const NoShowReportSchema = defineEntity({
  name: 'NoShowReport',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    meeting: () => p.oneToOne(Meeting).ref().owner().unique().deleteRule('cascade'),
    absentSide: p.enum(ABSENT_SIDES),
    reportedFor: p.enum(OUTCOME_SOURCES),
    reportedById: p.uuid().nullable(),
    reportedAt: p.datetime(),
    /** The accused side says that it was there. */
    contradictedAt: p.datetime().nullable(),
    contradictedById: p.uuid().nullable(),
    /** For the organisers and the side that wrote it. */
    contradiction: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    decidedById: p.uuid().nullable(),
    verdict: p.enum(VERDICTS).nullable(),
  },
});

/** Who said of a meeting that a side didn't come, what that side says to it, and what was decided. */
export class NoShowReport extends NoShowReportSchema.class {}
NoShowReportSchema.setClass(NoShowReport);

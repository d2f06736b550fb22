import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Person } from '#identity';
import { CriteriaSet } from './criteria-set.entity.js';

export const ROUND_STATUSES = ['open', 'closed'] as const;

/** A score that somebody gave for a criterion, and on what it rests. */
export interface GivenScore {
  readonly criterionId: string;
  readonly score: number;
  readonly note: string;
}

const AssessmentRoundSchema = defineEntity({
  name: 'AssessmentRound',
  properties: {
    ...editableProperties,
    name: p.json<Record<string, string>>(),
    year: p.integer(),
    criteriaSet: () => p.manyToOne(CriteriaSet).ref().index(),
    /** Points from which an enterprise is eligible for support; null when only the ranking counts. */
    threshold: p.integer().nullable(),
    status: p.enum(ROUND_STATUSES).default('open'),
  },
});

/** One time in which enterprises that ask for support are scored and ranked. */
export class AssessmentRound extends AssessmentRoundSchema.class {}
AssessmentRoundSchema.setClass(AssessmentRound);

const AssessmentSchema = defineEntity({
  name: 'Assessment',
  properties: {
    ...editableProperties,
    round: () => p.manyToOne(AssessmentRound).ref(),
    organisation: () => p.manyToOne(Organisation).ref().index(),
    /** What support is asked for. */
    subject: p.text(),
    isDemo: p.boolean().default(false),
    sheets: () => p.oneToMany(ScoreSheet).mappedBy('assessment'),
    results: () => p.oneToMany(AssessmentResult).mappedBy('assessment'),
  },
  uniques: [{ properties: ['round', 'organisation'] }],
});

/** An enterprise in a round. Two people score it, each alone. */
export class Assessment extends AssessmentSchema.class {}
AssessmentSchema.setClass(Assessment);

const ScoreSheetSchema = defineEntity({
  name: 'ScoreSheet',
  properties: {
    ...editableProperties,
    assessment: () => p.manyToOne(Assessment).ref(),
    assessor: () => p.manyToOne(Person).ref().index(),
    scores: p
      .json<GivenScore[]>()
      .default('[]')
      .onCreate(() => []),
    /** From then on it doesn't change, and the other assessor may see it once theirs is in too. */
    submittedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['assessment', 'assessor'] }],
});

/** What one assessor gave. */
export class ScoreSheet extends ScoreSheetSchema.class {}
ScoreSheetSchema.setClass(ScoreSheet);

const REFUSE = `raise exception 'A result is never changed.' using errcode = 'restrict_violation'`;

const AssessmentResultSchema = defineEntity({
  name: 'AssessmentResult',
  properties: {
    ...recordProperties,
    assessment: () => p.manyToOne(Assessment).ref(),
    /** From 1; the latest holds. */
    edition: p.integer(),
    scores: p.json<GivenScore[]>(),
    /** Points in all, in hundredths: exact, because sums are compared. */
    totalHundredths: p.integer(),
    /** Why it is as it is; said again with each edition. */
    reason: p.text(),
    decidedBy: () => p.manyToOne(Person).ref(),
  },
  uniques: [{ properties: ['assessment', 'edition'] }],
  triggers: [{ name: 'immutable', timing: 'before', events: ['update', 'delete'], body: REFUSE }],
});

/** What two sheets were reconciled to. A correction is a further edition; none is ever changed. */
export class AssessmentResult extends AssessmentResultSchema.class {}
AssessmentResultSchema.setClass(AssessmentResult);

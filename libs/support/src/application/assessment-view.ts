import type { EntityManager } from '@mikro-orm/postgresql';
import { Assessment, AssessmentResult, type GivenScore, ScoreSheet } from '../domain/assessment.entity.js';
import { Criterion } from '../domain/criteria-set.entity.js';
import { farApart, totalHundredths } from '../domain/scoring.js';
import { ASSESSORS } from './assessments.service.js';

export type AssessmentState = 'unassigned' | 'scoring' | 'to-reconcile' | 'reconciled';

export interface SheetView {
  readonly sheet: ScoreSheet;
  readonly isMine: boolean;
  /** null while its scores are its assessor's alone. */
  readonly scores: readonly GivenScore[] | null;
  readonly totalHundredths: number | null;
}

/** An assessment as one person may see it. */
export interface AssessmentView {
  readonly assessment: Assessment;
  readonly state: AssessmentState;
  readonly sheets: readonly SheetView[];
  readonly farApart: readonly string[];
  /** The latest first. */
  readonly results: readonly AssessmentResult[];
}

/**
 * Assessments with sheets and results, as `personId` may see them: until both sheets are in, each is its assessor's
 * alone. Four statements for any number.
 */
export async function viewAssessments(
  em: EntityManager,
  assessments: readonly Assessment[],
  personId: string | null,
): Promise<AssessmentView[]> {
  const ids = assessments.map(({ id }) => id);
  await em.populate([...assessments], ['round']);
  const setIds = [...new Set(assessments.map(({ round }) => round.getEntity().criteriaSet.id))];
  const [criteria, sheets, results] = [
    await em.find(Criterion, { set: { $in: setIds } }),
    await em.find(
      ScoreSheet,
      { assessment: { $in: ids } },
      { populate: ['assessor'], orderBy: { id: 'asc' } },
    ),
    await em.find(
      AssessmentResult,
      { assessment: { $in: ids } },
      { populate: ['decidedBy'], orderBy: { edition: 'desc' } },
    ),
  ];
  const measuresOf = Map.groupBy(criteria, ({ set }) => set.id);
  const sheetsOf = Map.groupBy(sheets, ({ assessment }) => assessment.id);
  const resultsOf = Map.groupBy(results, ({ assessment }) => assessment.id);
  return assessments.map((assessment) => {
    const measures = measuresOf.get(assessment.round.getEntity().criteriaSet.id) ?? [];
    const own = sheetsOf.get(assessment.id) ?? [];
    const decided = resultsOf.get(assessment.id) ?? [];
    const submitted = own.filter(({ submittedAt }) => submittedAt);
    const areBothIn = submitted.length === ASSESSORS;
    return {
      assessment,
      state: stateOf(own.length, areBothIn, decided.length),
      sheets: own.map((sheet) => {
        const isMine = sheet.assessor.id === personId;
        const scores = isMine || areBothIn ? sheet.scores : null;
        return { sheet, isMine, scores, totalHundredths: scores && totalHundredths(measures, scores) };
      }),
      farApart: areBothIn ? farApart(measures, submitted[0]!.scores, submitted[1]!.scores) : [],
      results: decided,
    };
  });
}

function stateOf(sheets: number, areBothIn: boolean, results: number): AssessmentState {
  if (results > 0) return 'reconciled';
  if (areBothIn) return 'to-reconcile';
  return sheets < ASSESSORS ? 'unassigned' : 'scoring';
}

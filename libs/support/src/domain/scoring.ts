import type { InputProblem } from '#kernel';
import type { GivenScore } from './assessment.entity.js';

/** What scoring needs to know of a criterion. */
export interface Measure {
  readonly id: string;
  readonly weight: number;
  readonly scale: number;
}

/**
 * Points of one score in hundredths: score / scale of the criterion's weight, rounded half up. Whole numbers, so that
 * equal sheets have equal totals on every machine.
 */
export function pointsHundredths({ weight, scale }: Measure, score: number): number {
  return Math.floor((2 * score * weight * 100 + scale) / (2 * scale));
}

/** The total in hundredths: the sum of the rounded points, as people add them up. */
export function totalHundredths(measures: readonly Measure[], scores: readonly GivenScore[]): number {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  return scores.reduce((sum, { criterionId, score }) => {
    const measure = byId.get(criterionId);
    return measure ? sum + pointsHundredths(measure, score) : sum;
  }, 0);
}

/** What is wrong with scores; with `isComplete` every criterion needs one, and a word on what it rests. */
export function scoreProblems(
  measures: readonly Measure[],
  scores: readonly GivenScore[],
  { isComplete }: { isComplete: boolean },
): InputProblem[] {
  const byId = new Map(measures.map((measure) => [measure.id, measure]));
  const seen = new Set<string>();
  const problems: InputProblem[] = [];
  const add = (index: number, field: string, message: string) =>
    problems.push({ path: ['input', 'scores', String(index), field], message });
  scores.forEach(({ criterionId, score, note }, index) => {
    const measure = byId.get(criterionId);
    if (!measure) return add(index, 'criterionId', 'is no criterion of this round');
    if (seen.has(criterionId)) add(index, 'criterionId', 'is scored twice');
    seen.add(criterionId);
    if (!Number.isInteger(score) || score < 0 || score > measure.scale)
      add(index, 'score', `must be a whole number from 0 to ${measure.scale}`);
    if (isComplete && score > 0 && note.trim() === '') add(index, 'note', 'Say on what evidence it rests.');
  });
  const missing = measures.filter(({ id }) => !seen.has(id));
  if (isComplete && missing.length > 0)
    problems.push({ path: ['input', 'scores'], message: `${missing.length} criteria have no score yet` });
  return problems;
}

export interface Ranked<Entry> {
  readonly entry: Entry;
  /** 1 for the most points; equal totals share a rank, and the next one is left out. null without a result. */
  readonly rank: number | null;
}

/** The ranking of a round: by points, then in the order given. */
export function rank<Entry>(
  entries: readonly Entry[],
  totalOf: (entry: Entry) => number | null,
): Ranked<Entry>[] {
  const totals = entries.map(totalOf);
  return entries
    .map((entry, index) => ({ entry, total: totals[index]! }))
    .map(({ entry, total }) => ({
      entry,
      rank: total === null ? null : 1 + totals.filter((other) => other !== null && other > total).length,
    }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}

/** Criteria in which two sheets differ by more than a fifth of the scale: those that people talk about first. */
export function farApart(
  measures: readonly Measure[],
  a: readonly GivenScore[],
  b: readonly GivenScore[],
): string[] {
  const scoreIn = (scores: readonly GivenScore[], id: string) =>
    scores.find(({ criterionId }) => criterionId === id)?.score ?? 0;
  return measures
    .filter(({ id, scale }) => Math.abs(scoreIn(a, id) - scoreIn(b, id)) * 5 > scale)
    .map(({ id }) => id);
}

import { COMPONENT_NAMES, type ComponentWeights } from '../scoring/scoring-rules.js';
import { compare } from '../scoring/supplier-profile.js';
import {
  type ReliabilityBin,
  areaUnderCurve,
  brierScore,
  fitLogistic,
  reliability,
  sigmoid,
} from './logistic.js';

/** A proposal of which it is known whether it was worth a meeting. */
export interface Example {
  /** What belongs together, so that it isn't learnt from and tested on: the need. */
  readonly group: string;
  /** The components as they were, in the order of COMPONENT_NAMES; NaN for one of which the need says nothing. */
  readonly values: readonly number[];
  readonly label: 0 | 1;
}

/** How well scores foretell answers, measured on needs that nothing was learnt from. */
export interface Foresight {
  readonly auc: number;
  readonly brier: number;
  readonly reliability: readonly ReliabilityBin[];
}

export interface LearnedWeights {
  readonly weights: ComponentWeights;
  readonly before: Foresight;
  readonly after: Foresight;
  readonly examples: number;
  readonly positives: number;
  readonly needs: number;
}

export const LEAST = { examples: 100, ofEachKind: 20, needs: 10 } as const;
const FOLDS = 5;
const RIDGE = 0.01;
/** Less than that and nothing can be told of a component. */
const LEAST_SPREAD = 1e-3;

/** What is missing to learn from the examples; empty when there are enough. */
export function lackOf(
  examples: readonly Example[],
): { what: 'examples' | 'positives' | 'negatives' | 'needs'; have: number; least: number }[] {
  const positives = examples.filter(({ label }) => label === 1).length;
  const needs = new Set(examples.map(({ group }) => group)).size;
  return [
    { what: 'examples' as const, have: examples.length, least: LEAST.examples },
    { what: 'positives' as const, have: positives, least: LEAST.ofEachKind },
    { what: 'negatives' as const, have: examples.length - positives, least: LEAST.ofEachKind },
    { what: 'needs' as const, have: needs, least: LEAST.needs },
  ].filter(({ have, least }) => have < least);
}

/**
 * Weights by which the scores foretell answers and outcomes best: a logistic regression on the components, none
 * counting against a pair. A component that is the same for all examples keeps its share: nothing can be learnt of it. Before and
 * after are measured alike: on each fifth of the needs by what the other four taught, with scores turned into
 * probabilities by a regression of their own (Platt). Deterministic.
 */
export function learnWeights(examples: readonly Example[], current: ComponentWeights): LearnedWeights {
  const groups = [...new Set(examples.map(({ group }) => group))].sort(compare);
  const foldOf = new Map(groups.map((group, at) => [group, at % FOLDS]));
  const foretold = { before: [] as number[], after: [] as number[] };
  const labels: (0 | 1)[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const taught = examples.filter(({ group }) => foldOf.get(group) !== fold);
    const tested = examples.filter(({ group }) => foldOf.get(group) === fold);
    labels.push(...tested.map(({ label }) => label));
    foretold.before.push(...probabilities(current, taught, tested));
    foretold.after.push(...probabilities(weightsFrom(taught, current), taught, tested));
  }
  const foresight = (of: readonly number[]): Foresight => ({
    auc: areaUnderCurve(of, labels),
    brier: brierScore(of, labels),
    reliability: reliability(of, labels),
  });
  return {
    weights: weightsFrom(examples, current),
    ...{ before: foresight(foretold.before), after: foresight(foretold.after) },
    ...{
      examples: examples.length,
      positives: labels.filter((label) => label === 1).length,
      needs: groups.length,
    },
  };
}

/** The score of a pair under weights, those of which the need says nothing left out. */
export function scoreOf(values: readonly number[], weights: ComponentWeights): number {
  let [sum, whole] = [0, 0];
  COMPONENT_NAMES.forEach((name, at) => {
    const value = values[at]!;
    if (Number.isNaN(value)) return;
    sum += weights[name] * value;
    whole += weights[name];
  });
  return whole > 0 ? sum / whole : 0;
}

function probabilities(
  weights: ComponentWeights,
  taught: readonly Example[],
  tested: readonly Example[],
): number[] {
  const rows = (of: readonly Example[]) => of.map(({ values }) => [10 * scoreOf(values, weights) - 5]);
  const { bias, coefficients } = fitLogistic(
    rows(taught),
    taught.map(({ label }) => label),
    { ridge: 1e-4, isNonNegative: false },
  );
  return rows(tested).map(([score]) => sigmoid(bias + coefficients[0]! * score!));
}

function weightsFrom(examples: readonly Example[], current: ComponentWeights): ComponentWeights {
  const means = COMPONENT_NAMES.map((_, at) => mean(examples.map(({ values }) => values[at]!)));
  const spreads = COMPONENT_NAMES.map((_, at) =>
    Math.sqrt(mean(examples.map(({ values }) => (values[at]! - means[at]!) ** 2))),
  );
  const learnable = COMPONENT_NAMES.map((_, at) => spreads[at]! > LEAST_SPREAD);
  // Of what a need says nothing of counts as usual. Scaled, so that the penalty weighs on all alike.
  const rows = examples.map(({ values }) =>
    values.map((value, at) =>
      learnable[at] && !Number.isNaN(value) ? (value - means[at]!) / spreads[at]! : 0,
    ),
  );
  const { coefficients } = fitLogistic(
    rows,
    examples.map(({ label }) => label),
    { ridge: RIDGE, isNonNegative: true },
  );
  const learnt = coefficients.map((one, at) => (learnable[at] ? one / spreads[at]! : 0));
  const sum = learnt.reduce((all, one) => all + one, 0);
  if (!(sum > 0)) return current;
  const whole = COMPONENT_NAMES.reduce((all, name) => all + current[name], 0);
  const kept = COMPONENT_NAMES.reduce(
    (all, name, at) => all + (learnable[at] ? 0 : current[name] / whole),
    0,
  );
  return Object.fromEntries(
    COMPONENT_NAMES.map((name, at) => {
      const share = learnable[at] ? ((1 - kept) * learnt[at]!) / sum : current[name] / whole;
      return [name, Math.round(share * 1e4) / 1e4];
    }),
  ) as ComponentWeights;
}

/** Of those that are known; 0 when none is. */
function mean(values: readonly number[]): number {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
}

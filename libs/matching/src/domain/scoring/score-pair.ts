import { isEligible } from './eligibility.js';
import type { Pair } from './component.js';
import { COMPONENTS } from './score-components.js';
import { COMPONENT_NAMES, type ComponentName } from './scoring-rules.js';

export interface ScoredComponent {
  readonly name: ComponentName;
  /** 0 to 1. */
  readonly value: number;
  /** Its share of the score; the shares of all components add up to 1. */
  readonly weight: number;
}

export interface ScoreReason {
  readonly code: string;
  /** What it adds to the score. */
  readonly weight: number;
  readonly values: Record<string, string | number>;
}

export interface PairScore {
  readonly isEligible: boolean;
  /** 0 to 1. */
  readonly score: number;
  readonly components: readonly ScoredComponent[];
  /** The weightiest first. */
  readonly reasons: readonly ScoreReason[];
}

/** How well a supplier fits a need, and why. Pure: the same facts always give the same score. */
export function scorePair(pair: Pair): PairScore {
  const counted = { ...pair, supplier: pair.supplier.without(pair.need.excludedConceptIds) };
  const assessed = COMPONENT_NAMES.flatMap((name) => {
    const assessment = COMPONENTS[name](counted);
    return assessment ? [{ name, assessment, weight: pair.rules.weights[name] }] : [];
  });
  const whole = assessed.reduce((sum, { weight }) => sum + weight, 0);
  const components = assessed.map(({ name, assessment, weight }) => ({
    name,
    value: rounded(assessment.value),
    weight: rounded(whole > 0 ? weight / whole : 0),
  }));
  const reasons = assessed
    .flatMap(({ assessment, weight }) =>
      assessment.reasons.map(({ code, part, values }) => ({
        code,
        weight: rounded(whole > 0 ? (part * weight) / whole : 0),
        values,
      })),
    )
    // Stable: equal weights keep the order of the components.
    .sort((one, other) => other.weight - one.weight);
  const score = assessed.reduce((sum, { assessment, weight }) => sum + assessment.value * weight, 0);
  return {
    isEligible: isEligible(pair.need, pair.supplier),
    score: rounded(whole > 0 ? Math.min(1, Math.max(0, score / whole)) : 0),
    components,
    reasons,
  };
}

/** Six digits: more would be noise, and would make equal facts look changed. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

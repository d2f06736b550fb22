import type { Importance } from '../need.entity.js';

/** The aspects that a score is made of. */
export const COMPONENT_NAMES = [
  'concept-coverage',
  'tolerance',
  'part-size',
  'capacity',
  'certificates',
  'location',
  'language',
  'delivery-record',
  'responsiveness',
  'supplier-wishes',
  'profile-evidence',
  'novelty',
] as const;
export type ComponentName = (typeof COMPONENT_NAMES)[number];

export type ComponentWeights = Readonly<Record<ComponentName, number>>;

/** Whether two sets of weights score alike: what counts is each one's share. */
export function areAlike(one: ComponentWeights, other: ComponentWeights): boolean {
  const whole = (weights: ComponentWeights) => COMPONENT_NAMES.reduce((sum, name) => sum + weights[name], 0);
  const [a, b] = [whole(one), whole(other)];
  return COMPONENT_NAMES.every((name) => Math.abs(one[name] / a - other[name] / b) < 1e-9);
}

/** Everything in scoring that is a matter of judgement, as data. */
export interface ScoringRules {
  /** How much each aspect counts beside the others; those that a need says nothing of are left out. */
  readonly weights: ComponentWeights;
  /** How much a concept counts within the coverage, before its rarity. */
  readonly importance: Readonly<Record<Importance, number>>;
  /** What an aspect is worth of which the supplier says nothing: less than any fit, more than a misfit. */
  readonly unknown: number;
}

export const DEFAULT_RULES: ScoringRules = {
  weights: {
    'concept-coverage': 0.32,
    tolerance: 0.1,
    'part-size': 0.07,
    capacity: 0.12,
    certificates: 0.08,
    location: 0.04,
    language: 0.05,
    'delivery-record': 0.06,
    responsiveness: 0.04,
    'supplier-wishes': 0.04,
    'profile-evidence': 0.05,
    novelty: 0.03,
  },
  importance: { must: 1, should: 1, nice: 0.35 },
  unknown: 0.3,
};

import type { Importance } from '../need.entity.js';

/** The aspects that a score is made of. */
export const COMPONENT_NAMES = [
  'concept-coverage',
  'tolerance',
  'part-size',
  'capacity',
  'certificates',
  'language',
  'profile-evidence',
] as const;
export type ComponentName = (typeof COMPONENT_NAMES)[number];

/** Everything in scoring that is a matter of judgement, as data. */
export interface ScoringRules {
  /** How much each aspect counts beside the others; those that a need says nothing of are left out. */
  readonly weights: Readonly<Record<ComponentName, number>>;
  /** How much a concept counts within the coverage, before its rarity. */
  readonly importance: Readonly<Record<Importance, number>>;
  /** What an aspect is worth of which the supplier says nothing: less than any fit, more than a misfit. */
  readonly unknown: number;
}

export const DEFAULT_RULES: ScoringRules = {
  weights: {
    'concept-coverage': 0.4,
    tolerance: 0.12,
    'part-size': 0.08,
    capacity: 0.15,
    certificates: 0.1,
    language: 0.05,
    'profile-evidence': 0.1,
  },
  importance: { must: 1, should: 1, nice: 0.35 },
  unknown: 0.3,
};

import type { InputProblem } from '#kernel';
import { DEFAULT_MEETING_RULES, type MeetingRule } from './admission.js';
import type { MatchSettings } from './match-settings.entity.js';
import type { OptIn } from './opt-in.js';
import { COMPONENT_NAMES, type ComponentWeights, DEFAULT_RULES } from './scoring/scoring-rules.js';

/** Meetings of everybody on a side; null for no limit. */
export interface Quota {
  readonly minimum: number;
  readonly maximum: number | null;
}

/** All by which a fair's proposals are scored and chosen. */
export interface MatchTerms {
  readonly weights: ComponentWeights;
  readonly minScore: number;
  readonly supplierQuota: Quota;
  readonly buyerQuota: Quota;
  readonly isFair: boolean;
  readonly optIn: OptIn;
  /** 1 Monday to 7 Sunday. */
  readonly digestDays: readonly number[];
  readonly meetingRules: readonly MeetingRule[];
}

export const DEFAULT_TERMS: MatchTerms = {
  weights: DEFAULT_RULES.weights,
  minScore: 0.3,
  supplierQuota: { minimum: 0, maximum: null },
  buyerQuota: { minimum: 0, maximum: null },
  isFair: true,
  optIn: 'double',
  // Twice a week.
  digestDays: [1, 4],
  meetingRules: DEFAULT_MEETING_RULES,
};

/** What a fair has set, or the defaults. */
export function termsOf(settings: MatchSettings | null): MatchTerms {
  if (!settings) return DEFAULT_TERMS;
  const { weights, minScore, isFair, meetingRules, optIn, digestDays } = settings;
  const { supplierMinimum, supplierMaximum, buyerMinimum, buyerMaximum } = settings;
  return {
    // A component that came with a later version counts as it does by default.
    weights: { ...DEFAULT_TERMS.weights, ...weights },
    ...{ minScore, isFair, meetingRules, optIn, digestDays },
    supplierQuota: { minimum: supplierMinimum, maximum: supplierMaximum ?? null },
    buyerQuota: { minimum: buyerMinimum, maximum: buyerMaximum ?? null },
  };
}

export const MOST_MEETING_RULES = 100;

/** Every rule that terms break, with the path of each field under `input`. */
export function termsProblems(terms: MatchTerms): InputProblem[] {
  const problems: InputProblem[] = [];
  const wrong = (path: string, message: string) =>
    problems.push({ path: ['input', ...path.split('.')], message });
  const weights = COMPONENT_NAMES.map((name) => terms.weights[name]);
  weights.forEach((weight, index) => {
    if (!(weight >= 0 && weight < Infinity)) wrong(`weights.${index}`, 'must be 0 or more');
  });
  if (!(weights.reduce((sum, weight) => sum + weight, 0) > 0)) {
    wrong('weights', 'must not sum up to nothing');
  }
  for (const name of ['supplierQuota', 'buyerQuota'] as const)
    problems.push(...quotaProblems(terms[name], name));
  terms.digestDays.forEach((day, index) => {
    if (!(Number.isInteger(day) && day >= 1 && day <= 7)) {
      wrong(`digestDays.${index}`, 'must be a day of the week, 1 (Monday) to 7 (Sunday)');
    } else if (terms.digestDays.indexOf(day) < index) wrong(`digestDays.${index}`, 'comes twice');
  });
  if (terms.meetingRules.length > MOST_MEETING_RULES) {
    wrong('meetingRules', `must be at most ${MOST_MEETING_RULES}`);
  }
  return problems;
}

/** A quota upside down, by its path under `input`. */
export function quotaProblems({ minimum, maximum }: Quota, path: string): InputProblem[] {
  if (maximum === null || minimum <= maximum) return [];
  return [{ path: ['input', ...path.split('.'), 'minimum'], message: 'must not be above the maximum' }];
}

import { type RuleResult, checkEligibility } from './eligibility.js';
import type { NeedFacts } from './match-facts.js';
import { type SupplierProfile, compare } from './supplier-profile.js';

/** One condition of a need, and what it costs. */
export interface Obstacle {
  readonly code: RuleResult['code'];
  readonly values: RuleResult['values'];
  /** How many suppliers don't meet it. */
  readonly failing: number;
  /** How many of these meet everything else: they would be there without it. */
  readonly wouldOpen: number;
}

/** How many suppliers a need leaves. */
export interface Feasibility {
  readonly suppliers: number;
  readonly eligible: number;
  /** Conditions that keep somebody out; that whose going would open the need to most first. */
  readonly obstacles: readonly Obstacle[];
}

/** Rule by rule over all suppliers: a need that nobody can meet shows here by which of its conditions. */
export function feasibilityOf(need: NeedFacts, suppliers: readonly SupplierProfile[]): Feasibility {
  const obstacles = new Map<string, { rule: RuleResult; failing: number; wouldOpen: number }>();
  let eligible = 0;
  for (const supplier of suppliers) {
    const failed = checkEligibility(need, supplier).filter(({ passed }) => !passed);
    if (failed.length === 0) eligible++;
    // Whoever lacks every must has nothing in common either: that is no condition of its own.
    const own = failed.filter(({ code }) => code !== 'something-in-common' || failed.length === 1);
    for (const rule of own) {
      const key = `${rule.code} ${rule.values.conceptId ?? ''}`;
      const obstacle = obstacles.get(key) ?? { rule, failing: 0, wouldOpen: 0 };
      obstacle.failing++;
      if (own.length === 1) obstacle.wouldOpen++;
      obstacles.set(key, obstacle);
    }
  }
  return {
    suppliers: suppliers.length,
    eligible,
    obstacles: [...obstacles]
      .sort(
        ([one, a], [other, b]) => b.wouldOpen - a.wouldOpen || b.failing - a.failing || compare(one, other),
      )
      .map(([, { rule, failing, wouldOpen }]) => ({
        ...{ code: rule.code, failing, wouldOpen },
        // Of the pair that was looked at first only what the need asks for is true of all.
        values: Object.fromEntries(
          Object.entries(rule.values).filter(([name]) => name === 'conceptId' || name.startsWith('asked')),
        ),
      })),
  };
}

import type { NeedFacts, SupplierPool } from './match-facts.js';
import type { ReasonCode } from './reason-codes.js';
import type { ScoringRules } from './scoring-rules.js';
import type { SupplierProfile } from './supplier-profile.js';

/** A need and a supplier among others, as the components look at them. */
export interface Pair {
  readonly need: NeedFacts;
  readonly supplier: SupplierProfile;
  readonly pool: SupplierPool;
  readonly rules: ScoringRules;
}

export interface ComponentReason {
  readonly code: ReasonCode;
  /** Its part of the component's value; the parts of all add up to at most the value. */
  readonly part: number;
  readonly values: Record<string, string | number>;
}

export interface Assessment {
  /** 0 to 1. */
  readonly value: number;
  readonly reasons: readonly ComponentReason[];
}

/**
 * One aspect of how well a pair fits. null when the need says nothing of it: that depends on the need alone, so that
 * all suppliers of a need are measured alike. More that a supplier says of what it can do never makes a value smaller.
 */
export type Component = (pair: Pair) => Assessment | null;

/** An assessment with one reason for all of it. */
export function single(value: number, code: ReasonCode, values: Record<string, string | number>): Assessment {
  return { value, reasons: [{ code, part: value, values }] };
}

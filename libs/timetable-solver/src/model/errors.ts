/** What is wrong with a problem, as data: `code` is stable, `culprits` are the identifiers to show. */
export type ProblemFault =
  | { readonly code: 'DUPLICATE_ID'; readonly list: string; readonly culprits: readonly string[] }
  | {
      readonly code: 'UNKNOWN_ID';
      readonly list: string;
      readonly of: string;
      readonly culprits: readonly string[];
    }
  | { readonly code: 'NO_SLOTS'; readonly culprits: readonly string[] }
  | { readonly code: 'ZERO_LENGTH_SLOT'; readonly culprits: readonly string[] }
  | { readonly code: 'OVERLAPPING_SLOTS'; readonly culprits: readonly [string, string] }
  | { readonly code: 'SLOTS_OUT_OF_ORDER'; readonly culprits: readonly [string, string] }
  | { readonly code: 'BROKEN_STRETCH'; readonly culprits: readonly string[] }
  | { readonly code: 'NO_TABLES'; readonly culprits: readonly string[] }
  | { readonly code: 'NO_FREE_TIME'; readonly culprits: readonly string[] }
  | { readonly code: 'TOO_FEW_PARTICIPANTS'; readonly culprits: readonly string[] }
  | { readonly code: 'BAD_NUMBER'; readonly field: string; readonly culprits: readonly string[] }
  | {
      readonly code: 'FIXED_OUTSIDE_AVAILABILITY';
      readonly slot: string;
      readonly culprits: readonly string[];
    }
  | { readonly code: 'FIXED_CLASH'; readonly slot: string; readonly culprits: readonly string[] }
  | { readonly code: 'FIXED_TABLE_CLASH'; readonly table: string; readonly culprits: readonly string[] }
  | { readonly code: 'FIXED_TABLE_CLOSED'; readonly table: string; readonly culprits: readonly string[] }
  | { readonly code: 'FIXED_TABLE_RESERVED'; readonly table: string; readonly culprits: readonly string[] }
  | { readonly code: 'FIXED_AGAINST_ORDER'; readonly culprits: readonly [string, string] }
  | { readonly code: 'PRECEDENCE_CYCLE'; readonly culprits: readonly string[] }
  | { readonly code: 'NO_POSSIBLE_SLOT'; readonly culprits: readonly string[] }
  | { readonly code: 'NO_INTERPRETER'; readonly languagePair: string; readonly culprits: readonly string[] }
  | {
      readonly code: 'TOO_MANY_MANDATORY';
      readonly participant: string;
      readonly culprits: readonly string[];
    };

/** The problem can't be asked: `faults` names every culprit found, not only the first. */
export class InvalidProblemError extends Error {
  readonly faults: readonly ProblemFault[];

  constructor(faults: readonly ProblemFault[]) {
    super(faults.map((fault) => `${fault.code}: ${fault.culprits.join(', ')}`).join('; '));
    this.name = 'InvalidProblemError';
    this.faults = faults;
  }
}

/** A rule as a member of a conflict; `culprits` are identifiers of the list that the kind names. */
export interface ConflictMember {
  readonly kind:
    | 'mandatory'
    | 'participant'
    | 'tables'
    | 'walks'
    | 'precedence'
    | 'breakSpread'
    | 'quota'
    | 'interpreters';
  readonly culprits: readonly string[];
}

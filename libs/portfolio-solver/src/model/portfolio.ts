/** Something asked for that can't be had, and what there is instead. */
export interface Concession {
  /**
   * `minimum`: a party gets fewer than it was promised · `capacity`: what is agreed already goes beyond what its people
   * have time for · `budget`: what is agreed already goes beyond the tables · `served`: a supplier gets no meeting,
   * because there aren't enough for all, or those whom it fits have no time left.
   */
  readonly kind: 'minimum' | 'capacity' | 'budget' | 'served';
  readonly side: 'supplier' | 'buyer' | null;
  /** Index of the party on its side; null for what concerns the whole fair. */
  readonly party: number | null;
  readonly asked: number;
  readonly got: number;
}

export interface Portfolio {
  /** Indices of the pairs, ascending. */
  readonly chosen: Uint32Array;
  readonly worth: number;
  /** What no portfolio under the same conditions (capacities, minimums, shares) is worth more than; proved. */
  readonly bound: number;
  /** How far below the bound it may be, as a share of it. */
  readonly gap: number;
  /** The least share of the meetings that it could have had that any supplier gets; 1 without suppliers that could have one. */
  readonly worstShare: number;
  /** What that share can't exceed, once what had to give has given; proved. */
  readonly worstShareBound: number;
  readonly concessions: readonly Concession[];
  /** false when time ran out: a good portfolio, whose gap says how good. */
  readonly isOptimal: boolean;
  readonly seconds: number;
}

/** How many meetings each party has in a choice of pairs. */
export function degreesOf(
  chosen: Iterable<number>,
  partyOf: Uint32Array,
  parties: number,
): Int32Array<ArrayBuffer> {
  const degrees = new Int32Array(parties);
  for (const pair of chosen) degrees[partyOf[pair]!]!++;
  return degrees;
}

/** One side's place at the fair: a participation. */
export interface Party {
  readonly id: string;
  /** Meetings that it can hold at most: its people's free slots, cut by its quota. */
  readonly capacity: number;
  /** Meetings that it was promised; 0 for none. */
  readonly minimum: number;
  /** A promise that was paid for: gives way after the others. */
  readonly isSponsored?: boolean;
}

/** Pairs that may meet, in columns so that hundreds of thousands take little room. */
export interface Pairs {
  /** Index into `suppliers`. */
  readonly supplier: Uint32Array;
  /** Index into `buyers`. */
  readonly buyer: Uint32Array;
  /** More than 0. */
  readonly worth: Float64Array;
  /** 1 where both sides have agreed or a meeting stands already: part of every portfolio. */
  readonly isFixed: Uint8Array;
}

/** Which meetings of a fair are worth proposing: every pair at most once. */
export interface PortfolioProblem {
  readonly suppliers: readonly Party[];
  readonly buyers: readonly Party[];
  readonly pairs: Pairs;
  /** Meetings that the tables leave room for over the whole fair. */
  readonly budget: number;
  /** Whether the worst-served supplier's share comes before the worth. */
  readonly isFair: boolean;
}

export type PortfolioFault =
  | { readonly code: 'not-a-number'; readonly where: string }
  | { readonly code: 'unknown-party'; readonly pair: number }
  | { readonly code: 'pair-twice'; readonly pair: number };

/** A problem that contradicts itself: a mistake of the caller's. */
export class InvalidPortfolioError extends Error {
  readonly faults: readonly PortfolioFault[];

  constructor(faults: readonly PortfolioFault[]) {
    super(`The portfolio's problem is malformed: ${JSON.stringify(faults[0])}.`);
    this.faults = faults;
  }
}

/** @throws InvalidPortfolioError */
export function assertProblem(problem: PortfolioProblem): void {
  const { suppliers, buyers, pairs, budget } = problem;
  const faults: PortfolioFault[] = [];
  const whole = (value: number, where: string): void => {
    if (!Number.isInteger(value) || value < 0) faults.push({ code: 'not-a-number', where });
  };
  whole(budget, 'budget');
  for (const [side, parties] of [
    ['suppliers', suppliers],
    ['buyers', buyers],
  ] as const) {
    parties.forEach(({ capacity, minimum }, index) => {
      whole(capacity, `${side}.${index}.capacity`);
      whole(minimum, `${side}.${index}.minimum`);
    });
  }
  const seen = new Set<number>();
  for (let pair = 0; pair < pairs.worth.length; pair++) {
    const [supplier, buyer] = [pairs.supplier[pair]!, pairs.buyer[pair]!];
    if (supplier >= suppliers.length || buyer >= buyers.length) faults.push({ code: 'unknown-party', pair });
    const key = supplier * buyers.length + buyer;
    if (seen.has(key)) faults.push({ code: 'pair-twice', pair });
    seen.add(key);
    if (!(pairs.worth[pair]! > 0 && pairs.worth[pair]! < Infinity)) {
      faults.push({ code: 'not-a-number', where: `pairs.${pair}.worth` });
    }
  }
  if (faults.length > 0) throw new InvalidPortfolioError(faults);
}

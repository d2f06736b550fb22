import type { Concession } from '../model/portfolio.js';
import type { PortfolioProblem } from '../model/problem.js';

/** The problem with what is fixed taken out of it: what is left to be decided. */
export interface Residual {
  /** Indices of the open pairs, by worth from the most down. */
  readonly open: Uint32Array;
  readonly fixed: Uint32Array;
  readonly supplier: Side;
  readonly buyer: Side;
  readonly budget: number;
}

export interface Side {
  /** Places left, no more than open pairs. */
  readonly capacity: Int32Array;
  /** Meetings still missing to what was promised, no more than places left. */
  readonly floor: Int32Array;
  /** Fixed meetings. */
  readonly held: Int32Array;
  /** What it could have if it were alone, fixed ones included. */
  readonly couldHave: Int32Array;
}

/** Takes the fixed pairs out, and says where they or single minimums ask for more than there is. */
export function residualOf(problem: PortfolioProblem): { residual: Residual; concessions: Concession[] } {
  const { pairs, suppliers, buyers } = problem;
  const concessions: Concession[] = [];
  const all = Uint32Array.from(pairs.worth.keys());
  const fixed = all.filter((pair) => pairs.isFixed[pair] === 1);
  const byWorth = (one: number, other: number): number =>
    pairs.worth[other]! - pairs.worth[one]! ||
    pairs.supplier[one]! - pairs.supplier[other]! ||
    pairs.buyer[one]! - pairs.buyer[other]!;
  const open = all.filter((pair) => pairs.isFixed[pair] !== 1).sort(byWorth);
  const sideOf = (side: 'supplier' | 'buyer', parties: PortfolioProblem['suppliers']): Side => {
    const held = new Int32Array(parties.length);
    const possible = new Int32Array(parties.length);
    for (const pair of fixed) held[pairs[side][pair]!]!++;
    for (const pair of open) possible[pairs[side][pair]!]!++;
    const capacity = new Int32Array(parties.length);
    const floor = new Int32Array(parties.length);
    const couldHave = new Int32Array(parties.length);
    parties.forEach((party, index) => {
      const left = party.capacity - held[index]!;
      if (left < 0) {
        const got = held[index]!;
        concessions.push({ kind: 'capacity', side, party: index, asked: party.capacity, got });
      }
      capacity[index] = Math.min(Math.max(0, left), possible[index]!);
      couldHave[index] = held[index]! + capacity[index]!;
      floor[index] = Math.min(Math.max(0, party.minimum - held[index]!), capacity[index]!);
    });
    return { capacity, floor, held, couldHave };
  };
  const supplier = sideOf('supplier', suppliers);
  const buyer = sideOf('buyer', buyers);
  const left = problem.budget - fixed.length;
  if (left < 0) {
    concessions.push({
      kind: 'budget',
      side: null,
      party: null,
      asked: problem.budget,
      got: fixed.length,
    });
  }
  return { residual: { open, fixed, supplier, buyer, budget: Math.max(0, left) }, concessions };
}

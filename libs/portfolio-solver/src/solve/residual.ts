import { type Concession, degreesOf } from '../model/portfolio.js';
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
  /** What it could have if it were alone beside those that are fixed, its own fixed ones included. */
  readonly couldHave: Int32Array;
}

/** Takes the fixed pairs out, and says where they or single minimums ask for more than there is. */
export function residualOf(problem: PortfolioProblem): { residual: Residual; concessions: Concession[] } {
  const { pairs, suppliers, buyers } = problem;
  const concessions: Concession[] = [];
  const all = Uint32Array.from(pairs.worth.keys());
  const fixed = all.filter((pair) => pairs.isFixed[pair] === 1);
  const placesOf = (side: 'supplier' | 'buyer', parties: PortfolioProblem['suppliers']) => {
    const held = new Int32Array(parties.length);
    for (const pair of fixed) held[pairs[side][pair]!]!++;
    const left = held.map((taken, index) => parties[index]!.capacity - taken);
    left.forEach((places, party) => {
      if (places >= 0) return;
      const [asked, got] = [parties[party]!.capacity, held[party]!];
      concessions.push({ kind: 'capacity', side, party, asked, got });
    });
    return { held, left };
  };
  const placesS = placesOf('supplier', suppliers);
  const placesB = placesOf('buyer', buyers);
  const budget = problem.budget - fixed.length;
  if (budget < 0) {
    const got = fixed.length;
    concessions.push({ kind: 'budget', side: null, party: null, asked: problem.budget, got });
  }
  // A pair of which one side has no time left isn't something that the other could have had.
  const open = all
    .filter(
      (pair) =>
        pairs.isFixed[pair] !== 1 &&
        budget > 0 &&
        placesS.left[pairs.supplier[pair]!]! > 0 &&
        placesB.left[pairs.buyer[pair]!]! > 0,
    )
    .sort(
      (one, other) =>
        pairs.worth[other]! - pairs.worth[one]! ||
        pairs.supplier[one]! - pairs.supplier[other]! ||
        pairs.buyer[one]! - pairs.buyer[other]!,
    );
  const sideOf = (
    side: 'supplier' | 'buyer',
    parties: PortfolioProblem['suppliers'],
    { held, left }: { held: Int32Array; left: Int32Array },
  ): Side => {
    const possible = degreesOf(open, pairs[side], parties.length);
    const capacity = left.map((places, index) => Math.min(Math.max(0, places), possible[index]!));
    return {
      capacity,
      floor: capacity.map((places, index) =>
        Math.min(Math.max(0, parties[index]!.minimum - held[index]!), places),
      ),
      held,
      couldHave: capacity.map((places, index) => held[index]! + places),
    };
  };
  const residual = {
    ...{ open, fixed, budget: Math.max(0, budget) },
    supplier: sideOf('supplier', suppliers, placesS),
    buyer: sideOf('buyer', buyers, placesB),
  };
  return { residual, concessions };
}

import { type Concession, type Portfolio, degreesOf } from '../model/portfolio.js';
import { type PortfolioProblem, assertProblem } from '../model/problem.js';
import { type Floors, type Sharing, bestWorstShare, choiceWithin, floorsOfShare } from './floors.js';
import { fillUp, plainBound } from './greedy.js';
import { type Penalties, solveProgram } from './linear-program.js';
import { type Residual, residualOf } from './residual.js';

const HARD: Penalties = { supplier: null, buyer: null };
/** A sponsor's promise outweighs ten others. */
const SPONSORED = 10;

export interface SolveOptions {
  /** Time for the whole; 30 when left out. */
  readonly seconds?: number;
  /** Told a portfolio that can be had at once, before the best one is looked for. */
  readonly onFirst?: (portfolio: Portfolio) => void;
}

/**
 * The portfolio that is worth most. In this order: what is fixed stays; what was promised is kept as far as it can be
 * (the fewest meetings below the promises); the worst-served supplier's share is as large as it can be, or, where not
 * every supplier can have a meeting, as many as possible have one, and the worst share among these; then the worth.
 * Exact, and the same whenever the problem is the same.
 * @throws InvalidPortfolioError
 */
export async function solvePortfolio(
  problem: PortfolioProblem,
  { seconds = 30, onFirst }: SolveOptions = {},
): Promise<Portfolio> {
  assertProblem(problem);
  const startedAt = performance.now();
  const elapsed = (): number => (performance.now() - startedAt) / 1000;
  const left = (): number => Math.max(0.01, seconds - elapsed());
  const { residual, concessions } = residualOf(problem);
  const { pairs } = problem;

  const first = fillUp(residual, pairs, new Uint32Array());
  const stopped = (chosen: Uint32Array, worstShareBound: number): Portfolio =>
    portfolioOf(problem, residual, {
      chosen,
      concessions: [...concessions, ...shortOfMinimum(problem, residual, chosen)],
      bound: plainBound(residual, pairs),
      worstShareBound,
      isOptimal: false,
      seconds: elapsed(),
    });
  onFirst?.(stopped(first, 1));

  const promised = await attainableFloors(problem, residual, left);
  if (!promised) return stopped(first, 1);

  let floors = promised;
  let worstShareBound = 1;
  if (problem.isFair) {
    const all = { residual, promised, aside: new Uint8Array(problem.suppliers.length) };
    worstShareBound = bestWorstShare(all, pairs);
    let [sharing, share]: [Sharing, number] = [all, worstShareBound];
    if (share === 0) {
      // Not enough for all: one meeting for as many as possible, and among these the fairest.
      const aside = await leftAside(problem, all, left);
      if (!aside) return stopped(fillUp(residual, pairs, choiceWithin(residual, pairs, promised)!), 0);
      sharing = { ...all, aside };
      share = bestWorstShare(sharing, pairs);
    }
    floors = floorsOfShare(sharing, share);
  }
  const start = choiceWithin(residual, pairs, floors)!;
  const optimum = await solveProgram({
    ...{ residual, pairs, floors, start },
    penalties: HARD,
    weigh: (pair) => pairs.worth[pair]!,
    seconds: left(),
  });
  if (!optimum) return stopped(fillUp(residual, pairs, start), worstShareBound);
  return portfolioOf(problem, residual, {
    chosen: optimum.chosen,
    concessions: [
      ...concessions,
      ...shortOfMinimum(problem, residual, optimum.chosen),
      ...unservedIn(problem, Uint32Array.from([...residual.fixed, ...optimum.chosen])),
    ],
    bound: optimum.bound,
    worstShareBound,
    isOptimal: true,
    seconds: elapsed(),
  });
}

/** The suppliers that get nothing when as many as possible have a meeting, and the most worth; null out of time. */
async function leftAside(
  problem: PortfolioProblem,
  { residual, promised }: Sharing,
  left: () => number,
): Promise<Uint8Array | null> {
  const { capacity, held } = residual.supplier;
  const once = promised.supplier.map((floor, s) =>
    Math.max(floor, held[s] === 0 && capacity[s]! > 0 ? 1 : 0),
  );
  const penalty = beyondAnyWorth(problem);
  const most = await solveProgram({
    residual,
    pairs: problem.pairs,
    floors: { supplier: once, buyer: promised.buyer },
    penalties: {
      supplier: Float64Array.from(once, (floor, s) => (floor > promised.supplier[s]! ? penalty : 0)),
      buyer: null,
    },
    start: choiceWithin(residual, problem.pairs, promised),
    weigh: (pair) => problem.pairs.worth[pair]!,
    seconds: left(),
  });
  return most && Uint8Array.from(most.shortfall.supplier, (short) => (short > 0 ? 1 : 0));
}

/** The promises as far as they can be kept: all of them, or with the fewest meetings missing. null out of time. */
async function attainableFloors(
  problem: PortfolioProblem,
  residual: Residual,
  left: () => number,
): Promise<Floors | null> {
  const floors: Floors = { supplier: residual.supplier.floor, buyer: residual.buyer.floor };
  if (choiceWithin(residual, problem.pairs, floors)) return floors;
  const penaltyOf = (parties: PortfolioProblem['suppliers']): Float64Array =>
    Float64Array.from(parties, ({ isSponsored }) => (isSponsored ? SPONSORED : 1));
  const least = await solveProgram({
    ...{ residual, pairs: problem.pairs, floors, start: null },
    penalties: { supplier: penaltyOf(problem.suppliers), buyer: penaltyOf(problem.buyers) },
    weigh: () => 0,
    seconds: left(),
  });
  return (
    least && {
      supplier: floors.supplier.map((floor, s) => floor - least.shortfall.supplier[s]!),
      buyer: floors.buyer.map((floor, b) => floor - least.shortfall.buyer[b]!),
    }
  );
}

/** More than any portfolio can gain in worth by serving one supplier fewer. */
function beyondAnyWorth({ pairs, suppliers, buyers }: PortfolioProblem): number {
  const most = pairs.worth.reduce((max, worth) => Math.max(max, worth), 0);
  return 1 + 2 * most * (suppliers.length + buyers.length);
}

function shortOfMinimum(problem: PortfolioProblem, residual: Residual, chosen: Uint32Array): Concession[] {
  return (['supplier', 'buyer'] as const).flatMap((side) => {
    const parties = side === 'supplier' ? problem.suppliers : problem.buyers;
    const degrees = degreesOf([...residual.fixed, ...chosen], problem.pairs[side], parties.length);
    return parties.flatMap(({ minimum }, party): Concession[] =>
      degrees[party]! < minimum
        ? [{ kind: 'minimum', side, party, asked: minimum, got: degrees[party]! }]
        : [],
    );
  });
}

/** Suppliers that fit somebody and meet nobody, without having been promised it: of the others the promise tells. */
function unservedIn({ pairs, suppliers, isFair }: PortfolioProblem, chosen: Uint32Array): Concession[] {
  if (!isFair) return [];
  const possible = degreesOf(pairs.worth.keys(), pairs.supplier, suppliers.length);
  const degrees = degreesOf(chosen, pairs.supplier, suppliers.length);
  return suppliers.flatMap(({ capacity, minimum }, party): Concession[] =>
    degrees[party] === 0 && possible[party]! > 0 && capacity > 0 && minimum === 0
      ? [{ kind: 'served', side: 'supplier', party, asked: 1, got: 0 }]
      : [],
  );
}

function portfolioOf(
  { pairs, suppliers }: PortfolioProblem,
  { fixed, supplier }: Residual,
  found: Pick<Portfolio, 'chosen' | 'concessions' | 'bound' | 'worstShareBound' | 'isOptimal' | 'seconds'>,
): Portfolio {
  const chosen = Uint32Array.from([...fixed, ...found.chosen]).sort();
  const worthOf = (some: Uint32Array): number => some.reduce((sum, pair) => sum + pairs.worth[pair]!, 0);
  const worth = worthOf(chosen);
  // The duals are rounded: a bound a hair below what is there would claim the impossible.
  const bound = Math.max(worth, found.bound + worthOf(fixed));
  const degrees = degreesOf(chosen, pairs.supplier, suppliers.length);
  const shares = [...supplier.couldHave].flatMap((most, s) => (most > 0 ? [degrees[s]! / most] : []));
  return {
    ...found,
    ...{ chosen, worth, bound },
    gap: bound > 0 ? (bound - worth) / bound : 0,
    worstShare: shares.reduce((least, share) => Math.min(least, share), 1),
  };
}

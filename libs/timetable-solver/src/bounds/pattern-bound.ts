import type { CompiledProblem } from '../search/compile.js';
import { BusyPatterns, type BusyPattern } from './busy-patterns.js';
import { type Entries, GrowingProgram } from './growing-program.js';

/**
 * Lower bound on the total of breaks when every request is scheduled, by column generation: each participant chooses
 * among its busy patterns (exactly its number of meetings, within its slots), and in each slot the people busy are at
 * most two per table. Who meets whom is left out, which is what makes it fast and a bound. Undefined when the bound
 * doesn't apply (groups, parallel capacity) or nobody can be as busy as it must, which others report better.
 */
export async function patternBound(problem: CompiledProblem): Promise<number | undefined> {
  const { P, S, R, requestStart, requestIds, partStart, tablesOpen, virtual, domain, capacity } = problem;
  for (let r = 0; r < R; r++) {
    if (partStart[r + 1]! - partStart[r]! !== 2 || virtual[r] === 1 || domain[r]!.length === 0)
      return undefined;
  }
  if (capacity.some((limit) => limit > 1)) return undefined;
  const people: BusyPatterns[] = [];
  for (let p = 0; p < P; p++) {
    const requests = [...requestIds.subarray(requestStart[p]!, requestStart[p + 1]!)];
    if (requests.length > 0) people.push(new BusyPatterns(problem, requests));
  }
  const program = await GrowingProgram.create();
  try {
    program.addRows([
      ...people.map(() => ({ lower: 1, upper: 1, entries: [] })),
      ...Array.from(tablesOpen, (tables) => ({ lower: -Infinity, upper: 2 * tables, entries: [] })),
    ]);
    const entriesOf = (i: number, pattern?: BusyPattern): Entries => [
      [i, 1],
      ...(pattern?.slots ?? []).map((s) => [people.length + s, 1] as const),
    ];
    // Columns that are dear and do nothing keep the first programs feasible.
    program.addColumns(people.map((_, i) => ({ cost: S, entries: entriesOf(i) })));
    let bound = 0;
    for (;;) {
      const solution = program.solve();
      if (!solution) return roundUp(bound);
      const price = Float64Array.from({ length: S }, (_, s) =>
        Math.max(0, -solution.duals[people.length + s]!),
      );
      // Lagrangian bound: valid at every round, since each participant takes exactly one pattern.
      let here = 0;
      for (let s = 0; s < S; s++) here -= 2 * tablesOpen[s]! * price[s]!;
      const fresh: { cost: number; entries: Entries }[] = [];
      for (const [i, person] of people.entries()) {
        const cheapest = person.cheapest({ slot: price });
        if (!cheapest) return undefined;
        here += cheapest.cost;
        if (cheapest.cost - solution.duals[i]! < -1e-5)
          fresh.push({ cost: cheapest.breaks, entries: entriesOf(i, cheapest) });
      }
      bound = Math.max(bound, here);
      if (fresh.length === 0 || solution.objective - bound < 1e-3) return roundUp(bound);
      program.addColumns(fresh);
    }
  } finally {
    program.dispose();
  }
}

const roundUp = (bound: number): number => Math.max(0, Math.ceil(bound - 1e-4));

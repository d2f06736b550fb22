import { loadHighs } from './worth-bound.js';
import type { CompiledProblem } from '../search/compile.js';

/** One way for a participant to be busy: its slots and the breaks they cost. */
interface Pattern {
  readonly slots: readonly number[];
  readonly breaks: number;
}

/**
 * Lower bound on the total of breaks when every request is scheduled, by column generation: each participant chooses
 * among its busy patterns (exactly its number of meetings, within its slots), and in each slot the people busy are at
 * most two per table. Who meets whom is left out, which is what makes it fast and a bound. Undefined when the bound
 * doesn't apply (groups, parallel capacity) or time ran out before a valid dual bound.
 */
export async function patternBound(
  problem: CompiledProblem,
  deadline: number,
  now: () => number,
): Promise<number | undefined> {
  const { P, S, R, requestStart, requestIds, partStart, tablesOpen, virtual, domain, capacity } = problem;
  for (let r = 0; r < R; r++) {
    if (partStart[r + 1]! - partStart[r]! !== 2 || virtual[r] === 1 || domain[r]!.length === 0)
      return undefined;
  }
  if (capacity.some((limit) => limit > 1)) return undefined;
  const people: Person[] = [];
  for (let p = 0; p < P; p++) {
    const requests = [...requestIds.subarray(requestStart[p]!, requestStart[p + 1]!)];
    if (requests.length > 0) people.push(new Person(problem, requests));
  }
  const highs = await loadHighs();
  const model = highs.createModel();
  try {
    model.options.set('output_flag', false);
    const rows = people.length + S;
    // A pattern row is an equation; the penalty column keeps the first programs feasible.
    model.addRows({
      lower: Float64Array.from({ length: rows }, (_, i) => (i < people.length ? 1 : -Infinity)),
      upper: Float64Array.from({ length: rows }, (_, i) =>
        i < people.length ? 1 : 2 * tablesOpen[i - people.length]!,
      ),
      matrix: {
        format: 'csr',
        numRows: rows,
        numCols: 0,
        starts: new Int32Array(rows + 1),
        indices: new Int32Array(0),
        values: new Float64Array(0),
      },
    });
    const add = (patterns: readonly (readonly [number, Pattern | null])[]): void => {
      const starts = [0];
      const indices: number[] = [];
      for (const [i, pattern] of patterns) {
        indices.push(i, ...(pattern?.slots ?? []).map((s) => people.length + s));
        starts.push(indices.length);
      }
      model.addCols({
        cost: Float64Array.from(patterns, ([, pattern]) => pattern?.breaks ?? S),
        lower: new Float64Array(patterns.length),
        upper: new Float64Array(patterns.length).fill(Infinity),
        matrix: {
          format: 'csc',
          numRows: rows,
          numCols: patterns.length,
          starts: Int32Array.from(starts),
          indices: Int32Array.from(indices),
          values: new Float64Array(indices.length).fill(1),
        },
      });
    };
    add(people.map((_, i) => [i, null] as const));
    let bound = 0;
    for (;;) {
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return roundUp(bound);
      const dual = model.getSolution().rowDual;
      let reduced = 0;
      const fresh: [number, Pattern][] = [];
      const price = Float64Array.from({ length: S }, (_, s) => -dual[people.length + s]!);
      people.forEach((person, i) => {
        const cheapest = person.cheapest(price);
        // Nobody can be busy as often as it must: no timetable at all, which others report better.
        if (!cheapest) return;
        const change = cheapest.cost - dual[i]!;
        if (change < -1e-7) {
          reduced += change;
          fresh.push([i, cheapest]);
        }
      });
      // Lagrangian bound: valid at every round, since each participant takes exactly one pattern.
      bound = Math.max(bound, model.getObjectiveValue() + reduced);
      if (fresh.length === 0 || now() > deadline) return roundUp(bound);
      add(fresh);
    }
  } finally {
    model.dispose();
  }
}

const roundUp = (bound: number): number => Math.max(0, Math.ceil(bound - 1e-4));

class Person {
  readonly #problem: CompiledProblem;
  readonly #count: number;
  readonly #possible: Uint8Array;
  /** Fewest and most meetings that lie in slots 0..s, from the requests' own slots. */
  readonly #least: Int32Array;
  readonly #most: Int32Array;

  constructor(problem: CompiledProblem, requests: readonly number[]) {
    const { S, allowed, domain } = problem;
    this.#problem = problem;
    this.#count = requests.length;
    this.#possible = Uint8Array.from({ length: S }, (_, s) =>
      requests.some((r) => allowed[r * S + s] === 1) ? 1 : 0,
    );
    this.#least = new Int32Array(S);
    this.#most = new Int32Array(S);
    for (let s = 0; s < S; s++) {
      for (const r of requests) {
        if (domain[r]!.at(-1)! <= s) this.#least[s]!++;
        if (domain[r]![0]! <= s) this.#most[s]!++;
      }
    }
  }

  /** The pattern with the least breaks plus price of its slots, by dynamic programming over (meetings so far, phase). */
  cheapest(price: Float64Array): (Pattern & { readonly cost: number }) | undefined {
    const { S, stretchOf } = this.#problem;
    const width = (this.#count + 1) * 3;
    // Phases within a stretch: 0 before its first meeting, 1 in a meeting, 2 idle after one.
    let cost = new Float64Array(width).fill(Infinity);
    cost[0] = 0;
    const from: Int8Array[] = [];
    for (let s = 0; s < S; s++) {
      const next = new Float64Array(width).fill(Infinity);
      const back = new Int8Array(width).fill(-1);
      const fresh = s > 0 && stretchOf[s] !== stretchOf[s - 1];
      for (let count = 0; count <= this.#count; count++) {
        for (let phase = 0; phase < 3; phase++) {
          const value = cost[count * 3 + phase]!;
          if (value === Infinity) continue;
          const here = fresh ? 0 : phase;
          if (count >= this.#least[s]! && count <= this.#most[s]!) {
            const idle = count * 3 + (here === 0 ? 0 : 2);
            if (value < next[idle]!) {
              next[idle] = value;
              back[idle] = phase;
            }
          }
          const more = count + 1;
          if (
            this.#possible[s] === 0 ||
            more > this.#count ||
            more < this.#least[s]! ||
            more > this.#most[s]!
          )
            continue;
          const busy = more * 3 + 1;
          const total = value + price[s]! + (here === 2 ? 1 : 0);
          if (total < next[busy]!) {
            next[busy] = total;
            back[busy] = phase;
          }
        }
      }
      from.push(back);
      cost = next;
    }
    let end = -1;
    for (let phase = 0; phase < 3; phase++) {
      const state = this.#count * 3 + phase;
      if (cost[state]! < Infinity && (end < 0 || cost[state]! < cost[end]!)) end = state;
    }
    if (end < 0) return undefined;
    const slots: number[] = [];
    let paid = cost[end]!;
    let state = end;
    for (let s = S - 1; s >= 0; s--) {
      const phase = from[s]![state]!;
      const busy = state % 3 === 1;
      if (busy) slots.push(s);
      state = (Math.floor(state / 3) - (busy ? 1 : 0)) * 3 + phase;
    }
    for (const s of slots) paid -= price[s]!;
    return { cost: cost[end]!, slots, breaks: Math.round(paid) };
  }
}

import type { CompiledProblem } from '../search/compile.js';
import { type BusyPattern, BusyPatterns, type PatternPrice } from './busy-patterns.js';
import type { Entries, GrowingProgram } from './growing-program.js';

/** What breaking a row costs, in breaks. It keeps every program feasible, and the duals small. */
const PENALTY = 2;
const LEAST_VIOLATION = 0.01;
const LEAST_REDUCTION = 1e-5;

/**
 * A row that is added when the program breaks it:
 *
 * - `ended`: at least as much of the request is in slots 0..slot as of the participant's patterns are over by then;
 * - `begun`: at least as much of the request is after the slot as of the participant's patterns begin after it;
 * - `order`: at least as much of the request is in slots 0..slot as of a later one in slots 0..slot + 1.
 */
interface Cut {
  readonly kind: 'ended' | 'begun' | 'order';
  readonly request: number;
  /** The participant, or for `order` the later request. */
  readonly other: number;
  readonly slot: number;
}

interface Person {
  readonly id: number;
  readonly patterns: BusyPatterns;
  readonly columns: { readonly index: number; readonly pattern: BusyPattern }[];
}

/**
 * Busy patterns of the participants and slots of the requests as a linear program. In each slot a participant is as busy
 * by its patterns as by its requests; a pattern that is over by some slot has had each of its requests, and one that begins
 * after it none. The second is what makes it strong: half an early and half a late block can't each be filled by half of
 * the requests. Patterns (columns) and those rows are generated as they are needed.
 */
export class LinkedProgram {
  readonly #problem: CompiledProblem;
  readonly #program: GrowingProgram;
  readonly #perBreak: number;
  readonly #people: Person[] = [];
  /** Place of participant p among `people`. */
  readonly #placeOf: Int32Array;
  readonly #requestColumn: Int32Array;
  readonly #cuts: Cut[] = [];
  /** Rows that are in the program; one that it breaks at the penalty is not added again. */
  readonly #known = new Set<string>();
  readonly #waiting: { cost: number; entries: Entries }[] = [];

  constructor(problem: CompiledProblem, program: GrowingProgram, perBreak: number) {
    this.#problem = problem;
    this.#program = program;
    this.#perBreak = perBreak;
    this.#placeOf = new Int32Array(problem.P).fill(-1);
    this.#requestColumn = new Int32Array(problem.R * problem.S).fill(-1);
  }

  /**
   * A lower bound on the program's value after each round, each valid by itself: a Lagrangian one, since whatever the
   * duals are, each participant takes exactly one pattern and each request one slot.
   */
  *bounds(): Generator<number> {
    try {
      if (!this.#build()) return;
      for (;;) {
        this.#program.addColumns(this.#waiting.splice(0));
        const solution = this.#program.solve();
        if (!solution) return;
        const { bound, added } = this.#price(solution.duals);
        yield bound;
        // Columns of the price are in the program before the rows that they have entries in.
        this.#program.addColumns(this.#waiting.splice(0));
        if (added + this.#separate(solution.values) === 0) return;
      }
    } finally {
      this.#program.dispose();
    }
  }

  /** False when somebody can't be as busy as it must, which others report better. */
  #build(): boolean {
    const { P, R, S, tablesOpen, domain } = this.#problem;
    const first: BusyPattern[][] = [];
    const unpriced = { slot: new Float64Array(S) };
    for (let p = 0; p < P; p++) {
      const requests = [...requestsOf(this.#problem, p)];
      if (requests.length === 0) continue;
      const patterns = new BusyPatterns(this.#problem, requests);
      const cheapest = patterns.cheapest(unpriced);
      if (!cheapest) return false;
      first.push([cheapest, ...patterns.blocks()]);
      this.#placeOf[p] = this.#people.length;
      this.#people.push({ id: p, patterns, columns: [] });
    }
    const row = (lower: number, upper: number): { lower: number; upper: number; entries: [] } => ({
      lower,
      upper,
      entries: [],
    });
    this.#program.addRows([
      ...Array.from({ length: R + this.#people.length }, () => row(1, 1)),
      ...Array.from(tablesOpen, (tables) => row(-Infinity, tables)),
      ...Array.from({ length: this.#people.length * S }, () => row(0, 0)),
    ]);
    for (let r = 0; r < R; r++) {
      for (const s of domain[r]!) this.#requestColumn[r * S + s] = this.#addColumn(0, this.#entriesOf(r, s));
    }
    for (let i = this.#tableRow(0); i < this.#cutRow(0); i++) {
      this.#addColumn(PENALTY, [[i, -1]]);
      if (i >= this.#linkRow(0, 0)) this.#addColumn(PENALTY, [[i, 1]]);
    }
    first.forEach((patterns, place) => patterns.forEach((pattern) => this.#addPattern(place, pattern)));
    return true;
  }

  // Rows: requests, people, tables of each slot, busy slots of each person, cuts.
  #tableRow(s: number): number {
    return this.#problem.R + this.#people.length + s;
  }

  #linkRow(place: number, s: number): number {
    return this.#tableRow((place + 1) * this.#problem.S + s);
  }

  #cutRow(index: number): number {
    return this.#linkRow(this.#people.length, index);
  }

  /** The column is in the program when all that wait have been added. */
  #addColumn(cost: number, entries: Entries): number {
    this.#waiting.push({ cost, entries });
    return this.#program.columns + this.#waiting.length - 1;
  }

  #addPattern(place: number, pattern: BusyPattern): void {
    const person = this.#people[place]!;
    const entries: [number, number][] = [[this.#problem.R + place, 1]];
    for (const s of pattern.slots) entries.push([this.#linkRow(place, s), -1]);
    this.#cuts.forEach((cut, i) => {
      if (cut.other === person.id && counts(cut, pattern)) entries.push([this.#cutRow(i), -1]);
    });
    person.columns.push({ index: this.#addColumn(pattern.breaks * this.#perBreak, entries), pattern });
  }

  #entriesOf(r: number, s: number): [number, number][] {
    const { partStart, partIds, virtual } = this.#problem;
    const entries: [number, number][] = [[r, 1]];
    if (virtual[r] === 0) entries.push([this.#tableRow(s), 1]);
    for (const p of partIds.subarray(partStart[r]!, partStart[r + 1]!))
      entries.push([this.#linkRow(this.#placeOf[p]!, s), 1]);
    return entries;
  }

  /** The bound that the duals give, and every participant's cheapest pattern at them where it is worth adding. */
  #price(duals: Float64Array): { bound: number; added: number } {
    const { S, R, tablesOpen, domain, partStart, partIds, virtual } = this.#problem;
    const within = (least: number, row: number, most: number): number =>
      Math.max(least, Math.min(most, duals[row]!));
    const table = Float64Array.from(tablesOpen, (_, s) => within(-PENALTY, this.#tableRow(s), 0));
    const link = this.#people.map((_, place) =>
      Float64Array.from({ length: S }, (_, s) => within(-PENALTY, this.#linkRow(place, s), PENALTY)),
    );
    const { fees, gain } = this.#priceOfCuts((index) => within(0, this.#cutRow(index), PENALTY));
    let bound = 0;
    for (let s = 0; s < S; s++) bound += tablesOpen[s]! * table[s]!;
    for (let r = 0; r < R; r++) {
      let least = Infinity;
      for (const s of domain[r]!) {
        let cost = -gain[r * S + s]! - (virtual[r] === 0 ? table[s]! : 0);
        for (const p of partIds.subarray(partStart[r]!, partStart[r + 1]!))
          cost -= link[this.#placeOf[p]!]![s]!;
        least = Math.min(least, cost);
      }
      bound += least;
    }
    let added = 0;
    this.#people.forEach(({ patterns }, place) => {
      const cheapest = patterns.cheapest({ slot: link[place]!, perBreak: this.#perBreak, ...fees[place] })!;
      bound += cheapest.cost;
      if (cheapest.cost - duals[R + place]! > -LEAST_REDUCTION) return;
      this.#addPattern(place, cheapest);
      added++;
    });
    return { bound, added };
  }

  /** What patterns pay by their end and beginning, and what requests gain in each slot, at the duals of the cuts. */
  #priceOfCuts(dualOf: (index: number) => number): {
    fees: readonly Required<Pick<PatternPrice, 'first' | 'last'>>[];
    gain: Float64Array;
  } {
    const { S, R } = this.#problem;
    const fees = this.#people.map(() => ({ first: new Float64Array(S), last: new Float64Array(S) }));
    const gain = new Float64Array(R * S);
    this.#cuts.forEach(({ kind, request, other, slot }, index) => {
      const dual = dualOf(index);
      if (dual === 0) return;
      for (let s = 0; s < S; s++) {
        if (kind === 'begun' ? s > slot : s <= slot) gain[request * S + s]! += dual;
        if (kind === 'order' && s <= slot + 1) gain[other * S + s]! -= dual;
        if (kind === 'ended' && s <= slot) fees[this.#placeOf[other]!]!.last[s]! += dual;
        if (kind === 'begun' && s > slot) fees[this.#placeOf[other]!]!.first[s]! += dual;
      }
    });
    return { fees, gain };
  }

  /** Adds the rows that the solution breaks: of each kind, request and participant the one that it breaks most. */
  #separate(values: Float64Array): number {
    const { S, R, before } = this.#problem;
    const upTo = new Float64Array(R * S);
    for (let r = 0; r < R; r++) {
      let sum = 0;
      for (let s = 0; s < S; s++) upTo[r * S + s] = sum += values[this.#requestColumn[r * S + s]!] ?? 0;
    }
    const found: Cut[] = [];
    const look = (
      kind: Cut['kind'],
      request: number,
      other: number,
      excess: (slot: number) => number,
    ): void => {
      let most = LEAST_VIOLATION;
      let worst: number | undefined;
      for (let slot = kind === 'order' ? -1 : 0; slot < S - 1; slot++) {
        const here = excess(slot);
        if (here <= most) continue;
        most = here;
        worst = slot;
      }
      const name = `${kind} ${request} ${other} ${worst}`;
      if (worst === undefined || this.#known.has(name)) return;
      this.#known.add(name);
      found.push({ kind, request, other, slot: worst });
    };
    for (const { id, columns } of this.#people) {
      const ended = new Float64Array(S);
      const begun = new Float64Array(S);
      for (const { index, pattern } of columns) {
        for (let s = pattern.slots.at(-1)!; s < S; s++) ended[s]! += values[index] ?? 0;
        for (let s = 0; s < pattern.slots[0]!; s++) begun[s]! += values[index] ?? 0;
      }
      for (const r of requestsOf(this.#problem, id)) {
        look('ended', r, id, (s) => ended[s]! - upTo[r * S + s]!);
        look('begun', r, id, (s) => begun[s]! - 1 + upTo[r * S + s]!);
      }
    }
    for (let r = 0; r < R; r++) {
      for (const first of before[r]!)
        look('order', first, r, (s) => upTo[r * S + s + 1]! - (s < 0 ? 0 : upTo[first * S + s]!));
    }
    this.#program.addRows(
      found.map((cut) => ({ lower: 0, upper: Infinity, entries: this.#cutEntries(cut) })),
    );
    for (const cut of found) this.#addColumn(PENALTY, [[this.#cutRow(this.#cuts.push(cut) - 1), 1]]);
    return found.length;
  }

  #cutEntries(cut: Cut): [number, number][] {
    const { kind, request, other, slot } = cut;
    const { S, domain } = this.#problem;
    const slots = (r: number, value: number, isIn: (s: number) => boolean): [number, number][] =>
      [...domain[r]!].filter(isIn).map((s) => [this.#requestColumn[r * S + s]!, value]);
    const entries = slots(request, 1, kind === 'begun' ? (s) => s > slot : (s) => s <= slot);
    if (kind === 'order') return [...entries, ...slots(other, -1, (s) => s <= slot + 1)];
    for (const { index, pattern } of this.#people[this.#placeOf[other]!]!.columns)
      if (counts(cut, pattern)) entries.push([index, -1]);
    return entries;
  }
}

/** Whether the cut, which is over a participant, counts this pattern of it. */
function counts({ kind, slot }: Cut, { slots }: BusyPattern): boolean {
  if (kind === 'order') return false;
  return kind === 'ended' ? slots.at(-1)! <= slot : slots[0]! > slot;
}

const requestsOf = ({ requestStart, requestIds }: CompiledProblem, p: number): Int32Array =>
  requestIds.subarray(requestStart[p]!, requestStart[p + 1]!);

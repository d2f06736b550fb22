import type { CompiledProblem } from '../search/compile.js';
import {
  type BusyPattern,
  BusyPatterns,
  type CrowdFee,
  overlap,
  type PatternPrice,
} from './busy-patterns.js';
import type { Entries, GrowingProgram } from './growing-program.js';

/** What breaking a row costs, in breaks. It keeps every program feasible, and the duals small. */
const PENALTY = 2;
const LEAST_VIOLATION = 0.01;
const LEAST_CROWD_VIOLATION = 0.02;
/** With fewer plain rows than this, crowds are looked for. */
const FEW_CUTS = 20;
const CROWDS_A_PERSON = 3;
const LEAST_REDUCTION = 1e-5;

/**
 * A row that is added when the program breaks it. A pattern with so many meetings in slots from..to that only `spare` of
 * the participant's requests can be elsewhere leaves no choice: of any larger set of its requests, those beyond are there.
 */
interface Crowd {
  readonly kind: 'crowd';
  readonly requests: readonly number[];
  readonly person: number;
  readonly from: number;
  readonly to: number;
}

/** At least as much of the request is in slots 0..slot as of a later one in slots 0..slot + 1. */
interface Order {
  readonly kind: 'order';
  readonly request: number;
  readonly later: number;
  readonly slot: number;
}

type Cut = Crowd | Order;

interface Person {
  readonly id: number;
  readonly requests: readonly number[];
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
      this.#people.push({ id: p, requests, patterns, columns: [] });
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
      const forced = cut.kind === 'crowd' && cut.person === person.id ? this.#forced(cut, pattern) : 0;
      if (forced > 0) entries.push([this.#cutRow(i), -forced]);
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
      const price = { slot: link[place]!, perBreak: this.#perBreak, ...fees[place] };
      const cheapest = patterns.cheapest(price)!;
      bound += cheapest.cost;
      if (patterns.costOf(cheapest, price) - duals[R + place]! < -LEAST_REDUCTION) {
        this.#addPattern(place, cheapest);
        added++;
      }
    });
    return { bound, added };
  }

  /** What patterns pay for what they force, and what requests gain in each slot, at the duals of the cuts. */
  #priceOfCuts(dualOf: (index: number) => number): {
    fees: readonly Required<Pick<PatternPrice, 'first' | 'last' | 'crowds'>>[];
    gain: Float64Array;
  } {
    const { S, R } = this.#problem;
    const fees = this.#people.map(() => ({
      first: new Float64Array(S),
      last: new Float64Array(S),
      crowds: [] as CrowdFee[],
    }));
    const gain = new Float64Array(R * S);
    this.#cuts.forEach((cut, index) => {
      const dual = dualOf(index);
      if (dual === 0) return;
      if (cut.kind === 'order') {
        for (let s = 0; s <= cut.slot; s++) gain[cut.request * S + s]! += dual;
        for (let s = 0; s <= cut.slot + 1; s++) gain[cut.later * S + s]! -= dual;
        return;
      }
      const { requests, from, to } = cut;
      for (const r of requests) for (let s = from; s <= to; s++) gain[r * S + s]! += dual;
      const fee = fees[this.#placeOf[cut.person]!]!;
      if (requests.length === 1 && from === 0) for (let s = 0; s <= to; s++) fee.last[s]! += dual;
      else if (requests.length === 1 && to === S - 1) for (let s = from; s < S; s++) fee.first[s]! += dual;
      else fee.crowds.push({ from, to, spare: this.#spare(cut), fee: dual });
    });
    return { fees, gain };
  }

  /** Meetings that slots from..to hold before one of the crowd's requests has to be among them. */
  #spare({ person, requests }: Crowd): number {
    return this.#people[this.#placeOf[person]!]!.requests.length - requests.length;
  }

  /** How many of the crowd's requests a pattern of its person puts into its slots. */
  #forced(crowd: Crowd, { slots }: BusyPattern): number {
    return Math.max(0, overlap(slots, crowd.from, crowd.to) - this.#spare(crowd));
  }

  /** Adds rows that the solution breaks, the plain ones first; the number of them. */
  #separate(values: Float64Array): number {
    const { S, R } = this.#problem;
    const upTo = new Float64Array(R * S);
    for (let r = 0; r < R; r++) {
      let sum = 0;
      for (let s = 0; s < S; s++) upTo[r * S + s] = sum += values[this.#requestColumn[r * S + s]!] ?? 0;
    }
    const plain = [...this.#brokenEnds(values, upTo), ...this.#brokenOrders(upTo)];
    return this.#addCuts(plain.length < FEW_CUTS ? [...plain, ...this.#brokenCrowds(values, upTo)] : plain);
  }

  #addCuts(found: readonly Cut[]): number {
    const fresh = found.filter((cut) => {
      const name = JSON.stringify(cut);
      const isNew = !this.#known.has(name);
      this.#known.add(name);
      return isNew;
    });
    this.#program.addRows(
      fresh.map((cut) => ({ lower: 0, upper: Infinity, entries: this.#cutEntries(cut) })),
    );
    for (const cut of fresh) this.#addColumn(PENALTY, [[this.#cutRow(this.#cuts.push(cut) - 1), 1]]);
    return fresh.length;
  }

  /** For each person and request, the earliest slots or the latest that the solution leaves it out of the most. */
  *#brokenEnds(values: Float64Array, upTo: Float64Array): Generator<Crowd> {
    const { S } = this.#problem;
    for (const { id, requests, columns } of this.#people) {
      const ended = new Float64Array(S);
      const begun = new Float64Array(S);
      for (const { index, pattern } of columns) {
        for (let s = pattern.slots.at(-1)!; s < S; s++) ended[s]! += values[index] ?? 0;
        for (let s = 0; s < pattern.slots[0]!; s++) begun[s]! += values[index] ?? 0;
      }
      for (const r of requests) {
        const end = worst(S - 1, (s) => ended[s]! - upTo[r * S + s]!);
        if (end !== undefined) yield { kind: 'crowd', requests: [r], person: id, from: 0, to: end };
        const before = worst(S - 1, (s) => begun[s]! - 1 + upTo[r * S + s]!);
        if (before !== undefined)
          yield { kind: 'crowd', requests: [r], person: id, from: before + 1, to: S - 1 };
      }
    }
  }

  *#brokenOrders(upTo: Float64Array): Generator<Order> {
    const { S, R, before } = this.#problem;
    for (let later = 0; later < R; later++) {
      for (const request of before[later]!) {
        const at = worst(S, (i) => upTo[later * S + i]! - (i === 0 ? 0 : upTo[request * S + i - 1]!));
        if (at !== undefined) yield { kind: 'order', request, later, slot: at - 1 };
      }
    }
  }

  /**
   * For each person the crowds that the solution breaks most. Of all sets of as many requests, the one with the least in
   * the slots is the one to ask for.
   */
  *#brokenCrowds(values: Float64Array, upTo: Float64Array): Generator<Crowd> {
    const { S } = this.#problem;
    for (const { id, requests, columns, patterns } of this.#people) {
      if (requests.length < 2 || !patterns.listed()) continue;
      const used = columns.filter(({ index }) => (values[index] ?? 0) > LEAST_VIOLATION / 10);
      if (used.length < 2) continue;
      const found: { crowd: Crowd; depth: number }[] = [];
      for (let from = 0; from < S; from++) {
        for (let to = from; to < S; to++) {
          const inside = (r: number): number =>
            upTo[r * S + to]! - (from === 0 ? 0 : upTo[r * S + from - 1]!);
          const least = requests.map((r) => ({ r, part: inside(r) })).sort((a, b) => a.part - b.part);
          const meetings = used.map(({ pattern }) => overlap(pattern.slots, from, to));
          let there = 0;
          for (let k = 1; k <= requests.length; k++) {
            there += least[k - 1]!.part;
            const spare = requests.length - k;
            let forced = 0;
            used.forEach(({ index }, i) => {
              if (meetings[i]! > spare) forced += values[index]! * (meetings[i]! - spare);
            });
            if (forced - there <= LEAST_CROWD_VIOLATION) continue;
            const set = least
              .slice(0, k)
              .map(({ r }) => r)
              .sort((a, b) => a - b);
            const depth = (forced - there) / Math.sqrt(k * (to - from + 1));
            found.push({ crowd: { kind: 'crowd', requests: set, person: id, from, to }, depth });
          }
        }
      }
      found.sort((a, b) => b.depth - a.depth);
      for (const { crowd } of found.slice(0, CROWDS_A_PERSON)) yield crowd;
    }
  }

  #cutEntries(cut: Cut): [number, number][] {
    const { S, domain } = this.#problem;
    const slots = (r: number, value: number, from: number, to: number): [number, number][] =>
      [...domain[r]!]
        .filter((s) => s >= from && s <= to)
        .map((s) => [this.#requestColumn[r * S + s]!, value]);
    if (cut.kind === 'order')
      return [...slots(cut.request, 1, 0, cut.slot), ...slots(cut.later, -1, 0, cut.slot + 1)];
    const entries = cut.requests.flatMap((r) => slots(r, 1, cut.from, cut.to));
    for (const { index, pattern } of this.#people[this.#placeOf[cut.person]!]!.columns) {
      const forced = this.#forced(cut, pattern);
      if (forced > 0) entries.push([index, -forced]);
    }
    return entries;
  }
}

/** Where the excess is the largest, of those that count. */
function worst(count: number, excess: (at: number) => number): number | undefined {
  let most = LEAST_VIOLATION;
  let found: number | undefined;
  for (let at = 0; at < count; at++) {
    const here = excess(at);
    if (here <= most) continue;
    most = here;
    found = at;
  }
  return found;
}

const requestsOf = ({ requestStart, requestIds }: CompiledProblem, p: number): Int32Array =>
  requestIds.subarray(requestStart[p]!, requestStart[p + 1]!);

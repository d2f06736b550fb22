import type { CompiledProblem } from '../search/compile.js';

/** One way for a participant to be busy: its slots in order, and the breaks they cost. */
export interface BusyPattern {
  readonly slots: readonly number[];
  readonly breaks: number;
}

/** What it costs a participant to have many meetings in slots from..to: `fee` for each beyond `spare`. */
export interface CrowdFee {
  readonly from: number;
  readonly to: number;
  readonly spare: number;
  readonly fee: number;
}

/**
 * A price per busy slot and per break (default 1), fees by the slot of a pattern's first and last meeting, and fees for
 * crowds; all but the price of a slot are 0 or more.
 */
export interface PatternPrice {
  readonly slot: Float64Array;
  readonly perBreak?: number;
  readonly first?: Float64Array;
  readonly last?: Float64Array;
  readonly crowds?: readonly CrowdFee[];
}

/** Numbers of breaks that are told apart: 0, 1, and 2 or more. */
const BREAK_CLASSES = 3;
/** Patterns with fewer breaks are listed, if they aren't too many, and fees for crowds are exact for them only. */
const LISTED_BREAKS = 1;
const MOST_LISTED = 6000;

/** How one participant can be busy when all its requests are scheduled one at a time: as often as it has requests. */
export class BusyPatterns {
  readonly #problem: CompiledProblem;
  readonly #count: number;
  readonly #possible: Uint8Array;
  /** Fewest and most meetings that lie in slots 0..s, from the requests' own slots. */
  readonly #least: Int32Array;
  readonly #most: Int32Array;
  #listed: readonly BusyPattern[] | undefined | null = null;

  /** Every request has a slot. */
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

  /** Patterns of one block within a stretch. */
  blocks(): BusyPattern[] {
    const { S, stretchOf } = this.#problem;
    const found: BusyPattern[] = [];
    for (let first = 0; first + this.#count <= S; first++) {
      const last = first + this.#count - 1;
      if (stretchOf[first] !== stretchOf[last]) continue;
      const slots = Array.from({ length: this.#count }, (_, i) => first + i);
      const fits = this.#least.every((least, s) => {
        const here = Math.max(0, Math.min(s - first + 1, this.#count));
        return here >= least && here <= this.#most[s]!;
      });
      if (fits && slots.every((s) => this.#possible[s] === 1)) found.push({ slots, breaks: 0 });
    }
    return found;
  }

  /**
   * The cheapest pattern, by dynamic programming over (meetings so far, phase, breaks). Its cost is the true one or, with
   * fees for crowds, possibly less, when a pattern with many breaks might be cheaper than any that is listed.
   */
  cheapest(price: PatternPrice): (BusyPattern & { readonly cost: number }) | undefined {
    const listed = price.crowds?.length ? this.listed() : undefined;
    if (!listed) return this.#cheapestOf(this.#layers(price), 0);
    let best: (BusyPattern & { readonly cost: number }) | undefined;
    for (const pattern of listed) {
      const cost = this.costOf(pattern, price);
      if (cost < (best?.cost ?? Infinity)) best = { ...pattern, cost };
    }
    // Fees for crowds are left out for the others, or taken as if they were due for every meeting.
    const others = [this.#layers(price), this.#layers(this.#withEveryFee(price))].map((layers) =>
      this.#cheapestOf(layers, LISTED_BREAKS + 1),
    );
    const other = others.reduce((a, b) => (a && b && b.cost > a.cost ? b : a));
    return other && other.cost < (best?.cost ?? Infinity) ? other : best;
  }

  costOf({ slots, breaks }: BusyPattern, price: PatternPrice): number {
    let cost = breaks * (price.perBreak ?? 1);
    for (const s of slots) cost += price.slot[s]!;
    cost += (price.first?.[slots[0]!] ?? 0) + (price.last?.[slots.at(-1)!] ?? 0);
    for (const { from, to, spare, fee } of price.crowds ?? []) {
      const over = overlap(slots, from, to) - spare;
      if (over > 0) cost += fee * over;
    }
    return cost;
  }

  /** Every pattern with at most one break; undefined when they are too many to list. */
  listed(): readonly BusyPattern[] | undefined {
    if (this.#listed === null) this.#listed = this.#list();
    return this.#listed;
  }

  #list(): BusyPattern[] | undefined {
    const { S, stretchOf } = this.#problem;
    const found: BusyPattern[] = [];
    const slots: number[] = [];
    // Depth first over the slots: whether the next one is busy.
    const extend = (s: number, breaks: number): boolean => {
      if (found.length > MOST_LISTED) return false;
      if (s === S) {
        if (slots.length === this.#count) found.push({ slots: [...slots], breaks });
        return true;
      }
      const fits = (count: number): boolean => count >= this.#least[s]! && count <= this.#most[s]!;
      if (S - s > this.#count - slots.length && fits(slots.length) && !extend(s + 1, breaks)) return false;
      if (this.#possible[s] === 0 || slots.length === this.#count || !fits(slots.length + 1)) return true;
      const last = slots.at(-1);
      const gap = last !== undefined && s - last > 1 && stretchOf[s] === stretchOf[last] ? 1 : 0;
      if (breaks + gap > LISTED_BREAKS) return true;
      slots.push(s);
      const goesOn = extend(s + 1, breaks + gap);
      slots.pop();
      return goesOn;
    };
    return extend(0, 0) ? found : undefined;
  }

  /** A lower bound on the price: fees for crowds as if meetings short of `spare` were paid back. */
  #withEveryFee(price: PatternPrice): PatternPrice & { readonly base: number } {
    const slot = price.slot.slice();
    let base = 0;
    for (const { from, to, spare, fee } of price.crowds!) {
      for (let s = from; s <= to; s++) slot[s]! += fee;
      base -= fee * spare;
    }
    return { ...price, slot, base };
  }

  /**
   * Steps of the dynamic program, slot by slot. A state is (meetings so far, phase, breaks so far up to the last class);
   * phases within a stretch: 0 before its first meeting, 1 in a meeting, 2 idle after one.
   */
  #layers(price: PatternPrice & { readonly base?: number }): Layers {
    const { S, stretchOf } = this.#problem;
    const { perBreak = 1 } = price;
    const count = this.#count;
    const width = (count + 1) * 3 * BREAK_CLASSES;
    const state = (meetings: number, phase: number, breaks: number): number =>
      (meetings * 3 + phase) * BREAK_CLASSES + breaks;
    const costs = [new Float64Array(width).fill(Infinity)];
    costs[0]![0] = price.base ?? 0;
    const steps: Step[][] = [];
    for (let s = 0; s < S; s++) {
      const here = costs[s]!;
      const next = new Float64Array(width).fill(Infinity);
      const layer: Step[] = [];
      const step = (from: number, to: number, cost: number, busy: boolean): void => {
        layer.push({ from, to, cost, busy });
        next[to] = Math.min(next[to]!, here[from]! + cost);
      };
      const fits = (meetings: number): boolean => meetings >= this.#least[s]! && meetings <= this.#most[s]!;
      const fresh = s > 0 && stretchOf[s] !== stretchOf[s - 1];
      for (let from = 0; from < width; from++) {
        if (here[from] === Infinity) continue;
        const breaks = from % BREAK_CLASSES;
        const meetings = Math.floor(from / BREAK_CLASSES / 3);
        const phase = fresh ? 0 : Math.floor(from / BREAK_CLASSES) % 3;
        if (fits(meetings)) step(from, state(meetings, phase === 0 ? 0 : 2, breaks), 0, false);
        if (this.#possible[s] === 0 || meetings === count || !fits(meetings + 1)) continue;
        const first = meetings === 0 ? (price.first?.[s] ?? 0) : 0;
        const last = meetings + 1 === count ? (price.last?.[s] ?? 0) : 0;
        const gap = phase === 2 ? 1 : 0;
        const to = state(meetings + 1, 1, Math.min(BREAK_CLASSES - 1, breaks + gap));
        step(from, to, price.slot[s]! + first + last + gap * perBreak, true);
      }
      steps.push(layer);
      costs.push(next);
    }
    const ends = Array.from({ length: 3 * BREAK_CLASSES }, (_, i) => count * 3 * BREAK_CLASSES + i);
    return { costs, steps, ends };
  }

  #cheapestOf(
    { costs, steps, ends }: Layers,
    leastBreaks: number,
  ): (BusyPattern & { readonly cost: number }) | undefined {
    const total = costs.at(-1)!;
    const possible = ends.filter((end) => end % BREAK_CLASSES >= leastBreaks && total[end]! < Infinity);
    if (possible.length === 0) return undefined;
    const end = possible.reduce((a, b) => (total[b]! < total[a]! ? b : a));
    const slots: number[] = [];
    let state = end;
    for (let s = steps.length - 1; s >= 0; s--) {
      const step = steps[s]!.find(
        ({ from, to, cost }) => to === state && costs[s]![from]! + cost === costs[s + 1]![state]!,
      )!;
      if (step.busy) slots.push(s);
      state = step.from;
    }
    slots.reverse();
    return { cost: total[end]!, slots, breaks: breaksOf(slots, this.#problem.stretchOf) };
  }
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
  readonly busy: boolean;
}

/** Least cost of each state before slot s, the steps in slot s, and the states after the last slot. */
interface Layers {
  readonly costs: readonly Float64Array[];
  readonly steps: readonly (readonly Step[])[];
  readonly ends: readonly number[];
}

/** Meetings of a pattern in slots from..to. */
export function overlap(slots: readonly number[], from: number, to: number): number {
  let meetings = 0;
  for (const s of slots) if (s >= from && s <= to) meetings++;
  return meetings;
}

function breaksOf(slots: readonly number[], stretchOf: Int32Array): number {
  let breaks = 0;
  for (let i = 1; i < slots.length; i++)
    if (slots[i]! - slots[i - 1]! > 1 && stretchOf[slots[i]!] === stretchOf[slots[i - 1]!]) breaks++;
  return breaks;
}

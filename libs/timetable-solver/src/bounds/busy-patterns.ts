import type { CompiledProblem } from '../search/compile.js';

/** One way for a participant to be busy: its slots in order, and the breaks they cost. */
export interface BusyPattern {
  readonly slots: readonly number[];
  readonly breaks: number;
}

/** A price per busy slot and per break (default 1), and fees by the slot of a pattern's first and last meeting. */
export interface PatternPrice {
  readonly slot: Float64Array;
  readonly perBreak?: number;
  readonly first?: Float64Array;
  readonly last?: Float64Array;
}

/** How one participant can be busy when all its requests are scheduled one at a time: as often as it has requests. */
export class BusyPatterns {
  readonly #problem: CompiledProblem;
  readonly #count: number;
  readonly #possible: Uint8Array;
  /** Fewest and most meetings that lie in slots 0..s, from the requests' own slots. */
  readonly #least: Int32Array;
  readonly #most: Int32Array;

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

  /** The pattern with the least breaks plus prices, by dynamic programming over (meetings so far, phase). */
  cheapest(price: PatternPrice): (BusyPattern & { readonly cost: number }) | undefined {
    const { S, stretchOf } = this.#problem;
    const { perBreak = 1 } = price;
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
          const fees =
            (count === 0 ? (price.first?.[s] ?? 0) : 0) + (more === this.#count ? (price.last?.[s] ?? 0) : 0);
          const total = value + price.slot[s]! + fees + (here === 2 ? perBreak : 0);
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
    const total = cost[end]!;
    let state = end;
    for (let s = S - 1; s >= 0; s--) {
      const phase = from[s]![state]!;
      const busy = state % 3 === 1;
      if (busy) slots.push(s);
      state = (Math.floor(state / 3) - (busy ? 1 : 0)) * 3 + phase;
    }
    slots.reverse();
    return { cost: total, slots, breaks: breaksOf(slots, stretchOf) };
  }
}

function breaksOf(slots: readonly number[], stretchOf: Int32Array): number {
  let breaks = 0;
  for (let i = 1; i < slots.length; i++)
    if (slots[i]! - slots[i - 1]! > 1 && stretchOf[slots[i]!] === stretchOf[slots[i - 1]!]) breaks++;
  return breaks;
}

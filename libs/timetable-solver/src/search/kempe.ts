import { MASK_SLOTS } from './break-count.js';
import type { Random } from './random.js';
import type { SearchState } from './state.js';

/** Longer chains are refused: they change too much at once to be accepted. */
const LONGEST_CHAIN = 400;

/**
 * Exchanges along Kempe chains: the meetings that must change sides when one moves between two slots, so that nobody is
 * at two tables at once. With two participants a meeting a chain is a path or a ring.
 */
export class KempeMoves {
  readonly #state: SearchState;
  readonly #chain: Int32Array;
  readonly #inChain: Int32Array;
  readonly #touched: Int32Array;
  readonly #touchedIn: Int32Array;
  readonly #flowFrom: Int32Array;
  readonly #flowTo: Int32Array;
  readonly #masked: boolean;
  #stamp = 0;
  #length = 0;
  #touchedCount = 0;
  #tables = 0;

  constructor(state: SearchState) {
    const { R, P, stretchLength } = state.problem;
    this.#state = state;
    this.#chain = new Int32Array(R);
    this.#inChain = new Int32Array(R);
    this.#touched = new Int32Array(P);
    this.#touchedIn = new Int32Array(P);
    this.#flowFrom = new Int32Array(P);
    this.#flowTo = new Int32Array(P);
    this.#masked = stretchLength.every((length) => length <= MASK_SLOTS);
  }

  /**
   * Tries to move the scheduled meeting to the slot with all that must change places; accepts by `allow(cost change)`.
   * True when the state changed.
   */
  tryMove(meeting: number, to: number, random: Random, allow: (change: number) => boolean): boolean {
    const state = this.#state;
    const { tablesOpen, virtual } = state.problem;
    const from = state.slotOf[meeting]!;
    this.#stamp++;
    this.#length = 0;
    this.#touchedCount = 0;
    this.#tables = 0;
    this.#push(meeting, from);
    if (!this.#close(0, from, to)) return false;
    // A full slot takes one more only if another chain brings one back.
    for (let attempt = 0; attempt < 3 && state.tableUse[to]! + this.#tables > tablesOpen[to]!; attempt++) {
      const others = state.slotMeetings[to]!;
      const back = others[random.below(others.length)]!;
      if (this.#inChain[back] === this.#stamp || virtual[back] === 1) continue;
      const done = this.#length;
      this.#push(back, from);
      if (!this.#close(done, from, to)) return false;
    }
    if (state.tableUse[to]! + this.#tables > tablesOpen[to]!) return false;
    if (state.tableUse[from]! - this.#tables > tablesOpen[from]!) return false;
    if (state.problem.hasQuotas && !this.#withinQuotas(from, to)) return false;
    if (!this.#masked) return this.#applyAndJudge(from, to, allow);
    if (!allow(this.#breakChange(from, to) + this.#orderChange(from, to))) return false;
    return this.#apply(from, to);
  }

  #apply(from: number, to: number): boolean {
    const done = this.#state.exchange(this.#chain, this.#length, from, to);
    this.#state.seats?.commit();
    return done;
  }

  /** For stretches too long for a mask: does the exchange, and takes it back when the change isn't allowed. */
  #applyAndJudge(from: number, to: number, allow: (change: number) => boolean): boolean {
    const state = this.#state;
    const before = state.cost;
    if (!this.#apply(from, to)) return false;
    if (allow(state.cost - before)) return true;
    return !this.#apply(from, to);
  }

  #push(r: number, from: number): void {
    const { slotOf, problem } = this.#state;
    this.#inChain[r] = this.#stamp;
    this.#chain[this.#length++] = r;
    const step = slotOf[r] === from ? 1 : -1;
    if (problem.virtual[r] === 0) this.#tables += step;
    for (let i = problem.partStart[r]!; i < problem.partStart[r + 1]!; i++) {
      const p = problem.partIds[i]!;
      if (this.#touchedIn[p] !== this.#stamp) {
        this.#touchedIn[p] = this.#stamp;
        this.#touched[this.#touchedCount++] = p;
        this.#flowFrom[p] = 0;
        this.#flowTo[p] = 0;
      }
      this.#flowTo[p]! += step;
      this.#flowFrom[p]! -= step;
    }
  }

  /** Adds everyone who is in the way until nobody is; false when someone can't move. */
  #close(first: number, from: number, to: number): boolean {
    const { slotOf, problem, load, cells } = this.#state;
    const { S, allowed, partStart, partIds, capacity, cellStart } = problem;
    for (let next = first; next < this.#length; next++) {
      const r = this.#chain[next]!;
      const target = slotOf[r] === from ? to : from;
      if (allowed[r * S + target] === 0) return false;
      for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
        const p = partIds[i]!;
        const at = p * S + target;
        let over = load[at]! + (target === to ? this.#flowTo[p]! : this.#flowFrom[p]!) - capacity[at]!;
        for (let cell = cellStart[at]!; over > 0 && cell < cellStart[at]! + load[at]!; cell++) {
          if (this.#inChain[cells[cell]!] === this.#stamp) continue;
          if (this.#length >= LONGEST_CHAIN) return false;
          this.#push(cells[cell]!, from);
          over--;
        }
        if (over > 0) return false;
      }
    }
    return true;
  }

  #withinQuotas(from: number, to: number): boolean {
    const { perDay, problem } = this.#state;
    const { D, dayOf, maxPerDay } = problem;
    if (dayOf[from] === dayOf[to]) return true;
    for (let i = 0; i < this.#touchedCount; i++) {
      const p = this.#touched[i]!;
      if (perDay[p * D + dayOf[to]!]! + this.#flowTo[p]! > maxPerDay[p]!) return false;
      if (perDay[p * D + dayOf[from]!]! + this.#flowFrom[p]! > maxPerDay[p]!) return false;
    }
    return true;
  }

  #breakChange(from: number, to: number): number {
    const state = this.#state;
    const { S, stretchOf, stretchStart } = state.problem;
    const gFrom = stretchOf[from]!;
    const gTo = stretchOf[to]!;
    const bitFrom = 1 << (from - stretchStart[gFrom]!);
    const bitTo = 1 << (to - stretchStart[gTo]!);
    let change = 0;
    for (let i = 0; i < this.#touchedCount; i++) {
      const p = this.#touched[i]!;
      if (this.#flowFrom[p] === 0 && this.#flowTo[p] === 0) continue;
      const loadFrom = state.load[p * S + from]!;
      const loadTo = state.load[p * S + to]!;
      const flipFrom = loadFrom > 0 !== loadFrom + this.#flowFrom[p]! > 0 ? bitFrom : 0;
      const flipTo = loadTo > 0 !== loadTo + this.#flowTo[p]! > 0 ? bitTo : 0;
      if ((flipFrom | flipTo) === 0) continue;
      let delta: number;
      if (gFrom === gTo) {
        delta = state.breaksAfter(p, gFrom, flipFrom | flipTo) - state.breaksAfter(p, gFrom, 0);
      } else {
        delta =
          state.breaksAfter(p, gFrom, flipFrom) -
          state.breaksAfter(p, gFrom, 0) +
          state.breaksAfter(p, gTo, flipTo) -
          state.breaksAfter(p, gTo, 0);
      }
      if (delta !== 0) {
        const now = state.breaks[p]!;
        change += state.breakCost(now + delta) - state.breakCost(now);
      }
    }
    return change;
  }

  #orderChange(from: number, to: number): number {
    const { problem, slotOf, weights } = this.#state;
    if (!problem.hasPrecedences) return 0;
    const flipped = (r: number): number =>
      this.#inChain[r] === this.#stamp ? (slotOf[r] === from ? to : from) : slotOf[r]!;
    let change = 0;
    for (let i = 0; i < this.#length; i++) {
      const r = this.#chain[i]!;
      for (const first of problem.before[r]!) {
        if (slotOf[first]! < 0) continue;
        change += Number(flipped(first) >= flipped(r)) - Number(slotOf[first]! >= slotOf[r]!);
      }
      for (const second of problem.after[r]!) {
        if (slotOf[second]! < 0 || this.#inChain[second] === this.#stamp) continue;
        change += Number(flipped(r) >= slotOf[second]!) - Number(slotOf[r]! >= slotOf[second]!);
      }
    }
    return change * weights.precedence;
  }
}

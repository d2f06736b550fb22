import { breaksInMask, MASK_SLOTS } from './break-count.js';
import type { CompiledProblem } from './compile.js';
import { IndexSet } from './index-set.js';
import { SeatBook } from './seat-book.js';

/** What a unit of each flaw costs the search; changed between phases, then `recount` must be called. */
export interface Weights {
  /** Cost of leaving a request out, per request. */
  readonly missing: Float64Array;
  readonly break: number;
  /** Added per break of a participant above the limit. */
  readonly overLimit: number;
  readonly precedence: number;
  /** Cost of a participant per fourth power of what its share lacks to `shareGoal`: whoever lacks most comes first. */
  readonly share: number;
  readonly shareGoal: number;
}

/**
 * A timetable being searched: who is where, with its cost kept up to date. Hard rules other than precedences and the
 * break limit hold at all times; those two are costs on the way.
 */
export class SearchState {
  readonly problem: CompiledProblem;
  /** Slot of each request, -1 when it isn't scheduled. */
  readonly slotOf: Int32Array;
  /** Meetings of (p, s) from `cellStart[p * S + s]`, the first `load` of them filled. */
  readonly cells: Int32Array;
  readonly load: Uint8Array;
  readonly slotMeetings: number[][];
  readonly tableUse: Int32Array;
  readonly breaks: Int32Array;
  readonly got: Float64Array;
  readonly meetings: Int32Array;
  readonly perDay: Int32Array;
  /** Requests without a slot, in no order. */
  readonly open: readonly number[];
  /** Participants with a break, in no order. */
  readonly broken: readonly number[];
  /** Participants whose share is below the goal, in no order; none while shares cost nothing. */
  readonly short: readonly number[];
  readonly seats: SeatBook | null;
  weights: Weights;
  cost = 0;
  /** Worth of what is scheduled. */
  worth = 0;
  /** Worth below which a timetable isn't wanted; on the way there, what lacks to it costs `worthPrice` a unit. */
  worthFloor = -Infinity;
  worthPrice = 0;
  totalBreaks = 0;
  orderFaults = 0;
  readonly #placeInSlot: Int32Array;
  readonly #open: IndexSet;
  readonly #broken: IndexSet;
  readonly #short: IndexSet;
  readonly masks: Int32Array;

  constructor(problem: CompiledProblem, weights: Weights) {
    const { R, P, S, G, D } = problem;
    this.problem = problem;
    this.weights = weights;
    this.slotOf = new Int32Array(R).fill(-1);
    this.cells = new Int32Array(problem.cellStart[P * S]!).fill(-1);
    this.load = new Uint8Array(P * S);
    this.slotMeetings = Array.from({ length: S }, () => []);
    this.tableUse = new Int32Array(S);
    this.breaks = new Int32Array(P);
    this.got = new Float64Array(P);
    this.meetings = new Int32Array(P);
    this.perDay = new Int32Array(P * D);
    this.masks = new Int32Array(P * G);
    this.#placeInSlot = new Int32Array(R);
    this.#open = new IndexSet(R);
    this.#broken = new IndexSet(P);
    this.#short = new IndexSet(P);
    this.open = this.#open.members;
    this.broken = this.#broken.members;
    this.short = this.#short.members;
    for (let r = 0; r < R; r++) this.#open.add(r);
    this.seats = problem.seats.plain ? null : new SeatBook(problem, this);
    this.recount();
  }

  /** Recomputes the cost from scratch, after a change of weights. */
  recount(): void {
    let cost = 0;
    for (const r of this.open) cost += this.weights.missing[r]!;
    for (let p = 0; p < this.problem.P; p++) {
      const share = this.shareCost(p, this.got[p]!);
      cost += this.breakCost(this.breaks[p]!) + share;
      this.#noteShort(p, share);
    }
    this.cost = cost + this.orderFaults * this.weights.precedence + this.#floorCost(this.worth);
  }

  breakCost(count: number): number {
    const over = count - this.problem.breakLimit;
    return count * this.weights.break + (over > 0 ? over * this.weights.overLimit : 0);
  }

  shareCost(p: number, got: number): number {
    const could = this.problem.couldHave[p]!;
    if (this.weights.share === 0 || could === 0) return 0;
    const short = this.weights.shareGoal - got / could;
    return short > 0 ? this.weights.share * short ** 4 : 0;
  }

  /** Whether the request fits into the slot as things are, seats aside when they need a search. */
  fits(r: number, s: number): boolean {
    const { S, D, allowed, partStart, partIds, capacity, dayOf, virtual, tablesOpen } = this.problem;
    if (allowed[r * S + s] === 0) return false;
    if (virtual[r] === 0 && this.tableUse[s]! >= tablesOpen[s]!) return false;
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
      const p = partIds[i]!;
      if (this.load[p * S + s]! >= capacity[p * S + s]!) return false;
      if (this.problem.hasQuotas) {
        if (this.meetings[p]! >= this.problem.maxMeetings[p]!) return false;
        if (this.perDay[p * D + dayOf[s]!]! >= this.problem.maxPerDay[p]!) return false;
      }
    }
    return true;
  }

  /**
   * Schedules an open request that `fits`; false, and nothing changed, when no seat can be found for it. With `seated`
   * false the seats are left alone: for taking a move back, followed by `seats.rollback`.
   */
  put(r: number, s: number, seated = true): boolean {
    if (seated && this.seats && !this.seats.tryAdd(r, s)) return false;
    this.#enter(r, s);
    this.#open.delete(r);
    this.cost -= this.weights.missing[r]!;
    this.#give(r, 1);
    return true;
  }

  /** The same, if nobody else has to change tables or interpreters for it; the seats' journal goes on. */
  putAlone(r: number, s: number): boolean {
    const mark = this.seats?.mark() ?? 0;
    if (!this.put(r, s)) return false;
    if (!this.seats || [...this.seats.changedSince(mark)].every((one) => one === r)) return true;
    this.remove(r, false);
    this.seats.rollback(mark);
    return false;
  }

  /** Takes a scheduled meeting out; `seated` as in `put`. */
  remove(r: number, seated = true): void {
    const s = this.slotOf[r]!;
    if (seated) this.seats?.remove(r, s);
    this.#leave(r, s);
    this.#open.add(r);
    this.cost += this.weights.missing[r]!;
    this.#give(r, -1);
  }

  /** Counts the meeting for its participants (`sign` 1), or no longer (-1). */
  #give(r: number, sign: 1 | -1): void {
    const { partStart, partIds, worth } = this.problem;
    const change = sign * worth[r]!;
    this.cost += this.#floorCost(this.worth + change) - this.#floorCost(this.worth);
    this.worth += change;
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
      const p = partIds[i]!;
      const before = this.got[p]!;
      this.got[p] = before + change;
      this.meetings[p]! += sign;
      if (this.weights.share === 0) continue;
      const short = this.shareCost(p, before + change);
      this.cost += short - this.shareCost(p, before);
      this.#noteShort(p, short);
    }
  }

  #floorCost(worth: number): number {
    return worth < this.worthFloor ? (this.worthFloor - worth) * this.worthPrice : 0;
  }

  #noteShort(p: number, cost: number): void {
    if (cost > 0) this.#short.add(p);
    else this.#short.delete(p);
  }

  /**
   * Moves meetings between two slots at once: those in `chain` that are in `from` go to `to`, and the other way. The
   * caller has made sure that the result fits; false, and nothing changed, when seats can't be found.
   */
  exchange(chain: Int32Array, length: number, from: number, to: number): boolean {
    const mark = this.seats?.mark() ?? 0;
    for (let i = 0; i < length; i++) {
      const r = chain[i]!;
      const s = this.slotOf[r]!;
      this.seats?.remove(r, s);
      this.#leave(r, s);
      chain[i] = s === from ? r : ~r;
    }
    let seated = true;
    for (let i = 0; i < length; i++) {
      const r = chain[i]! < 0 ? ~chain[i]! : chain[i]!;
      const s = chain[i]! < 0 ? from : to;
      if (seated && this.seats && !this.seats.tryAdd(r, s)) {
        seated = false;
        for (let done = 0; done < i; done++) {
          const other = chain[done]!;
          this.#leave(other < 0 ? ~other : other, other < 0 ? from : to);
        }
        this.seats.rollback(mark);
        for (let back = 0; back < length; back++) {
          const other = chain[back]!;
          this.#enter(other < 0 ? ~other : other, other < 0 ? to : from);
        }
        break;
      }
      this.#enter(r, s);
    }
    for (let i = 0; i < length; i++) if (chain[i]! < 0) chain[i] = ~chain[i]!;
    return seated;
  }

  /** Change in the total cost of breaks if the request, which fits, were put into the slot. */
  breakChange(r: number, s: number): number {
    const { S, G, partStart, partIds, stretchOf, stretchStart, stretchLength } = this.problem;
    const g = stretchOf[s]!;
    if (stretchLength[g]! > MASK_SLOTS) return 0;
    const bit = 1 << (s - stretchStart[g]!);
    let change = 0;
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
      const p = partIds[i]!;
      if (this.load[p * S + s]! > 0) continue;
      const mask = this.masks[p * G + g]!;
      const after = this.breaks[p]! + breaksInMask(mask | bit) - breaksInMask(mask);
      change += this.breakCost(after) - this.breakCost(this.breaks[p]!);
    }
    return change;
  }

  /** Breaks of the participant in the stretch if the busy bits in `flip` changed (stretches of up to 32 slots). */
  breaksAfter(p: number, stretch: number, flip: number): number {
    return breaksInMask(this.masks[p * this.problem.G + stretch]! ^ flip);
  }

  #enter(r: number, s: number): void {
    const { S, D, partStart, partIds, cellStart, dayOf, virtual } = this.problem;
    this.orderChange(r, -1, s);
    this.slotOf[r] = s;
    const meetings = this.slotMeetings[s]!;
    this.#placeInSlot[r] = meetings.length;
    meetings.push(r);
    if (virtual[r] === 0) this.tableUse[s]!++;
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
      const p = partIds[i]!;
      const at = p * S + s;
      this.cells[cellStart[at]! + this.load[at]!] = r;
      this.load[at]!++;
      this.perDay[p * D + dayOf[s]!]!++;
      if (this.load[at] === 1) this.#flip(p, s);
    }
  }

  #leave(r: number, s: number): void {
    const { S, D, partStart, partIds, cellStart, dayOf, virtual } = this.problem;
    this.orderChange(r, s, -1);
    this.slotOf[r] = -1;
    const meetings = this.slotMeetings[s]!;
    const last = meetings.pop()!;
    if (last !== r) {
      const place = this.#placeInSlot[r]!;
      meetings[place] = last;
      this.#placeInSlot[last] = place;
    }
    if (virtual[r] === 0) this.tableUse[s]!--;
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
      const p = partIds[i]!;
      const at = p * S + s;
      const first = cellStart[at]!;
      const end = first + --this.load[at]!;
      for (let cell = first; cell < end; cell++) {
        if (this.cells[cell] === r) {
          this.cells[cell] = this.cells[end]!;
          break;
        }
      }
      this.cells[end] = -1;
      this.perDay[p * D + dayOf[s]!]!--;
      if (this.load[at] === 0) this.#flip(p, s);
    }
  }

  /** Precedence faults of request r when it sits in the slot (-1 counts none). */
  orderFaultsAt(r: number, s: number): number {
    let faults = 0;
    if (s < 0) return 0;
    for (const other of this.problem.before[r]!) {
      const at = this.slotOf[other]!;
      if (at >= 0 && at >= s) faults++;
    }
    for (const other of this.problem.after[r]!) {
      const at = this.slotOf[other]!;
      if (at >= 0 && at <= s) faults++;
    }
    return faults;
  }

  private orderChange(r: number, from: number, to: number): void {
    if (!this.problem.hasPrecedences) return;
    const change = this.orderFaultsAt(r, to) - this.orderFaultsAt(r, from);
    this.orderFaults += change;
    this.cost += change * this.weights.precedence;
  }

  /** The participant became busy or free in the slot. */
  #flip(p: number, s: number): void {
    const { G, stretchOf, stretchStart, stretchLength } = this.problem;
    const g = stretchOf[s]!;
    let change: number;
    if (stretchLength[g]! <= MASK_SLOTS) {
      const mask = this.masks[p * G + g]!;
      const flipped = mask ^ (1 << (s - stretchStart[g]!));
      this.masks[p * G + g] = flipped;
      change = breaksInMask(flipped) - breaksInMask(mask);
    } else {
      const before = this.masks[p * G + g]!;
      const after = this.#countBreaks(p, g);
      this.masks[p * G + g] = after;
      change = after - before;
    }
    if (change === 0) return;
    const before = this.breaks[p]!;
    const after = before + change;
    this.breaks[p] = after;
    this.totalBreaks += change;
    this.cost += this.breakCost(after) - this.breakCost(before);
    if (before === 0) this.#broken.add(p);
    else if (after === 0) this.#broken.delete(p);
  }

  #countBreaks(p: number, g: number): number {
    const { S, stretchStart, stretchLength } = this.problem;
    let runs = 0;
    let busyBefore = false;
    for (let s = stretchStart[g]!; s < stretchStart[g]! + stretchLength[g]!; s++) {
      const busy = this.load[p * S + s]! > 0;
      if (busy && !busyBefore) runs++;
      busyBefore = busy;
    }
    return Math.max(0, runs - 1);
  }
}

import type { Random } from './random.js';
import type { SearchState } from './state.js';

/**
 * Schedules an open request by pushing out whoever is in its way and finding each of those another free slot; what finds
 * none becomes open. Accepted by the same rule as every other move.
 */
export class EjectionMoves {
  readonly #state: SearchState;
  readonly #out: number[] = [];
  readonly #outSlot: number[] = [];

  constructor(state: SearchState) {
    this.#state = state;
  }

  /** True when the state changed. */
  tryInsert(r: number, s: number, random: Random, allow: (change: number) => boolean): boolean {
    const state = this.#state;
    const { problem } = state;
    if (problem.allowed[r * problem.S + s] === 0) return false;
    const before = state.cost;
    const mark = state.seats?.mark() ?? 0;
    this.#out.length = 0;
    this.#outSlot.length = 0;
    let placed = this.#clear(r, s, random) && state.fits(r, s) && state.put(r, s);
    const inserted = placed;
    if (placed) {
      for (const out of this.#out) this.#replace(out, random);
      placed = allow(state.cost - before);
    }
    if (!placed) {
      for (const out of this.#out) if (state.slotOf[out]! >= 0) state.remove(out, false);
      if (inserted) state.remove(r, false);
      for (let i = this.#out.length - 1; i >= 0; i--) state.put(this.#out[i]!, this.#outSlot[i]!, false);
      state.seats?.rollback(mark);
    }
    state.seats?.commit();
    return placed;
  }

  /** Takes out what stands in the way of r in s; false when something there can't move. */
  #clear(r: number, s: number, random: Random): boolean {
    const state = this.#state;
    const { S, D, partStart, partIds, capacity, cellStart, dayOf, tablesOpen, virtual } = state.problem;
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
      const p = partIds[i]!;
      const at = p * S + s;
      if (
        state.load[at]! >= capacity[at]! &&
        !this.#eject(state.cells[cellStart[at]! + random.below(state.load[at]!)]!)
      )
        return false;
      if (!state.problem.hasQuotas) continue;
      const dayFull = state.perDay[p * D + dayOf[s]!]! >= state.problem.maxPerDay[p]!;
      if (dayFull || state.meetings[p]! >= state.problem.maxMeetings[p]!) {
        const victim = this.#anyMeetingOf(p, dayFull ? dayOf[s]! : -1, random);
        if (victim < 0 || !this.#eject(victim)) return false;
      }
    }
    if (virtual[r] === 0 && state.tableUse[s]! >= tablesOpen[s]!) {
      const others = state.slotMeetings[s]!;
      if (others.length === 0) return false;
      return this.#eject(others[random.below(others.length)]!);
    }
    return true;
  }

  #anyMeetingOf(p: number, day: number, random: Random): number {
    const { slotOf, problem } = this.#state;
    const start = problem.requestStart[p]!;
    const count = problem.requestStart[p + 1]! - start;
    const offset = random.below(count);
    for (let i = 0; i < count; i++) {
      const r = problem.requestIds[start + ((offset + i) % count)]!;
      if (slotOf[r]! >= 0 && (day < 0 || problem.dayOf[slotOf[r]!] === day)) return r;
    }
    return -1;
  }

  #eject(r: number): boolean {
    const { problem, slotOf } = this.#state;
    if (problem.mandatory[r] === 1 && problem.domain[r]!.length === 1) return false;
    this.#out.push(r);
    this.#outSlot.push(slotOf[r]!);
    this.#state.remove(r);
    return true;
  }

  #replace(r: number, random: Random): void {
    const slot = cheapestSlot(this.#state, r, random);
    if (slot >= 0) this.#state.put(r, slot);
  }
}

/** The free slot where the request adds the fewest breaks and order faults, ties by chance; -1 when none is free. */
export function cheapestSlot(state: SearchState, r: number, random: Random): number {
  const domain = state.problem.domain[r]!;
  if (domain.length === 0) return -1;
  let best = -1;
  let bestCost = Infinity;
  const offset = random.below(domain.length);
  for (let i = 0; i < domain.length; i++) {
    const s = domain[(offset + i) % domain.length]!;
    if (!state.fits(r, s)) continue;
    let cost = state.breakChange(r, s);
    if (state.problem.hasPrecedences) {
      const disorder = state.orderFaultsAt(r, s) * state.weights.precedence;
      // Better left out than out of order.
      if (disorder > state.weights.missing[r]!) continue;
      cost += disorder;
    }
    if (cost < bestCost) {
      bestCost = cost;
      best = s;
    }
  }
  return best;
}

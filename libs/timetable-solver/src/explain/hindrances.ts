import { hasSlot } from '../model/slot-set.js';
import type { CompiledProblem } from '../search/compile.js';
import type { SearchState } from '../search/state.js';

/** What keeps a request out of a slot, apart from rules of its own. */
export interface Hindrances {
  /** Participants who aren't there, who have another meeting, and whose limit of meetings is reached. */
  readonly absent: readonly number[];
  readonly busy: readonly number[];
  readonly limited: readonly number[];
  /** No table, or no interpreter, is to be had for it. */
  readonly table: boolean;
  readonly interpreter: boolean;
}

/** Meetings that would have to go for a request, and where it would go. */
export interface Drop {
  readonly slot: number;
  readonly out: readonly number[];
  readonly worth: number;
}

export const partsOf = (problem: CompiledProblem, r: number): number[] => [
  ...problem.partIds.subarray(problem.partStart[r]!, problem.partStart[r + 1]!),
];

export function overQuota(state: SearchState, p: number, s: number): boolean {
  const { D, dayOf, maxMeetings, maxPerDay } = state.problem;
  return state.meetings[p]! >= maxMeetings[p]! || state.perDay[p * D + dayOf[s]!]! >= maxPerDay[p]!;
}

/** Whether the request itself allows the slot: nobody's change of plans would. */
export function isOwnSlot({ problem }: CompiledProblem, r: number, s: number): boolean {
  const { fixedSlot, allowedSlots } = problem.requests[r]!;
  return (
    (fixedSlot === undefined || fixedSlot === problem.slots[s]!.id) &&
    (!allowedSlots || hasSlot(allowedSlots, s))
  );
}

/** The state is left as it was. */
export function hindrancesAt(state: SearchState, r: number, s: number): Hindrances {
  const { S, capacity, virtual, tablesOpen, seats } = state.problem;
  const parts = partsOf(state.problem, r);
  const absent = parts.filter((p) => capacity[p * S + s] === 0);
  const hasTable = (): boolean =>
    state.tableUse[s]! < tablesOpen[s]! && (state.seats?.hasTable(r, s) ?? seats.classesOf[r]!.length > 0);
  return {
    absent,
    busy: parts.filter((p) => !absent.includes(p) && state.load[p * S + s]! >= capacity[p * S + s]!),
    limited: parts.filter((p) => overQuota(state, p, s)),
    table: virtual[r] === 0 && !hasTable(),
    interpreter: state.seats?.hasInterpreter(r, s) === false,
  };
}

/**
 * The slot where the fewest worth of meetings would have to go for the request: one of each participant who is busy, and
 * one more where that leaves it without a table, an interpreter or a way between halls. Nothing mandatory goes.
 */
export function cheapestDrop(state: SearchState, r: number): Drop | undefined {
  const { S, capacity, cellStart, domain, worth, mandatory } = state.problem;
  const mayGo = (list: Iterable<number>): number[] =>
    [...list].filter((other) => mandatory[other] === 0).sort((a, b) => worth[a]! - worth[b]! || a - b);
  let best: Drop | undefined;
  const take = (slot: number, out: readonly number[]): boolean => {
    const total = out.reduce((sum, other) => sum + worth[other]!, 0);
    if (best && total >= best.worth) return true;
    if (!fitsWithout(state, r, slot, out)) return false;
    best = { slot, out, worth: total };
    return true;
  };
  for (const s of domain[r]!) {
    if (state.orderFaultsAt(r, s) > 0) continue;
    const victims = partsOf(state.problem, r).flatMap((p) => {
      const at = p * S + s;
      if (state.load[at]! < capacity[at]!) return [];
      return [mayGo(state.cells.subarray(cellStart[at]!, cellStart[at]! + state.load[at]!))[0]];
    });
    const out = [...new Set(victims)].filter((one) => one !== undefined);
    if (victims.includes(undefined) || take(s, out)) continue;
    for (const one of mayGo(state.slotMeetings[s]!)) {
      if (!out.includes(one) && take(s, [...out, one])) break;
    }
  }
  return best;
}

/** Whether the request could go into the slot if the meetings in it weren't there; the state is left as it was. */
function fitsWithout(state: SearchState, r: number, s: number, out: readonly number[]): boolean {
  const mark = state.seats?.mark() ?? 0;
  for (const other of out) state.remove(other);
  const fits =
    state.fits(r, s) && (!state.seats || (state.seats.hasTable(r, s) && state.seats.hasInterpreter(r, s)));
  for (const other of out.toReversed()) state.put(other, s, false);
  state.seats?.rollback(mark);
  return fits;
}

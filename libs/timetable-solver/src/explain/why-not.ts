import type { TimetableProblem } from '../model/problem.js';
import type { Timetable } from '../model/timetable.js';
import { compileProblem, type CompiledProblem } from '../search/compile.js';
import { loadTimetable } from '../search/load-timetable.js';
import { RoomSearch } from '../repair/room-search.js';
import type { SearchState } from '../search/state.js';
import { type Drop, cheapestDrop, hindrancesAt, isOwnSlot, overQuota, partsOf } from './hindrances.js';
import { type RoomMaker, roomMakerFor } from './room-maker.js';

/** Why a request has no meeting, as data for messages; slots, tables and people by identifier. */
export type WhyNotReason =
  /** Its people are never there at the same time; `participants` are all of them. */
  | { readonly code: 'NO_COMMON_SLOT'; readonly participants: readonly string[] }
  /** The slots that suit its people are ruled out by the request's own slots. */
  | { readonly code: 'RULE'; readonly slots: readonly string[] }
  /** Its people have these slots in common, but no table that they may use is open then. */
  | { readonly code: 'NO_TABLE'; readonly slots: readonly string[] }
  /** Nobody interprets between its languages. */
  | { readonly code: 'NO_INTERPRETER'; readonly languagePair: string }
  /** Whoever does isn't there in these slots, which its people have in common. */
  | { readonly code: 'INTERPRETERS_AWAY'; readonly slots: readonly string[] }
  | { readonly code: 'QUOTA'; readonly participant: string }
  /** In every slot that would do, this participant has another meeting. */
  | { readonly code: 'PARTY_FULL'; readonly participant: string; readonly meetings: readonly string[] }
  /** Nobody has a slot free in common, although nobody is full. */
  | { readonly code: 'NO_FREE_SLOT_IN_COMMON'; readonly participants: readonly string[] }
  /** Its people are free in these slots, but every table they may use is taken. */
  | { readonly code: 'TABLES_FULL'; readonly slots: readonly string[] }
  | { readonly code: 'INTERPRETERS_BUSY'; readonly slots: readonly string[] }
  /** It would have to come before (after) meetings that leave no slot. */
  | { readonly code: 'PRECEDENCE'; readonly requests: readonly string[] }
  /** The cheapest place for it is taken by meetings worth at least as much. */
  | { readonly code: 'LOWER_WORTH'; readonly slot: string; readonly than: readonly string[] };

export interface WhyNot {
  readonly request: string;
  readonly reasons: readonly WhyNotReason[];
  readonly roomMaker?: RoomMaker;
}

export interface WhyNotOptions {
  /** Only these requests; default all without a meeting. */
  readonly requests?: readonly string[];
  /** Other meetings that a suggestion may move. Default 3. */
  readonly maxMoves?: number;
}

/** Says for each request without a meeting why it has none and what the smallest change is that would make room. */
export function explainUnscheduled(
  problem: TimetableProblem,
  timetable: Timetable,
  options: WhyNotOptions = {},
): WhyNot[] {
  const compiled = compileProblem(problem, false);
  const { state } = loadTimetable(compiled, timetable);
  const asked = options.requests && new Set(options.requests);
  const room = new RoomSearch(state, new Map());
  return state.open
    .filter((r) => !asked || asked.has(problem.requests[r]!.id))
    .sort((a, b) => a - b)
    .map((r) => {
      const drop = cheapestDrop(state, r);
      const reasons = reasonsFor(compiled, state, r, drop);
      const roomMaker = roomMakerFor(state, room, r, drop, options.maxMoves ?? 3);
      return { request: problem.requests[r]!.id, reasons, ...(roomMaker && { roomMaker }) };
    });
}

function reasonsFor(
  problem: CompiledProblem,
  state: SearchState,
  r: number,
  cheapest: Drop | undefined,
): WhyNotReason[] {
  const { S, capacity, domain, cellStart } = problem;
  const { participants, requests, slots } = problem.problem;
  const parts = partsOf(problem, r);
  const idOf = (p: number): string => participants[p]!.id;
  const slotIds = (list: readonly number[]): string[] => list.map((s) => slots[s]!.id);
  const common = Array.from({ length: S }, (_, s) => s).filter((s) =>
    parts.every((p) => capacity[p * S + s]! > 0),
  );
  if (common.length === 0) return [{ code: 'NO_COMMON_SLOT', participants: parts.map(idOf) }];
  const possible = [...domain[r]!];
  if (possible.length === 0) return ruledOut(problem, r, common);
  const reasons: WhyNotReason[] = [];
  const busy = (p: number, s: number): boolean => state.load[p * S + s]! >= capacity[p * S + s]!;
  for (const p of parts) {
    if (possible.every((s) => overQuota(state, p, s))) reasons.push({ code: 'QUOTA', participant: idOf(p) });
    if (!possible.every((s) => busy(p, s))) continue;
    const meetings = new Set<string>();
    for (const s of possible) {
      const first = cellStart[p * S + s]!;
      for (const other of state.cells.subarray(first, first + state.load[p * S + s]!))
        meetings.add(requests[other]!.id);
    }
    reasons.push({ code: 'PARTY_FULL', participant: idOf(p), meetings: [...meetings] });
  }
  const free = possible.filter((s) => parts.every((p) => !busy(p, s)));
  if (free.length === 0) {
    if (reasons.length === 0) reasons.push({ code: 'NO_FREE_SLOT_IN_COMMON', participants: parts.map(idOf) });
  } else {
    const hindrances = free.map((s) => ({ s, ...hindrancesAt(state, r, s) }));
    const without = (what: 'table' | 'interpreter') =>
      slotIds(hindrances.filter((one) => one[what]).map(({ s }) => s));
    const [full, mute] = [without('table'), without('interpreter')];
    if (full.length > 0) reasons.push({ code: 'TABLES_FULL', slots: full });
    if (mute.length > 0) reasons.push({ code: 'INTERPRETERS_BUSY', slots: mute });
    const others = [...problem.before[r]!, ...problem.after[r]!].filter((other) => state.slotOf[other]! >= 0);
    if (others.length > 0 && free.every((s) => state.orderFaultsAt(r, s) > 0))
      reasons.push({ code: 'PRECEDENCE', requests: others.map((other) => requests[other]!.id) });
  }
  if (cheapest && cheapest.out.length > 0 && cheapest.worth >= problem.worth[r]!)
    reasons.push({
      code: 'LOWER_WORTH',
      slot: slots[cheapest.slot]!.id,
      than: cheapest.out.map((other) => requests[other]!.id),
    });
  return reasons;
}

/** Why a request has no slot at all, although its people have some in common. */
function ruledOut(problem: CompiledProblem, r: number, common: readonly number[]): WhyNotReason[] {
  const { seats, S, virtual } = problem;
  const { slots, requests } = problem.problem;
  const ids = (list: readonly number[]): string[] => list.map((s) => slots[s]!.id);
  const own = common.filter((s) => isOwnSlot(problem, r, s));
  if (own.length === 0) return [{ code: 'RULE', slots: ids(common) }];
  const interpreters = seats.interpretersOf[r];
  if (interpreters?.length === 0)
    return [{ code: 'NO_INTERPRETER', languagePair: requests[r]!.languagePair! }];
  const tableless = own.filter(
    (s) => virtual[r] === 0 && !seats.classesOf[r]!.some((k) => seats.classCapacity[k * S + s]! > 0),
  );
  const mute = own.filter((s) => interpreters?.every((i) => seats.interpreterWorks[i * S + s] === 0));
  return [
    ...(tableless.length > 0 ? [{ code: 'NO_TABLE' as const, slots: ids(tableless) }] : []),
    ...(mute.length > 0 ? [{ code: 'INTERPRETERS_AWAY' as const, slots: ids(mute) }] : []),
  ];
}

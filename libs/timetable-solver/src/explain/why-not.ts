import type { TimetableProblem } from '../model/problem.js';
import type { Timetable } from '../model/timetable.js';
import { compileProblem, type CompiledProblem } from '../search/compile.js';
import { loadTimetable } from '../search/load-timetable.js';
import { RoomSearch } from '../repair/room-search.js';
import type { SearchState } from '../search/state.js';

/** Why a request has no meeting, as data for messages; slots, tables and people by identifier. */
export type WhyNotReason =
  /** Its people are never there at the same time; `participants` are all of them. */
  | { readonly code: 'NO_COMMON_SLOT'; readonly participants: readonly string[] }
  /** The slots that suit its people are ruled out by the request's own slots, its table or its interpreters' hours. */
  | { readonly code: 'RULE'; readonly slots: readonly string[] }
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

/** The smallest thing found that would let the meeting in. */
export type RoomMaker =
  /** It fits as things are, for instance after a change. */
  | { readonly kind: 'nothing'; readonly slot: string }
  | {
      readonly kind: 'moveMeetings';
      readonly slot: string;
      readonly moves: readonly { readonly request: string; readonly from: string; readonly to: string }[];
    }
  | { readonly kind: 'moreAvailability'; readonly participant: string; readonly slot: string }
  | { readonly kind: 'oneMoreTable'; readonly slot: string }
  | { readonly kind: 'raiseQuota'; readonly participant: string }
  | {
      readonly kind: 'dropMeetings';
      readonly slot: string;
      readonly requests: readonly string[];
      readonly worth: number;
    };

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
  const room = new RoomSearch(state, new Set());
  return state.open
    .filter((r) => !asked || asked.has(problem.requests[r]!.id))
    .sort((a, b) => a - b)
    .map((r) => {
      const reasons = reasonsFor(compiled, state, r);
      const roomMaker = roomMakerFor(compiled, state, room, r, options.maxMoves ?? 3);
      return { request: problem.requests[r]!.id, reasons, ...(roomMaker && { roomMaker }) };
    });
}

const partsOf = (problem: CompiledProblem, r: number): number[] => [
  ...problem.partIds.subarray(problem.partStart[r]!, problem.partStart[r + 1]!),
];

function overQuota(state: SearchState, p: number, s: number): boolean {
  const { D, dayOf, maxMeetings, maxPerDay } = state.problem;
  return state.meetings[p]! >= maxMeetings[p]! || state.perDay[p * D + dayOf[s]!]! >= maxPerDay[p]!;
}

function reasonsFor(problem: CompiledProblem, state: SearchState, r: number): WhyNotReason[] {
  const { S, capacity, domain, cellStart, tablesOpen, virtual } = problem;
  const { participants, requests, slots } = problem.problem;
  const parts = partsOf(problem, r);
  const idOf = (p: number): string => participants[p]!.id;
  const slotIds = (list: readonly number[]): string[] => list.map((s) => slots[s]!.id);
  const common = Array.from({ length: S }, (_, s) => s).filter((s) =>
    parts.every((p) => capacity[p * S + s]! > 0),
  );
  if (common.length === 0) return [{ code: 'NO_COMMON_SLOT', participants: parts.map(idOf) }];
  const possible = [...domain[r]!];
  if (possible.length === 0) return [{ code: 'RULE', slots: slotIds(common) }];
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
    const full = free.filter((s) => virtual[r] === 0 && state.tableUse[s]! >= tablesOpen[s]!);
    const seatless = free.filter((s) => !full.includes(s) && state.fits(r, s) && !canSit(state, r, s));
    if (
      full.length > 0 &&
      full.length + seatless.length === free.length &&
      requests[r]!.languagePair === undefined
    )
      reasons.push({ code: 'TABLES_FULL', slots: slotIds(free) });
    else {
      if (full.length > 0) reasons.push({ code: 'TABLES_FULL', slots: slotIds(full) });
      if (seatless.length > 0) {
        const code = requests[r]!.languagePair === undefined ? 'TABLES_FULL' : 'INTERPRETERS_BUSY';
        reasons.push({ code, slots: slotIds(seatless) });
      }
    }
    const others = [...problem.before[r]!, ...problem.after[r]!].filter((other) => state.slotOf[other]! >= 0);
    if (others.length > 0 && free.every((s) => state.orderFaultsAt(r, s) > 0))
      reasons.push({ code: 'PRECEDENCE', requests: others.map((other) => requests[other]!.id) });
  }
  const cheapest = cheapestDrop(problem, state, r);
  if (cheapest && cheapest.out.length > 0 && cheapest.worth >= problem.worth[r]!)
    reasons.push({
      code: 'LOWER_WORTH',
      slot: slots[cheapest.slot]!.id,
      than: cheapest.out.map((other) => requests[other]!.id),
    });
  return reasons;
}

/** Whether the slot has a table and an interpreter for it; the state is left as it was. */
function canSit(state: SearchState, r: number, s: number): boolean {
  if (!state.seats) return true;
  const mark = state.seats.mark();
  const seated = state.seats.tryAdd(r, s);
  state.seats.rollback(mark);
  return seated;
}

/** The slot where the fewest worth of meetings would have to go for the request. */
function cheapestDrop(
  problem: CompiledProblem,
  state: SearchState,
  r: number,
): { readonly slot: number; readonly out: number[]; readonly worth: number } | undefined {
  const { S, capacity, cellStart, domain, worth, mandatory, tablesOpen, virtual } = problem;
  let best: { slot: number; out: number[]; worth: number } | undefined;
  const least = (list: Iterable<number>): number => {
    let cheapest = -1;
    for (const other of list) {
      if (mandatory[other] === 0 && (cheapest < 0 || worth[other]! < worth[cheapest]!)) cheapest = other;
    }
    return cheapest;
  };
  for (const s of domain[r]!) {
    const out = new Set<number>();
    let blocked = state.orderFaultsAt(r, s) > 0;
    for (const p of partsOf(problem, r)) {
      const at = p * S + s;
      if (overQuota(state, p, s)) blocked = true;
      if (state.load[at]! < capacity[at]!) continue;
      const victim = least(state.cells.subarray(cellStart[at]!, cellStart[at]! + state.load[at]!));
      if (victim < 0) blocked = true;
      else out.add(victim);
    }
    if (virtual[r] === 0 && out.size === 0 && state.tableUse[s]! >= tablesOpen[s]!) {
      const victim = least(state.slotMeetings[s]!);
      if (victim < 0) blocked = true;
      else out.add(victim);
    }
    if (blocked) continue;
    const total = [...out].reduce((sum, other) => sum + worth[other]!, 0);
    if (!best || total < best.worth) best = { slot: s, out: [...out], worth: total };
  }
  return best;
}

function roomMakerFor(
  problem: CompiledProblem,
  state: SearchState,
  room: RoomSearch,
  r: number,
  maxMoves: number,
): RoomMaker | undefined {
  const { S, capacity, tablesOpen, domain } = problem;
  const { slots, participants, requests } = problem.problem;
  const found = room.find(r, maxMoves);
  if (found) {
    const own = found.moves.find((move) => move.request === r)!;
    const slot = slots[own.to]!.id;
    const moves = found.moves
      .filter((move) => move.request !== r)
      .map((move) => ({
        request: requests[move.request]!.id,
        from: slots[move.from]!.id,
        to: slots[move.to]!.id,
      }));
    return moves.length === 0 ? { kind: 'nothing', slot } : { kind: 'moveMeetings', slot, moves };
  }
  const parts = partsOf(problem, r);
  const full = parts.find((p) => domain[r]!.length > 0 && domain[r]!.every((s) => overQuota(state, p, s)));
  if (full !== undefined) return { kind: 'raiseQuota', participant: participants[full]!.id };
  const request = requests[r]!;
  const slotOk = (s: number): boolean =>
    (request.fixedSlot === undefined || request.fixedSlot === slots[s]!.id) &&
    (!request.allowedSlots || ((request.allowedSlots[s >> 5]! >>> (s & 31)) & 1) === 1);
  for (let s = 0; s < S; s++) {
    if (!slotOk(s) || state.orderFaultsAt(r, s) > 0) continue;
    const hindered = parts.filter((p) => state.load[p * S + s]! >= capacity[p * S + s]!);
    const absent = hindered.filter((p) => capacity[p * S + s] === 0);
    const seat = problem.virtual[r] === 1 || state.tableUse[s]! < tablesOpen[s]!;
    if (hindered.length === 1 && absent.length === 1 && seat)
      return { kind: 'moreAvailability', participant: participants[absent[0]!]!.id, slot: slots[s]!.id };
  }
  for (const s of domain[r]!) {
    const free = parts.every((p) => state.load[p * S + s]! < capacity[p * S + s]!);
    if (free && state.tableUse[s]! >= tablesOpen[s]! && state.orderFaultsAt(r, s) === 0)
      return { kind: 'oneMoreTable', slot: slots[s]!.id };
  }
  const drop = cheapestDrop(problem, state, r);
  if (!drop || drop.out.length === 0) return undefined;
  return {
    kind: 'dropMeetings',
    slot: slots[drop.slot]!.id,
    requests: drop.out.map((other) => requests[other]!.id),
    worth: drop.worth,
  };
}

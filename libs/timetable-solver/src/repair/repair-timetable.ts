import type { TimetableProblem } from '../model/problem.js';
import type { ScheduledMeeting, Timetable } from '../model/timetable.js';
import { hasSlot } from '../model/slot-set.js';
import { compileProblem, type CompiledProblem } from '../search/compile.js';
import { cheapestSlot } from '../search/ejection.js';
import { type LoadedTimetable, loadTimetable } from '../search/load-timetable.js';
import { Random } from '../search/random.js';
import type { SearchState } from '../search/state.js';
import { applyChange, type TimetableChange } from './change.js';
import { RoomSearch } from './room-search.js';

/** Why a meeting is elsewhere: it was hit by the change itself, or made room for another request. */
export type MoveReason =
  { readonly code: 'HIT_BY_CHANGE' } | { readonly code: 'MADE_ROOM'; readonly for: string };

export interface MovedMeeting {
  readonly request: string;
  readonly from: ScheduledMeeting;
  readonly to: ScheduledMeeting;
  readonly reason: MoveReason;
}

export interface RepairResult {
  /** The problem as it is after the change, for the next repair or a new solution. */
  readonly problem: TimetableProblem;
  readonly timetable: Timetable;
  /** Every meeting that isn't where it was, those hit by the change first. */
  readonly moved: readonly MovedMeeting[];
  /** Meetings that couldn't be kept: `NO_SLOT_LEFT` when no slot suits all its people, else `NO_ROOM`. */
  readonly dropped: readonly { readonly request: string; readonly reason: 'NO_SLOT_LEFT' | 'NO_ROOM' }[];
  /** Requests that weren't scheduled before and are now. */
  readonly added: readonly ScheduledMeeting[];
  /** Of `moved`, meetings that the change didn't hit. */
  readonly othersMoved: number;
  readonly milliseconds: number;
}

export interface RepairOptions {
  /** Limit on meetings moved that the change didn't hit, over the whole repair. Default 3. */
  readonly maxOthersMoved?: number;
  /** Minutes: slots that start before are over or under way; nothing moves into or out of them. */
  readonly now?: number;
  /** Also schedule open requests that now fit without moving anyone. Default true. */
  readonly fillGaps?: boolean;
  /** Time for the search, after which meetings only go to free slots and no more chains are looked for. Default 120 ms. */
  readonly milliseconds?: number;
}

/**
 * Mends a released timetable after a change on the day with as few moves as possible: meetings hit by the change go to a
 * free slot, or a short chain of other meetings makes room. Meetings fixed by hand stay. Breaks are kept few but neither
 * they nor a hard limit on their spread stop a repair. Pure and synchronous; a few milliseconds for some thousand
 * meetings. The problem and the timetable must be valid before the change.
 */
export function repairTimetable(
  problem: TimetableProblem,
  timetable: Timetable,
  change: TimetableChange,
  options: RepairOptions = {},
): RepairResult {
  return repairsOf(problem, timetable, change, options.now)(options);
}

/** The same for one timetable under several limits: the problem is prepared once. */
export function repairsOf(
  problem: TimetableProblem,
  timetable: Timetable,
  change: TimetableChange,
  now?: number,
): (options: Omit<RepairOptions, 'now'>) => RepairResult {
  const changed = applyChange(problem, change, now);
  const compiled = compileProblem(changed, false);
  return (options) => mend(compiled, timetable, change, now === undefined ? options : { ...options, now });
}

function mend(
  compiled: CompiledProblem,
  timetable: Timetable,
  change: TimetableChange,
  options: RepairOptions,
): RepairResult {
  const started = performance.now();
  const changed = compiled.problem;
  const loaded = loadTimetable(compiled, timetable, false);
  const { state, displaced, unseated } = loaded;
  const over = options.now === undefined ? -1 : changed.slots.findIndex((slot) => slot.start >= options.now!);
  const openFrom = options.now === undefined ? 0 : over < 0 ? changed.slots.length : over;
  const room = new RoomSearch(state, displaced, openFrom, true);
  room.deadline = performance.now() + (options.milliseconds ?? 120);
  const { requests } = changed;
  const madeRoomFor = new Map<number, number>();
  const dropped: { request: string; reason: 'NO_SLOT_LEFT' | 'NO_ROOM' }[] = [];
  const allowance = options.maxOthersMoved ?? 3;

  const make = (r: number): boolean => {
    const left = Math.max(0, allowance - madeRoomFor.size);
    const found = room.find(r, left);
    const moved = found && room.apply(found, left);
    for (const other of moved ?? []) madeRoomFor.set(other, r);
    return moved != null;
  };
  // Meetings of past slots happened; a change can't displace them.
  const hit = [...displaced.keys()].sort((a, b) => compiled.worth[b]! - compiled.worth[a]!);
  for (const r of hit) {
    if (make(r)) continue;
    const anySlot = compiled.domain[r]!.some((s) => s >= openFrom);
    dropped.push({ request: requests[r]!.id, reason: anySlot ? 'NO_ROOM' : 'NO_SLOT_LEFT' });
  }
  if (change.kind === 'walkIn') {
    const fresh = new Set(change.requests.map((request) => request.id));
    const wanted = state.open.filter((r) => fresh.has(requests[r]!.id));
    for (const r of wanted.sort((a, b) => compiled.worth[b]! - compiled.worth[a]!)) make(r);
  }
  if (options.fillGaps ?? true) fillGaps(compiled, state, openFrom);
  state.seats?.commit();

  const meetings = seatMeetings(compiled, loaded, timetable);
  const before = new Map(timetable.meetings.map((meeting) => [meeting.request, meeting]));
  const hitIds = new Set([...hit, ...unseated].map((r) => requests[r]!.id));
  const moved: MovedMeeting[] = [];
  const added: ScheduledMeeting[] = [];
  const requestIndex = new Map(requests.map((request, index) => [request.id, index]));
  for (const to of meetings) {
    const from = before.get(to.request);
    if (!from) added.push(to);
    else if (from.slot !== to.slot || from.table !== to.table || from.interpreter !== to.interpreter) {
      const cause = madeRoomFor.get(requestIndex.get(to.request)!);
      const reason: MoveReason =
        cause === undefined || hitIds.has(to.request)
          ? { code: 'HIT_BY_CHANGE' }
          : { code: 'MADE_ROOM', for: requests[cause]!.id };
      moved.push({ request: to.request, from, to, reason });
    }
  }
  moved.sort((a, b) => Number(a.reason.code === 'MADE_ROOM') - Number(b.reason.code === 'MADE_ROOM'));
  return {
    problem: changed,
    timetable: { meetings },
    moved,
    dropped,
    added,
    othersMoved: moved.filter((one) => one.reason.code === 'MADE_ROOM').length,
    milliseconds: performance.now() - started,
  };
}

/** Requests that weren't scheduled, where they fit without anybody changing tables for them. */
function fillGaps(problem: CompiledProblem, state: SearchState, openFrom: number): void {
  const random = new Random(1);
  const order = [...state.open].sort((a, b) => problem.worth[b]! - problem.worth[a]!);
  for (const r of order) {
    const s = cheapestSlot(state, r, random);
    if (s >= openFrom && state.orderFaultsAt(r, s) === 0) state.putAlone(r, s);
  }
}

/**
 * Meetings with tables: who stays in its slot keeps its table, then the newcomers take free ones of their class, the one that
 * they had when it is.
 */
function seatMeetings(
  problem: CompiledProblem,
  loaded: LoadedTimetable,
  before: Timetable,
): ScheduledMeeting[] {
  const { state, tableOf, seatedIn } = loaded;
  const { slots, tables, requests, interpreters } = problem.problem;
  const tableIndex = new Map(tables.map(({ id }, index) => [id, index]));
  const former = new Map(before.meetings.map(({ request, table }) => [request, tableIndex.get(table ?? '')]));
  const { classTables } = problem.seats;
  const meetings: ScheduledMeeting[] = [];
  for (let s = 0; s < problem.S; s++) {
    const list = [...state.slotMeetings[s]!].sort((a, b) => a - b);
    const classIn = (r: number): number => state.seats?.classOf[r] ?? 0;
    const taken = new Set<number>();
    const seat = new Map<number, number>();
    for (const r of list) {
      const own = tableOf[r]!;
      if (own < 0 || seatedIn[r] !== s || !classTables[classIn(r)]?.includes(own) || taken.has(own)) continue;
      const { open } = tables[own]!;
      if (open && !hasSlot(open, s)) continue;
      seat.set(r, own);
      taken.add(own);
    }
    const isFree = (table: number) =>
      !taken.has(table) && (!tables[table]!.open || hasSlot(tables[table]!.open, s));
    const newcomers = list.filter((r) => problem.virtual[r] !== 1 && !seat.has(r));
    for (const again of [true, false]) {
      for (const r of newcomers) {
        if (seat.has(r)) continue;
        const own = former.get(requests[r]!.id);
        const suits = (table: number) => (!again || table === own) && isFree(table);
        const free = classTables[classIn(r)]!.find(suits);
        if (free === undefined) continue;
        seat.set(r, free);
        taken.add(free);
      }
    }
    for (const r of list) {
      const table = seat.get(r);
      const interpreter = state.seats?.interpreterOf[r] ?? -1;
      meetings.push({
        request: requests[r]!.id,
        slot: slots[s]!.id,
        ...(table !== undefined && { table: tables[table]!.id }),
        ...(interpreter >= 0 && { interpreter: interpreters![interpreter]!.id }),
      });
    }
  }
  return meetings;
}

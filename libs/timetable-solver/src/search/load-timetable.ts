import type { Timetable } from '../model/timetable.js';
import { hasSlot } from '../model/slot-set.js';
import type { CompiledProblem } from './compile.js';
import { SearchState } from './state.js';

/** An existing timetable as a search state, and what of it no longer fits the problem. */
export interface LoadedTimetable {
  readonly state: SearchState;
  /** Table of each request, as an index into the problem's tables; -1 none. */
  readonly tableOf: Int32Array;
  /** Slot in which each request had that table; -1 none. */
  readonly seatedIn: Int32Array;
  /** Requests whose meeting doesn't fit any more, with the slot it had. */
  readonly displaced: Map<number, number>;
  /** Requests that stay in their slot but have lost their table. */
  readonly unseated: Set<number>;
}

/**
 * Puts the meetings of a timetable into a state, each in its slot with its table and interpreter. A meeting whose table
 * is gone takes another one in the same slot when there is one, else it is displaced; `mayReseat` says whether others of
 * the slot may change tables or interpreters for it.
 */
export function loadTimetable(
  problem: CompiledProblem,
  timetable: Timetable,
  mayReseat = true,
): LoadedTimetable {
  const { slots, tables, requests, interpreters = [] } = problem.problem;
  const index = <T extends { readonly id: string }>(list: readonly T[]): Map<string, number> =>
    new Map(list.map((one, at) => [one.id, at]));
  const slotIndex = index(slots);
  const tableIndex = index(tables);
  const requestIndex = index(requests);
  const interpreterIndex = index(interpreters);
  const state = new SearchState(problem, {
    missing: new Float64Array(problem.R),
    break: 1,
    overLimit: 1,
    precedence: 1e6,
    share: 0,
    shareGoal: 0,
  });
  const tableOf = new Int32Array(problem.R).fill(-1);
  const seatedIn = new Int32Array(problem.R).fill(-1);
  const displaced = new Map<number, number>();
  const unseated = new Set<number>();
  const taken = new Set<number>();
  const later: [number, number][] = [];
  const classOfTable = new Int32Array(tables.length);
  problem.seats.classTables.forEach((members, k) => members.forEach((table) => (classOfTable[table] = k)));
  for (const meeting of timetable.meetings) {
    const r = requestIndex.get(meeting.request);
    const s = slotIndex.get(meeting.slot);
    if (r === undefined || s === undefined || state.slotOf[r]! >= 0) continue;
    const table = meeting.table === undefined ? -1 : (tableIndex.get(meeting.table) ?? -1);
    const open = table >= 0 && (tables[table]!.open === undefined || hasSlot(tables[table]!.open, s));
    const mayIts = open && problem.seats.classesOf[r]!.includes(classOfTable[table]!);
    const ready =
      (problem.virtual[r] === 1 || (mayIts && !taken.has(s * tables.length + table))) && state.fits(r, s);
    const interpreter =
      meeting.interpreter === undefined ? -1 : (interpreterIndex.get(meeting.interpreter) ?? -1);
    if (!ready || (requests[r]!.languagePair !== undefined && interpreter < 0)) {
      later.push([r, s]);
      continue;
    }
    state.put(r, s, false);
    state.seats?.adopt(r, s, problem.virtual[r] === 1 ? -1 : classOfTable[table]!, interpreter);
    if (problem.virtual[r] === 0) {
      tableOf[r] = table;
      seatedIn[r] = s;
      taken.add(s * tables.length + table);
    }
  }
  for (const [r, s] of later) {
    if (state.fits(r, s) && (mayReseat ? state.put(r, s) : state.putAlone(r, s))) unseated.add(r);
    else displaced.set(r, s);
  }
  state.seats?.commit();
  return { state, tableOf, seatedIn, displaced, unseated };
}

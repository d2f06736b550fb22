import {
  type MeetingRequest,
  type ScheduledMeeting,
  type Timetable,
  type TimetableProblem,
  allSlots,
  withoutSlots,
} from '#timetable-solver';
import type { StatedProblem } from './state-problem.js';

/** A problem that is easier to search, and the way back to the one that was stated. */
export interface SearchProblem {
  readonly problem: TimetableProblem;
  /** A timetable of the easier problem as one of the stated problem. */
  restore(timetable: Timetable): Timetable;
  /** A timetable of the stated problem as one of the easier. */
  reduce(timetable: Timetable): Timetable;
}

/**
 * Takes the tables and interpreters of meetings that stay out of the question: what is left is alike, and alike tables
 * can be counted instead of told apart. Where people have to walk between halls, tables matter, and nothing is changed.
 */
export function searchProblem({ problem, asked }: StatedProblem): SearchProblem {
  if (problem.walks?.length) return { problem, restore: (same) => same, reduce: (same) => same };
  const slotIndex = new Map(problem.slots.map(({ id }, index) => [id, index]));
  const tables = new Map<string, number[]>();
  const interpreters = new Map<string, number[]>();
  const settled = new Map<string, { table?: string; interpreter?: string }>();
  const note = (map: Map<string, number[]>, id: string, slot: string): void => {
    map.set(id, [...(map.get(id) ?? []), slotIndex.get(slot)!]);
  };
  const requests = problem.requests.map((request): MeetingRequest => {
    const { fixedSlot, fixedTable, languagePair, ...rest } = request;
    if (fixedSlot === undefined) return request;
    const interpreter =
      languagePair === undefined ? undefined : (asked.get(request.id)?.standing?.interpreterId ?? undefined);
    if (fixedTable !== undefined) note(tables, fixedTable, fixedSlot);
    if (interpreter !== undefined) note(interpreters, interpreter, fixedSlot);
    settled.set(request.id, {
      ...(fixedTable !== undefined && { table: fixedTable }),
      ...(interpreter !== undefined && { interpreter }),
    });
    return {
      ...rest,
      fixedSlot,
      ...(fixedTable !== undefined && { virtual: true }),
      ...(interpreter === undefined && languagePair !== undefined && { languagePair }),
    };
  });
  const count = problem.slots.length;
  return {
    problem: {
      ...problem,
      requests,
      tables: problem.tables.map((table) => {
        const taken = tables.get(table.id);
        return taken ? { ...table, open: withoutSlots(table.open ?? allSlots(count), taken) } : table;
      }),
      interpreters: (problem.interpreters ?? []).map((one) => {
        const taken = interpreters.get(one.id) ?? [];
        return {
          ...one,
          available: withoutSlots(one.available, taken),
          ...(one.maxMeetings !== undefined && { maxMeetings: Math.max(0, one.maxMeetings - taken.length) }),
        };
      }),
    },
    restore: ({ meetings }) => ({
      meetings: meetings.map((meeting) => ({ ...meeting, ...settled.get(meeting.request) })),
    }),
    reduce: ({ meetings }) => ({
      meetings: meetings.map(({ request, slot, table, interpreter }): ScheduledMeeting => {
        const own = settled.get(request);
        return {
          request,
          slot,
          ...(table !== undefined && own?.table === undefined && { table }),
          ...(interpreter !== undefined && own?.interpreter === undefined && { interpreter }),
        };
      }),
    }),
  };
}

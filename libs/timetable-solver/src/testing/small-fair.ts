import type {
  MeetingRequest,
  TimetableParticipant,
  TimetableProblem,
  TimetableSlot,
  TimetableTable,
} from '../model/problem.js';
import { allSlots, slotSetOf } from '../model/slot-set.js';

/** Half-hour slots of one stretch, named s0, s1, …; several numbers make several days. */
export function makeSlots(...perDay: readonly number[]): TimetableSlot[] {
  return perDay.flatMap((count, day) =>
    Array.from({ length: count }, (_, i) => ({
      id: `s${perDay.slice(0, day).reduce((a, b) => a + b, 0) + i}`,
      start: day * 1440 + 540 + i * 30,
      end: day * 1440 + 570 + i * 30,
      day: `d${day}`,
      stretch: `d${day}`,
    })),
  );
}

/** One hall's tables, named t0, t1, … */
export function makeTables(count: number): TimetableTable[] {
  return Array.from({ length: count }, (_, i) => ({ id: `t${i}`, hall: 'A' }));
}

/** Someone who is there all the time unless slots are given by index. */
export function makeParticipant(
  id: string,
  slotCount: number,
  given: Partial<Omit<TimetableParticipant, 'id' | 'available'>> & { readonly at?: readonly number[] } = {},
): TimetableParticipant {
  const { at, ...rest } = given;
  const side = id.startsWith('b') ? 'buyer' : 'supplier';
  return { id, side, available: at ? slotSetOf(slotCount, at) : allSlots(slotCount), ...rest };
}

/** A request between two participants, named `a-b`, of worth 1 unless given. */
export function makeRequest(a: string, b: string, given: Partial<MeetingRequest> = {}): MeetingRequest {
  return { id: `${a}-${b}`, participants: [a, b], worth: 1, ...given };
}

/** Everyone named in the requests, present throughout, on one day with the given slots and tables. */
export function makeFair(
  slotCount: number,
  tableCount: number,
  requests: readonly MeetingRequest[],
  given: Partial<TimetableProblem> = {},
): TimetableProblem {
  const ids = [...new Set(requests.flatMap((request) => request.participants))];
  return {
    slots: makeSlots(slotCount),
    tables: makeTables(tableCount),
    participants: ids.map((id) => makeParticipant(id, slotCount)),
    requests,
    ...given,
  };
}

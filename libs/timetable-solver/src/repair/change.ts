import type { MeetingRequest, TimetableParticipant, TimetableProblem } from '../model/problem.js';
import { allSlots, withoutSlots } from '../model/slot-set.js';

/** What happened on the day. Slots are identifiers; without `slots` it holds for the rest of the fair. */
export type TimetableChange =
  | { readonly kind: 'participantAbsent'; readonly participant: string; readonly slots?: readonly string[] }
  /** Arrives at this minute: slots that start before it are lost. */
  | { readonly kind: 'lateArrival'; readonly participant: string; readonly at: number }
  | { readonly kind: 'tableLost'; readonly table: string; readonly slots?: readonly string[] }
  /** New requests, perhaps of a participant that wasn't in the problem. */
  | {
      readonly kind: 'walkIn';
      readonly participant?: TimetableParticipant;
      readonly requests: readonly MeetingRequest[];
    };

/**
 * The problem after the change; the original isn't touched. Identifiers that aren't in the problem change nothing. Slots
 * that start before `now` (minutes) are over and keep what they had.
 */
export function applyChange(
  problem: TimetableProblem,
  change: TimetableChange,
  now = -Infinity,
): TimetableProblem {
  const count = problem.slots.length;
  const indexesOf = (ids: readonly string[] | undefined): number[] =>
    problem.slots.flatMap((slot, index) =>
      slot.start >= now && (!ids || ids.includes(slot.id)) ? [index] : [],
    );
  const without = (participant: string, indexes: readonly number[]): TimetableProblem => ({
    ...problem,
    participants: problem.participants.map((one) =>
      one.id === participant ? { ...one, available: withoutSlots(one.available, indexes) } : one,
    ),
    requests: problem.requests.map((request) =>
      request.participants.includes(participant) ? loosened(problem, request, indexes) : request,
    ),
  });
  switch (change.kind) {
    case 'participantAbsent':
      return without(change.participant, indexesOf(change.slots));
    case 'lateArrival':
      return without(
        change.participant,
        problem.slots.flatMap((slot, index) => (slot.start >= now && slot.start < change.at ? [index] : [])),
      );
    case 'tableLost': {
      const lost = indexesOf(change.slots);
      return {
        ...problem,
        tables: problem.tables.map((table) =>
          table.id === change.table
            ? { ...table, open: withoutSlots(table.open ?? allSlots(count), lost) }
            : table,
        ),
        requests: problem.requests.map((request) =>
          request.fixedTable === change.table ? loosened(problem, request, lost) : request,
        ),
      };
    }
    case 'walkIn':
      return {
        ...problem,
        participants: change.participant
          ? [...problem.participants, change.participant]
          : problem.participants,
        requests: [...problem.requests, ...change.requests],
      };
  }
}

/** A meeting fixed to a slot or table that is lost is fixed no longer: better held elsewhere than not at all. */
function loosened(
  problem: TimetableProblem,
  request: MeetingRequest,
  lost: readonly number[],
): MeetingRequest {
  const fixed = problem.slots.findIndex((slot) => slot.id === request.fixedSlot);
  if (fixed >= 0 && !lost.includes(fixed)) return request;
  if (fixed < 0 && request.fixedTable === undefined) return request;
  const { fixedSlot: _slot, fixedTable: _table, ...rest } = request;
  return { ...rest, mandatory: true };
}

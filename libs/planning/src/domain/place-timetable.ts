import type { ScheduledMeeting, Timetable } from '#timetable-solver';
import { PeopleAssigner } from './assign-people.js';
import { type FairFacts, pairKey } from './fair-facts.js';
import { type PlacedMeeting, placeOf } from './placed-meeting.js';
import { type StatedProblem, requestOfMeeting, requestOfPair } from './state-problem.js';

/** Placed meetings as a timetable of the stated problem; those that the problem doesn't ask for are left out. */
export function timetableOfPlaced({ asked }: StatedProblem, placed: readonly PlacedMeeting[]): Timetable {
  const pairs = new Set<string>();
  return {
    meetings: placed.flatMap((meeting): ScheduledMeeting[] => {
      const { meetingId, slotId, tableId, interpreterId } = meeting;
      const own = requestOfMeeting(meetingId);
      const ofPair = requestOfPair(pairKey(meeting));
      const request = asked.has(own) ? own : asked.has(ofPair) && !pairs.has(ofPair) ? ofPair : null;
      if (request === null) return [];
      pairs.add(request);
      return [
        {
          request,
          slot: slotId,
          ...(tableId !== null && { table: tableId }),
          ...(interpreterId !== null && { interpreter: interpreterId }),
        },
      ];
    }),
  };
}

/**
 * A timetable of the stated problem as placed meetings, with people. Meetings of a pair that has none yet get an id from
 * `newMeetingId`. `unmanned` are the requests for whose meetings nobody is left, because one person comes for two
 * organisations: they aren't placed.
 */
export function placedOfTimetable(
  facts: FairFacts,
  { asked }: StatedProblem,
  { meetings }: Timetable,
  newMeetingId: () => string,
): { placed: PlacedMeeting[]; unmanned: string[] } {
  const assigner = new PeopleAssigner(facts);
  const bySlot = Map.groupBy(meetings, ({ slot }) => slot);
  const placed: PlacedMeeting[] = [];
  const unmanned: string[] = [];
  for (const { id: slotId } of facts.slots) {
    const here = (bySlot.get(slotId) ?? []).map((meeting) => ({
      ...{ meeting, key: meeting.request, ...asked.get(meeting.request)! },
    }));
    const rank = ({ standing }: (typeof here)[number]) =>
      standing === null ? 2 : standing.slotId === slotId ? 0 : 1;
    here.sort((a, b) => rank(a) - rank(b) || (a.key < b.key ? -1 : 1));
    const people = assigner.assign(
      slotId,
      here.map(({ standing, ...one }) => ({
        ...one,
        wanted: standing?.delegateIds ?? [],
        isSettled: standing?.hold === 'fixed',
      })),
    );
    for (const { key, meeting, standing, supplierId, buyerId } of here) {
      const delegateIds = people.get(key);
      if (!delegateIds) unmanned.push(key);
      else
        placed.push(
          placeOf({
            ...{ meetingId: standing?.meetingId ?? newMeetingId(), supplierId, buyerId, slotId, delegateIds },
            ...{ tableId: meeting.table ?? null, interpreterId: meeting.interpreter ?? null },
          }),
        );
    }
  }
  return { placed, unmanned };
}

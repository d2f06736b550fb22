import type { ScheduledMeeting, Timetable } from '#timetable-solver';
import { type FairFacts, type ParticipantFact, pairKey } from './fair-facts.js';
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
 * A timetable of the stated problem as placed meetings, with people: whoever was to come comes when they can, otherwise
 * the one of the side who is there and has the fewest meetings. Meetings of a pair that has none yet get an id from
 * `newMeetingId`. `unmanned` are those for which nobody is left, because one person comes for two organisations.
 */
export function placedOfTimetable(
  facts: FairFacts,
  { asked }: StatedProblem,
  { meetings }: Timetable,
  newMeetingId: () => string,
): { placed: PlacedMeeting[]; unmanned: string[] } {
  const participants = new Map(facts.participants.map((one) => [one.id, one]));
  const load = new Map<string, number>();
  const busy = new Set<string>();
  const personOf = new Map(
    facts.participants.flatMap(({ delegates }) => delegates.map((one) => [one.id, one.personId ?? one.id])),
  );
  const who = (id: string): string => personOf.get(id) ?? id;
  const take = (delegateId: string, slotId: string): void => {
    busy.add(`${who(delegateId)} ${slotId}`);
    load.set(delegateId, (load.get(delegateId) ?? 0) + 1);
  };
  const isFree = (one: ParticipantFact['delegates'][number], slotId: string): boolean =>
    !facts.absences.has(`${one.id} ${slotId}`) && !busy.has(`${one.personId ?? one.id} ${slotId}`);
  const slotOrder = new Map(facts.slots.map(({ id }, index) => [id, index]));
  const placed: PlacedMeeting[] = [];
  const unmanned: string[] = [];
  const open: { meeting: ScheduledMeeting; wanted: readonly string[] }[] = [];
  const ordered = meetings.toSorted(
    (a, b) => slotOrder.get(a.slot)! - slotOrder.get(b.slot)! || (a.request < b.request ? -1 : 1),
  );
  for (const meeting of ordered) {
    const { standing } = asked.get(meeting.request)!;
    const stays = standing !== null && standing.slotId === meeting.slot;
    if (!stays) {
      open.push({ meeting, wanted: standing?.delegateIds ?? [] });
      continue;
    }
    standing.delegateIds.forEach((id) => take(id, meeting.slot));
    placed.push(
      placeOf({ ...standing, tableId: meeting.table ?? null, interpreterId: meeting.interpreter ?? null }),
    );
  }
  for (const { meeting, wanted } of open) {
    const { standing, supplierId, buyerId } = asked.get(meeting.request)!;
    const chosen: string[] = [];
    for (const party of [supplierId, buyerId]) {
      const free = participants.get(party)!.delegates.filter((one) => isFree(one, meeting.slot));
      const same = free.filter(({ id }) => wanted.includes(id));
      const least = free.toSorted(
        (a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0) || (a.id < b.id ? -1 : 1),
      );
      chosen.push(...(same.length > 0 ? same : least.slice(0, 1)).map(({ id }) => id));
      if (free.length === 0) break;
      chosen.forEach((id) => busy.add(`${who(id)} ${meeting.slot}`));
    }
    const sides = [supplierId, buyerId].every((party) =>
      participants.get(party)!.delegates.some(({ id }) => chosen.includes(id)),
    );
    if (!sides) {
      chosen.forEach((id) => busy.delete(`${who(id)} ${meeting.slot}`));
      unmanned.push(meeting.request);
      continue;
    }
    chosen.forEach((id) => take(id, meeting.slot));
    placed.push(
      placeOf({
        meetingId: standing?.meetingId ?? newMeetingId(),
        ...{ supplierId, buyerId, slotId: meeting.slot },
        tableId: meeting.table ?? null,
        interpreterId: meeting.interpreter ?? null,
        delegateIds: chosen,
      }),
    );
  }
  return { placed, unmanned };
}

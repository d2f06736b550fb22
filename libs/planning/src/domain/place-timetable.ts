import type { ScheduledMeeting, Timetable } from '#timetable-solver';
import { type MeetingToStaff, PeopleAssigner } from './assign-people.js';
import { type FairFacts, pairKey } from './fair-facts.js';
import { partiesOf } from './placed-group.js';
import { type PlacedGroup, type PlacedMeeting, placeOf } from './placed-meeting.js';
import { type StatedProblem, requestOfGroup, requestOfMeeting, requestOfPair } from './state-problem.js';

/** Placed meetings as a timetable of the stated problem; those that the problem doesn't ask for are left out. */
export function timetableOfPlaced(
  { asked, groups }: StatedProblem,
  placed: readonly PlacedMeeting[],
  placedGroups: readonly PlacedGroup[] = [],
): Timetable {
  const pairs = new Set<string>();
  const ofTwo = placed.flatMap((meeting): ScheduledMeeting[] => {
    const own = requestOfMeeting(meeting.meetingId);
    if (asked.has(own)) return [scheduled(own, meeting)];
    const ofPair = requestOfPair(pairKey(meeting));
    if (!asked.has(ofPair) || pairs.has(ofPair)) return [];
    pairs.add(ofPair);
    return [scheduled(ofPair, meeting)];
  });
  const ofGroups = placedGroups.flatMap((group): ScheduledMeeting[] => {
    const request = requestOfGroup(group.groupId);
    return groups.has(request) ? [scheduled(request, group)] : [];
  });
  return { meetings: [...ofTwo, ...ofGroups] };
}

function scheduled(
  request: string,
  { slotId, tableId, interpreterId }: Pick<PlacedMeeting, 'slotId' | 'tableId' | 'interpreterId'>,
): ScheduledMeeting {
  return {
    request,
    slot: slotId,
    ...(tableId !== null && { table: tableId }),
    ...(interpreterId !== null && { interpreter: interpreterId }),
  };
}

/**
 * A timetable of the stated problem as placed meetings and group meetings, with people. Meetings of a pair that has none
 * yet get an id from `newMeetingId`. `unmanned` are the requests for whose meetings nobody is left, because one person
 * comes for two organisations: they aren't placed.
 */
export function placedOfTimetable(
  facts: FairFacts,
  { asked, groups }: StatedProblem,
  { meetings }: Timetable,
  newMeetingId: () => string,
): { placed: PlacedMeeting[]; groups: PlacedGroup[]; unmanned: string[] } {
  const assigner = new PeopleAssigner(facts);
  const bySlot = Map.groupBy(meetings, ({ slot }) => slot);
  const placed: PlacedMeeting[] = [];
  const placedGroups: PlacedGroup[] = [];
  const unmanned: string[] = [];
  for (const { id: slotId } of facts.slots) {
    const here = (bySlot.get(slotId) ?? []).map((meeting) => {
      const [pair, group] = [asked.get(meeting.request), groups.get(meeting.request)];
      const standing = pair?.standing ?? null;
      return {
        ...{ meeting, pair, group, standing, key: meeting.request },
        // What stands keeps its people, then groups choose, for whom fewer will do.
        rank:
          standing?.slotId === slotId || group?.at || group?.was?.slotId === slotId
            ? 0
            : standing || group?.was
              ? 1
              : group
                ? 2
                : 3,
      };
    });
    here.sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : 1));
    const people = assigner.assign(
      slotId,
      here.map(({ key, pair, group, standing }): MeetingToStaff => {
        if (!group) {
          const parties = [pair!.supplierId, pair!.buyerId];
          return {
            ...{ key, parties, wanted: standing?.delegateIds ?? [], isSettled: standing?.hold === 'fixed' },
          };
        }
        return {
          ...{ key, parties: partiesOf(group.group), isSettled: group.at !== null },
          wanted: (group.at ?? group.was)?.delegateIds ?? [],
          only: group.group.parties.flatMap(({ delegateId }) => delegateId ?? []),
        };
      }),
    );
    for (const { key, meeting, pair, group, standing } of here) {
      const delegateIds = people.get(key);
      const place = { slotId, tableId: meeting.table ?? null, interpreterId: meeting.interpreter ?? null };
      if (!delegateIds) unmanned.push(key);
      else if (group) {
        placedGroups.push({ groupId: group.group.groupId, ...place, delegateIds: delegateIds.toSorted() });
      } else {
        const { supplierId, buyerId } = pair!;
        const meetingId = standing?.meetingId ?? newMeetingId();
        placed.push(placeOf({ meetingId, supplierId, buyerId, ...place, delegateIds }));
      }
    }
  }
  return { placed, groups: placedGroups, unmanned };
}

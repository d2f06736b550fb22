import { type TimetableViolation, checkTimetable } from '#timetable-solver';
import type { FairFacts } from './fair-facts.js';
import type { PlacedGroup, PlacedMeeting } from './placed-meeting.js';
import { partiesOf } from './placed-group.js';
import { DEFAULT_WEIGHTS } from './plan-weights.js';
import { personOf } from './shared-persons.js';
import { checkedMeetings } from './standing-meetings.js';
import { stateProblem } from './state-problem.js';
import { timetableOfPlaced } from './place-timetable.js';

/** A rule of the fair that placed meetings break; `meetingIds` are those of meetings and of group meetings. */
export interface PlacedViolation {
  readonly rule: TimetableViolation['rule'] | 'people' | 'gone';
  readonly meetingIds: readonly string[];
  readonly culprits: readonly string[];
}

/**
 * Checks placed meetings, and the group meetings placed among them, against every rule of the fair as it is now: with the
 * solver's independent checker, and beyond it that everybody sends somebody who is there and nowhere else, and that slots,
 * tables and participants still exist. Meetings whose slot has begun are history and break nothing.
 */
export function checkPlaced(
  facts: FairFacts,
  placed: readonly PlacedMeeting[],
  placedGroups: readonly PlacedGroup[] = [],
): PlacedViolation[] {
  const slots = new Map(facts.slots.map((slot) => [slot.id, slot]));
  const isAhead = ({ slotId }: { slotId: string }): boolean => {
    const slot = slots.get(slotId);
    return !slot || slot.startsAt > facts.now;
  };
  const gatherings = gatheringsOf(facts, placed, placedGroups);
  const ahead = gatherings.filter(isAhead);
  const violations = [...goneIn(facts, ahead), ...peopleIn(facts, ahead)];
  const gone = new Set(violations.filter(({ rule }) => rule === 'gone').flatMap((one) => one.meetingIds));
  const standing = checkedMeetings(
    facts,
    placed.filter(({ meetingId }) => !gone.has(meetingId)),
  );
  const groups = placedGroups.filter(({ groupId }) => !gone.has(groupId));
  const byId = new Map(facts.groups.map((group) => [group.groupId, group]));
  const stated = stateProblem(facts, {
    ...{ standing, weights: DEFAULT_WEIGHTS, withSpare: false, standingOnly: true },
    groups: groups.map(({ groupId }) => ({ group: byId.get(groupId)!, at: null })),
  });
  const idOf = (request: string): string | undefined =>
    stated.asked.get(request)?.standing?.meetingId ?? stated.groups.get(request)?.group.groupId;
  for (const { rule, culprits } of checkTimetable(
    stated.problem,
    timetableOfPlaced(stated, standing, groups),
  )) {
    violations.push({
      rule,
      meetingIds: culprits.flatMap((id) => idOf(id) ?? []),
      culprits: culprits.filter((id) => !stated.asked.has(id) && !stated.groups.has(id)),
    });
  }
  return violations;
}

/** A meeting of two or of a group, for what is asked of both. */
interface Gathering extends Pick<PlacedMeeting, 'slotId' | 'tableId' | 'interpreterId' | 'delegateIds'> {
  readonly id: string;
  /** null for a group meeting that nobody asks for any more. */
  readonly parties: readonly string[] | null;
  /** People without whom it isn't the meeting that was asked for. */
  readonly named: readonly string[];
}

function gatheringsOf(
  facts: FairFacts,
  placed: readonly PlacedMeeting[],
  groups: readonly PlacedGroup[],
): Gathering[] {
  const byId = new Map(facts.groups.map((group) => [group.groupId, group]));
  return [
    ...placed.map((one) => ({
      ...one,
      ...{ id: one.meetingId, parties: [one.supplierId, one.buyerId], named: [] },
    })),
    ...groups.map((one): Gathering => {
      const group = byId.get(one.groupId);
      return {
        ...one,
        id: one.groupId,
        parties: group ? partiesOf(group) : null,
        named: group?.parties.flatMap(({ delegateId }) => delegateId ?? []) ?? [],
      };
    }),
  ];
}

/** What isn't there any more. */
function goneIn(facts: FairFacts, placed: readonly Gathering[]): PlacedViolation[] {
  const ids = new Set([
    ...facts.slots.map(({ id }) => id),
    ...facts.tables.map(({ id }) => id),
    ...facts.participants.map(({ id }) => id),
    ...facts.interpreters.map(({ id }) => id),
  ]);
  return placed.flatMap(({ id, slotId, tableId, parties, interpreterId }) => {
    const gone = [slotId, tableId, ...(parties ?? [id]), interpreterId].filter(
      (one): one is string => one !== null && !ids.has(one),
    );
    return gone.length > 0 ? [{ rule: 'gone' as const, meetingIds: [id], culprits: gone }] : [];
  });
}

function peopleIn(facts: FairFacts, placed: readonly Gathering[]): PlacedViolation[] {
  const violations: PlacedViolation[] = [];
  const delegates = new Map(
    facts.participants.flatMap((party) =>
      party.delegates.map((one) => [one.id, { ...one, party: party.id }] as const),
    ),
  );
  const held = new Map<string, string>();
  for (const { id: meetingId, parties, named, slotId, delegateIds } of placed) {
    if (!parties) continue;
    for (const id of delegateIds) {
      const one = delegates.get(id);
      const belongs = one && parties.includes(one.party);
      if (!belongs || facts.absences.has(id, slotId)) {
        violations.push({ rule: 'people', meetingIds: [meetingId], culprits: [id] });
        continue;
      }
      const key = `${personOf(one)} ${slotId}`;
      const other = held.get(key);
      if (other) violations.push({ rule: 'people', meetingIds: [other, meetingId], culprits: [id] });
      held.set(key, meetingId);
    }
    for (const id of named.filter((one) => !delegateIds.includes(one)))
      violations.push({ rule: 'people', meetingIds: [meetingId], culprits: [id] });
    for (const party of parties) {
      if (!delegateIds.some((id) => delegates.get(id)?.party === party)) {
        violations.push({ rule: 'people', meetingIds: [meetingId], culprits: [party] });
      }
    }
  }
  return violations;
}

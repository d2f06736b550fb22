import { type TimetableViolation, checkTimetable } from '#timetable-solver';
import type { FairFacts } from './fair-facts.js';
import type { PlacedMeeting } from './placed-meeting.js';
import { DEFAULT_WEIGHTS } from './plan-weights.js';
import { personOf } from './shared-persons.js';
import { checkedMeetings } from './standing-meetings.js';
import { stateProblem } from './state-problem.js';
import { timetableOfPlaced } from './place-timetable.js';

/** A rule of the fair that placed meetings break. Culprits are ids: meetings, then whatever else takes part. */
export interface PlacedViolation {
  readonly rule: TimetableViolation['rule'] | 'people' | 'gone';
  readonly meetingIds: readonly string[];
  readonly culprits: readonly string[];
}

/**
 * Checks placed meetings against every rule of the fair as it is now: with the solver's independent checker, and beyond it
 * that each side sends somebody who is there and nowhere else, and that slots, tables and participants still exist.
 * Meetings whose slot has begun are history and break nothing.
 */
export function checkPlaced(facts: FairFacts, placed: readonly PlacedMeeting[]): PlacedViolation[] {
  const slots = new Map(facts.slots.map((slot) => [slot.id, slot]));
  const ahead = placed.filter(({ slotId }) => {
    const slot = slots.get(slotId);
    return !slot || slot.startsAt > facts.now;
  });
  const violations = [...goneIn(facts, ahead), ...peopleIn(facts, ahead)];
  const known = new Set(violations.filter(({ rule }) => rule === 'gone').flatMap((one) => one.meetingIds));
  const standing = checkedMeetings(
    facts,
    placed.filter(({ meetingId }) => !known.has(meetingId)),
  );
  const stated = stateProblem(facts, { standing, weights: DEFAULT_WEIGHTS, withSpare: false });
  for (const { rule, culprits } of checkTimetable(stated.problem, timetableOfPlaced(stated, standing))) {
    const meetings = culprits.flatMap((id) => stated.asked.get(id)?.standing?.meetingId ?? []);
    violations.push({
      rule,
      meetingIds: meetings,
      culprits: culprits.filter((id) => !stated.asked.has(id)),
    });
  }
  return violations;
}

/** What isn't there any more. */
function goneIn(facts: FairFacts, placed: readonly PlacedMeeting[]): PlacedViolation[] {
  const ids = new Set([
    ...facts.slots.map(({ id }) => id),
    ...facts.tables.map(({ id }) => id),
    ...facts.participants.map(({ id }) => id),
    ...facts.interpreters.map(({ id }) => id),
  ]);
  return placed.flatMap(({ meetingId, slotId, tableId, supplierId, buyerId, interpreterId }) => {
    const gone = [slotId, tableId, supplierId, buyerId, interpreterId].filter(
      (id): id is string => id !== null && !ids.has(id),
    );
    return gone.length > 0 ? [{ rule: 'gone' as const, meetingIds: [meetingId], culprits: gone }] : [];
  });
}

function peopleIn(facts: FairFacts, placed: readonly PlacedMeeting[]): PlacedViolation[] {
  const violations: PlacedViolation[] = [];
  const delegates = new Map(
    facts.participants.flatMap((party) =>
      party.delegates.map((one) => [one.id, { ...one, party: party.id }] as const),
    ),
  );
  const held = new Map<string, string>();
  for (const { meetingId, supplierId, buyerId, slotId, delegateIds } of placed) {
    for (const id of delegateIds) {
      const one = delegates.get(id);
      const belongs = one && (one.party === supplierId || one.party === buyerId);
      if (!belongs || facts.absences.has(`${id} ${slotId}`)) {
        violations.push({ rule: 'people', meetingIds: [meetingId], culprits: [id] });
        continue;
      }
      const key = `${personOf(one)} ${slotId}`;
      const other = held.get(key);
      if (other) violations.push({ rule: 'people', meetingIds: [other, meetingId], culprits: [id] });
      held.set(key, meetingId);
    }
    for (const party of [supplierId, buyerId]) {
      if (!delegateIds.some((id) => delegates.get(id)?.party === party)) {
        violations.push({ rule: 'people', meetingIds: [meetingId], culprits: [party] });
      }
    }
  }
  return violations;
}

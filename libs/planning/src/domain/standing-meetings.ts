import type { FairFacts } from './fair-facts.js';
import type { PlacedMeeting } from './placed-meeting.js';
import type { StandingMeeting } from './state-problem.js';

/**
 * What a search may do with the meetings that stand: nothing with those fixed by hand or over; the others stay too, unless
 * `mayMove`, or unless they can't be held where they are: then they are to be somewhere else.
 */
export function standingMeetings(
  facts: FairFacts,
  meetings: readonly (PlacedMeeting & { readonly isFixed: boolean; readonly isOver: boolean })[],
  mayMove: boolean,
): StandingMeeting[] {
  const isStranded = strandedIn(facts);
  const sideOf = new Map(
    facts.participants.flatMap(({ id, delegates }) => delegates.map((one) => [one.id, id] as const)),
  );
  // One side brings several people: a search, which sends one, leaves the meeting where it is.
  const isParty = ({ delegateIds }: PlacedMeeting): boolean =>
    new Set(delegateIds.map((id) => sideOf.get(id))).size < delegateIds.length;
  return meetings.map((meeting) => {
    const stays =
      meeting.isFixed || meeting.isOver || ((!mayMove || isParty(meeting)) && !isStranded(meeting));
    return { ...meeting, hold: stays ? 'fixed' : 'mandatory' };
  });
}

/** Meetings for a check by hand: anything may be anywhere but what is over. */
export function checkedMeetings(facts: FairFacts, placed: readonly PlacedMeeting[]): StandingMeeting[] {
  const over = new Set(facts.meetings.flatMap(({ isOver, meetingId }) => (isOver ? [meetingId] : [])));
  return placed.map((meeting) => ({ ...meeting, hold: over.has(meeting.meetingId) ? 'fixed' : 'free' }));
}

/** Tells of a meeting whether somebody isn't there, or the table is out of use. */
export function strandedIn(
  facts: FairFacts,
): (meeting: Pick<PlacedMeeting, 'slotId' | 'tableId' | 'delegateIds'>) => boolean {
  const tables = new Map(facts.tables.map((table) => [table.id, table]));
  const present = new Set(facts.participants.flatMap(({ delegates }) => delegates.map(({ id }) => id)));
  return ({ slotId, tableId, delegateIds }) =>
    tables.get(tableId ?? '')?.blockedSlotIds.has(slotId) === true ||
    delegateIds.some((id) => !present.has(id) || facts.absences.has(id, slotId));
}

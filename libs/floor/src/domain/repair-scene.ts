import {
  type FairFacts,
  type MeetingFact,
  type PlacedMeeting,
  type StandingMeeting,
  personsOf,
  standingMeetings,
  strandedIn,
  withoutInterpreter,
} from '#planning';
import {
  type DayChange,
  afterChange,
  delegatesIn,
  slotsLost,
  slotsRemovedBy,
  tablesLostBy,
} from './day-change.js';

/** The fair after a change, as far as it is to be mended. */
export interface RepairScene {
  /** With colleagues in the place of those who are missing, wherever anybody is free. */
  readonly after: FairFacts;
  readonly standing: readonly StandingMeeting[];
  /** Meetings without the interpreter whom they should have; they go on without. */
  readonly mute: ReadonlySet<string>;
  readonly before: ReadonlyMap<string, PlacedMeeting>;
  /** Meetings that can't be held where they are. */
  readonly hit: readonly PlacedMeeting[];
}

export function sceneAfter(known: FairFacts, change: DayChange): RepairScene {
  const facts = withoutMeetings(known, brokenBefore(known, change));
  const { after, short } = withColleagues(afterChange(facts, change));
  const isStranded = strandedIn(after);
  const hit = after.meetings.filter((one) => !one.isOver && (short.has(one.meetingId) || isStranded(one)));
  const isHit = new Set(hit.map(({ meetingId }) => meetingId));
  return {
    ...{ after, hit },
    standing: standingMeetings(
      after,
      after.meetings.map((one) =>
        one.isFixed && isHit.has(one.meetingId) ? { ...one, isFixed: false } : one,
      ),
      true,
    ),
    mute: withoutInterpreter(facts),
    before: new Map(facts.meetings.map((one) => [one.meetingId, one])),
  };
}

/**
 * Meetings that couldn't be held before either, and that the change doesn't hit: they stay where they are, for nobody would
 * know why they move with it.
 */
function brokenBefore(facts: FairFacts, change: DayChange): ReadonlySet<string> {
  const isStranded = strandedIn(facts);
  const lost = new Set(slotsLost(facts, change));
  const people = delegatesIn(change);
  const tables = tablesLostBy(change);
  const isHit = ({ slotId, tableId, delegateIds }: MeetingFact): boolean =>
    lost.has(slotId) &&
    (slotsRemovedBy(change).length > 0 ||
      (tableId !== null && tables.includes(tableId)) ||
      people.some((id) => delegateIds.includes(id)));
  return new Set(
    facts.meetings.flatMap((one) => (!one.isOver && isStranded(one) && !isHit(one) ? [one.meetingId] : [])),
  );
}

/** The fair without some meetings, whose tables, people and interpreters are nobody else's all the same. */
export function withoutMeetings(facts: FairFacts, ids: ReadonlySet<string>): FairFacts {
  if (ids.size === 0) return facts;
  const aside = facts.meetings.filter(({ meetingId }) => ids.has(meetingId));
  const [atTable, withInterpreter] = (['tableId', 'interpreterId'] as const).map((key) => {
    const by = Map.groupBy(aside, (one) => one[key]);
    return (id: string) => by.get(id)?.map(({ slotId }) => slotId) ?? [];
  });
  return {
    ...facts,
    meetings: facts.meetings.filter(({ meetingId }) => !ids.has(meetingId)),
    absences: facts.absences.with(
      aside.flatMap(({ slotId, delegateIds }) => delegateIds.map((id) => [id, slotId] as const)),
    ),
    tables: facts.tables.map((table) => ({
      ...table,
      blockedSlotIds: new Set([...table.blockedSlotIds, ...atTable!(table.id)]),
    })),
    interpreters: facts.interpreters.map((one) => {
      const busy = withInterpreter!(one.id);
      return {
        ...one,
        ...(one.maxMeetings !== null && { maxMeetings: Math.max(0, one.maxMeetings - busy.length) }),
        breakSlotIds: new Set([...one.breakSlotIds, ...busy]),
      };
    }),
  };
}

/**
 * Lets meetings go on where they are that have lost somebody: with those of the side who are still there, or else with a
 * colleague who has nothing else then. `short` are the meetings that have nobody of a side left.
 */
function withColleagues(facts: FairFacts): { after: FairFacts; short: ReadonlySet<string> } {
  const parties = new Map(facts.participants.map((one) => [one.id, one]));
  const present = new Set(facts.participants.flatMap(({ delegates }) => delegates.map(({ id }) => id)));
  const personOf = personsOf(facts.participants);
  const inSlot = Map.groupBy(facts.meetings, ({ slotId }) => slotId);
  const staffed = new Map<MeetingFact, MeetingFact>();
  const short = new Set<string>();
  for (const [slotId, here] of inSlot) {
    const absent = facts.absences.in(slotId);
    const isThere = (id: string): boolean => present.has(id) && !absent.has(id);
    const busy = new Set(here.flatMap(({ delegateIds }) => delegateIds.map(personOf)));
    /** One person is asked for at one place at a time: the first meeting keeps whom two have. */
    const held = new Set<string>();
    for (const meeting of here) {
      if (meeting.isOver) continue;
      const { delegateIds } = meeting;
      const kept = delegateIds.filter((id) => isThere(id) && !held.has(personOf(id)));
      for (const id of kept) held.add(personOf(id));
      if (kept.length === delegateIds.length) continue;
      const people = [...kept];
      let isShort = false;
      for (const party of [meeting.supplierId, meeting.buyerId]) {
        const delegates = parties.get(party)?.delegates ?? [];
        if (delegates.some(({ id }) => people.includes(id))) continue;
        const free = delegates.find(
          ({ id }) => isThere(id) && !busy.has(personOf(id)) && !held.has(personOf(id)),
        );
        isShort ||= !free;
        if (!free) break;
        people.push(free.id);
      }
      // Without anybody the solver looks for another place, also when it was fixed by hand.
      if (isShort) {
        short.add(meeting.meetingId);
        continue;
      }
      for (const id of people) {
        busy.add(personOf(id));
        held.add(personOf(id));
      }
      staffed.set(meeting, { ...meeting, delegateIds: people.sort() });
    }
  }
  const meetings = facts.meetings.map((meeting) => staffed.get(meeting) ?? meeting);
  return { after: { ...facts, meetings }, short };
}

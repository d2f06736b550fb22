import fc from 'fast-check';
import { Absences, type FairFacts, type MeetingFact, checkPlaced, placeOf, strandedIn } from '#planning';
import { type DayChange, afterChange } from './day-change.js';
import { MOST_OTHERS_MOVED, planRepair } from './plan-repair.js';

const NOW = Date.parse('2026-11-25T01:00:00Z');
const MINUTE = 60_000;
const [SLOTS, SUPPLIERS, BUYERS] = [10, 30, 14];

type Roll = (n: number) => number;

/**
 * Fairs in which what a change hits is a small part: some with two halls that are a walk apart, an interpreter, pairs in an
 * order, somebody who comes for two organisations. Their timetable is filled at random until little more fits.
 */
const scene = fc.infiniteStream(fc.nat({ max: 9_999 })).map((dice) => {
  const roll: Roll = (n) => dice.next().value! % n;
  const facts = fairOf(roll);
  return { facts, change: changeOf(facts, roll) };
});

describe('planRepair, of fairs of some size', () => {
  it('breaks no rule, accounts for every meeting, moves few others, and loses none that a free place is left for', () => {
    fc.assert(
      fc.property(scene, ({ facts, change }) => {
        const plan = planRepair(facts, change);
        const after = afterChange(facts, change);
        const isStranded = strandedIn(after);
        const told = new Map(plan.changed.map((one) => [one.meetingId, one]));
        const lost = new Map(plan.lost.map((one) => [one.meetingId, one]));
        const placed = facts.meetings.flatMap((one) =>
          lost.has(one.meetingId) ? [] : [told.get(one.meetingId)?.after ?? placeOf(one)],
        );

        expect(checkPlaced(after, placed)).toEqual([]);
        expect(plan.othersMoved).toBeLessThanOrEqual(MOST_OTHERS_MOVED);
        for (const one of facts.meetings) {
          const { meetingId, isOver, slotId, tableId } = one;
          if (isOver) expect([told.has(meetingId), lost.has(meetingId)]).toEqual([false, false]);
          else if (isStranded(one)) expect(told.has(meetingId) || lost.has(meetingId)).toBe(true);
          else expect(lost.has(meetingId)).toBe(false);
          const change = told.get(meetingId);
          if (change?.reason === 'people') expect(change.after).toMatchObject({ slotId, tableId });
        }
        for (const one of lost.values()) expect(freePlaces(after, placed, one.before)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

/** Where a meeting could be without anybody having to move, tried out against the checker. */
function freePlaces(
  facts: FairFacts,
  placed: readonly ReturnType<typeof placeOf>[],
  { meetingId, supplierId, buyerId, interpreterId }: ReturnType<typeof placeOf>,
) {
  const people = [supplierId, buyerId].map(
    (id) => facts.participants.find((one) => one.id === id)!.delegates,
  );
  return facts.slots
    .filter(({ startsAt }) => startsAt > facts.now)
    .flatMap(({ id: slotId }) =>
      facts.tables.flatMap(({ id: tableId }) =>
        people[0]!.flatMap((supplier) =>
          people[1]!.flatMap((buyer) => {
            const delegateIds = [supplier.id, buyer.id].sort();
            const there = { meetingId, supplierId, buyerId, slotId, tableId, interpreterId, delegateIds };
            return checkPlaced(facts, [...placed, there]).length === 0 ? [there] : [];
          }),
        ),
      ),
    );
}

function changeOf({ participants, tables, slots }: FairFacts, roll: Roll): DayChange {
  const delegateIds = participants[roll(participants.length)]!.delegates.map(({ id }) => id);
  const instant = slots[1 + roll(SLOTS - 1)]!.startsAt.toISOString();
  const changes: DayChange[] = [
    { kind: 'gone', delegateIds },
    { kind: 'late', delegateIds, until: instant },
    { kind: 'leaves', delegateIds, from: instant },
    { kind: 'table-lost', tableId: tables[roll(tables.length)]!.id },
  ];
  return changes[roll(changes.length)]!;
}

function fairOf(roll: Roll): FairFacts {
  const slots = Array.from({ length: SLOTS }, (_, index) => ({
    ...{ id: `slot ${index}`, dayId: 'day' },
    startsAt: new Date(NOW + (index * 25 - 60) * MINUTE),
    endsAt: new Date(NOW + (index * 25 - 40) * MINUTE),
  }));
  const hasHalls = roll(2) === 0;
  const tables = Array.from({ length: 5 + roll(5) }, (_, index) => {
    const hall = hasHalls && index % 3 === 0 ? 'B' : 'A';
    return {
      ...{ id: `table ${index}`, label: `T${index}`, hallId: hall, hall, purpose: 'open' as const },
      ...{ ownerId: null, seats: null, blockedSlotIds: new Set<string>() },
    };
  });
  const hasInterpreter = roll(2) === 0;
  const isShared = roll(3) === 0;
  const missing = roll(5);
  const party = (side: 'supplier' | 'buyer', nth: number) => {
    const id = `${side} ${nth}`;
    return {
      ...{ id, side, name: id, minMeetings: 0, maxMeetings: null, remoteTimeZone: null },
      delegates: Array.from({ length: 1 + (roll(4) === 0 ? 1 : 0) }, (_, index) => ({
        ...{ id: `${id} ${index}`, name: `${id} ${index}` },
        personId: isShared && side === 'supplier' && nth < 2 && index === 0 ? 'shared' : null,
        languages: [hasInterpreter && side === 'buyer' && nth === 0 ? 'ja' : 'vi'],
      })),
    };
  };
  const participants = [
    ...Array.from({ length: SUPPLIERS }, (_, nth) => party('supplier', nth)),
    ...Array.from({ length: BUYERS }, (_, nth) => party('buyer', nth)),
  ];
  const absences = participants.flatMap(({ delegates }) =>
    delegates.flatMap(({ id }) =>
      slots.flatMap((slot) => (roll(10) < missing ? [[id, slot.id] as const] : [])),
    ),
  );
  const facts: FairFacts = {
    ...{ fairId: 'fair', timeZone: 'Asia/Ho_Chi_Minh', spareTableShare: 0, now: new Date(NOW) },
    ...{ slots, tables, participants, absences: new Absences(absences) },
    interpreters: hasInterpreter
      ? [{ id: 'aoki', name: 'Aoki', languagePairs: ['ja-vi'], maxMeetings: 4, breakSlotIds: new Set() }]
      : [],
    precedences: roll(3) === 0 ? [{ first: 'supplier 0 buyer 1', second: 'supplier 1 buyer 1' }] : [],
    walks: hasHalls ? [{ from: 'A', to: 'B', minutes: 8 }] : [],
    ...{ pairs: new Map(), apart: new Map(), groups: [], meetings: [] },
  };
  const meetings: MeetingFact[] = [];
  for (let tries = 0; tries < 400; tries++) {
    const [supplier, buyer] = [participants[roll(SUPPLIERS)]!, participants[SUPPLIERS + roll(BUYERS)]!];
    const slot = slots[roll(SLOTS)]!;
    const table = tables[roll(tables.length)]!;
    const meeting: MeetingFact = {
      ...{ meetingId: `meeting ${tries}`, supplierId: supplier.id, buyerId: buyer.id },
      ...{ slotId: slot.id, tableId: table.id },
      interpreterId: hasInterpreter && buyer.id === 'buyer 0' ? 'aoki' : null,
      delegateIds: [supplier, buyer].map(({ delegates }) => delegates[roll(delegates.length)]!.id).sort(),
      ...{ isFixed: roll(12) === 0, isOver: slot.startsAt.getTime() <= NOW },
    };
    const isTaken = meetings.some((one) => one.slotId === slot.id && one.tableId === table.id);
    const isMet = meetings.some((one) => one.supplierId === supplier.id && one.buyerId === buyer.id);
    if (isTaken || isMet || checkPlaced(facts, [...meetings, meeting]).length > 0) continue;
    meetings.push(meeting);
  }
  return { ...facts, meetings };
}

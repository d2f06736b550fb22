import { Absences, type FairFacts, checkPlaced, placeOf } from '#planning';
import { type DayChange, afterChange } from './day-change.js';
import { planRepair } from './plan-repair.js';

const slots = [1, 2].map((hour) => ({
  ...{ id: `slot ${hour}`, dayId: 'day' },
  ...{ startsAt: new Date(`2026-11-25T0${hour}:00:00Z`), endsAt: new Date(`2026-11-25T0${hour}:20:00Z`) },
}));

function party(side: 'supplier' | 'buyer', id: string, people: number): FairFacts['participants'][number] {
  const delegates = Array.from({ length: people }, (_, nth) => {
    const delegate = `${id} ${nth}`;
    return { id: delegate, name: delegate, personId: null, languages: ['vi'] };
  });
  return { ...{ id, side, name: id, delegates }, minMeetings: 0, maxMeetings: null, remoteTimeZone: null };
}

const meeting = (nth: number): FairFacts['meetings'][number] => ({
  ...{ meetingId: `meeting ${nth}`, supplierId: `supplier ${nth}`, buyerId: 'buyer' },
  ...{ slotId: 'slot 1', tableId: `table ${nth}`, interpreterId: null },
  ...{ delegateIds: [`buyer ${nth}`, `supplier ${nth} 0`], isFixed: false, isOver: false },
});

const FACTS: FairFacts = {
  ...{
    fairId: 'fair',
    timeZone: 'Asia/Ho_Chi_Minh',
    spareTableShare: 0,
    now: new Date('2026-11-25T00:00:00Z'),
  },
  slots,
  tables: [0, 1].map((nth) => ({
    ...{
      id: `table ${nth}`,
      label: `T${nth}`,
      ...{ hallId: 'hall', hall: 'Hall A' },
      purpose: 'open' as const,
      ownerId: null,
      seats: null,
    },
    blockedSlotIds: new Set<string>(),
  })),
  participants: [
    party('supplier', 'supplier 0', 1),
    party('supplier', 'supplier 1', 1),
    party('buyer', 'buyer', 2),
  ],
  ...{ absences: new Absences(), pairs: new Map(), apart: new Map(), groups: [] },
  ...{ interpreters: [], precedences: [], walks: [], meetings: [meeting(0), meeting(1)] },
};

describe('planRepair, of an organisation that meets at two tables at once and loses somebody', () => {
  it.each([0, 1])('leaves no meeting with delegate %i, who is gone', (nth) => {
    const change = { kind: 'gone', delegateIds: [`buyer ${nth}`] } as const;
    for (const facts of [FACTS, { ...FACTS, slots: slots.slice(0, 1) }]) {
      for (const isFixed of [false, true]) {
        const lost = lostBy(facts, change, isFixed);
        expect(lost).toBe(facts.slots.length === 1 ? 1 : 0);
      }
    }
  });
});

describe('planRepair, of meetings that were fixed by hand', () => {
  it.each([
    { kind: 'gone', delegateIds: ['supplier 0 0'] } as const,
    { kind: 'table-lost', tableId: 'table 0' } as const,
  ])('moves what is hit all the same: $kind', (change) => {
    expect(lostBy(FACTS, change, true)).toBe(change.kind === 'gone' ? 1 : 0);
  });
});

describe('planRepair, of a fair where somebody meets without the interpreter whom they should have', () => {
  it('moves what is hit alone, and that without one too', () => {
    const parties = [
      ['supplier 0', 'supplier', 'vi'],
      ['supplier 1', 'supplier', 'vi'],
      ['buyer 0', 'buyer', 'ja'],
      ['buyer 1', 'buyer', 'ja'],
    ] as const;
    const facts: FairFacts = {
      ...FACTS,
      participants: parties.map(([id, side, language]) => {
        const one = party(side, id, 1);
        return {
          ...one,
          delegates: one.delegates.map((delegate) => ({ ...delegate, languages: [language] })),
        };
      }),
      interpreters: [
        { id: 'aoki', name: 'Aoki', languagePairs: ['ja-vi'], maxMeetings: null, breakSlotIds: new Set() },
      ],
      meetings: [0, 1].map((nth) => ({
        ...meeting(nth),
        ...{ buyerId: `buyer ${nth}`, delegateIds: [`buyer ${nth} 0`, `supplier ${nth} 0`] },
      })),
    };
    const until = '2026-11-25T01:30:00Z';
    const change = { kind: 'late', delegateIds: ['buyer 0 0'], until } as const;
    const plan = planRepair(facts, change);
    expect(plan.lost).toEqual([]);
    expect(plan.changed).toMatchObject([
      { meetingId: 'meeting 0', reason: 'hit', after: { slotId: 'slot 2', interpreterId: null } },
    ]);
  });
});

describe('planRepair, of a fair with a meeting that could not be held anyway', () => {
  const late = {
    kind: 'late',
    delegateIds: ['buyer 0'],
    until: '2026-11-25T01:30:00Z',
  } as const satisfies DayChange;
  const facts: FairFacts = {
    ...FACTS,
    tables: FACTS.tables.map((table) => ({
      ...table,
      blockedSlotIds: new Set(table.id === 'table 1' ? ['slot 1'] : []),
    })),
    // Each organisation sends one, so that no colleague can take over.
    participants: [
      ...FACTS.participants.slice(0, 2),
      ...[0, 1].map((nth) => {
        const one = party('buyer', `buyer ${nth}`, 1);
        return { ...one, delegates: one.delegates.map((delegate) => ({ ...delegate, id: `buyer ${nth}` })) };
      }),
    ],
    meetings: [0, 1].map((nth) => ({ ...meeting(nth), buyerId: `buyer ${nth}` })),
  };

  it('leaves that one where it is and moves what the change hits', () => {
    const plan = planRepair(facts, late);
    expect(plan.lost).toEqual([]);
    expect(plan.changed).toMatchObject([
      { meetingId: 'meeting 0', reason: 'hit', after: { slotId: 'slot 2' } },
    ]);
  });

  it('mends it when the change hits it too', () => {
    const plan = planRepair(facts, { ...late, delegateIds: ['buyer 0', 'buyer 1'] });
    expect(plan.changed.map(({ meetingId }) => meetingId).sort()).toEqual(['meeting 0', 'meeting 1']);
  });
});

/** How many meetings a repair loses; the others must break no rule. */
function lostBy(facts: FairFacts, change: DayChange, isFixed: boolean): number {
  const meetings = facts.meetings.map((one) => ({ ...one, isFixed }));
  const plan = planRepair({ ...facts, meetings }, change);
  const told = new Map(plan.changed.map((one) => [one.meetingId, one.after]));
  const lost = new Set(plan.lost.map(({ meetingId }) => meetingId));
  const placed = meetings
    .filter(({ meetingId }) => !lost.has(meetingId))
    .map((one) => told.get(one.meetingId) ?? placeOf(one));
  expect(checkPlaced(afterChange({ ...facts, meetings }, change), placed)).toEqual([]);
  return lost.size;
}

import fc from 'fast-check';
import { checkTimetable, problemFaults, solveTimetable } from '#timetable-solver';
import { Absences } from './absences.js';
import { checkPlaced } from './check-placed.js';
import { type FairFacts, type GroupFact, type PairFact, pairKey } from './fair-facts.js';
import { applyGroups, diffGroups } from './group-diff.js';
import { holdGroups, holdStaying, movableGroups } from './hold-groups.js';
import { mergeDraft } from './merge-draft.js';
import { planFaults } from './name-faults.js';
import { placedOfTimetable } from './place-timetable.js';
import { groupsToPlace } from './placed-group.js';
import type { PlacedGroup, PlacedMeeting } from './placed-meeting.js';
import { DEFAULT_WEIGHTS } from './plan-weights.js';
import { searchProblem } from './search-problem.js';
import { standingMeetings } from './standing-meetings.js';
import { spareTables, stateProblem } from './state-problem.js';
import { applyChanges, diffTimetables, timetableOf } from './timetable-diff.js';

const PATIENCE = 240_000;
const NOW = new Date('2026-11-25T01:00:00Z');

/**
 * Fairs with everything in them: absences, several delegates, persons who come twice, kept tables, remote sides,
 * interpreters, groups.
 */
const fair: fc.Arbitrary<FairFacts> = fc
  .record({
    slots: fc.integer({ min: 2, max: 6 }),
    tables: fc.integer({ min: 1, max: 4 }),
    suppliers: fc.integer({ min: 1, max: 5 }),
    buyers: fc.integer({ min: 1, max: 4 }),
    dice: fc.infiniteStream(fc.nat({ max: 999 })),
  })
  .map(({ slots: slotCount, tables, suppliers, buyers, dice }) => {
    const roll = (n: number): number => dice.next().value! % n;
    const slots = Array.from({ length: slotCount }, (_, index) => ({
      id: `slot${index}`,
      dayId: index < 4 ? 'day1' : 'day2',
      startsAt: new Date(NOW.getTime() + (index * 20 + (index < 4 ? 60 : 1440)) * 60_000),
      endsAt: new Date(NOW.getTime() + (index * 20 + (index < 4 ? 80 : 1460)) * 60_000),
    }));
    const party = (side: 'supplier' | 'buyer', number: number) => ({
      id: `${side}${number}`,
      side,
      name: `${side} ${number}`,
      minMeetings: 0,
      maxMeetings: roll(6) === 0 ? 1 + roll(3) : null,
      remoteTimeZone: roll(8) === 0 ? 'Asia/Tokyo' : null,
      delegates: Array.from({ length: 1 + (roll(3) === 0 ? 1 : 0) }, (_, n) => ({
        id: `${side}${number}-d${n}`,
        name: `${side} ${number}.${n}`,
        personId: roll(6) === 0 ? 'person' : null,
        languages: [[], ['vi'], ['vi'], ['ja'], ['ja'], ['ko'], ['ja', 'ko']][roll(7)]!,
      })),
    });
    const participants = [
      ...Array.from({ length: suppliers }, (_, n) => party('supplier', n)),
      ...Array.from({ length: buyers }, (_, n) => party('buyer', n)),
    ];
    const delegates = participants.flatMap((one) => one.delegates);
    const pairs = new Map<string, PairFact>();
    for (let s = 0; s < suppliers; s++) {
      for (let b = 0; b < buyers; b++) {
        if (roll(4) === 0) continue;
        const pair = { supplierId: `supplier${s}`, buyerId: `buyer${b}` };
        const agreement = { musts: roll(3), score: roll(10) / 10, hasRequest: false };
        pairs.set(pairKey(pair), { ...pair, ...agreement, requestId: null, proposalId: null });
      }
    }
    const groups = Array.from({ length: participants.length < 3 ? 0 : roll(3) }, (_, n): GroupFact => {
      const last = participants.length - 1;
      const others = participants.slice(1, last).filter((_one, index) => index === 0 || roll(2) === 0);
      return {
        ...{
          groupId: `group${n}`,
          title: `Group ${n}`,
          isMust: roll(4) === 0,
          ...{ isPlaced: false, isFixed: roll(4) === 0, isHeld: false, at: null },
          obstacles: [],
        },
        tableId: roll(5) === 0 ? 'table0' : null,
        parties: [participants[0]!, ...others, participants[last]!].map((one) => ({
          ...{ participationId: one.id, side: one.side },
          delegateId: roll(3) === 0 ? one.delegates[roll(one.delegates.length)]!.id : null,
        })),
      };
    });
    return {
      fairId: 'fair',
      timeZone: 'Asia/Ho_Chi_Minh',
      spareTableShare: roll(3) / 10,
      now: NOW,
      slots,
      tables: Array.from({ length: tables }, (_, n) => {
        const purpose = (['open', 'open', 'open', 'reserved', 'private', 'spare'] as const)[
          n === 0 ? 0 : roll(6)
        ]!;
        const isKept = purpose === 'reserved' || purpose === 'private';
        return {
          id: `table${n}`,
          label: `T${n}`,
          ...{ hallId: 'hall', hall: 'Hall A' },
          purpose,
          ownerId: isKept ? participants[roll(participants.length)]!.id : null,
          seats: roll(3) === 0 ? 2 + roll(4) : null,
          blockedSlotIds: new Set(slots.flatMap(({ id }) => (roll(6) === 0 ? [id] : []))),
        };
      }),
      participants,
      absences: new Absences(
        delegates.flatMap((one) =>
          slots.flatMap((slot) => (roll(5) === 0 ? [[one.id, slot.id] as const] : [])),
        ),
      ),
      // Each with language pairs, hours and breaks of their own, and perhaps with a number of meetings that they agreed to.
      interpreters: Array.from({ length: roll(4) }, (_, n) => {
        const [begins, ends] = [roll(2), slotCount - roll(2)];
        return {
          ...{ id: `interpreter${n}`, name: `Aoki ${n}`, maxMeetings: roll(2) === 0 ? 1 + roll(3) : null },
          languagePairs: [['ja-vi'], ['ko-vi'], ['ja-vi', 'ko-vi'], ['ja-ko', 'ja-vi']][roll(4)]!,
          breakSlotIds: new Set(
            slots.flatMap(({ id }, at) => (at < begins || at >= ends || roll(4) === 0 ? [id] : [])),
          ),
        };
      }),
      precedences: [],
      walks: [],
      pairs,
      apart: new Map(),
      groups,
      meetings: [],
    };
  });

interface Plan {
  readonly placed: PlacedMeeting[];
  readonly groups: PlacedGroup[];
}

async function plan(facts: FairFacts, mayMove: boolean, seed: number): Promise<PlacedMeeting[] | null> {
  return (await planWithGroups({ ...facts, groups: [] }, mayMove, seed))?.placed ?? null;
}

async function planWithGroups(facts: FairFacts, mayMove: boolean, seed: number): Promise<Plan | null> {
  const standing = standingMeetings(facts, facts.meetings, mayMove);
  const stated = stateProblem(facts, {
    ...{ standing, weights: DEFAULT_WEIGHTS, withSpare: true },
    groups: groupsToPlace(facts.groups),
  });
  if (planFaults(facts, stated).some(({ isWarning }) => !isWarning)) return null;
  const easier = searchProblem(stated);
  const result = await solveTimetable(easier.problem, { iterations: 1500, seed });
  if (result.status === 'infeasible' || result.status === 'unknown') return null;
  const timetable = easier.restore(result.timetable);
  expect(checkTimetable(stated.problem, timetable)).toEqual([]);
  let made = 0;
  const { unmanned, ...found } = placedOfTimetable(facts, stated, timetable, () => `made ${seed} ${made++}`);
  expect(unmanned).toEqual([]);
  return found;
}

/** The fair once its draft is released. */
function released(
  facts: FairFacts,
  placed: readonly PlacedMeeting[],
  isFixed: (index: number) => boolean,
): FairFacts {
  return {
    ...facts,
    meetings: placed.map((one, index) => ({ ...one, isFixed: isFixed(index), isOver: false })),
  };
}

const byId = (groups: readonly PlacedGroup[]): PlacedGroup[] =>
  groups.toSorted((a, b) => (a.groupId < b.groupId ? -1 : 1));

/** The fair once its group meetings are released; they may still move. */
function inSession(facts: FairFacts, groups: readonly PlacedGroup[]): FairFacts {
  return {
    ...facts,
    groups: facts.groups.map((one) => {
      const at = groups.find(({ groupId }) => groupId === one.groupId) ?? null;
      return { ...one, at, isPlaced: at !== null };
    }),
  };
}

/** Where interpreters are, told by nothing but the facts. */
function assertInterpreted(
  { interpreters, participants }: FairFacts,
  gatherings: readonly Pick<PlacedMeeting, 'slotId' | 'interpreterId'>[],
  placed: readonly PlacedMeeting[],
): void {
  for (const { id, breakSlotIds, maxMeetings } of interpreters) {
    const slots = gatherings.flatMap((one) => (one.interpreterId === id ? [one.slotId] : []));
    expect(slots.filter((slotId) => breakSlotIds.has(slotId))).toEqual([]);
    expect(new Set(slots).size).toBe(slots.length);
    expect(slots.length).toBeLessThanOrEqual(maxMeetings ?? Infinity);
  }
  const spoken = (party: string) =>
    new Set(participants.find(({ id }) => id === party)!.delegates.flatMap(({ languages }) => languages));
  for (const { supplierId, buyerId, interpreterId } of placed) {
    const [mine, theirs] = [spoken(supplierId), spoken(buyerId)];
    const pairs = interpreters.find(({ id }) => id === interpreterId)?.languagePairs ?? [];
    const helps = pairs.some((pair) => {
      const [one, other] = pair.split('-') as [string, string];
      return (mine.has(one) && theirs.has(other)) || (mine.has(other) && theirs.has(one));
    });
    const shared = mine.size === 0 || theirs.size === 0 || [...mine].some((tag) => theirs.has(tag));
    // Somebody interprets where they have no language in common and the two are spoken, and nowhere else.
    if (interpreterId !== null) expect([shared, helps]).toEqual([false, true]);
  }
}

describe('plans of random fairs', () => {
  it(
    'break no rule of people, tables, slots or interpreters, and leave spare tables free',
    async () => {
      let interpreted = 0;
      await fc.assert(
        fc.asyncProperty(fair, fc.nat({ max: 99 }), async (facts, seed) => {
          const found = await planWithGroups(facts, false, seed);
          if (!found) return;
          const { placed, groups } = found;
          expect(checkPlaced(facts, placed, groups)).toEqual([]);
          assertInterpreted(facts, [...placed, ...groups], placed);
          interpreted += placed.filter(({ interpreterId }) => interpreterId !== null).length;
          const spare = spareTables(facts);
          expect(
            [...placed, ...groups].filter(({ tableId }) => tableId !== null && spare.has(tableId)),
          ).toEqual([]);
          expect(new Set(placed.map(pairKey)).size).toBe(placed.length);
        }),
        { numRuns: 60 },
      );
      expect(interpreted).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  it(
    'leave fixed meetings where they are, and planned ones unless they may move',
    async () => {
      await fc.assert(
        fc.asyncProperty(fair, fc.nat({ max: 99 }), async (facts, seed) => {
          const first = await plan(facts, false, seed);
          if (!first) return;
          const now = released(facts, first, (index) => index % 2 === 0);
          const kept = await plan(now, false, seed + 1);
          const moved = await plan(now, true, seed + 1);
          const was = new Map(first.map((one) => [one.meetingId, one]));
          for (const one of kept ?? [])
            if (was.has(one.meetingId)) expect(one).toEqual(was.get(one.meetingId));
          for (const one of now.meetings.filter(({ isFixed }) => isFixed && moved)) {
            expect(moved!.find(({ meetingId }) => meetingId === one.meetingId)).toEqual(
              was.get(one.meetingId),
            );
          }
          if (kept) expect(checkPlaced(now, kept)).toEqual([]);
          if (moved) {
            expect(checkPlaced(now, moved)).toEqual([]);
            const present = new Set(moved.map(({ meetingId }) => meetingId));
            expect(first.every(({ meetingId }) => present.has(meetingId))).toBe(true);
          }
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );

  it(
    'merge with what was changed by hand since into a valid timetable, or are refused',
    async () => {
      await fc.assert(
        fc.asyncProperty(fair, fc.nat({ max: 99 }), fc.nat({ max: 99 }), async (facts, seed, dice) => {
          const base = await plan(facts, false, seed);
          if (!base) return;
          const draft = await plan(
            released(facts, base, () => false),
            true,
            seed + 1,
          );
          if (!draft) return;
          // By hand somebody cancels one meeting and moves another to any slot.
          const hand = base
            .filter((_, index) => index !== dice % (base.length + 1))
            .map((one, index) =>
              index === dice % 3 ? { ...one, slotId: facts.slots[dice % facts.slots.length]!.id } : one,
            );
          if (checkPlaced(facts, hand).length > 0) return;
          const now = released(facts, hand, () => false);
          const { live, merged, changes, conflicts } = mergeDraft(now, base, draft);
          expect([...applyChanges(live, changes).keys()].sort()).toEqual([...merged.keys()].sort());
          if (conflicts.length === 0) expect(checkPlaced(now, [...merged.values()])).toEqual([]);
          const untouched = new Set(
            diffTimetables(timetableOf(base), timetableOf(draft)).map((one) => one.meetingId),
          );
          for (const one of hand) {
            if (!untouched.has(one.meetingId)) expect(merged.get(one.meetingId)).toEqual(one);
          }
        }),
        { numRuns: 40 },
      );
    },
    PATIENCE,
  );

  it(
    'place group meetings, and move them once released by the rules of meetings of two',
    async () => {
      let placedGroups = 0;
      let moves = 0;
      await fc.assert(
        fc.asyncProperty(fair, fc.nat({ max: 99 }), async (facts, seed) => {
          const first = await planWithGroups(facts, false, seed);
          if (!first) return;
          placedGroups += first.groups.length;
          for (const { groupId, isMust } of facts.groups)
            if (isMust) expect(first.groups.map((one) => one.groupId)).toContain(groupId);
          const draft = { base: [], draft: first.groups };
          const merged = mergeDraft(facts, [], first.placed, draft);
          expect(merged.conflicts).toEqual([]);
          expect(applyGroups([], merged.groupChanges)).toEqual(byId(first.groups));
          const now = inSession(
            released(facts, first.placed, () => false),
            first.groups,
          );
          const held = holdGroups(now, () => true);
          expect(checkPlaced(held, held.meetings)).toEqual([]);
          // A second draft that wants them elsewhere comes too late; its own meetings are as good as before.
          const elsewhere = first.groups.map((one) => ({ ...one, tableId: 'another table' }));
          const late = mergeDraft(now, first.placed, first.placed, { base: [], draft: elsewhere });
          expect(late.groupChanges).toEqual([]);
          expect(late.conflicts.map(({ code }) => code)).toEqual(
            first.groups.map(() => 'GROUP_PLACED_SINCE'),
          );
          for (const mayMove of [false, true]) {
            const open = holdStaying(now, mayMove);
            const next = await planWithGroups(open, mayMove, seed + 1);
            if (!next) continue;
            const live = movableGroups(now);
            const asked = new Set(movableGroups(open).map(({ groupId }) => groupId));
            const after = byId([...live.filter(({ groupId }) => !asked.has(groupId)), ...next.groups]);
            // None goes, none moves that mustn't, and nobody is in two places.
            expect(after.map(({ groupId }) => groupId)).toEqual(
              expect.arrayContaining(live.map(({ groupId }) => groupId)),
            );
            for (const { group } of groupsToPlace(open.groups))
              if (mayMove) expect(group.isFixed && group.isPlaced).toBe(false);
            if (!mayMove) expect(after).toEqual(expect.arrayContaining(live));
            const again = mergeDraft(now, now.meetings, next.placed, { base: live, draft: after });
            expect(again.conflicts).toEqual([]);
            expect(checkPlaced(now, [...again.merged.values()], again.mergedGroups)).toEqual([]);
            // Release diffs replay to the same timetable.
            expect(applyGroups(live, again.groupChanges)).toEqual(after);
            expect(diffGroups(applyGroups([], diffGroups([], live)), after)).toEqual(again.groupChanges);
            moves += again.groupChanges.filter(({ kind }) => kind === 'moved').length;
          }
        }),
        { numRuns: 60 },
      );
      expect(placedGroups).toBeGreaterThan(0);
      expect(moves).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  it('say what is wrong before anything is searched', () => {
    const empty: FairFacts = {
      ...{ fairId: 'fair', timeZone: 'UTC', spareTableShare: 0, now: NOW, slots: [], tables: [] },
      ...{ participants: [], absences: new Absences(), interpreters: [], precedences: [], walks: [] },
      ...{ pairs: new Map(), apart: new Map(), groups: [], meetings: [] },
    };
    const stated = stateProblem(empty, { standing: [], weights: DEFAULT_WEIGHTS, withSpare: true });
    expect(problemFaults(stated.problem).map(({ code }) => code)).toEqual(['NO_SLOTS']);
    expect(planFaults(empty, stated)).toEqual([{ code: 'NO_SLOTS', isWarning: false, culprits: [] }]);
  });

  it('warn of pairs that nobody interprets for', () => {
    const party = (id: string, side: 'supplier' | 'buyer', language: string) => ({
      ...{ id, side, name: id, minMeetings: 0, maxMeetings: null, remoteTimeZone: null },
      delegates: [{ id: `${id} delegate`, name: id, personId: null, languages: [language] }],
    });
    const pair = (supplierId: string, buyerId: string): [string, PairFact] => {
      const agreed = { musts: null, score: 0, hasRequest: true, requestId: null, proposalId: null };
      return [pairKey({ supplierId, buyerId }), { supplierId, buyerId, ...agreed }];
    };
    const slot = {
      id: 's0',
      dayId: 'd0',
      startsAt: new Date(+NOW + 3_600_000),
      endsAt: new Date(+NOW + 4_800_000),
    };
    const facts: FairFacts = {
      ...{ fairId: 'fair', timeZone: 'UTC', spareTableShare: 0, now: NOW, slots: [slot] },
      tables: [
        {
          ...{ id: 't0', label: 'T0', hallId: 'hall', hall: 'Hall A', purpose: 'open', ownerId: null },
          ...{ seats: null, blockedSlotIds: new Set<string>() },
        },
      ],
      participants: [party('S1', 'supplier', 'vi'), party('B1', 'buyer', 'en'), party('B2', 'buyer', 'ja')],
      interpreters: [
        { id: 'i0', name: 'Aoki', languagePairs: ['ja-vi'], maxMeetings: null, breakSlotIds: new Set() },
      ],
      ...{
        absences: new Absences(),
        precedences: [],
        walks: [],
        apart: new Map(),
        groups: [],
        meetings: [],
      },
      pairs: new Map([pair('S1', 'B1'), pair('S1', 'B2')]),
    };
    const stated = stateProblem(facts, { standing: [], weights: DEFAULT_WEIGHTS, withSpare: true });
    expect(planFaults(facts, stated)).toEqual([
      {
        ...{ code: 'NOT_INTERPRETED', isWarning: true },
        culprits: [
          { kind: 'language', id: 'en-vi', name: 'en-vi' },
          expect.objectContaining({ kind: 'pair', name: 'S1 – B1' }),
        ],
      },
    ]);
  });

  it('warn when the clock of a remote side changes during the fair', () => {
    const slot = (id: string, startsAt: string) => ({
      ...{ id, dayId: id, startsAt: new Date(startsAt) },
      endsAt: new Date(Date.parse(startsAt) + 1_200_000),
    });
    const facts: FairFacts = {
      ...{ fairId: 'fair', timeZone: 'Asia/Ho_Chi_Minh', spareTableShare: 0, now: NOW, tables: [] },
      slots: [slot('saturday', '2027-03-27T08:00:00Z'), slot('sunday', '2027-03-28T08:00:00Z')],
      participants: [
        {
          ...{ id: 'buyer', side: 'buyer' as const, name: 'Berlin AG', minMeetings: 0, maxMeetings: null },
          ...{ remoteTimeZone: 'Europe/Berlin', delegates: [] },
        },
      ],
      ...{
        absences: new Absences(),
        interpreters: [],
        precedences: [],
        walks: [],
        pairs: new Map(),
        apart: new Map(),
        groups: [],
        meetings: [],
      },
    };
    const stated = stateProblem(facts, { standing: [], weights: DEFAULT_WEIGHTS, withSpare: true });
    expect(planFaults(facts, stated)).toContainEqual({
      code: 'REMOTE_CLOCK_CHANGES',
      isWarning: true,
      culprits: [{ kind: 'participant', id: 'buyer', name: 'Berlin AG' }],
    });
  });
});

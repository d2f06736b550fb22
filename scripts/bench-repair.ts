/**
 * Repairs the timetables of generated fairs after what happens on a day, the way the product does, and prints how long that
 * took and what it moved:
 *
 *   bench-repair [--suppliers 500] [--buyers 250] [--requests 5000] [--slots 30] [--table-use 0.9] [--seconds 10]
 *                [--fairs 3] [--changes 25] [--seed 1]
 *
 * Each fair gets `--changes` of every kind, at a random moment of its days. Milliseconds are of the solver: from the fair's
 * facts to the repaired timetable. Every result is checked by the two independent checkers, and every meeting that isn't where
 * it was must be accounted for.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { type DayChange, afterChange, planRepair } from '#floor';
import {
  DEFAULT_WEIGHTS,
  type FairFacts,
  type PairFact,
  type PlacedMeeting,
  checkPlaced,
  pairKey,
  placeOf,
  placedOfTimetable,
  stateProblem,
} from '#planning';
import { solveTimetable } from '#timetable-solver';

const { values } = parseArgs({
  options: {
    suppliers: { type: 'string', default: '500' },
    buyers: { type: 'string', default: '250' },
    requests: { type: 'string', default: '5000' },
    slots: { type: 'string', default: '30' },
    'table-use': { type: 'string', default: '0.9' },
    seconds: { type: 'string', default: '10' },
    fairs: { type: 'string', default: '3' },
    changes: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
  },
});
const size = {
  suppliers: Number(values.suppliers),
  buyers: Number(values.buyers),
  requests: Number(values.requests),
  slots: Number(values.slots),
  tableUse: Number(values['table-use']),
};
const MINUTE = 60_000;
const KINDS = ['gone', 'late', 'leaves', 'swapped', 'table-lost'] as const;

interface Sample {
  milliseconds: number;
  hit: number;
  others: number;
  lost: number;
}

process.stdout.write(
  `load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores, seed ${values.seed}\n`,
);
const samples = new Map<string, Sample[]>(KINDS.map((kind) => [kind, []]));
let faults = 0;
for (let index = 0; index < Number(values.fairs); index++) {
  const random = generator(Number(values.seed) + index);
  const facts = await solvedFair(random);
  process.stdout.write(
    `fair ${index + 1}: ${facts.participants.length} participants, ${facts.tables.length} tables, ${facts.meetings.length} meetings\n`,
  );
  for (const kind of KINDS) {
    for (let round = 0; round < Number(values.changes); round++) {
      const at = atSomeMoment(facts, random);
      const change = someChange(at, kind, random);
      if (!change) continue;
      faults += repairOnce(at, change, samples.get(kind)!);
    }
  }
}
const all = [...samples.values()].flat();
for (const [kind, of] of [...samples, ['all', all] as const]) {
  const times = of.map(({ milliseconds }) => milliseconds).toSorted((a, b) => a - b);
  const sum = (value: (sample: Sample) => number) => of.reduce((total, sample) => total + value(sample), 0);
  const hit = sum((sample) => sample.hit);
  process.stdout.write(
    [
      kind.padEnd(11),
      `repairs ${String(of.length).padStart(4)}`,
      `median ${(times[Math.floor(times.length / 2)] ?? 0).toFixed(1)} ms`,
      `worst ${(times.at(-1) ?? 0).toFixed(1)} ms`,
      `meetings hit ${hit}`,
      `saved ${hit === 0 ? '–' : `${((1 - sum((sample) => sample.lost) / hit) * 100).toFixed(1)} %`}`,
      `lost ${sum((sample) => sample.lost)}`,
      `others moved at most ${Math.max(0, ...of.map((sample) => sample.others))}`,
      `on average ${(of.length === 0 ? 0 : sum((sample) => sample.others) / of.length).toFixed(2)}`,
    ].join('  ') + '\n',
  );
}
process.stdout.write(
  `checkers: ${faults === 0 ? 'every repair valid and accounted for' : `${faults} faults`}\n`,
);
if (faults > 0) process.exitCode = 1;

/** @returns how many faults the checkers found */
function repairOnce(facts: FairFacts, change: DayChange, into: Sample[]): number {
  const plan = planRepair(facts, change);
  const told = new Map(plan.changed.map((one) => [one.meetingId, one.after]));
  const lost = new Set(plan.lost.map(({ meetingId }) => meetingId));
  const after = afterChange(facts, change);
  const placed = facts.meetings.flatMap((meeting): PlacedMeeting[] =>
    lost.has(meeting.meetingId) ? [] : [told.get(meeting.meetingId) ?? placeOf(meeting)],
  );
  into.push({
    milliseconds: plan.milliseconds,
    hit: plan.changed.length - plan.othersMoved + plan.lost.length,
    others: plan.othersMoved,
    lost: plan.lost.length,
  });
  const broken = checkPlaced(after, placed).length;
  const moved = plan.othersMoved > plan.limit ? 1 : 0;
  const wrong = plan.changed.filter(
    ({ meetingId, before }) =>
      facts.meetings.find((one) => one.meetingId === meetingId)!.slotId !== before.slotId,
  ).length;
  return broken + moved + wrong;
}

/** The same fair some time into its days: what has begun is over. */
function atSomeMoment(facts: FairFacts, random: () => number): FairFacts {
  const slot = facts.slots[Math.floor(random() * facts.slots.length * 0.8)]!;
  const now = new Date(slot.startsAt.getTime() - 5 * MINUTE);
  const begun = new Set(facts.slots.flatMap(({ id, startsAt }) => (startsAt <= now ? [id] : [])));
  return {
    ...facts,
    now,
    meetings: facts.meetings.map((meeting) => ({ ...meeting, isOver: begun.has(meeting.slotId) })),
  };
}

/** Of somebody, or a table, that has a meeting ahead; a buyer an hour late. */
function someChange(facts: FairFacts, kind: (typeof KINDS)[number], random: () => number): DayChange | null {
  const ahead = facts.meetings.filter(({ isOver }) => !isOver);
  const meeting = ahead[Math.floor(random() * ahead.length)];
  if (!meeting) return null;
  const party = facts.participants.find(
    ({ id }) => id === (random() < 0.5 ? meeting.supplierId : meeting.buyerId),
  )!;
  const buyer = facts.participants.find(({ id }) => id === meeting.buyerId)!;
  const delegateIds = (of: typeof party) => of.delegates.map(({ id }) => id);
  switch (kind) {
    case 'gone':
      return { kind, delegateIds: [party.delegates[0]!.id] };
    case 'late':
      return {
        kind,
        delegateIds: delegateIds(buyer),
        until: new Date(facts.now.getTime() + 65 * MINUTE).toISOString(),
      };
    case 'leaves':
      return {
        kind,
        delegateIds: delegateIds(buyer),
        from: new Date(facts.slots.at(-4)!.startsAt).toISOString(),
      };
    case 'swapped':
      return {
        ...{ kind, delegateId: party.delegates[0]!.id, substituteId: 'substitute' },
        substitute: { id: 'substitute', name: 'Substitute', email: null, phone: null },
      };
    case 'table-lost':
      return meeting.tableId === null ? null : { kind, tableId: meeting.tableId };
  }
}

/** A fair of two days whose people are there 50 to 95 % of the time, with its timetable made by the product's solver. */
async function solvedFair(random: () => number): Promise<FairFacts> {
  const below = (n: number): number => Math.floor(random() * n);
  const half = Math.ceil(size.slots / 4);
  const day = Date.parse('2026-11-25T01:30:00Z');
  const slots = Array.from({ length: size.slots }, (_, index) => {
    const part = Math.floor(index / half);
    const startsAt =
      day +
      Math.floor(part / 2) * 1440 * MINUTE +
      ((index - Math.floor(part / 2) * 2 * half) * 25 + (part % 2) * 60) * MINUTE;
    return {
      ...{ id: `slot ${index}`, dayId: `day ${Math.floor(part / 2)}` },
      ...{ startsAt: new Date(startsAt), endsAt: new Date(startsAt + 20 * MINUTE) },
    };
  });
  const absences = new Set<string>();
  const party = (side: 'supplier' | 'buyer', index: number) => {
    const id = `${side} ${index}`;
    const delegates = Array.from({ length: random() < 0.2 ? 2 : 1 }, (_, nth) => ({
      ...{ id: `${id} delegate ${nth}`, name: `${id} delegate ${nth}`, personId: null, languages: ['vi'] },
    }));
    for (const delegate of delegates) {
      const share = 0.5 + random() * 0.45;
      const present = new Set(slots.keys());
      while (present.size > Math.ceil(share * size.slots)) {
        const length = Math.min(present.size - Math.ceil(share * size.slots), 1 + below(half));
        const from = below(size.slots);
        for (let s = from; s < Math.min(size.slots, from + length); s++) present.delete(s);
      }
      for (const [s, slot] of slots.entries()) if (!present.has(s)) absences.add(`${delegate.id} ${slot.id}`);
    }
    return {
      ...{ id, side, name: id, minMeetings: 0, maxMeetings: null, remoteTimeZone: null, delegates },
      appeal: 0.5 + random(),
    };
  };
  const suppliers = Array.from({ length: size.suppliers }, (_, index) => party('supplier', index));
  const buyers = Array.from({ length: size.buyers }, (_, index) => party('buyer', index));
  const pick = <T extends { appeal: number }>(list: readonly T[]): T => {
    for (;;) {
      const one = list[below(list.length)]!;
      if (random() * 1.5 < one.appeal) return one;
    }
  };
  const pairs = new Map<string, PairFact>();
  while (pairs.size < size.requests) {
    const pair = { supplierId: pick(suppliers).id, buyerId: pick(buyers).id };
    if (pairs.has(pairKey(pair))) continue;
    const facts = { musts: below(3), score: Math.round(random() * 100) / 100, hasRequest: false };
    pairs.set(pairKey(pair), { ...pair, ...facts, requestId: null, proposalId: null });
  }
  const tables = Array.from(
    { length: Math.ceil(size.requests / (size.slots * size.tableUse)) },
    (_, index) => ({
      ...{
        id: `table ${index}`,
        label: `T${index}`,
        hallId: `hall ${index % 2}`,
        purpose: 'open' as const,
        ownerId: null,
      },
      blockedSlotIds: new Set<string>(),
    }),
  );
  const empty: FairFacts = {
    ...{
      fairId: 'fair',
      timeZone: 'Asia/Ho_Chi_Minh',
      spareTableShare: 0.05,
      now: new Date(day - 60 * MINUTE),
    },
    ...{ slots, tables, participants: [...suppliers, ...buyers], absences, pairs, meetings: [] },
    ...{ interpreters: [], precedences: [], walks: [], apart: new Map() },
  };
  const stated = stateProblem(empty, { standing: [], weights: DEFAULT_WEIGHTS, withSpare: true });
  const { timetable } = await solveTimetable(stated.problem, {
    ...{ seconds: Number(values.seconds), seed: Number(values.seed) },
  });
  let made = 0;
  const { placed } = placedOfTimetable(empty, stated, timetable, () => `meeting ${made++}`);
  return { ...empty, meetings: placed.map((meeting) => ({ ...meeting, isFixed: false, isOver: false })) };
}

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

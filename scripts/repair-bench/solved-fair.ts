import {
  type Absence,
  Absences,
  DEFAULT_WEIGHTS,
  type FairFacts,
  type PairFact,
  pairKey,
  placedOfTimetable,
  stateProblem,
} from '#planning';
import { solveTimetable } from '#timetable-solver';

export interface FairSize {
  readonly suppliers: number;
  readonly buyers: number;
  readonly requests: number;
  readonly slots: number;
  readonly tableUse: number;
  /** For making its timetable. */
  readonly seconds: number;
  readonly seed: number;
}

const MINUTE = 60_000;

/** A fair of two days whose people are there 50 to 95 % of the time, with its timetable made by the product's solver. */
export async function solvedFair(size: FairSize, random: () => number): Promise<FairFacts> {
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
  const absences: Absence[] = [];
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
      for (const [s, slot] of slots.entries()) if (!present.has(s)) absences.push([delegate.id, slot.id]);
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
        ...{ hallId: `hall ${index % 2}`, hall: `Hall ${index % 2}` },
        purpose: 'open' as const,
        ownerId: null,
        seats: null,
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
    ...{ slots, tables, participants: [...suppliers, ...buyers], pairs, meetings: [] },
    absences: new Absences(absences),
    ...{ interpreters: [], precedences: [], walks: [], apart: new Map(), groups: [] },
  };
  const stated = stateProblem(empty, { standing: [], weights: DEFAULT_WEIGHTS, withSpare: true });
  const { timetable } = await solveTimetable(stated.problem, {
    ...{ seconds: size.seconds, seed: size.seed },
  });
  let made = 0;
  const { placed } = placedOfTimetable(empty, stated, timetable, () => `meeting ${made++}`);
  return { ...empty, meetings: placed.map((meeting) => ({ ...meeting, isFixed: false, isOver: false })) };
}

/** mulberry32 */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

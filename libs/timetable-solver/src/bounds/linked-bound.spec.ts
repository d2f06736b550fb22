import fc from 'fast-check';
import type { MeetingRequest, TimetableProblem } from '../model/problem.js';
import { hasSlot, slotSetOf } from '../model/slot-set.js';
import { compileProblem } from '../search/compile.js';
import { makeFair, makeParticipant, makeRequest, makeSlots, makeTables } from '../testing/small-fair.js';
import { cannotFit, linkedBound } from './linked-bound.js';
import { patternBound } from './pattern-bound.js';

/** Fairs small enough to try every timetable: one or two days, absences, orders, groups, fixed and virtual meetings. */
const tinyFair: fc.Arbitrary<TimetableProblem> = fc
  .record({
    days: fc.constantFrom([3], [4], [5], [2, 3], [3, 2], [1, 3]),
    people: fc.integer({ min: 2, max: 5 }),
    tables: fc.integer({ min: 1, max: 3 }),
    dice: fc.infiniteStream(fc.nat({ max: 999 })),
  })
  .map(({ days, people, tables, dice }) => {
    const roll = (n: number): number => dice.next().value! % n;
    const slots = makeSlots(...days);
    const count = slots.length;
    const some = (skip: number): number[] => slots.flatMap((_, s) => (roll(skip) === 0 ? [] : [s]));
    const participants = Array.from({ length: people }, (_, i) =>
      makeParticipant(`x${i}`, count, { at: some(5) }),
    );
    const requests: MeetingRequest[] = [];
    for (let a = 0; a < people; a++) {
      for (let b = a + 1; b < people && requests.length < 7; b++) {
        if (roll(4) === 0) continue;
        const third = roll(8) === 0 ? participants.slice(b + 1, b + 2).map(({ id }) => id) : [];
        const request = makeRequest(`x${a}`, `x${b}`, {
          ...(roll(2) === 0 && { mandatory: true }),
          ...(roll(6) === 0 && { virtual: true }),
          ...(roll(4) === 0 && { allowedSlots: slotSetOf(count, some(3)) }),
          ...(roll(8) === 0 && { fixedSlot: slots[roll(count)]!.id }),
        });
        requests.push({ ...request, participants: [...request.participants, ...third] });
      }
    }
    const precedences = requests.flatMap((after, i) =>
      i > 0 && roll(4) === 0 ? [{ before: requests[roll(i)]!.id, after: after.id }] : [],
    );
    return {
      slots,
      tables: makeTables(tables).map((table) =>
        roll(4) === 0 ? { ...table, open: slotSetOf(count, some(3)) } : table,
      ),
      participants,
      requests,
      precedences,
    };
  });

/** The least breaks of a timetable with every request, by trying them all; undefined when there is none. */
function leastBreaks({
  slots,
  tables,
  participants,
  requests,
  precedences,
}: TimetableProblem): number | undefined {
  const slotOf = new Map<string, number>();
  const isFree = (request: MeetingRequest, s: number): boolean =>
    request.participants.every((id) => hasSlot(participants.find((one) => one.id === id)!.available, s)) &&
    (!request.allowedSlots || hasSlot(request.allowedSlots, s)) &&
    (request.fixedSlot ?? slots[s]!.id) === slots[s]!.id;
  const keepsRules = (request: MeetingRequest, s: number): boolean => {
    const beside = requests.filter(({ id }) => slotOf.get(id) === s);
    if (beside.some((one) => one.participants.some((id) => request.participants.includes(id)))) return false;
    const seated = [...beside, request].filter((one) => !one.virtual).length;
    if (seated > tables.filter(({ open }) => !open || hasSlot(open, s)).length && !request.virtual)
      return false;
    return precedences!.every(
      ({ before, after }) =>
        !(after === request.id && (slotOf.get(before) ?? -1) >= s) &&
        !(before === request.id && (slotOf.get(after) ?? slots.length) <= s),
    );
  };
  const breaks = (): number => {
    let sum = 0;
    for (const { id } of participants) {
      const busy = requests
        .filter((one) => one.participants.includes(id))
        .map((one) => slotOf.get(one.id)!)
        .sort((a, b) => a - b);
      busy.slice(1).forEach((s, i) => {
        if (s - busy[i]! > 1 && slots[s]!.stretch === slots[busy[i]!]!.stretch) sum++;
      });
    }
    return sum;
  };
  let least: number | undefined;
  const place = (index: number): void => {
    const request = requests[index];
    if (!request) {
      least = Math.min(least ?? Infinity, breaks());
      return;
    }
    for (let s = 0; s < slots.length; s++) {
      if (!isFree(request, s) || !keepsRules(request, s)) continue;
      slotOf.set(request.id, s);
      place(index + 1);
      slotOf.delete(request.id);
    }
  };
  place(0);
  return least;
}

describe('linkedBound and cannotFit', () => {
  it('never claim more than the best of all timetables', async () => {
    await fc.assert(
      fc.asyncProperty(tinyFair, async (problem) => {
        const compiled = compileProblem(problem);
        const least = leastBreaks(problem);
        if (least === undefined) return;
        expect(await cannotFit(compiled)).toBe(false);
        expect(await linkedBound(compiled)).toBeLessThanOrEqual(least);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('see breaks that nobody has to have by itself', async () => {
    const present = { x0: [0, 2, 3], x1: [0, 1, 3], x2: [0, 2, 3] };
    const triangle = compileProblem(
      makeFair(4, 3, [makeRequest('x0', 'x1'), makeRequest('x0', 'x2'), makeRequest('x1', 'x2')], {
        participants: Object.entries(present).map(([id, at]) => makeParticipant(id, 4, { at })),
      }),
    );
    // x1 meets one of them first and the other last, a break; they meet between, away from what x0 has at an end.
    expect(await patternBound(triangle)).toBe(1);
    const told: number[] = [];
    expect(await linkedBound(triangle, (breaks) => told.push(breaks))).toBe(2);
    expect(told.at(-1)).toBe(2);
  });

  it('prove that there are too few tables for all requests', async () => {
    const requests = [makeRequest('x0', 'b0'), makeRequest('x1', 'b1'), makeRequest('x2', 'b2')];
    expect(await cannotFit(compileProblem(makeFair(2, 1, requests)))).toBe(true);
    expect(await cannotFit(compileProblem(makeFair(3, 1, requests)))).toBe(false);
  });
});

import fc from 'fast-check';
import type { MeetingRequest, TimetableProblem } from '../model/problem.js';
import { hasSlot, slotSetOf } from '../model/slot-set.js';
import { makeParticipant, makeRequest, makeSlots, makeTables } from './small-fair.js';

/** Fairs small enough to try every timetable: one or two days, absences, orders, groups, fixed and virtual meetings. */
export const tinyFair: fc.Arbitrary<TimetableProblem> = fc
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
export function leastBreaks({
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

import fc from 'fast-check';
import type { TimetableProblem } from '../model/problem.js';
import { slotSetOf } from '../model/slot-set.js';
import { makeParticipant, makeRequest, makeSlots } from './small-fair.js';

const LANGUAGES = ['ja-vi', 'ko-vi'] as const;

/**
 * Small random fairs with everything in them: two days, absences, parallel delegates, quotas, reserved and closed tables,
 * two halls with a walk, interpreters, virtual meetings, precedences, groups of three to five with the seats that they
 * need, and a meeting fixed where it can be held.
 */
export const arbitraryFair: fc.Arbitrary<TimetableProblem> = fc
  .record({
    days: fc.array(fc.integer({ min: 2, max: 5 }), { minLength: 1, maxLength: 2 }),
    suppliers: fc.integer({ min: 2, max: 7 }),
    buyers: fc.integer({ min: 1, max: 4 }),
    tables: fc.integer({ min: 1, max: 4 }),
    dice: fc.infiniteStream(fc.nat({ max: 999 })),
  })
  .map(({ days, suppliers, buyers, tables, dice }) => {
    const roll = (n: number): number => dice.next().value! % n;
    const slots = makeSlots(...days);
    const count = slots.length;
    const some = (skip: number): number[] => {
      const kept = slots.flatMap((_, index) => (roll(skip) === 0 ? [] : [index]));
      return kept.length > 0 ? kept : [roll(count)];
    };
    const participants = [
      ...Array.from({ length: suppliers }, (_, i) => `x${i}`),
      ...Array.from({ length: buyers }, (_, i) => `b${i}`),
    ].map((id) =>
      makeParticipant(id, count, {
        at: some(4),
        ...(roll(5) === 0 && { capacity: 2 }),
        ...(roll(6) === 0 && { maxMeetings: 1 + roll(4) }),
        ...(roll(6) === 0 && { maxMeetingsPerDay: 1 + roll(3) }),
        ...(id === 'b0' && roll(4) === 0 && { ownTablesOnly: true }),
      }),
    );
    const requests = participants.slice(0, suppliers).flatMap((supplier) =>
      participants.slice(suppliers).flatMap((buyer) => {
        if (roll(3) === 0) return [];
        return [
          makeRequest(supplier.id, buyer.id, {
            worth: 1 + roll(9),
            ...(roll(8) === 0 && { virtual: true }),
            ...(roll(6) === 0 && { languagePair: LANGUAGES[roll(2)]! }),
            ...(roll(8) === 0 && { allowedSlots: slotSetOf(count, some(3)) }),
          }),
        ];
      }),
    );
    // A group with everybody in order from some buyer on: one buyer and suppliers, or several of both.
    if (participants.length > 3 && roll(2) === 0) {
      const size = 3 + roll(Math.min(3, participants.length - 2));
      const members = participants.toReversed().slice(0, size);
      requests.push({
        ...{ id: 'group', participants: members.map(({ id }) => id), worth: 1 + roll(20) },
        ...(roll(2) === 0 && { seats: size }),
        ...(roll(4) === 0 && { languagePair: 'ja-vi' }),
      });
    }
    const fixable = requests.findIndex(
      (one) => !one.languagePair && !one.allowedSlots && one.participants.length === 2,
    );
    if (fixable >= 0 && roll(3) === 0) {
      const [a, b] = requests[fixable]!.participants.map((id) => participants.find((one) => one.id === id)!);
      const slot = slots.findIndex((_, s) => ((a!.available[0]! & b!.available[0]!) >>> s) & 1);
      const quota = [a!, b!].some(
        (one) => one.maxMeetings !== undefined || one.maxMeetingsPerDay !== undefined,
      );
      if (slot >= 0 && !quota)
        requests[fixable] = { ...requests[fixable]!, virtual: true, fixedSlot: slots[slot]!.id };
    }
    return {
      slots,
      tables: Array.from({ length: tables }, (_, i) => ({
        id: `t${i}`,
        hall: i % 2 ? 'A' : 'B',
        ...(roll(4) === 0 && { seats: 2 + roll(4) }),
        ...(roll(4) === 0 && { open: slotSetOf(count, some(3)) }),
        ...(roll(5) === 0 && { reservedFor: [participants[roll(participants.length)]!.id] }),
      })),
      participants,
      requests,
      interpreters: Array.from({ length: 1 + roll(3) }, (_, i) => ({
        id: `i${i}`,
        languagePairs: i === 0 ? ['ja-vi'] : [['ko-vi'], [...LANGUAGES]][roll(2)]!,
        available: slotSetOf(count, some(3)),
        ...(roll(3) > 0 && { maxMeetings: 1 + roll(4) }),
      })),
      precedences:
        requests.length > 3 && roll(2) === 0 ? [{ before: requests[1]!.id, after: requests[3]!.id }] : [],
      walks: roll(2) === 0 ? [{ from: 'A', to: 'B', minutes: 10 }] : [],
    };
  });

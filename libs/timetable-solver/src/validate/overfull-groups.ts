import type { ProblemFault } from '../model/errors.js';
import type { TimetableProblem } from '../model/problem.js';
import { hasSlot } from '../model/slot-set.js';

/**
 * Mandatory meetings of one participant that can't all have a slot of their own (Hall's theorem): for each participant
 * the smallest such group that an augmenting search meets, and mandatory requests without any slot at all.
 */
export function overfullGroups(problem: TimetableProblem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  const people = new Map(problem.participants.map((one) => [one.id, one]));
  const capacityAt = (id: string, slot: number): number => {
    const one = people.get(id)!;
    if (!hasSlot(one.available, slot)) return 0;
    const capacity = one.capacity ?? 1;
    return typeof capacity === 'number' ? capacity : (capacity[slot] ?? 0);
  };
  const mandatory = problem.requests.filter((one) => one.mandatory || one.fixedSlot !== undefined);
  const slotsOf = new Map(
    mandatory.map((request) => [
      request.id,
      problem.slots.flatMap((slot, index) => {
        if (request.fixedSlot !== undefined && request.fixedSlot !== slot.id) return [];
        if (request.allowedSlots && !hasSlot(request.allowedSlots, index)) return [];
        return request.participants.every((id) => capacityAt(id, index) > 0) ? [index] : [];
      }),
    ]),
  );
  const nowhere = mandatory
    .filter((request) => slotsOf.get(request.id)!.length === 0)
    .map((request) => request.id);
  if (nowhere.length > 0) faults.push({ code: 'NO_POSSIBLE_SLOT', culprits: nowhere });
  const of = new Map<string, string[]>();
  for (const request of mandatory) {
    if (nowhere.includes(request.id)) continue;
    for (const id of request.participants) of.set(id, [...(of.get(id) ?? []), request.id]);
  }
  for (const [id, requests] of of) {
    const seated = problem.slots.map((): string[] => []);
    for (const request of requests) {
      const seen = new Set<number>();
      const group = new Set([request]);
      const seat = (one: string): boolean => {
        for (const slot of slotsOf.get(one)!) {
          if (seen.has(slot)) continue;
          seen.add(slot);
          const here = seated[slot]!;
          if (here.length < capacityAt(id, slot)) {
            here.push(one);
            return true;
          }
          for (let i = 0; i < here.length; i++) {
            group.add(here[i]!);
            if (seat(here[i]!)) {
              here[i] = one;
              return true;
            }
          }
        }
        return false;
      };
      if (seat(request)) continue;
      faults.push({ code: 'TOO_MANY_MANDATORY', participant: id, culprits: [...group] });
      break;
    }
  }
  return faults;
}

import type { FairFacts } from './fair-facts.js';
import type { PlacedMeeting } from './placed-meeting.js';
import { personOf, personsOf } from './shared-persons.js';

/** What else is in a timetable beside the meeting that is being placed by hand: meetings, and groups that meet. */
export type Others = readonly Pick<PlacedMeeting, 'slotId' | 'tableId' | 'interpreterId' | 'delegateIds'>[];

/** Who meets when: two, or a group. */
export interface Meeters {
  readonly parties: readonly string[];
  readonly slotId: string;
}

export function meetersOf({
  supplierId,
  buyerId,
  slotId,
}: Pick<PlacedMeeting, 'supplierId' | 'buyerId' | 'slotId'>): Meeters {
  return { parties: [supplierId, buyerId], slotId };
}

/**
 * The table for a meeting by hand: the one it had when that is free, otherwise the first that is free and may be theirs,
 * their own before open ones and spare ones last. null when they meet on line, undefined when every table is taken.
 */
export function tableFor(
  facts: FairFacts,
  others: Others,
  { parties, slotId }: Meeters,
  preferred: string | null,
): string | null | undefined {
  const remote = facts.participants.filter(
    ({ id, remoteTimeZone }) => parties.includes(id) && remoteTimeZone,
  );
  if (parties.length - remote.length < 2) return null;
  const taken = new Set(others.filter((one) => one.slotId === slotId).map(({ tableId }) => tableId));
  const hosts = parties.filter((party) =>
    facts.tables.some(({ purpose, ownerId }) => purpose === 'private' && ownerId === party),
  );
  const free = facts.tables.filter(
    ({ id, ownerId, seats, blockedSlotIds }) =>
      !taken.has(id) &&
      !blockedSlotIds.has(slotId) &&
      (seats === null || parties.length < 3 || seats >= parties.length - remote.length) &&
      (ownerId === null || parties.includes(ownerId)) &&
      hosts.every((host) => ownerId === host),
  );
  const rank = ({ id, purpose, ownerId }: FairFacts['tables'][number]) =>
    id === preferred ? 0 : ownerId !== null ? 1 : purpose === 'open' ? 2 : 3;
  return free.toSorted((a, b) => rank(a) - rank(b))[0]?.id;
}

/**
 * Who comes to a meeting by hand: of each side those who were to come as far as they can, otherwise the one who is there
 * and has the fewest meetings; nobody where nobody is free.
 */
export function peopleFor(
  facts: FairFacts,
  others: Others,
  meeting: Meeters,
  wanted: readonly string[],
): string[] {
  const personBehind = personsOf(facts.participants);
  const load = new Map<string, number>();
  const busy = new Set<string>();
  for (const { slotId, delegateIds } of others) {
    for (const id of delegateIds) {
      load.set(id, (load.get(id) ?? 0) + 1);
      if (slotId === meeting.slotId) busy.add(personBehind(id));
    }
  }
  return meeting.parties.flatMap((party) => {
    const free = (facts.participants.find(({ id }) => id === party)?.delegates ?? []).filter(
      (one) => !busy.has(personOf(one)) && !facts.absences.has(one.id, meeting.slotId),
    );
    const same = free.filter(({ id }) => wanted.includes(id));
    const chosen =
      same.length > 0
        ? same
        : free.toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0)).slice(0, 1);
    chosen.forEach((one) => busy.add(personOf(one)));
    return chosen.map(({ id }) => id);
  });
}

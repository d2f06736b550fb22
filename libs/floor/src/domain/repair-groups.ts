import { type FairFacts, type PlacedMeeting, peopleFor, tableFor } from '#planning';
import { type DayChange, afterChange, slotsRemovedBy, tablesLostBy } from './day-change.js';

/** Where a group meets. Instants are ISO 8601. */
export interface GroupPlace {
  readonly startsAt: string;
  readonly endsAt: string;
  readonly tableId: string | null;
  readonly delegateIds: readonly string[];
}

/** A group meeting that stands in the timetable. */
export interface StandingGroup extends GroupPlace {
  readonly sessionId: string;
  readonly title: string;
  readonly interpreterId: string | null;
}

/** A group meeting that can't be held where it was. */
export interface RepairedGroup {
  readonly sessionId: string;
  readonly title: string;
  readonly partyIds: readonly string[];
  readonly before: GroupPlace;
  /** null when there is no place for it: it is taken out of the timetable. */
  readonly after: GroupPlace | null;
}

/**
 * Where the group meetings go that a removal of slots or tables hits, once the meetings of two are placed: at the same time to
 * another table, otherwise to the nearest slot ahead in which each of its parties has somebody, whoever interprets is free
 * and a table is that they may use. Nothing else is moved for them. Pure.
 * @param facts when days are laid out, with their new slots, and without the groups that are hit
 * @param groups all that have a table and are to come
 */
export function repairGroups(
  facts: FairFacts,
  change: DayChange,
  placed: readonly PlacedMeeting[],
  groups: readonly StandingGroup[],
): RepairedGroup[] {
  const after = afterChange(facts, change);
  const others: Pick<PlacedMeeting, 'slotId' | 'tableId' | 'interpreterId' | 'delegateIds'>[] = [...placed];
  const partyOf = new Map(
    facts.participants.flatMap(({ id, delegates }) => delegates.map((one) => [one.id, id] as const)),
  );
  return groupsHitBy(change, groups).map((group) => {
    const parties = [...new Set(group.delegateIds.flatMap((id) => partyOf.get(id) ?? []))];
    const place = elsewhere(after, { change, others, groups, group, parties });
    if (place) {
      const { slotIds, ...at } = place;
      for (const slotId of slotIds) others.push({ ...at, slotId, interpreterId: group.interpreterId });
    }
    const { sessionId, title, startsAt, endsAt, tableId, delegateIds } = group;
    return {
      ...{ sessionId, title, partyIds: parties, before: { startsAt, endsAt, tableId, delegateIds } },
      after: place && {
        ...{ startsAt: place.startsAt, endsAt: place.endsAt },
        ...{ tableId: place.tableId, delegateIds: place.delegateIds },
      },
    };
  });
}

/** Those that can't stay where they are. */
export function groupsHitBy(change: DayChange, groups: readonly StandingGroup[]): StandingGroup[] {
  return groups.filter((group) => isHit(change, group));
}

/** One that was set to a time of its own doesn't depend on a slot, but on its day. */
function isHit(change: DayChange, group: StandingGroup): boolean {
  if (change.kind === 'table-lost') return false;
  if (group.tableId !== null && tablesLostBy(change).includes(group.tableId)) return true;
  const slots = slotsRemovedBy(change).map(({ startsAt, endsAt }) => ({
    ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
  }));
  return change.kind === 'day-removed'
    ? slots.some((slot) => overlaps(group, slot))
    : slots.some((slot) => isDuring(slot, group));
}

interface Slot {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

function isDuring({ startsAt, endsAt }: Slot, group: GroupPlace): boolean {
  return startsAt.toISOString() === group.startsAt && endsAt.toISOString() === group.endsAt;
}

function overlaps(one: { startsAt: string; endsAt: string }, { startsAt, endsAt }: Slot): boolean {
  return new Date(one.startsAt) < endsAt && new Date(one.endsAt) > startsAt;
}

function elsewhere(
  facts: FairFacts,
  asked: {
    readonly change: DayChange;
    readonly others: readonly Pick<PlacedMeeting, 'slotId' | 'tableId' | 'interpreterId' | 'delegateIds'>[];
    readonly groups: readonly StandingGroup[];
    readonly group: StandingGroup;
    readonly parties: readonly string[];
  },
): (GroupPlace & { slotIds: string[] }) | null {
  const { change, others, groups, group, parties } = asked;
  const { startsAt, endsAt, delegateIds } = group;
  const during = facts.slots.filter((slot) => overlaps(group, slot)).map(({ id }) => id);
  const lost = tablesLostBy(change);
  const gone = new Set(slotsRemovedBy(change).map(({ id }) => id));
  if (gone.size === 0) {
    // Everybody is there at its own time; what it needs is a table that is free all along.
    const aside = groups
      .filter((one) => one !== group && new Date(one.startsAt) < new Date(endsAt))
      .filter((one) => new Date(one.endsAt) > new Date(startsAt))
      .map(({ tableId }) => tableId);
    const tables = facts.tables.filter(
      ({ id, blockedSlotIds }) =>
        !lost.includes(id) &&
        !aside.includes(id) &&
        !during.some((slotId) => blockedSlotIds.has(slotId)) &&
        !others.some((one) => one.tableId === id && during.includes(one.slotId)),
    );
    const slotId = during[0] ?? '';
    const tableId = tableFor({ ...facts, tables }, [], { parties, slotId }, null);
    if (tableId) return { startsAt, endsAt, tableId, delegateIds, slotIds: during };
  }
  const from = new Date(startsAt).getTime();
  const distance = (slot: Slot) => Math.abs(slot.startsAt.getTime() - from);
  const ahead = facts.slots
    .filter((slot) => slot.startsAt > facts.now && !gone.has(slot.id))
    // Its people and table count as taken at its own time, unless the facts are without it: then new slots are laid there.
    .filter((slot) => change.kind === 'days-laid' || !during.includes(slot.id))
    .toSorted((a, b) => distance(a) - distance(b));
  const tables = facts.tables.filter(({ id }) => !lost.includes(id));
  const interpreter = facts.interpreters.find(({ id }) => id === group.interpreterId);
  for (const slot of ahead) {
    const interprets = others.some(
      (one) => one.slotId === slot.id && one.interpreterId !== null && one.interpreterId === interpreter?.id,
    );
    if (interprets || interpreter?.breakSlotIds.has(slot.id)) continue;
    const meeters = { parties, slotId: slot.id };
    const people = peopleFor(facts, others, meeters, delegateIds);
    const isWhole = parties.every((party) =>
      facts.participants.find(({ id }) => id === party)?.delegates.some(({ id }) => people.includes(id)),
    );
    if (!isWhole) continue;
    const tableId = tableFor({ ...facts, tables }, others, meeters, group.tableId);
    if (!tableId) continue;
    return {
      ...{ startsAt: slot.startsAt.toISOString(), endsAt: slot.endsAt.toISOString(), tableId },
      ...{ delegateIds: people.toSorted(), slotIds: [slot.id] },
    };
  }
  return null;
}

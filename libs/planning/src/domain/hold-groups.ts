import type { FairFacts, GroupFact } from './fair-facts.js';
import { partiesOf } from './placed-group.js';
import { type PlacedGroup, placeOfGroup } from './placed-meeting.js';
import { personsOf } from './shared-persons.js';
import { strandedIn } from './standing-meetings.js';

/** Where the groups are that the timetable has and that may still move. */
export function movableGroups({ groups }: Pick<FairFacts, 'groups'>): PlacedGroup[] {
  return groups.flatMap(({ at, isHeld }) => (at && !isHeld ? [placeOfGroup(at)] : []));
}

/**
 * The same facts with the groups held that a search leaves where they are, by the rule of standing meetings: those fixed by
 * hand, all of them unless `mayMove`, and those that more people come to than a search would send; but not those that can't
 * be held where they are.
 */
export function holdStaying(facts: FairFacts, mayMove: boolean): FairFacts {
  const isStranded = strandedIn(facts);
  const present = new Set(facts.participants.map(({ id }) => id));
  return holdGroups(facts, (group) => {
    if (group.isFixed || !partiesOf(group).every((id) => present.has(id))) return true;
    const isParty = group.at!.delegateIds.length > group.parties.length;
    return (!mayMove || isParty) && !isStranded(group.at!);
  });
}

/** The same facts with some of the groups that could move held: their people, tables and interpreters are taken then. */
export function holdGroups(facts: FairFacts, isHeld: (group: GroupFact) => boolean): FairFacts {
  const held = new Map(
    facts.groups.flatMap((group) =>
      group.at && !group.isHeld && isHeld(group) ? [[group.groupId, group.at] as const] : [],
    ),
  );
  if (held.size === 0) return facts;
  const taken = [...held.values()];
  const personOf = personsOf(facts.participants);
  const everybody = facts.participants.flatMap(({ delegates }) => delegates.map(({ id }) => id));
  const slotsOf = (own: (place: PlacedGroup) => boolean) => taken.filter(own).map(({ slotId }) => slotId);
  return {
    ...facts,
    groups: facts.groups.map((group) => (held.has(group.groupId) ? { ...group, isHeld: true } : group)),
    absences: facts.absences.with(
      taken.flatMap(({ slotId, delegateIds }) => {
        // Whoever comes for several participations is in one place for all of them.
        const persons = new Set(delegateIds.map(personOf));
        return everybody.filter((id) => persons.has(personOf(id))).map((id) => [id, slotId] as const);
      }),
    ),
    tables: facts.tables.map((table) => {
      const slots = slotsOf(({ tableId }) => tableId === table.id);
      if (slots.length === 0) return table;
      return { ...table, blockedSlotIds: new Set([...table.blockedSlotIds, ...slots]) };
    }),
    interpreters: facts.interpreters.map((one) => {
      const slots = slotsOf(({ interpreterId }) => interpreterId === one.id);
      if (slots.length === 0) return one;
      return { ...one, breakSlotIds: new Set([...one.breakSlotIds, ...slots]) };
    }),
  };
}

import { type Others, peopleFor } from './choose-place.js';
import type { FairFacts, GroupFact } from './fair-facts.js';
import { seat } from './hand-placing.js';
import { partiesOf } from './placed-group.js';
import type { PlacedGroup } from './placed-meeting.js';
import { peopleOf } from './stated-people.js';

/**
 * Where a group meets that is placed by hand: at the table asked for, the one it had or a free one, with those who were
 * named and otherwise whoever is free. What is missing is for the check of the whole timetable to say.
 * @throws PlacementRefusedError when every table is taken
 */
export function placeGroup(
  facts: FairFacts,
  others: Others,
  group: GroupFact,
  to: { readonly slotId: string; readonly tableId?: string | null },
  before?: PlacedGroup,
): PlacedGroup {
  const there = { parties: partiesOf(group), slotId: to.slotId };
  const named = group.parties.flatMap(({ delegateId }) => delegateId ?? []);
  return {
    groupId: group.groupId,
    slotId: to.slotId,
    tableId: seat(facts, others, there, to.tableId ?? group.tableId, before?.tableId ?? null),
    interpreterId: interpreterOf(facts, others, group, to.slotId, before?.interpreterId ?? null),
    delegateIds: peopleFor(facts, others, there, [...named, ...(before?.delegateIds ?? [])]).sort(),
  };
}

/** Somebody free who interprets between the two sides, whoever did before first; null when nobody is needed or free. */
function interpreterOf(
  facts: FairFacts,
  others: Others,
  group: GroupFact,
  slotId: string,
  preferred: string | null,
): string | null {
  const languages = peopleOf(facts, [], []).groupLanguages(group);
  if (languages === undefined) return null;
  const busy = new Set(others.filter((one) => one.slotId === slotId).map((one) => one.interpreterId));
  const able = facts.interpreters.filter(
    ({ id, languagePairs, breakSlotIds }) =>
      !busy.has(id) && !breakSlotIds.has(slotId) && languagePairs.includes(languages),
  );
  return (able.find(({ id }) => id === preferred) ?? able[0])?.id ?? null;
}

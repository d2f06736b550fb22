import { freeInterpreter } from './choose-interpreter.js';
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
    interpreterId: freeInterpreter(
      facts,
      others,
      { slotId: to.slotId, languagePair: peopleOf(facts, [], []).groupLanguages(group) },
      before?.interpreterId ?? null,
    ),
    delegateIds: peopleFor(facts, others, there, [...named, ...(before?.delegateIds ?? [])]).sort(),
  };
}

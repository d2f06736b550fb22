import type { Others } from './choose-place.js';
import type { FairFacts } from './fair-facts.js';
import type { PlacedMeeting } from './placed-meeting.js';
import { interpretingIn } from './stated-people.js';

/** Who interprets at a meeting of two that is placed by hand: as `freeInterpreter` says. */
export function interpreterFor(
  facts: FairFacts,
  others: Others,
  { supplierId, buyerId, slotId }: Pick<PlacedMeeting, 'supplierId' | 'buyerId' | 'slotId'>,
  preferred: string | null,
): string | null {
  const languagePair = interpretingIn(facts)(supplierId, buyerId)?.languagePair;
  return freeInterpreter(facts, others, { slotId, languagePair }, preferred);
}

/**
 * Whoever interpreted already, when they are free, otherwise the one of those who speak the languages with the fewest
 * meetings; null when nobody has to, or when nobody can, which the check then names.
 */
export function freeInterpreter(
  facts: FairFacts,
  others: Others,
  { slotId, languagePair }: { readonly slotId: string; readonly languagePair: string | undefined },
  preferred: string | null,
): string | null {
  if (languagePair === undefined) return null;
  const at = Map.groupBy(others, ({ interpreterId }) => interpreterId);
  const load = (id: string): number => at.get(id)?.length ?? 0;
  const free = facts.interpreters.filter(
    ({ id, languagePairs, breakSlotIds, maxMeetings }) =>
      languagePairs.includes(languagePair) &&
      !breakSlotIds.has(slotId) &&
      !at.get(id)?.some((other) => other.slotId === slotId) &&
      load(id) < (maxMeetings ?? Infinity),
  );
  const chosen =
    free.find(({ id }) => id === preferred) ?? free.toSorted((a, b) => load(a.id) - load(b.id))[0];
  return chosen?.id ?? null;
}

import { DEFAULT_WEIGHTS, type FairFacts, type PairFact, pairKey, personsOf, worthOf } from '#planning';

/** A pair that has agreed to meet and has no meeting. */
export interface WaitingPair {
  readonly supplierId: string;
  readonly buyerId: string;
  readonly requestId: string | null;
  readonly proposalId: string | null;
  readonly worth: number;
}

/**
 * The pairs that have agreed to meet and have no meeting that was or will be held, in order of worth: what both want most
 * first. Ties go to the pair that was proposed or asked first.
 */
export function waitingList(facts: FairFacts): WaitingPair[] {
  const meeting = new Set(facts.meetings.map(pairKey));
  return [...facts.pairs.values()]
    .filter((pair) => !meeting.has(pairKey(pair)))
    .map((pair: PairFact) => ({
      supplierId: pair.supplierId,
      buyerId: pair.buyerId,
      requestId: pair.requestId,
      proposalId: pair.proposalId,
      worth: worthOf(pair, DEFAULT_WEIGHTS),
    }))
    .sort((a, b) => b.worth - a.worth || (ageKey(a) < ageKey(b) ? -1 : 1));
}

/** Ids are in the order of making. */
function ageKey({ proposalId, requestId, supplierId, buyerId }: WaitingPair): string {
  return `${proposalId ?? requestId ?? ''} ${supplierId} ${buyerId}`;
}

/** Whether a participation has somebody in a slot who is there and has no other meeting then. */
export function hasSomebodyFree(facts: FairFacts, participationId: string, slotId: string): boolean {
  const personOf = personsOf(facts.participants);
  const busy = new Set(
    facts.meetings
      .filter((meeting) => meeting.slotId === slotId)
      .flatMap(({ delegateIds }) => delegateIds.map(personOf)),
  );
  const delegates = facts.participants.find(({ id }) => id === participationId)?.delegates ?? [];
  return delegates.some(({ id }) => !facts.absences.has(id, slotId) && !busy.has(personOf(id)));
}

import type { DelegateFact, ParticipantFact } from './fair-facts.js';

/** Who comes for several participations, and for which of them a search counts them. */
export interface SharedPersons {
  /** Those who are all that each of several participations sends, with these: they are a participant of their own. */
  readonly only: ReadonlyMap<string, readonly string[]>;
  /** Whom a participation has for its meetings. */
  sends(participant: ParticipantFact): DelegateFact[];
}

/**
 * People who come for more than one participation. When they are all that each of these sends, they become a participant
 * of their own, so that they are never in two places; otherwise they count for the one that has the fewest others.
 */
export function sharedPersons(participants: readonly ParticipantFact[]): SharedPersons {
  const home = countedFor(participants);
  const only = [...comesFor(participants)].filter(([person]) => !home.has(person));
  return {
    only: new Map(only.map(([person, of]) => [`person ${person}`, of.map(({ id }) => id)])),
    sends: ({ id, delegates }) => delegates.filter(({ personId }) => (home.get(personId ?? '') ?? id) === id),
  };
}

/** The participation for which each person counts who comes for several that send others too. */
export function countedFor(participants: readonly ParticipantFact[]): ReadonlyMap<string, string> {
  return new Map(
    [...comesFor(participants)].flatMap(([person, of]) => {
      if (of.every(({ delegates }) => new Set(delegates.map(personOf)).size === 1)) return [];
      const fewest = of.toSorted((a, b) => a.delegates.length - b.delegates.length || (a.id < b.id ? -1 : 1));
      return [[person, fewest[0]!.id] as const];
    }),
  );
}

/** People with the participations that they come for, where these are several. */
function comesFor(participants: readonly ParticipantFact[]): Map<string, ParticipantFact[]> {
  const all = new Map<string, ParticipantFact[]>();
  for (const one of participants) {
    for (const personId of new Set(one.delegates.map((delegate) => delegate.personId))) {
      if (personId) all.set(personId, [...(all.get(personId) ?? []), one]);
    }
  }
  return new Map([...all].filter(([, of]) => of.length > 1));
}

/** By whom one can tell that two delegates are one person. */
export const personOf = ({ id, personId }: Pick<DelegateFact, 'id' | 'personId'>): string => personId ?? id;

/** The same by the delegate's id; of one who is no delegate any more it is that. */
export function personsOf(participants: readonly ParticipantFact[]): (delegateId: string) => string {
  const persons = new Map(
    participants.flatMap(({ delegates }) => delegates.map((one) => [one.id, personOf(one)] as const)),
  );
  return (delegateId) => persons.get(delegateId) ?? delegateId;
}

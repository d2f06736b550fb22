import { languagesBetween } from '#fair';
import { type TimetableParticipant, slotSetOf } from '#timetable-solver';
import type { FairFacts, GroupFact } from './fair-facts.js';
import { type AskedGroup, partiesOf } from './placed-group.js';
import { countedFor, personOf, sharedPersons } from './shared-persons.js';
import type { StandingMeeting } from './state-problem.js';

/** Who takes part, as the solver's question has them. */
export interface StatedPeople {
  /** Participations, and persons who come for several of them, as the solver's participants. */
  readonly byId: ReadonlyMap<string, TimetableParticipant>;
  /** Persons without whom none of the two can meet, because they are all that somebody else sends too. */
  sharedBy(parties: readonly string[]): string[];
  /** Whether two of them send the same one person, who can't meet themself. */
  isOnePerson(parties: readonly string[]): boolean;
  isRemote(parties: readonly string[]): boolean;
  /** Whether a group needs no table: at most one of it is at the fair. */
  areOnLine(parties: readonly string[]): boolean;
  /** How many of a group sit at its table: one for each that is at the fair. */
  seatsFor(parties: readonly string[]): number;
  /** Whether a group can be all there at all: nobody is to come for two of it. */
  canGather(group: GroupFact): boolean;
  /** The people who are to come to a group meeting, and for whom else they count. */
  namedIn(group: GroupFact): string[];
  /** Between which languages somebody has to interpret; undefined when they have one in common or it isn't known. */
  languagePair(parties: readonly string[]): string | undefined;
  /** The same, when anybody at the fair interprets between them. */
  spokenPair(parties: readonly string[]): string | undefined;
  /** The same between the two sides of a group: what all of a side speak. */
  groupLanguages(group: GroupFact): string | undefined;
}

/** `past` are the meetings in slots that have begun: they count against quotas alone. */
export function peopleOf(
  facts: FairFacts,
  standing: readonly StandingMeeting[],
  past: readonly StandingMeeting[],
  groups: readonly AskedGroup[] = [],
): StatedPeople {
  const { only: shared } = sharedPersons(facts.participants);
  const present = presentIn(facts);
  const home = countedFor(facts.participants);
  const slotCount = facts.slots.length;
  const slotIndex = new Map(facts.slots.map(({ id }, index) => [id, index]));
  const owners = new Set(
    facts.tables.flatMap(({ purpose, ownerId }) => (purpose === 'private' && ownerId ? [ownerId] : [])),
  );
  const facing = new Map(facts.participants.map((one) => [one.id, one]));
  // Somebody beside the first at a meeting is one fewer for the others; searches move none that has such.
  const fewer = new Map<string, Map<string, number>>();
  const take = (party: string, slotId: string, count: number) => {
    if (count === 0) return;
    const bySlot = fewer.get(party) ?? new Map<string, number>();
    fewer.set(party, bySlot.set(slotId, (bySlot.get(slotId) ?? 0) + count));
  };
  for (const { hold, slotId, supplierId, buyerId, delegateIds } of standing) {
    if (hold === 'mandatory') continue;
    for (const party of [supplierId, buyerId]) {
      const own = facing.get(party)?.delegates.filter(({ id }) => delegateIds.includes(id)) ?? [];
      take(party, slotId, Math.max(0, own.length - 1));
      if (hold !== 'fixed') continue;
      // Whoever sits for this side but counts for another one is lent to it.
      for (const { id, personId } of own) {
        const lender = home.get(personId ?? '') ?? party;
        if (lender === party || facts.absences.has(id, slotId)) continue;
        take(lender, slotId, 1);
        take(party, slotId, -1);
      }
    }
  }
  const held = new Map<string, number>();
  for (const { supplierId, buyerId } of past)
    for (const party of [supplierId, buyerId]) held.set(party, (held.get(party) ?? 0) + 1);
  for (const group of facts.groups.filter(({ isHeld }) => isHeld))
    for (const party of partiesOf(group)) held.set(party, (held.get(party) ?? 0) + 1);
  const byId = new Map<string, TimetableParticipant>();
  for (const one of facts.participants) {
    const here = present.get(one.id)!;
    const taken = fewer.get(one.id);
    const capacity = taken
      ? here.map((people, index) =>
          people === 0 ? 0 : Math.max(0, people - (taken.get(facts.slots[index]!.id) ?? 0)),
        )
      : here;
    const spent = held.get(one.id) ?? 0;
    byId.set(one.id, {
      id: one.id,
      side: one.side,
      available: slotSetOf(
        slotCount,
        capacity.flatMap((people, index) => (people > 0 ? [index] : [])),
      ),
      capacity,
      ...(one.maxMeetings !== null && { maxMeetings: Math.max(0, one.maxMeetings - spent) }),
      ...(owners.has(one.id) && { ownTablesOnly: true }),
    });
  }
  for (const [person, participations] of shared) {
    byId.set(person, {
      id: person,
      side: 'supplier',
      available: slotSetOf(
        slotCount,
        participations.flatMap((id) =>
          [...slotIndex.values()].filter((s) => isSet(byId.get(id)!.available, s)),
        ),
      ),
    });
  }
  const delegates = new Map(
    facts.participants.flatMap((party) =>
      party.delegates.map((one) => [one.id, { ...one, party: party.id }]),
    ),
  );
  const named = (delegateId: string): string => `named ${personOf(delegates.get(delegateId)!)}`;
  const comers = new Set(
    groups.flatMap(({ group }) => group.parties.flatMap(({ delegateId }) => delegateId ?? [])),
  );
  for (const delegateId of comers) {
    if (!delegates.has(delegateId)) continue;
    const id = named(delegateId);
    // Whoever sits in a meeting that stays can't come to a group meeting then.
    const settled = new Set(
      standing.flatMap(({ hold, slotId, delegateIds }) =>
        hold === 'fixed' && delegateIds.some((one) => delegates.has(one) && named(one) === id)
          ? [slotId]
          : [],
      ),
    );
    const isFree = (slotId: string) => !facts.absences.has(delegateId, slotId) && !settled.has(slotId);
    byId.set(id, {
      ...{ id, side: 'supplier' },
      available: slotSetOf(
        slotCount,
        facts.slots.flatMap((slot, index) => (isFree(slot.id) ? [index] : [])),
      ),
    });
  }
  const { spoken, languages, between } = languagesOf(facts);
  const languagePair = ([one, other]: readonly string[]) => between(languages(one!), languages(other!));
  const seatsFor = (parties: readonly string[]) =>
    parties.filter((party) => facing.get(party)?.remoteTimeZone === null).length;
  const isOnePerson = (parties: readonly string[]) =>
    [...shared.values()].some((of) => parties.filter((party) => of.includes(party)).length > 1);
  const namedOf = ({ parties }: GroupFact) =>
    parties.flatMap(({ delegateId }) => (delegateId && delegates.has(delegateId) ? [named(delegateId)] : []));
  /** For whom else somebody counts who is to come for another one. */
  const lendersOf = ({ parties }: GroupFact) =>
    parties.flatMap(({ participationId, delegateId }) => {
      const lender = home.get(delegates.get(delegateId ?? '')?.personId ?? '');
      return lender === undefined || lender === participationId || !byId.has(lender) ? [] : [lender];
    });
  return {
    byId,
    sharedBy: (parties) =>
      [...shared].flatMap(([person, of]) => (parties.some((party) => of.includes(party)) ? [person] : [])),
    isOnePerson,
    isRemote: (parties) => parties.some((party) => facing.get(party)?.remoteTimeZone !== null),
    areOnLine: (parties) => seatsFor(parties) < 2,
    seatsFor,
    canGather: (group) =>
      !isOnePerson(partiesOf(group)) &&
      new Set(namedOf(group)).size === namedOf(group).length &&
      !lendersOf(group).some((lender) => partiesOf(group).includes(lender)),
    namedIn: (group) => [...namedOf(group), ...lendersOf(group)],
    languagePair,
    spokenPair: (parties) => {
      const pair = languagePair(parties);
      return pair !== undefined && spoken.has(pair) ? pair : undefined;
    },
    groupLanguages: ({ parties }) => {
      const spokenByAll = (side: 'supplier' | 'buyer') =>
        parties
          .filter((party) => party.side === side)
          .map(({ participationId }) => languages(participationId))
          .filter(({ size }) => size > 0)
          .reduce<Set<string> | null>(
            (all, one) => (all ? new Set([...all].filter((tag) => one.has(tag))) : one),
            null,
          ) ?? new Set<string>();
      return between(spokenByAll('supplier'), spokenByAll('buyer'));
    },
  };
}

type Languages = Pick<FairFacts, 'participants' | 'interpreters'>;

/** Who speaks what, and between which languages somebody has to interpret. */
function languagesOf({ participants, interpreters }: Languages) {
  const facing = new Map(participants.map((one) => [one.id, one]));
  const spoken = new Set(interpreters.flatMap(({ languagePairs }) => languagePairs));
  const languages = remembered(
    (party: string) => new Set(facing.get(party)?.delegates.flatMap((one) => one.languages)),
  );
  const between = (mine: ReadonlySet<string>, theirs: ReadonlySet<string>) =>
    languagesBetween(mine, theirs, spoken);
  return { spoken, languages, between };
}

/** Tells of two between which languages somebody has to interpret for them, and whether anybody at the fair does. */
export function interpretingIn(
  facts: Languages,
): (one: string, other: string) => { readonly languagePair: string; readonly isSpoken: boolean } | null {
  const { spoken, languages, between } = languagesOf(facts);
  return (one, other) => {
    const languagePair = between(languages(one), languages(other));
    return languagePair === undefined ? null : { languagePair, isSpoken: spoken.has(languagePair) };
  };
}

/** Meetings that stand without the interpreter whom they should have: the fair has nobody for their languages, or hadn't when they were planned. */
export function withoutInterpreter(facts: Languages & Pick<FairFacts, 'meetings'>): ReadonlySet<string> {
  const { spoken, languages, between } = languagesOf(facts);
  if (spoken.size === 0) return new Set();
  return new Set(
    facts.meetings.flatMap(({ meetingId, supplierId, buyerId, interpreterId }) =>
      interpreterId === null && between(languages(supplierId), languages(buyerId)) !== undefined
        ? [meetingId]
        : [],
    ),
  );
}

/** People whom each participation has in each slot; counted once for facts that are asked about again and again. */
function presentIn(facts: FairFacts): ReadonlyMap<string, readonly number[]> {
  const { participants, absences, slots, now } = facts;
  const known = counted.get(absences);
  if (known?.participants === participants && known.slots === slots && known.now === now)
    return known.present;
  const { sends } = sharedPersons(participants);
  // Nobody meets in the past: bounds that counted it would promise what can't be had.
  const absent = slots.map(({ id, startsAt }) => (startsAt <= now ? 'all' : absences.in(id)));
  const present = new Map(
    participants.map((one) => {
      const sent = sends(one);
      return [
        one.id,
        absent.map((away) => {
          if (away === 'all') return 0;
          if (sent.length === 1) return away.has(sent[0]!.id) ? 0 : 1;
          return new Set(sent.filter(({ id }) => !away.has(id)).map(personOf)).size;
        }),
      ] as const;
    }),
  );
  counted.set(absences, { participants, slots, now, present });
  return present;
}
const counted = new WeakMap<
  FairFacts['absences'],
  Pick<FairFacts, 'participants' | 'slots' | 'now'> & { present: ReadonlyMap<string, readonly number[]> }
>();

/** What was asked before is answered from memory. */
function remembered<Answer>(answer: (key: string) => Answer): (key: string) => Answer {
  const known = new Map<string, Answer>();
  return (key) => {
    if (!known.has(key)) known.set(key, answer(key));
    return known.get(key)!;
  };
}

function isSet(set: Uint32Array, index: number): boolean {
  return ((set[index >> 5]! >>> (index & 31)) & 1) === 1;
}

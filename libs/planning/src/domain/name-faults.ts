import { type ConflictMember, type ProblemFault, problemFaults } from '#timetable-solver';
import type { PlacedViolation } from './check-placed.js';
import { type FairFacts, pairKey } from './fair-facts.js';
import type { Culprit, NamedFault } from './planning-faults.js';
import { partiesOf } from './placed-group.js';
import { type StatedProblem, requestOfGroup } from './state-problem.js';
import { interpretingIn } from './stated-people.js';

/** Faults with which a timetable can still be made. */
const WARNINGS = new Set<string>(['NO_FREE_TIME']);

/** Gives ids of a fair the names under which people know them. */
export class FactNames {
  private readonly known = new Map<string, Culprit>();

  constructor(facts: FairFacts) {
    const time = new Intl.DateTimeFormat('en-GB', {
      timeZone: facts.timeZone,
      ...{ weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
    });
    const add = (kind: Culprit['kind'], id: string, name: string) => this.known.set(id, { kind, id, name });
    for (const { id, startsAt } of facts.slots) add('slot', id, time.format(startsAt));
    for (const { id, label, hallId, hall } of facts.tables) {
      add('table', id, label);
      add('hall', hallId, hall);
    }
    for (const { id, name } of facts.interpreters) add('interpreter', id, name);
    for (const { id: participationId, name, delegates } of facts.participants) {
      add('participant', participationId, name);
      for (const { id, personId, name } of delegates) {
        for (const key of [id, ...(personId ? [`person ${personId}`] : []), `named ${personId ?? id}`])
          this.known.set(key, { kind: 'delegate', id: key, name, participationId });
      }
    }
    for (const { groupId, title } of facts.groups) {
      add('group', groupId, title);
      add('group', requestOfGroup(groupId), title);
    }
    for (const { meetingId, supplierId, buyerId } of facts.meetings) {
      this.addPair(meetingId, supplierId, buyerId, meetingId);
    }
  }

  /** Makes `id` known as the two, with the meeting of theirs that stands in the timetable. */
  addPair(id: string, supplierId: string, buyerId: string, meetingId = this.known.get(id)?.meetingId): void {
    const name = `${this.of(supplierId).name} – ${this.of(buyerId).name}`;
    this.known.set(id, { kind: 'pair', id, name, ...(meetingId !== undefined && { meetingId }) });
  }

  addRequests({ asked, problem }: StatedProblem): this {
    for (const { languagePair: id } of problem.requests)
      if (id !== undefined) this.known.set(id, { kind: 'language', id, name: id });
    for (const [id, { supplierId, buyerId, standing }] of asked) {
      this.addPair(
        id,
        supplierId,
        buyerId,
        standing ? this.known.get(standing.meetingId)?.meetingId : undefined,
      );
      if (standing) this.addPair(standing.meetingId, supplierId, buyerId);
    }
    return this;
  }

  /** Names of group meetings that may be asked for no more. */
  addGroups(titles: ReadonlyMap<string, string>): this {
    for (const [id, name] of titles) if (!this.known.has(id)) this.known.set(id, { kind: 'group', id, name });
    return this;
  }

  of(id: string): Culprit {
    return this.known.get(id) ?? { kind: 'other', id, name: id };
  }

  all(ids: readonly string[]): Culprit[] {
    return ids.map((id) => this.of(id));
  }
}

export function nameProblemFault(fault: ProblemFault, names: FactNames): NamedFault {
  const { code, culprits } = fault;
  const further = [
    ...('slot' in fault ? [names.of(fault.slot)] : []),
    ...('table' in fault ? [names.of(fault.table)] : []),
    ...('participant' in fault ? [names.of(fault.participant)] : []),
    ...('languagePair' in fault ? [names.of(fault.languagePair)] : []),
  ];
  return { code, isWarning: WARNINGS.has(code), culprits: [...further, ...names.all(culprits)] };
}

/** A rule that takes part in what can't all be had. */
export function nameConflict({ kind, culprits }: ConflictMember, names: FactNames): NamedFault {
  const code = `CONFLICT_${kind.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  return { code, isWarning: false, culprits: names.all(culprits) };
}

export function nameViolation({ rule, meetingIds, culprits }: PlacedViolation, names: FactNames): NamedFault {
  const code = `RULE_${rule.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  return { code, isWarning: false, culprits: [...names.all(meetingIds), ...names.all(culprits)] };
}

/** Everything about a fair that makes its timetable impossible, or poorer than its organiser may think. */
export function planFaults(facts: FairFacts, stated: StatedProblem): NamedFault[] {
  const names = new FactNames(facts).addRequests(stated);
  const { problem } = stated;
  const faults = problemFaults(problem).map((fault) => nameProblemFault(fault, names));
  if (facts.slots.length > 0 && problem.requests.length === 0) {
    faults.push({ code: 'NOTHING_TO_PLAN', isWarning: false, culprits: [] });
  }
  const ordered = new Set((problem.precedences ?? []).flatMap(({ before, after }) => [before, after]));
  if (
    !faults.some(({ code }) => code === 'PRECEDENCE_CYCLE') &&
    ordered.size > 0 &&
    faults.every(isPassing)
  ) {
    // Optional meetings in a circle can never all be held either: that is an error of whoever wrote the order.
    const asIfAll = problem.requests.map((one) => (ordered.has(one.id) ? { ...one, mandatory: true } : one));
    const cycle = problemFaults({ ...problem, requests: asIfAll }).find(
      ({ code }) => code === 'PRECEDENCE_CYCLE',
    );
    if (cycle) faults.push(nameProblemFault(cycle, names));
  }
  return [
    ...faults,
    ...idleDelegates(facts, names),
    ...clockChanges(facts, names),
    ...promisedTooMuch(facts, names),
    ...keptApart(facts, names),
    ...notInterpreted(stated, names),
    ...meetsUninterpreted(facts, stated, names),
    ...groupFaults(facts, names),
  ];
}

const isPassing = ({ isWarning }: NamedFault): boolean => isWarning;

/** Delegates who are never there. */
function idleDelegates(facts: FairFacts, names: FactNames): NamedFault[] {
  const idle = facts.participants
    .flatMap(({ delegates }) => delegates)
    .filter(({ id }) => facts.slots.every((slot) => facts.absences.has(id, slot.id)));
  if (idle.length === 0 || facts.slots.length === 0) return [];
  return [{ code: 'DELEGATE_NEVER_FREE', isWarning: true, culprits: names.all(idle.map(({ id }) => id)) }];
}

/** Participants who were promised more meetings than others have agreed to have with them. */
function promisedTooMuch(facts: FairFacts, names: FactNames): NamedFault[] {
  const pairs = new Map(
    [...facts.pairs.values(), ...facts.meetings].map((pair) => [pairKey(pair), pair] as const),
  );
  return fewerThanPromised('PROMISED_MORE_THAN_AGREED', facts, [...pairs.values()], names);
}

/** Pairs that want to meet and may not. */
function keptApart(facts: FairFacts, names: FactNames): NamedFault[] {
  if (facts.apart.size === 0) return [];
  const culprits = [...facts.apart].map(([key, { supplierId, buyerId }]) => {
    names.addPair(key, supplierId, buyerId);
    return names.of(key);
  });
  return [{ code: 'MAY_NOT_MEET', isWarning: true, culprits }];
}

/** Pairs and groups without a language in common that nobody interprets for; where they must meet, that is an error already. */
function notInterpreted({ problem }: StatedProblem, names: FactNames): NamedFault[] {
  const spoken = new Set((problem.interpreters ?? []).flatMap(({ languagePairs }) => languagePairs));
  const mute = problem.requests.filter(
    ({ languagePair, mandatory, fixedSlot }) =>
      languagePair !== undefined && !spoken.has(languagePair) && !mandatory && fixedSlot === undefined,
  );
  return [...Map.groupBy(mute, ({ languagePair }) => languagePair!)].map(([languages, requests]) => ({
    ...{ code: 'NOT_INTERPRETED', isWarning: true },
    culprits: [names.of(languages), ...names.all(requests.map(({ id }) => id))],
  }));
}

/** Meetings booked by hand of those for whom nobody at the fair can interpret. */
function meetsUninterpreted(facts: FairFacts, { asked }: StatedProblem, names: FactNames): NamedFault[] {
  const interpreting = interpretingIn(facts);
  const mute = [...asked].filter(
    ([, { standing, supplierId, buyerId }]) =>
      standing && interpreting(supplierId, buyerId)?.isSpoken === false,
  );
  if (mute.length === 0) return [];
  const culprits = names.all(mute.map(([request]) => request));
  return [{ code: 'MEETS_UNINTERPRETED', isWarning: true, culprits }];
}

/** Group meetings that no search can place: members have withdrawn, or may not meet each other. */
function groupFaults(facts: FairFacts, names: FactNames): NamedFault[] {
  const present = new Set(facts.participants.map(({ id }) => id));
  return facts.groups
    .filter(({ isPlaced }) => !isPlaced)
    .flatMap((group): NamedFault[] => {
      const isGone = partiesOf(group).some((id) => !present.has(id));
      if (!isGone && group.obstacles.length === 0) return [];
      const code = isGone ? 'GROUP_PARTY_GONE' : 'GROUP_MAY_NOT_MEET';
      return [{ code, isWarning: !group.isMust, culprits: [names.of(group.groupId)] }];
    });
}

/** Promises that a timetable doesn't keep. */
export function unkeptPromises(
  facts: FairFacts,
  placed: readonly { supplierId: string; buyerId: string }[],
  names: FactNames,
): NamedFault[] {
  return fewerThanPromised('PROMISE_UNKEPT', facts, placed, names);
}

function fewerThanPromised(
  code: string,
  { participants }: FairFacts,
  pairs: readonly { supplierId: string; buyerId: string }[],
  names: FactNames,
): NamedFault[] {
  const count = new Map<string, number>();
  for (const { supplierId, buyerId } of pairs) {
    for (const id of [supplierId, buyerId]) count.set(id, (count.get(id) ?? 0) + 1);
  }
  const short = participants.filter(({ id, minMeetings }) => (count.get(id) ?? 0) < minMeetings);
  if (short.length === 0) return [];
  return [{ code, isWarning: true, culprits: names.all(short.map(({ id }) => id)) }];
}

/** Remote sides whose clock changes while the fair is on: the same hour of theirs is another one of the fair's. */
function clockChanges(facts: FairFacts, names: FactNames): NamedFault[] {
  const [first, last] = [facts.slots[0], facts.slots.at(-1)];
  if (!first || !last) return [];
  const offset = (zone: string, at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).offsetNanoseconds;
  const changing = facts.participants.filter(
    ({ remoteTimeZone }) =>
      remoteTimeZone !== null &&
      facts.slots.some(
        ({ startsAt }) => offset(remoteTimeZone, startsAt) !== offset(remoteTimeZone, first.startsAt),
      ),
  );
  if (changing.length === 0) return [];
  return [
    { code: 'REMOTE_CLOCK_CHANGES', isWarning: true, culprits: names.all(changing.map(({ id }) => id)) },
  ];
}

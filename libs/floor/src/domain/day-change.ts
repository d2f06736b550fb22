import type { FairFacts, MeetingFact } from '#planning';

/** Somebody who comes in the place of a delegate and isn't on the list yet. */
export interface NewDelegate {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/**
 * What happened on the day, as far as the timetable is concerned. It holds from now on: what has begun stays as it is.
 * Instants are ISO 8601.
 */
export type DayChange =
  /** They don't come, or have left for good. */
  | { readonly kind: 'gone'; readonly delegateIds: readonly string[] }
  /** They come at this instant; slots that begin before it are lost. */
  | { readonly kind: 'late'; readonly delegateIds: readonly string[]; readonly until: string }
  /** They go at this instant; slots that end after it are lost. */
  | { readonly kind: 'leaves'; readonly delegateIds: readonly string[]; readonly from: string }
  /** One delegate comes instead of another, who is gone. */
  | {
      readonly kind: 'swapped';
      readonly delegateId: string;
      readonly substituteId: string;
      /** When the substitute isn't a delegate yet. */
      readonly substitute: NewDelegate | null;
    }
  | { readonly kind: 'table-lost'; readonly tableId: string }
  /** The table is taken out of the fair; it is named here because it won't be known afterwards. */
  | {
      readonly kind: 'table-removed';
      readonly tableId: string;
      readonly label: string;
      readonly hallName: string;
    }
  /** The slot is taken out of the fair, whether on the day or long before. */
  | {
      readonly kind: 'slot-removed';
      readonly slotId: string;
      readonly startsAt: string;
      readonly endsAt: string;
    };

export type DayChangeKind = DayChange['kind'];
export const DAY_CHANGE_KINDS = [
  ...(['gone', 'late', 'leaves', 'swapped', 'table-lost'] as const),
  ...(['table-removed', 'slot-removed'] as const),
] as const;

/** Whom a change is told of; nobody of a table or slot. */
export function delegatesIn(change: DayChange): readonly string[] {
  if ('delegateIds' in change) return change.delegateIds;
  return 'delegateId' in change ? [change.delegateId] : [];
}

/** The table that nobody can meet at any more; null when it is about something else. */
export function tableLostBy(change: DayChange): string | null {
  return 'tableId' in change ? change.tableId : null;
}

/** Slots that haven't begun and in which, by the change, they can't meet. */
export function slotsLost(facts: FairFacts, change: DayChange): string[] {
  const ahead = facts.slots.filter(({ startsAt }) => startsAt > facts.now);
  const until = change.kind === 'late' ? new Date(change.until) : null;
  const from = change.kind === 'leaves' ? new Date(change.from) : null;
  return ahead
    .filter(({ id, startsAt, endsAt }) => {
      if (change.kind === 'slot-removed') return id === change.slotId;
      return until ? startsAt < until : from ? endsAt > from : true;
    })
    .map(({ id }) => id);
}

/** The fair after the change; the original isn't touched, and meetings stand where they stood. */
export function afterChange(facts: FairFacts, change: DayChange): FairFacts {
  switch (change.kind) {
    case 'gone':
      return without(facts, new Set(change.delegateIds));
    case 'late':
    case 'leaves': {
      const lost = slotsLost(facts, change);
      const more = change.delegateIds.flatMap((id) => lost.map((slotId) => [id, slotId] as const));
      return { ...facts, absences: facts.absences.with(more) };
    }
    case 'swapped':
      return without(swapped(facts, change), new Set([change.delegateId]));
    case 'slot-removed': {
      const everybody = facts.participants.flatMap(({ delegates }) => delegates.map(({ id }) => id));
      return {
        ...facts,
        absences: facts.absences.with(everybody.map((id) => [id, change.slotId] as const)),
      };
    }
    case 'table-lost':
    case 'table-removed': {
      const lost = slotsLost(facts, change);
      return {
        ...facts,
        tables: facts.tables.map((table) =>
          table.id === change.tableId
            ? { ...table, blockedSlotIds: new Set([...table.blockedSlotIds, ...lost]) }
            : table,
        ),
      };
    }
  }
}

function without(facts: FairFacts, gone: ReadonlySet<string>): FairFacts {
  return {
    ...facts,
    participants: facts.participants.map((party) => ({
      ...party,
      delegates: party.delegates.filter(({ id }) => !gone.has(id)),
    })),
  };
}

function swapped(facts: FairFacts, change: Extract<DayChange, { kind: 'swapped' }>): FairFacts {
  const { delegateId, substituteId, substitute } = change;
  const instead = (meeting: MeetingFact): MeetingFact => {
    if (meeting.isOver || !meeting.delegateIds.includes(delegateId)) return meeting;
    const others = meeting.delegateIds.filter((id) => id !== delegateId);
    return { ...meeting, delegateIds: [...new Set([...others, substituteId])].sort() };
  };
  return {
    ...facts,
    meetings: facts.meetings.map(instead),
    participants: facts.participants.map((party) => {
      const former = party.delegates.find(({ id }) => id === delegateId);
      if (!former || !substitute) return party;
      const { id, name } = substitute;
      // Nothing is known of the languages of somebody new: they are taken to speak those of whom they replace.
      return {
        ...party,
        delegates: [...party.delegates, { id, name, personId: null, languages: former.languages }],
      };
    }),
  };
}

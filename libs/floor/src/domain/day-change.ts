import type { DaysLayout, SlotPlan, TimedSlot } from '#fair';
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
    }
  /** A day with its slots likewise. */
  | { readonly kind: 'day-removed'; readonly date: string; readonly slots: readonly TimedSlot[] }
  /** A hall with its tables likewise. */
  | {
      readonly kind: 'hall-removed';
      readonly hallId: string;
      readonly name: string;
      readonly tables: readonly { readonly id: string; readonly label: string }[];
    }
  /** Days get other slots. The facts of the fair have both: those that go and those that come. */
  | { readonly kind: 'days-laid'; readonly plan: SlotPlan; readonly layout: DaysLayout };

export type DayChangeKind = DayChange['kind'];
const REMOVAL_KINDS = ['table-removed', 'slot-removed', 'day-removed', 'hall-removed', 'days-laid'] as const;
type RemovalKind = (typeof REMOVAL_KINDS)[number];
export const DAY_CHANGE_KINDS = [
  ...(['gone', 'late', 'leaves', 'swapped', 'table-lost'] as const),
  ...REMOVAL_KINDS,
] as const;

/** Whom a change is told of; nobody of a table or slot. */
export function delegatesIn(change: DayChange): readonly string[] {
  if ('delegateIds' in change) return change.delegateIds;
  return 'delegateId' in change ? [change.delegateId] : [];
}

/** The tables that nobody can meet at any more. */
export function tablesLostBy(change: DayChange): readonly string[] {
  if (change.kind === 'hall-removed') return change.tables.map(({ id }) => id);
  return 'tableId' in change ? [change.tableId] : [];
}

/** The slots that are taken out of the fair. */
export function slotsRemovedBy(change: DayChange): readonly TimedSlot[] {
  switch (change.kind) {
    case 'slot-removed':
      return [{ id: change.slotId, startsAt: change.startsAt, endsAt: change.endsAt }];
    case 'day-removed':
      return change.slots;
    case 'days-laid':
      return change.layout.removed;
    default:
      return [];
  }
}

/** Whether something is taken out of the fair; otherwise it is about people, or a table that is lost on the day. */
export function isRemoval(change: DayChange): change is Extract<DayChange, { kind: RemovalKind }> {
  return REMOVAL_KINDS.some((kind) => kind === change.kind);
}

/** Slots that haven't begun and in which, by the change, they can't meet. */
export function slotsLost(facts: FairFacts, change: DayChange): string[] {
  const ahead = facts.slots.filter(({ startsAt }) => startsAt > facts.now);
  const until = change.kind === 'late' ? new Date(change.until) : null;
  const from = change.kind === 'leaves' ? new Date(change.from) : null;
  const removed = new Set(slotsRemovedBy(change).map(({ id }) => id));
  const isLost = ({ id, startsAt, endsAt }: FairFacts['slots'][number]): boolean => {
    if (removed.size > 0) return removed.has(id);
    return until ? startsAt < until : from ? endsAt > from : true;
  };
  return ahead.filter(isLost).map(({ id }) => id);
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
    case 'slot-removed':
    case 'day-removed':
    case 'days-laid':
      return withoutSlots(facts, new Set(slotsRemovedBy(change).map(({ id }) => id)));
    case 'table-lost':
    case 'table-removed':
    case 'hall-removed': {
      const [tables, lost] = [tablesLostBy(change), slotsLost(facts, change)];
      return {
        ...facts,
        tables: facts.tables.map((table) =>
          tables.includes(table.id)
            ? { ...table, blockedSlotIds: new Set([...table.blockedSlotIds, ...lost]) }
            : table,
        ),
      };
    }
  }
}

/**
 * Nobody is there in these slots. They stand behind all others, on no day: meetings are still in them, and new slots may
 * be at their times.
 */
function withoutSlots(facts: FairFacts, removed: ReadonlySet<string>): FairFacts {
  const everybody = facts.participants.flatMap(({ delegates }) => delegates.map(({ id }) => id));
  const [gone, staying] = [true, false].map((is) => facts.slots.filter(({ id }) => removed.has(id) === is));
  return {
    ...facts,
    slots: [...staying!, ...gone!.map((slot) => ({ ...slot, dayId: '' }))],
    absences: facts.absences.with(
      [...removed].flatMap((slotId) => everybody.map((id) => [id, slotId] as const)),
    ),
  };
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

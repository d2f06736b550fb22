import {
  type Interpreter,
  type MeetingRequest,
  type SlotSet,
  type TimetableProblem,
  type TimetableTable,
  slotSetOf,
} from '#timetable-solver';
import { type FairFacts, pairKey } from './fair-facts.js';
import type { PlacedMeeting } from './placed-meeting.js';
import { type AskedGroup, partiesOf } from './placed-group.js';
import { type PlanWeights, groupWorth, worthOf } from './plan-weights.js';
import { peopleOf } from './stated-people.js';

/** A meeting that is in the timetable already, and what may become of it. */
export interface StandingMeeting extends PlacedMeeting {
  /** fixed: stays where it is · mandatory: may move, but not go · free: may be anywhere or nowhere. */
  readonly hold: 'fixed' | 'mandatory' | 'free';
}

/** A request of the problem, in the fair's own terms. */
export interface AskedMeeting {
  /** null for a pair that has no meeting yet. */
  readonly standing: StandingMeeting | null;
  readonly supplierId: string;
  readonly buyerId: string;
}

/** A fair as the solver's question. Slots, tables, participations and interpreters keep their ids. */
export interface StatedProblem {
  readonly problem: TimetableProblem;
  readonly asked: ReadonlyMap<string, AskedMeeting>;
  /** Group meetings by their request. */
  readonly groups: ReadonlyMap<string, AskedGroup>;
}

/** Between slots further apart than this, over what lies between slots anyway, nobody's time is idle: it's a break. */
const PAUSE_MINUTES = 20;
const MINUTE = 60_000;

export const requestOfMeeting = (meetingId: string): string => `meeting ${meetingId}`;
export const requestOfPair = (key: string): string => `pair ${key}`;
export const requestOfGroup = (groupId: string): string => `group ${groupId}`;

/**
 * States what the fair wants to know: its agreed pairs, and the meetings that stand with what may become of each.
 * Meetings in slots that have begun take part no more, except that they count against quotas. With `withSpare` tables
 * are left free as the fair has set; checks by hand may use them. Group meetings take part as far as they are given:
 * requests of more than two.
 */
export function stateProblem(
  facts: FairFacts,
  options: {
    standing: readonly StandingMeeting[];
    weights: PlanWeights;
    withSpare: boolean;
    groups?: readonly AskedGroup[];
    /** Meetings that do without the interpreter whom they should have, wherever they go. */
    mute?: ReadonlySet<string>;
    /** Pairs that have no meeting aren't asked for. */
    standingOnly?: boolean;
  },
): StatedProblem {
  const { slots } = facts;
  const slotIndex = new Map(slots.map(({ id }, index) => [id, index]));
  const begun = (slotId: string): boolean => {
    const index = slotIndex.get(slotId);
    return index !== undefined && slots[index]!.startsAt <= facts.now;
  };
  const [past, standing] = partition(options.standing, ({ slotId }) => begun(slotId));
  const ahead = slotSetOf(
    slots.length,
    slots.flatMap(({ id }, index) => (begun(id) ? [] : [index])),
  );
  const askedGroups = options.groups ?? [];
  const people = peopleOf(facts, standing, past, askedGroups);
  const asked = new Map<string, AskedMeeting>();
  const requests: MeetingRequest[] = [];
  const ask = (id: string, meeting: AskedMeeting, rest: Partial<MeetingRequest>): void => {
    const parties = [meeting.supplierId, meeting.buyerId];
    if (!people.byId.has(meeting.supplierId) || !people.byId.has(meeting.buyerId)) return;
    const pair = facts.pairs.get(pairKey(meeting));
    asked.set(id, meeting);
    requests.push({
      id,
      participants: [...parties, ...people.sharedBy(parties)],
      worth: Math.max(0.001, worthOf(pair ?? { musts: null, score: 0, hasRequest: true }, options.weights)),
      ...(people.isRemote(parties) && { virtual: true }),
      ...rest,
    });
  };
  for (const meeting of standing) {
    const { meetingId, hold, supplierId, buyerId, slotId, tableId, interpreterId } = meeting;
    const languages = interpreterId === null ? undefined : people.languagePair([supplierId, buyerId]);
    const speaks =
      interpreterId !== null &&
      facts.interpreters.find(({ id }) => id === interpreterId)?.languagePairs.includes(languages ?? '');
    ask(
      requestOfMeeting(meetingId),
      { standing: meeting, supplierId, buyerId },
      hold === 'fixed'
        ? {
            fixedSlot: slotId,
            ...(tableId !== null && { fixedTable: tableId }),
            // Meetings that stand without an interpreter do without.
            ...(speaks && { languagePair: languages }),
          }
        : {
            ...(hold === 'mandatory' && { mandatory: true, allowedSlots: ahead }),
            // Those whom nobody at the fair could interpret for were booked by hand, and meet without.
            ...(!options.mute?.has(meetingId) && withLanguage(people.spokenPair([supplierId, buyerId]))),
          },
    );
  }
  const open = options.standingOnly ? [] : facts.pairs;
  const pairsThatMeet = new Set(options.standingOnly ? [] : options.standing.map(pairKey));
  for (const [key, pair] of open) {
    if (pairsThatMeet.has(key)) continue;
    const parties = [pair.supplierId, pair.buyerId];
    ask(
      requestOfPair(key),
      { standing: null, supplierId: pair.supplierId, buyerId: pair.buyerId },
      {
        allowedSlots: people.isOnePerson(parties) ? slotSetOf(slots.length, []) : ahead,
        ...withLanguage(people.languagePair(parties)),
      },
    );
  }
  const groups = new Map<string, AskedGroup>();
  for (const asking of askedGroups) {
    const { group, at, was } = asking;
    const parties = partiesOf(group);
    if (!parties.every((party) => people.byId.has(party))) continue;
    const id = requestOfGroup(group.groupId);
    const isOnLine = people.areOnLine(parties);
    const table = at ? at.tableId : group.tableId;
    groups.set(id, asking);
    requests.push({
      id,
      participants: [...new Set([...parties, ...people.sharedBy(parties), ...people.namedIn(group)])],
      worth: Math.max(0.001, groupWorth(parties.length, options.weights)),
      ...(isOnLine ? { virtual: true } : { seats: people.seatsFor(parties) }),
      ...(!isOnLine && table !== null && { fixedTable: table }),
      ...withLanguage(people.groupLanguages(group)),
      ...(at
        ? { fixedSlot: at.slotId }
        : {
            allowedSlots: people.canGather(group) ? ahead : slotSetOf(slots.length, []),
            ...((group.isMust || was) && { mandatory: true }),
          }),
    });
  }
  const wanted = new Set(requests.flatMap(({ participants }) => participants));
  const requestByPair = new Map(
    facts.precedences.length === 0 ? [] : [...asked].map(([id, meeting]) => [pairKey(meeting), id]),
  );
  return {
    asked,
    groups,
    problem: {
      slots: stretches(facts).map(({ id, dayId, startsAt, endsAt, stretch }) => ({
        id,
        start: startsAt.getTime() / MINUTE,
        end: endsAt.getTime() / MINUTE,
        day: dayId,
        stretch,
      })),
      tables: tablesOf(
        facts,
        [...standing.filter(({ hold }) => hold === 'fixed'), ...placedIn(askedGroups)],
        options.withSpare,
      ),
      participants: [...people.byId.values()].filter(({ id }) => wanted.has(id)),
      requests,
      interpreters: interpretersOf(facts, past),
      precedences: facts.precedences.flatMap(({ first, second }) => {
        const [before, after] = [requestByPair.get(first), requestByPair.get(second)];
        return before !== undefined && after !== undefined ? [{ before, after }] : [];
      }),
      walks: facts.walks,
      worthTolerance: options.weights.fairness,
    },
  };
}

/** Tables that are left free: those meant for it, and of the open ones the last, until the fair's share is reached. */
export function spareTables(facts: FairFacts): Set<string> {
  const spare = facts.tables.filter(({ purpose }) => purpose === 'spare');
  const open = facts.tables.filter(
    ({ purpose, blockedSlotIds }) => purpose === 'open' && blockedSlotIds.size < facts.slots.length,
  );
  const wanted = Math.ceil(facts.spareTableShare * (open.length + spare.length) - 1e-9) - spare.length;
  // A fair of one table meets at it.
  const count = Math.max(0, Math.min(wanted, open.length - 1));
  return new Set([...spare, ...open.slice(open.length - count)].map(({ id }) => id));
}

function tablesOf(
  facts: FairFacts,
  fixed: readonly { readonly slotId: string; readonly tableId: string | null }[],
  withSpare: boolean,
): TimetableTable[] {
  const left = withSpare ? spareTables(facts) : new Set<string>();
  const seated = Map.groupBy(
    fixed.filter(({ tableId }) => tableId !== null),
    ({ tableId }) => tableId!,
  );
  return facts.tables.map(({ id, hallId, ownerId, seats, blockedSlotIds }) => {
    const taken = new Set(seated.get(id)?.map(({ slotId }) => slotId));
    const closed = facts.slots.some((slot) => blockedSlotIds.has(slot.id));
    const open = facts.slots.flatMap((slot, index) =>
      (left.has(id) ? taken.has(slot.id) : !blockedSlotIds.has(slot.id)) ? [index] : [],
    );
    return {
      id,
      hall: hallId,
      ...((closed || left.has(id)) && { open: slotSetOf(facts.slots.length, open) }),
      ...(ownerId !== null && { reservedFor: [ownerId] }),
      ...(seats !== null && { seats }),
    };
  });
}

function placedIn(groups: readonly AskedGroup[]) {
  return groups.flatMap(({ at }) => at ?? []);
}

function interpretersOf(facts: FairFacts, past: readonly StandingMeeting[]): Interpreter[] {
  return facts.interpreters.map(({ id, languagePairs, maxMeetings, breakSlotIds }) => ({
    id,
    languagePairs,
    available: slotsWithout(facts, (slotId) => breakSlotIds.has(slotId)),
    ...(maxMeetings !== null && {
      maxMeetings: Math.max(0, maxMeetings - past.filter(({ interpreterId }) => interpreterId === id).length),
    }),
  }));
}

/** Slots with the stretch in which an idle one between two meetings is a break: a lunch hour ends a stretch. */
export function stretches(facts: Pick<FairFacts, 'slots'>) {
  const gap = (index: number) =>
    (facts.slots[index]!.startsAt.getTime() - facts.slots[index - 1]!.endsAt.getTime()) / MINUTE;
  const sameDay = (index: number) => facts.slots[index]!.dayId === facts.slots[index - 1]!.dayId;
  const usual = facts.slots.reduce(
    (least, _, index) => (index > 0 && sameDay(index) ? Math.min(least, gap(index)) : least),
    Infinity,
  );
  let stretch = 0;
  return facts.slots.map((slot, index) => {
    if (index > 0 && (!sameDay(index) || gap(index) > usual + PAUSE_MINUTES)) stretch++;
    return { ...slot, stretch: String(stretch) };
  });
}

function withLanguage(languagePair: string | undefined): { languagePair?: string } {
  return languagePair === undefined ? {} : { languagePair };
}

function slotsWithout(facts: FairFacts, isClosed: (slotId: string) => boolean): SlotSet {
  return slotSetOf(
    facts.slots.length,
    facts.slots.flatMap(({ id }, index) => (isClosed(id) ? [] : [index])),
  );
}

function partition<T>(list: readonly T[], isFirst: (one: T) => boolean): [T[], T[]] {
  return [list.filter(isFirst), list.filter((one) => !isFirst(one))];
}

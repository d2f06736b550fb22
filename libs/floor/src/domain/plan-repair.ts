import { createHash } from 'node:crypto';
import {
  DEFAULT_WEIGHTS,
  type FairFacts,
  type MeetingFact,
  type PlacedMeeting,
  type StandingMeeting,
  type StatedProblem,
  checkPlaced,
  isSamePlace,
  pairKey,
  personsOf,
  placeOf,
  placedOfTimetable,
  standingMeetings,
  stateProblem,
  strandedIn,
  timetableOfPlaced,
  withoutInterpreter,
} from '#planning';
import { type RepairOptions, type RepairResult, repairsOf } from '#timetable-solver';
import {
  type DayChange,
  afterChange,
  delegatesIn,
  isRemoval,
  slotsLost,
  slotsRemovedBy,
  tablesLostBy,
} from './day-change.js';
import type { RepairedGroup } from './repair-groups.js';

/** Other meetings that a repair may move unless it is told otherwise. */
export const MOST_OTHERS_MOVED = 3;
/** As far as the search for alternatives goes. */
export const LARGEST_ALLOWANCE = 10;
/** Milliseconds from the question on: later no search goes on; what it has found is still placed and checked. */
const SEARCH_UNTIL = 110;
/** When something is taken out of the fair, with many meetings at once, and nobody stands at a table waiting for it. */
const REMOVAL_UNTIL = 500;
/** What a search gets at least, on however slow a machine. */
const LEAST_SEARCH = 20;

/**
 * hit: it couldn't be held where it was · made-room: it gave its place to another · people: it stays where it is, with
 * others of the same organisation.
 */
export type RepairReason = 'hit' | 'made-room' | 'people';

export interface RepairedMeeting {
  readonly meetingId: string;
  readonly reason: RepairReason;
  /** For `made-room`: the meeting that has its place now. */
  readonly forMeetingId: string | null;
  readonly before: PlacedMeeting;
  readonly after: PlacedMeeting;
}

/**
 * no-common-slot: there is none left in which both sides have somebody · no-room: in all of them somebody or every table
 * is taken, and moving so few others doesn't help.
 */
export type LossReason = 'no-common-slot' | 'no-room';

export interface LostMeeting {
  readonly meetingId: string;
  readonly reason: LossReason;
  readonly before: PlacedMeeting;
}

/** What another limit on the others moved would give. */
export interface Alternative {
  readonly limit: number;
  readonly othersMoved: number;
  readonly lost: number;
}

export interface RepairPlan {
  /** Limit on the meetings moved that the change didn't hit. */
  readonly limit: number;
  /** Those hit first. */
  readonly changed: readonly RepairedMeeting[];
  readonly lost: readonly LostMeeting[];
  /** Group meetings that were where nobody meets any more; left out before there were any. */
  readonly groups?: readonly RepairedGroup[];
  readonly othersMoved: number;
  /** From the fair's facts to the checked plan. */
  readonly milliseconds: number;
  /** As many of them as there was time for. */
  readonly alternatives: readonly Alternative[];
}

/**
 * Mends the timetable after a change. First a colleague who is there takes over, which moves nothing; what is left goes to
 * a free place, or a chain of at most `limit` other meetings makes room. Nothing that has begun or is fixed by hand is
 * touched, unless it is itself hit. Pure: nothing is written. The result was checked by the independent checker.
 * @throws Error when the repaired timetable broke a rule: then nothing is proposed
 */
export function planRepair(facts: FairFacts, change: DayChange, limit = MOST_OTHERS_MOVED): RepairPlan {
  const started = performance.now();
  const until = started + (isRemoval(change) ? REMOVAL_UNTIL : SEARCH_UNTIL);
  const left = (): number => until - performance.now();
  const question = new RepairQuestion(facts, change);
  const answer = question.answer(limit, Math.max(LEAST_SEARCH, left()));
  question.assertSound(answer);
  const milliseconds = performance.now() - started;
  const { changed, lost, othersMoved } = answer;
  // No other meeting can make room where none of the slots is left.
  const moreMayHelp = lost.some(({ reason }) => reason === 'no-room') && limit < LARGEST_ALLOWANCE;
  const alternatives = [...(othersMoved > 0 ? [0] : []), ...(moreMayHelp ? [LARGEST_ALLOWANCE] : [])]
    .flatMap((other) => (left() > 0 ? [{ limit: other, ...question.answer(other, left()) }] : []))
    .filter((one) => one.lost.length !== lost.length || one.othersMoved < othersMoved)
    .map((one) => ({ limit: one.limit, othersMoved: one.othersMoved, lost: one.lost.length }));
  return { limit, changed, lost, othersMoved, milliseconds, alternatives };
}

/** What a plan rests on, as a hash: with another one it is stale. The time of day isn't in it. */
export function basisOf(facts: FairFacts): string {
  const text = JSON.stringify([
    facts.slots.map(({ id, startsAt, endsAt }) => [id, startsAt, endsAt]),
    facts.meetings.map((one) => [placeOf(one), one.isFixed]),
    [...facts.absences].map((absence) => absence.join(' ')).sort(),
    facts.tables.map(({ id, purpose, ownerId, blockedSlotIds }) => [
      id,
      purpose,
      ownerId,
      [...blockedSlotIds].sort(),
    ]),
    facts.participants.map(({ id, delegates }) => [id, delegates.map((one) => one.id)]),
  ]);
  return createHash('sha256').update(text).digest('hex');
}

interface Answer {
  readonly placed: readonly PlacedMeeting[];
  /** Those hit first. */
  readonly changed: readonly RepairedMeeting[];
  readonly lost: readonly LostMeeting[];
  readonly othersMoved: number;
}

/** The fair after a change as the solver's question, which is stated once and answered under several limits. */
class RepairQuestion {
  private readonly after: FairFacts;
  private readonly standing: readonly StandingMeeting[];
  private readonly stated: StatedProblem;
  /** Meetings without the interpreter whom they should have; they go on without. */
  private readonly mute: ReadonlySet<string>;
  private readonly before: ReadonlyMap<string, PlacedMeeting>;
  private readonly repair: (options: Omit<RepairOptions, 'now'>) => RepairResult;

  constructor(known: FairFacts, change: DayChange) {
    const facts = withoutMeetings(known, brokenBefore(known, change));
    this.mute = withoutInterpreter(facts);
    this.before = new Map(facts.meetings.map((one) => [one.meetingId, placeOf(one)]));
    // Pairs without a meeting get none by a repair.
    const pairs = pairsOf(facts, facts.meetings);
    this.after = withColleagues(afterChange({ ...facts, pairs }, change));
    const isStranded = strandedIn(this.after);
    this.standing = standingMeetings(
      this.after,
      this.after.meetings.map((one) => (one.isFixed && isStranded(one) ? { ...one, isFixed: false } : one)),
      true,
    );
    this.stated = stateProblem(this.after, {
      standing: this.standing,
      weights: DEFAULT_WEIGHTS,
      withSpare: false,
      // What the change didn't do isn't mended with it: nobody would know why their meeting moves.
      mute: this.mute,
    });
    // Who comes first is seated first: what has to give way gives way to what stays.
    const fixedFirst = this.standing.toSorted(
      (a, b) => Number(b.hold === 'fixed') - Number(a.hold === 'fixed'),
    );
    this.repair = repairsOf(
      this.stated.problem,
      timetableOfPlaced(this.stated, fixedFirst),
      { kind: 'walkIn', requests: [] },
      this.after.now.getTime() / 60_000 + 1 / 60,
    );
  }

  /** `milliseconds`: for the search. */
  answer(limit: number, milliseconds: number): Answer {
    const { after, before, stated } = this;
    const repaired = this.repair({
      maxOthersMoved: limit,
      fillGaps: false,
      milliseconds,
    });
    const { placed } = placedOfTimetable(after, stated, repaired.timetable, () => '');

    const now = new Map(placed.map((one) => [one.meetingId, one]));
    const meetingOf = (request: string) => stated.asked.get(request)?.standing?.meetingId ?? null;
    const madeRoom = new Map(
      repaired.moved.flatMap(({ request, reason }) =>
        reason.code === 'MADE_ROOM' ? [[meetingOf(request), meetingOf(reason.for)] as const] : [],
      ),
    );
    const noSlot = new Set(
      repaired.dropped.flatMap(({ request, reason }) =>
        reason === 'NO_SLOT_LEFT' ? [meetingOf(request)] : [],
      ),
    );
    const changed: RepairedMeeting[] = [];
    const lost: LostMeeting[] = [];
    for (const { standing: meeting } of stated.asked.values()) {
      if (!meeting) continue;
      const { meetingId } = meeting;
      const [was, is] = [before.get(meetingId)!, now.get(meetingId)];
      if (!is) {
        // Without a slot there may also be no table in any of those at which both are there.
        const isApart = noSlot.has(meetingId) && !this.canBothCome(meeting);
        lost.push({ meetingId, before: was, reason: isApart ? 'no-common-slot' : 'no-room' });
      } else if (!isSamePlace(was, is)) {
        const moved =
          was.slotId !== is.slotId || was.tableId !== is.tableId || was.interpreterId !== is.interpreterId;
        const forMeetingId = madeRoom.get(meetingId) ?? null;
        const reason = !moved ? 'people' : madeRoom.has(meetingId) ? 'made-room' : 'hit';
        changed.push({ meetingId, reason, forMeetingId, before: was, after: is });
      }
    }
    const order = { hit: 0, people: 1, 'made-room': 2 };
    changed.sort((a, b) => order[a.reason] - order[b.reason]);
    const othersMoved = changed.filter(({ reason }) => reason === 'made-room').length;
    return { placed, changed, lost, othersMoved };
  }

  private canBothCome({ supplierId, buyerId }: PlacedMeeting): boolean {
    const { slots, participants, absences, now } = this.after;
    const sides = participants.filter(({ id }) => id === supplierId || id === buyerId);
    return slots.some(
      (slot) =>
        slot.startsAt > now &&
        sides.every(({ delegates }) => delegates.some(({ id }) => !absences.has(id, slot.id))),
    );
  }

  /**
   * By the independent checker: no rule of the fair is broken by what changed, each side sends somebody who is there and
   * nowhere else, and what was fixed by hand stays.
   */
  assertSound({ placed, changed }: Answer): void {
    const { after, standing } = this;
    const moved = new Set(changed.map(({ meetingId }) => meetingId));
    const kept = new Set(placed.map(({ meetingId }) => meetingId));
    const untouched = after.meetings.filter(({ meetingId, isOver }) => isOver && !kept.has(meetingId));
    const all = [...untouched.map(placeOf), ...placed];
    // Rules bind meetings at one table at one time, of one participant, person or interpreter, or of pairs in an order.
    const personOf = personsOf(after.participants);
    const ordered = new Set(after.precedences.flatMap(({ first, second }) => [first, second]));
    const bonds = (one: PlacedMeeting) => [
      ...[one.tableId && `${one.slotId} ${one.tableId}`, one.supplierId, one.buyerId, one.interpreterId],
      ...one.delegateIds.map(personOf),
    ];
    const bound = new Set(changed.flatMap((one) => bonds(one.after)));
    bound.delete(null);
    const near = all.filter((one) => bonds(one).some((id) => bound.has(id)) || ordered.has(pairKey(one)));
    const pairs = pairsOf(after, near);
    const broken: object[] = checkPlaced({ ...after, pairs }, near).filter(
      ({ rule, meetingIds }) =>
        meetingIds.some((id) => moved.has(id)) &&
        !(rule === 'interpreter' && meetingIds.every((id) => this.mute.has(id))),
    );
    const fixed = new Map(
      standing.flatMap((one) => (one.hold === 'fixed' ? [[one.meetingId, one] as const] : [])),
    );
    for (const { meetingId, after: is } of changed) {
      const stays = fixed.get(meetingId);
      if (stays && (stays.slotId !== is.slotId || stays.tableId !== is.tableId))
        broken.push({ rule: 'fixed', meetingIds: [meetingId] });
    }
    if (broken.length > 0) throw new Error(`The repair broke rules: ${JSON.stringify(broken.slice(0, 3))}`);
  }
}

/**
 * Meetings that couldn't be held before either, and that the change doesn't hit: they stay where they are, for nobody would
 * know why they move with it.
 */
function brokenBefore(facts: FairFacts, change: DayChange): ReadonlySet<string> {
  const isStranded = strandedIn(facts);
  const lost = new Set(slotsLost(facts, change));
  const people = delegatesIn(change);
  const tables = tablesLostBy(change);
  const isHit = ({ slotId, tableId, delegateIds }: MeetingFact): boolean =>
    lost.has(slotId) &&
    (slotsRemovedBy(change).length > 0 ||
      (tableId !== null && tables.includes(tableId)) ||
      people.some((id) => delegateIds.includes(id)));
  return new Set(
    facts.meetings.flatMap((one) => (!one.isOver && isStranded(one) && !isHit(one) ? [one.meetingId] : [])),
  );
}

/** The fair without some meetings, whose tables, people and interpreters are nobody else's all the same. */
function withoutMeetings(facts: FairFacts, ids: ReadonlySet<string>): FairFacts {
  if (ids.size === 0) return facts;
  const aside = facts.meetings.filter(({ meetingId }) => ids.has(meetingId));
  const slotsOf = (id: string, key: 'tableId' | 'interpreterId') =>
    aside.flatMap((one) => (one[key] === id ? [one.slotId] : []));
  return {
    ...facts,
    meetings: facts.meetings.filter(({ meetingId }) => !ids.has(meetingId)),
    absences: facts.absences.with(
      aside.flatMap(({ slotId, delegateIds }) => delegateIds.map((id) => [id, slotId] as const)),
    ),
    tables: facts.tables.map((table) => ({
      ...table,
      blockedSlotIds: new Set([...table.blockedSlotIds, ...slotsOf(table.id, 'tableId')]),
    })),
    interpreters: facts.interpreters.map((one) => ({
      ...one,
      breakSlotIds: new Set([...one.breakSlotIds, ...slotsOf(one.id, 'interpreterId')]),
    })),
  };
}

/** What is known of the pairs that have these meetings. */
function pairsOf({ pairs }: FairFacts, meetings: readonly PlacedMeeting[]): FairFacts['pairs'] {
  return new Map(
    meetings.flatMap((meeting) => {
      const key = pairKey(meeting);
      const pair = pairs.get(key);
      return pair ? [[key, pair] as const] : [];
    }),
  );
}

/**
 * Lets meetings go on where they are that have lost somebody: with those of the side who are still there, or else with a
 * colleague who has nothing else then.
 */
function withColleagues(facts: FairFacts): FairFacts {
  const parties = new Map(facts.participants.map((one) => [one.id, one]));
  const present = new Set(facts.participants.flatMap(({ delegates }) => delegates.map(({ id }) => id)));
  const personOf = personsOf(facts.participants);
  const inSlot = Map.groupBy(facts.meetings, ({ slotId }) => slotId);
  const staffed = new Map<MeetingFact, MeetingFact>();
  for (const [slotId, here] of inSlot) {
    const absent = facts.absences.in(slotId);
    const isThere = (id: string): boolean => present.has(id) && !absent.has(id);
    const busy = new Set(here.flatMap(({ delegateIds }) => delegateIds.map(personOf)));
    /** One person is asked for at one place at a time: the first meeting keeps whom two have. */
    const held = new Set<string>();
    for (const meeting of here) {
      if (meeting.isOver) continue;
      const { delegateIds } = meeting;
      const kept = delegateIds.filter((id) => isThere(id) && !held.has(personOf(id)));
      for (const id of kept) held.add(personOf(id));
      if (kept.length === delegateIds.length) continue;
      const people = [...kept];
      let isShort = false;
      for (const party of [meeting.supplierId, meeting.buyerId]) {
        const delegates = parties.get(party)?.delegates ?? [];
        if (delegates.some(({ id }) => people.includes(id))) continue;
        const free = delegates.find(
          ({ id }) => isThere(id) && !busy.has(personOf(id)) && !held.has(personOf(id)),
        );
        isShort ||= !free;
        if (!free) break;
        people.push(free.id);
      }
      // Without anybody the solver looks for another place, also when it was fixed by hand.
      if (isShort) {
        staffed.set(meeting, { ...meeting, isFixed: false });
        continue;
      }
      for (const id of people) {
        busy.add(personOf(id));
        held.add(personOf(id));
      }
      staffed.set(meeting, { ...meeting, delegateIds: people.sort() });
    }
  }
  const meetings = facts.meetings.map((meeting) => staffed.get(meeting) ?? meeting);
  return { ...facts, meetings };
}

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
  const { question, answer } = mended(sceneAfter(facts, change), limit, left);
  const milliseconds = performance.now() - started;
  const { changed, lost, othersMoved } = answer;
  // No other meeting can make room where none of the slots is left.
  const moreMayHelp = hasNoRoom(answer) && limit < LARGEST_ALLOWANCE;
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

/** What isn't in it is where it was. */
interface Answer {
  /** Those hit first. */
  readonly changed: readonly RepairedMeeting[];
  readonly lost: readonly LostMeeting[];
  readonly othersMoved: number;
}

/** The fair after a change, as far as it is to be mended. */
interface Scene {
  /** With colleagues in the place of those who are missing, wherever anybody is free. */
  readonly after: FairFacts;
  readonly standing: readonly StandingMeeting[];
  /** Meetings without the interpreter whom they should have; they go on without. */
  readonly mute: ReadonlySet<string>;
  readonly before: ReadonlyMap<string, PlacedMeeting>;
  /** Meetings that can't be held where they are. */
  readonly hit: readonly PlacedMeeting[];
}

function sceneAfter(known: FairFacts, change: DayChange): Scene {
  const facts = withoutMeetings(known, brokenBefore(known, change));
  const { after, short } = withColleagues(afterChange(facts, change));
  const isStranded = strandedIn(after);
  const hit = after.meetings.filter((one) => !one.isOver && (short.has(one.meetingId) || isStranded(one)));
  const isHit = new Set(hit.map(({ meetingId }) => meetingId));
  return {
    ...{ after, hit },
    standing: standingMeetings(
      after,
      after.meetings.map((one) =>
        one.isFixed && isHit.has(one.meetingId) ? { ...one, isFixed: false } : one,
      ),
      true,
    ),
    mute: withoutInterpreter(facts),
    before: new Map(facts.meetings.map((one) => [one.meetingId, one])),
  };
}

/** An answer, with the question that has it under other limits too. */
interface Mended {
  readonly question: RepairQuestion;
  readonly answer: Answer;
}

/**
 * Answers for as little of the fair as will do, for putting the whole of it takes many times as long as finding an answer.
 * Where nobody else has to move, what counts are the meetings of the parties hit, beside the tables, people and
 * interpreters that the others have; where somebody has, those of their counterparts too, and only when these can't make
 * room, and while there is time, everybody's.
 * @throws Error when the answer for the whole fair broke a rule
 */
function mended(scene: Scene, limit: number, left: () => number): Mended {
  const all = scene.standing;
  const isSmall = ({ length }: readonly unknown[]): boolean => length < all.length / 2;
  const own = meetingsOf(all, scene.hit);
  if (isSmall(own)) {
    const question = new RepairQuestion(scene, own);
    const answer = question.answer(0, LEAST_SEARCH);
    const isEnough = answer.othersMoved === 0 && !hasNoRoom(answer);
    if (isEnough && faultsOf(scene, answer).length === 0) return { question, answer };
  }
  const near = meetingsOf(all, own);
  let ofNear: Mended | null = null;
  if (isSmall(near)) {
    const question = new RepairQuestion(scene, near);
    const answer = question.answer(limit, Math.max(LEAST_SEARCH, left()));
    if (faultsOf(scene, answer).length === 0) {
      ofNear = { question, answer };
      const hasTime = left() > (question.milliseconds / near.length) * all.length;
      if (!hasNoRoom(answer) || !hasTime) return ofNear;
    }
  }
  const question = new RepairQuestion(scene, all);
  const answer = question.answer(limit, Math.max(LEAST_SEARCH, left()));
  const faults = faultsOf(scene, answer);
  if (faults.length > 0) throw new Error(`The repair broke rules: ${JSON.stringify(faults.slice(0, 3))}`);
  return ofNear && ofNear.answer.lost.length <= answer.lost.length ? ofNear : { question, answer };
}

const hasNoRoom = ({ lost }: Answer): boolean => lost.some(({ reason }) => reason === 'no-room');

/** Of all meetings, those of the parties of some. */
function meetingsOf<T extends PlacedMeeting>(all: readonly T[], some: readonly PlacedMeeting[]): T[] {
  const parties = new Set(some.flatMap(({ supplierId, buyerId }) => [supplierId, buyerId]));
  return all.filter(({ supplierId, buyerId }) => parties.has(supplierId) || parties.has(buyerId));
}

/**
 * Some meetings of a scene as the solver's question, which is stated once and answered under several limits; the tables,
 * people and interpreters of the others are nobody else's.
 */
class RepairQuestion {
  /** That it took to state. */
  readonly milliseconds: number;
  private readonly facts: FairFacts;
  private readonly others: readonly StandingMeeting[];
  private readonly stated: StatedProblem;
  private readonly repair: (options: Omit<RepairOptions, 'now'>) => RepairResult;

  constructor(
    private readonly scene: Scene,
    standing: readonly StandingMeeting[],
  ) {
    const started = performance.now();
    const asked = new Set(standing);
    this.others = scene.standing.filter((one) => !asked.has(one));
    const facts = withoutMeetings(scene.after, new Set(this.others.map(({ meetingId }) => meetingId)));
    this.facts = facts;
    this.stated = stateProblem(facts, {
      standing,
      weights: DEFAULT_WEIGHTS,
      withSpare: false,
      // What the change didn't do isn't mended with it: nobody would know why their meeting moves.
      mute: scene.mute,
      // Pairs without a meeting get none by a repair.
      standingOnly: true,
    });
    // Who comes first is seated first: what has to give way gives way to what stays.
    const fixedFirst = standing.toSorted((a, b) => Number(b.hold === 'fixed') - Number(a.hold === 'fixed'));
    this.repair = repairsOf(
      this.stated.problem,
      timetableOfPlaced(this.stated, fixedFirst),
      { kind: 'walkIn', requests: [] },
      facts.now.getTime() / 60_000 + 1 / 60,
    );
    this.milliseconds = performance.now() - started;
  }

  /** `milliseconds`: for the search. */
  answer(limit: number, milliseconds: number): Answer {
    const { stated, facts, scene } = this;
    const repaired = this.repair({
      maxOthersMoved: limit,
      fillGaps: false,
      milliseconds,
    });
    const { placed } = placedOfTimetable(facts, stated, repaired.timetable, () => '');

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
    const changed = this.others.flatMap((one) => changeOf(scene, one));
    const lost: LostMeeting[] = [];
    for (const { standing: meeting } of stated.asked.values()) {
      if (!meeting) continue;
      const { meetingId } = meeting;
      const is = now.get(meetingId);
      if (is) {
        changed.push(...changeOf(scene, is, madeRoom.has(meetingId), madeRoom.get(meetingId)));
        continue;
      }
      // Without a slot there may also be no table in any of those at which both are there.
      const isApart = noSlot.has(meetingId) && !canBothCome(scene.after, meeting);
      const reason = isApart ? 'no-common-slot' : 'no-room';
      lost.push({ meetingId, before: placeOf(scene.before.get(meetingId)!), reason });
    }
    const order = { hit: 0, people: 1, 'made-room': 2 };
    changed.sort((a, b) => order[a.reason] - order[b.reason]);
    const othersMoved = changed.filter(({ reason }) => reason === 'made-room').length;
    return { changed, lost, othersMoved };
  }
}

/** What became of a meeting that is kept; empty when nothing did. */
function changeOf(
  { before }: Scene,
  after: PlacedMeeting,
  hasMadeRoom = false,
  forMeetingId: string | null = null,
): RepairedMeeting[] {
  const { meetingId, slotId, tableId, interpreterId } = after;
  const was = before.get(meetingId)!;
  if (isSamePlace(was, after)) return [];
  const hasMoved = was.slotId !== slotId || was.tableId !== tableId || was.interpreterId !== interpreterId;
  const reason = !hasMoved ? 'people' : hasMadeRoom ? 'made-room' : 'hit';
  return [{ meetingId, reason, forMeetingId, before: placeOf(was), after: placeOf(after) }];
}

function canBothCome(
  { slots, participants, absences, now }: FairFacts,
  { supplierId, buyerId }: PlacedMeeting,
): boolean {
  const sides = participants.filter(({ id }) => id === supplierId || id === buyerId);
  return slots.some(
    (slot) =>
      slot.startsAt > now &&
      sides.every(({ delegates }) => delegates.some(({ id }) => !absences.has(id, slot.id))),
  );
}

/**
 * By the independent checker: where what changed breaks a rule of the fair, a side sends nobody who is there and nowhere
 * else, or what was fixed by hand has moved.
 */
function faultsOf({ after, standing, mute }: Scene, { changed, lost }: Answer): object[] {
  const moved = new Set(changed.map(({ meetingId }) => meetingId));
  const told = new Set([...changed, ...lost].map(({ meetingId }) => meetingId));
  const all = [
    ...after.meetings.filter(({ meetingId }) => !told.has(meetingId)),
    ...changed.map((one) => one.after),
  ];
  // Rules bind meetings at one table at one time, of one participant, person or interpreter, or of pairs in an order.
  const personOf = personsOf(after.participants);
  const ordered = new Set(after.precedences.flatMap(({ first, second }) => [first, second]));
  const bound = new Set<string | null>();
  const tables = new Map<string, Set<string | null>>();
  for (const { after: is } of changed) {
    for (const id of [is.supplierId, is.buyerId, is.interpreterId]) bound.add(id);
    for (const id of is.delegateIds) bound.add(personOf(id));
    tables.set(is.slotId, (tables.get(is.slotId) ?? new Set()).add(is.tableId));
  }
  bound.delete(null);
  const isNear = (one: PlacedMeeting): boolean =>
    bound.has(one.supplierId) ||
    bound.has(one.buyerId) ||
    bound.has(one.interpreterId) ||
    (one.tableId !== null && tables.get(one.slotId)?.has(one.tableId)) ||
    one.delegateIds.some((id) => bound.has(personOf(id))) ||
    (ordered.size > 0 && ordered.has(pairKey(one)));
  const faults: object[] = checkPlaced(after, all.filter(isNear)).filter(
    ({ rule, meetingIds }) =>
      meetingIds.some((id) => moved.has(id)) &&
      !(rule === 'interpreter' && meetingIds.every((id) => mute.has(id))),
  );
  const fixed = new Map(
    standing.flatMap((one) => (one.hold === 'fixed' ? [[one.meetingId, one] as const] : [])),
  );
  for (const { meetingId, after: is } of changed) {
    const stays = fixed.get(meetingId);
    if (stays && (stays.slotId !== is.slotId || stays.tableId !== is.tableId))
      faults.push({ rule: 'fixed', meetingIds: [meetingId] });
  }
  return faults;
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
  const [atTable, withInterpreter] = (['tableId', 'interpreterId'] as const).map((key) => {
    const by = Map.groupBy(aside, (one) => one[key]);
    return (id: string) => by.get(id)?.map(({ slotId }) => slotId) ?? [];
  });
  return {
    ...facts,
    meetings: facts.meetings.filter(({ meetingId }) => !ids.has(meetingId)),
    absences: facts.absences.with(
      aside.flatMap(({ slotId, delegateIds }) => delegateIds.map((id) => [id, slotId] as const)),
    ),
    tables: facts.tables.map((table) => ({
      ...table,
      blockedSlotIds: new Set([...table.blockedSlotIds, ...atTable!(table.id)]),
    })),
    interpreters: facts.interpreters.map((one) => {
      const busy = withInterpreter!(one.id);
      return {
        ...one,
        ...(one.maxMeetings !== null && { maxMeetings: Math.max(0, one.maxMeetings - busy.length) }),
        breakSlotIds: new Set([...one.breakSlotIds, ...busy]),
      };
    }),
  };
}

/**
 * Lets meetings go on where they are that have lost somebody: with those of the side who are still there, or else with a
 * colleague who has nothing else then. `short` are the meetings that have nobody of a side left.
 */
function withColleagues(facts: FairFacts): { after: FairFacts; short: ReadonlySet<string> } {
  const parties = new Map(facts.participants.map((one) => [one.id, one]));
  const present = new Set(facts.participants.flatMap(({ delegates }) => delegates.map(({ id }) => id)));
  const personOf = personsOf(facts.participants);
  const inSlot = Map.groupBy(facts.meetings, ({ slotId }) => slotId);
  const staffed = new Map<MeetingFact, MeetingFact>();
  const short = new Set<string>();
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
        short.add(meeting.meetingId);
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
  return { after: { ...facts, meetings }, short };
}

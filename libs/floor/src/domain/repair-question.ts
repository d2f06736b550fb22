import {
  DEFAULT_WEIGHTS,
  type FairFacts,
  type PlacedMeeting,
  type StandingMeeting,
  type StatedProblem,
  checkPlaced,
  isSamePlace,
  pairKey,
  personsOf,
  placeOf,
  placedOfTimetable,
  stateProblem,
  timetableOfPlaced,
} from '#planning';
import { type RepairOptions, type RepairResult, repairsOf } from '#timetable-solver';
import { type RepairScene, withoutMeetings } from './repair-scene.js';

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

/** What isn't in it is where it was. */
export interface RepairAnswer {
  /** Those hit first. */
  readonly changed: readonly RepairedMeeting[];
  readonly lost: readonly LostMeeting[];
  readonly othersMoved: number;
}

/**
 * Some meetings of a scene as the solver's question, which is stated once and answered under several limits; the tables,
 * people and interpreters of the others are nobody else's.
 */
export class RepairQuestion {
  /** That it took to state. */
  readonly milliseconds: number;
  private readonly facts: FairFacts;
  private readonly others: readonly StandingMeeting[];
  private readonly stated: StatedProblem;
  private readonly repair: (options: Omit<RepairOptions, 'now'>) => RepairResult;

  constructor(
    private readonly scene: RepairScene,
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
  answer(limit: number, milliseconds: number): RepairAnswer {
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
  { before }: RepairScene,
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
export function faultsOf({ after, standing, mute }: RepairScene, { changed, lost }: RepairAnswer): object[] {
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

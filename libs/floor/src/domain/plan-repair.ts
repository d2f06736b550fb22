import { createHash } from 'node:crypto';
import { type FairFacts, type PlacedMeeting, placeOf } from '#planning';
import { type DayChange, isRemoval } from './day-change.js';
import type { RepairedGroup } from './repair-groups.js';
import {
  type LostMeeting,
  type RepairAnswer,
  RepairQuestion,
  type RepairedMeeting,
  faultsOf,
} from './repair-question.js';
import { type RepairScene, sceneAfter } from './repair-scene.js';

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

/** An answer, with the question that has it under other limits too. */
interface Mended {
  readonly question: RepairQuestion;
  readonly answer: RepairAnswer;
}

/**
 * Answers for as little of the fair as will do, for putting the whole of it takes many times as long as finding an answer.
 * Where nobody else has to move, what counts are the meetings of the parties hit, beside the tables, people and
 * interpreters that the others have; where somebody has, those of their counterparts too, and only when these can't make
 * room, and while there is time, everybody's.
 * @throws Error when the answer for the whole fair broke a rule
 */
function mended(scene: RepairScene, limit: number, left: () => number): Mended {
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

const hasNoRoom = ({ lost }: RepairAnswer): boolean => lost.some(({ reason }) => reason === 'no-room');

/** Of all meetings, those of the parties of some. */
function meetingsOf<T extends PlacedMeeting>(all: readonly T[], some: readonly PlacedMeeting[]): T[] {
  const parties = new Set(some.flatMap(({ supplierId, buyerId }) => [supplierId, buyerId]));
  return all.filter(({ supplierId, buyerId }) => parties.has(supplierId) || parties.has(buyerId));
}

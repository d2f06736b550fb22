import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { InvalidInputError } from '#kernel';
import { type RoomMaker, type Timetable, type WhyNot, explainUnscheduled } from '#timetable-solver';
import { type FairFacts, pairKey } from '../domain/fair-facts.js';
import { FactNames } from '../domain/name-faults.js';
import { type GroupDifference, diffGroups } from '../domain/group-diff.js';
import { movableGroups } from '../domain/hold-groups.js';
import { groupsToPlace } from '../domain/placed-group.js';
import type { PlacedGroup, PlacedMeeting } from '../domain/placed-meeting.js';
import { timetableOfPlaced } from '../domain/place-timetable.js';
import type { Culprit } from '../domain/planning-faults.js';
import { DEFAULT_WEIGHTS, worthOf } from '../domain/plan-weights.js';
import { checkedMeetings } from '../domain/standing-meetings.js';
import { type StatedProblem, requestOfGroup, stateProblem } from '../domain/state-problem.js';
import {
  type MeetingChange,
  type TimetableComparison,
  compareTimetables,
  diffTimetables,
  timetableOf,
} from '../domain/timetable-diff.js';
import { TimetableDraft } from '../domain/timetable-draft.entity.js';
import { readGroups, readMeetings } from './draft-records.js';
import { FairFactsReader } from './fair-facts.reader.js';
import { NO_ROOM, type Room } from './make-room.js';
import { groupTitles, groupsAt, timetableAt } from './timetable-versions.reader.js';

/** Why something has no place in a draft. */
export interface WhyLeftOut {
  readonly reasons: readonly { readonly code: string; readonly culprits: readonly Culprit[] }[];
  /** The smallest change found that would make room. */
  readonly room:
    | ({
        readonly kind: string;
        readonly slotId: string | null;
        readonly culprits: readonly Culprit[];
      } & Room)
    | null;
}

/** Why a pair that has agreed to meet has no meeting in a draft. */
export interface Unscheduled extends WhyLeftOut {
  readonly supplierId: string;
  readonly buyerId: string;
  readonly pair: string;
  readonly worth: number;
}

/** Why a group meeting isn't in a draft. */
export interface UnplacedGroup extends WhyLeftOut {
  readonly groupId: string;
  readonly title: string;
  readonly isMust: boolean;
}

/** Looking at timetables side by side. Everything here reads only. */
@Injectable()
export class CompareTimetablesService {
  constructor(
    private readonly em: EntityManager,
    private readonly reader: FairFactsReader,
  ) {}

  /** Who gains, who loses and what moved; null stands for the timetable as it is now. */
  async compare(
    fairId: string,
    beforeDraftId: string | null,
    afterDraftId: string | null,
  ): Promise<TimetableComparison & { groups: GroupDifference[]; names: FactNames; facts: FairFacts }> {
    const em = this.em.fork();
    const facts = await this.reader.readToPlan(em, fairId);
    const meetingsOf = async (id: string | null, path: string): Promise<readonly PlacedMeeting[]> => {
      if (id === null) return facts.meetings;
      const draft = await em.findOne(TimetableDraft, { id, fair: fairId });
      if (!draft) throw InvalidInputError.at(path, 'The fair has no such draft.');
      return readMeetings(em, id);
    };
    const before = timetableOf(await meetingsOf(beforeDraftId, 'beforeDraftId'));
    const after = timetableOf(await meetingsOf(afterDraftId, 'afterDraftId'));
    const worth = (meeting: PlacedMeeting) =>
      worthOf(
        facts.pairs.get(pairKey(meeting)) ?? { musts: null, score: 0, hasRequest: true },
        DEFAULT_WEIGHTS,
      );
    // Those that nothing moves any more are the same for every draft: also for the one that brought them.
    const held = new Set(facts.groups.flatMap(({ groupId, isHeld }) => (isHeld ? [groupId] : [])));
    const groupsOf = async (id: string | null) =>
      id === null
        ? movableGroups(facts)
        : (await readGroups(em, id)).filter(({ groupId }) => !held.has(groupId));
    const groups = diffGroups(await groupsOf(beforeDraftId), await groupsOf(afterDraftId));
    return { ...compareTimetables(before, after, worth), groups, names: new FactNames(facts), facts };
  }

  /** What leads from one version to another; version 0 is before the first. */
  async difference(
    fairId: string,
    from: number,
    to: number,
  ): Promise<{ changes: MeetingChange[]; names: FactNames }> {
    const em = this.em.fork();
    const names = new FactNames(await this.reader.read(em, fairId));
    const [before, after] = [await timetableAt(em, fairId, from), await timetableAt(em, fairId, to)];
    return { changes: diffTimetables(before, after), names };
  }

  /** The same for group meetings; those that nobody asks for any more have the names that they had. */
  async groupDifference(
    fairId: string,
    from: number,
    to: number,
  ): Promise<{ groups: GroupDifference[]; names: FactNames; facts: FairFacts }> {
    const em = this.em.fork();
    const facts = await this.reader.read(em, fairId);
    const groups = diffGroups(await groupsAt(em, fairId, from), await groupsAt(em, fairId, to));
    const names = new FactNames(facts).addGroups(await groupTitles(em, fairId));
    return { groups, names, facts };
  }

  /** One page of the pairs without a meeting in a draft, what is worth most first. */
  async unscheduled(
    draftId: string,
    offset: number,
    first: number,
  ): Promise<{ items: Unscheduled[]; total: number }> {
    const em = this.em.fork();
    const draft = found(await em.findOne(TimetableDraft, { id: draftId }), 'draft', draftId);
    const facts = await this.reader.readToPlan(em, draft.fair.id);
    const placed = await readMeetings(em, draftId);
    const groups = await readGroups(em, draftId);
    const standing = checkedMeetings(facts, placed);
    const question = { standing, weights: draft.weights, groups: groupsIn(facts, groups) };
    const stated = stateProblem(facts, { ...question, withSpare: false });
    const names = new FactNames(facts).addRequests(stated);
    const open = stated.problem.requests
      .filter(({ id }) => stated.asked.get(id)?.standing === null)
      .toSorted((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1));
    const met = new Set(placed.map(pairKey));
    const apart = [...facts.apart]
      .filter(([key]) => !met.has(key))
      .map(([, pair]) => ({ ...pair, worth: worthOf(pair, draft.weights) }))
      .toSorted((a, b) => b.worth - a.worth);
    const page = open.slice(offset, offset + first);
    const asked = page.map(({ id }) => id);
    const why = whyNot(stated, timetableOfPlaced(stated, standing, groups), asked);
    const free = fitting(asked, why, () => {
      const kept = stateProblem(facts, { ...question, withSpare: true });
      return whyNot(kept, timetableOfPlaced(kept, standing, groups), asked);
    });
    const items = page.map(({ id, worth }): Unscheduled => {
      const { supplierId, buyerId } = stated.asked.get(id)!;
      return {
        ...{ supplierId, buyerId, worth, pair: names.of(id).name },
        ...explained(why.get(id), names, stated, free.has(id)),
      };
    });
    // Who may not meet comes last: no change of the timetable would make room for them.
    const start = Math.max(0, offset - open.length);
    for (const pair of apart.slice(start, start + first - items.length)) {
      const { supplierId, buyerId, worth, obstacles } = pair;
      items.push({
        ...{ supplierId, buyerId, worth, room: null },
        pair: `${names.of(supplierId).name} – ${names.of(buyerId).name}`,
        reasons: obstacles.map((code) => ({ code: codeOf(code), culprits: [] })),
      });
    }
    return { items, total: open.length + apart.length };
  }

  /** The group meetings that a draft leaves out, the indispensable ones first. */
  async unplacedGroups(draftId: string): Promise<UnplacedGroup[]> {
    const em = this.em.fork();
    const draft = found(await em.findOne(TimetableDraft, { id: draftId }), 'draft', draftId);
    const facts = await this.reader.readToPlan(em, draft.fair.id);
    const placed = await readGroups(em, draftId);
    const open = facts.groups
      .filter(({ groupId, isHeld }) => !isHeld && !placed.some((one) => one.groupId === groupId))
      .toSorted((a, b) => Number(b.isMust) - Number(a.isMust) || (a.groupId < b.groupId ? -1 : 1));
    if (open.length === 0) return [];
    const standing = checkedMeetings(facts, await readMeetings(em, draftId));
    const question = {
      ...{ standing, weights: draft.weights },
      // One that must be held isn't there all the same: the question is what is in its way.
      groups: groupsToPlace(facts.groups).map(({ group, at }) => ({
        group: { ...group, isMust: false },
        at,
      })),
    };
    const stated = stateProblem(facts, { ...question, withSpare: false });
    const names = new FactNames(facts).addRequests(stated);
    const asked = open.map(({ groupId }) => requestOfGroup(groupId));
    const why = whyNot(stated, timetableOfPlaced(stated, standing, placed), asked);
    const free = fitting(asked, why, () => {
      const kept = stateProblem(facts, { ...question, withSpare: true });
      return whyNot(kept, timetableOfPlaced(kept, standing, placed), asked);
    });
    return open.map(({ groupId, title, isMust, obstacles }): UnplacedGroup => {
      const request = requestOfGroup(groupId);
      const codes = stated.groups.has(request) ? [] : obstacles.length > 0 ? obstacles : ['GROUP_PARTY_GONE'];
      return {
        ...{ groupId, title, isMust },
        ...(codes.length > 0
          ? { reasons: codes.map((code) => ({ code: codeOf(code), culprits: [] })), room: null }
          : explained(why.get(request), names, stated, free.has(request))),
      };
    });
  }
}

/** The group meetings of a draft as they are asked for; what nobody asks for any more is left out. */
function groupsIn(facts: FairFacts, placed: readonly PlacedGroup[]) {
  return facts.groups.flatMap((group) => {
    const at = placed.find(({ groupId }) => groupId === group.groupId);
    return at && !group.isHeld ? [{ group, at }] : [];
  });
}

const codeOf = (text: string): string => text.replaceAll('-', '_').toUpperCase();

function whyNot(
  { problem }: StatedProblem,
  timetable: Timetable,
  requests: readonly string[],
): ReadonlyMap<string, WhyNot> {
  if (requests.length === 0) return new Map();
  return new Map(explainUnscheduled(problem, timetable, { requests }).map((one) => [one.request, one]));
}

/** Of those that nothing is in the way of, those that need none of the tables that are left free for the day. */
function fitting(
  asked: readonly string[],
  why: ReadonlyMap<string, WhyNot>,
  whyKept: () => ReadonlyMap<string, WhyNot>,
): ReadonlySet<string> {
  const unhindered = asked.filter((id) => why.get(id)?.reasons.length === 0);
  if (unhindered.length === 0) return new Set();
  const kept = whyKept();
  return new Set(unhindered.filter((id) => kept.get(id)?.roomMaker?.kind === 'nothing'));
}

/** What the solver says, under the names that people know. `isFree`: it could have a place as things are. */
function explained(
  why: WhyNot | undefined,
  names: FactNames,
  { asked }: StatedProblem,
  isFree: boolean,
): WhyLeftOut {
  const { reasons = [], roomMaker } = why ?? {};
  const meetingOf = (request: string) => asked.get(request)?.standing?.meetingId;
  return {
    reasons:
      reasons.length > 0
        ? reasons.map(({ code, ...facts }) => ({ code, culprits: names.all(idsIn(facts)) }))
        : [{ code: isFree ? 'NOT_PLACED_YET' : 'SPARE_TABLES_KEPT', culprits: [] }],
    room: roomMaker
      ? {
          kind: roomMaker.kind.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
          slotId: 'slot' in roomMaker ? roomMaker.slot : null,
          culprits: names.all(idsIn(roomMaker)),
          ...givingWay(roomMaker, meetingOf),
        }
      : null,
  };
}

/** The meetings that would give way; none where a group meeting would have to, which is nothing for one click. */
function givingWay(maker: RoomMaker, meetingOf: (request: string) => string | undefined): Room {
  const moves = maker.kind === 'moveMeetings' ? maker.moves : [];
  const givenUp = maker.kind === 'dropMeetings' ? maker.requests : [];
  if (![...moves.map(({ request }) => request), ...givenUp].every((one) => meetingOf(one))) return NO_ROOM;
  return {
    moves: moves.map(({ request, to }) => ({ meetingId: meetingOf(request)!, slotId: to })),
    givenUp: givenUp.map((one) => meetingOf(one)!),
  };
}

/** The ids in what the solver says, in its order. */
function idsIn(facts: object): string[] {
  const ids: string[] = [];
  for (const [key, value] of Object.entries(facts)) {
    if (key === 'kind' || key === 'code' || key === 'worth') continue;
    if (typeof value === 'string') ids.push(value);
    else if (Array.isArray(value)) {
      for (const one of value) ids.push(...(typeof one === 'string' ? [one] : idsIn(one as object)));
    }
  }
  return ids;
}

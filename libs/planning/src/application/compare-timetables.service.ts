import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { InvalidInputError } from '#kernel';
import { explainUnscheduled } from '#timetable-solver';
import { pairKey } from '../domain/fair-facts.js';
import { FactNames } from '../domain/name-faults.js';
import type { PlacedMeeting } from '../domain/placed-meeting.js';
import { timetableOfPlaced } from '../domain/place-timetable.js';
import type { Culprit } from '../domain/planning-faults.js';
import { DEFAULT_WEIGHTS, worthOf } from '../domain/plan-weights.js';
import { checkedMeetings } from '../domain/standing-meetings.js';
import { stateProblem } from '../domain/state-problem.js';
import {
  type MeetingChange,
  type TimetableComparison,
  compareTimetables,
  diffTimetables,
  timetableOf,
} from '../domain/timetable-diff.js';
import { TimetableDraft } from '../domain/timetable-draft.entity.js';
import { readMeetings } from './draft-records.js';
import { FairFactsReader } from './fair-facts.reader.js';
import { timetableAt } from './timetable-versions.reader.js';

/** Why a pair that has agreed to meet has no meeting in a draft. */
export interface Unscheduled {
  readonly supplierId: string;
  readonly buyerId: string;
  readonly pair: string;
  readonly worth: number;
  readonly reasons: readonly { readonly code: string; readonly culprits: readonly Culprit[] }[];
  /** The smallest change found that would make room. */
  readonly room: {
    readonly kind: string;
    readonly slotId: string | null;
    readonly culprits: readonly Culprit[];
  } | null;
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
  ): Promise<TimetableComparison & { names: FactNames }> {
    const em = this.em.fork();
    const facts = await this.reader.read(em, fairId);
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
    return { ...compareTimetables(before, after, worth), names: new FactNames(facts) };
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

  /** One page of the pairs without a meeting in a draft, what is worth most first. */
  async unscheduled(
    draftId: string,
    offset: number,
    first: number,
  ): Promise<{ items: Unscheduled[]; total: number }> {
    const em = this.em.fork();
    const draft = found(await em.findOne(TimetableDraft, { id: draftId }), 'draft', draftId);
    const facts = await this.reader.read(em, draft.fair.id);
    const placed = await readMeetings(em, draftId);
    const standing = checkedMeetings(facts, placed);
    const stated = stateProblem(facts, { standing, weights: draft.weights, withSpare: false });
    const names = new FactNames(facts).addRequests(stated);
    const open = stated.problem.requests
      .filter(({ id }) => stated.asked.get(id)!.standing === null)
      .toSorted((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1));
    const met = new Set(placed.map(pairKey));
    const apart = [...facts.apart]
      .filter(([key]) => !met.has(key))
      .map(([, pair]) => ({ ...pair, worth: worthOf(pair, draft.weights) }))
      .toSorted((a, b) => b.worth - a.worth);
    const page = open.slice(offset, offset + first);
    const why = new Map(
      page.length === 0
        ? []
        : explainUnscheduled(stated.problem, timetableOfPlaced(stated, standing), {
            requests: page.map(({ id }) => id),
          }).map((one) => [one.request, one]),
    );
    const items = page.map(({ id, worth }): Unscheduled => {
      const { supplierId, buyerId } = stated.asked.get(id)!;
      const { reasons = [], roomMaker } = why.get(id) ?? {};
      return {
        ...{ supplierId, buyerId, worth, pair: names.of(id).name },
        reasons:
          reasons.length > 0
            ? reasons.map(({ code, ...facts }) => ({ code, culprits: names.all(idsIn(facts)) }))
            : [{ code: 'SPARE_TABLES_KEPT', culprits: [] }],
        room: roomMaker
          ? {
              kind: roomMaker.kind.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
              slotId: 'slot' in roomMaker ? roomMaker.slot : null,
              culprits: names.all(idsIn(roomMaker)),
            }
          : null,
      };
    });
    // Who may not meet comes last: no change of the timetable would make room for them.
    const start = Math.max(0, offset - open.length);
    for (const pair of apart.slice(start, start + first - items.length)) {
      const { supplierId, buyerId, worth, obstacles } = pair;
      items.push({
        ...{ supplierId, buyerId, worth, room: null },
        pair: `${names.of(supplierId).name} – ${names.of(buyerId).name}`,
        reasons: obstacles.map((code) => ({ code: code.replaceAll('-', '_').toUpperCase(), culprits: [] })),
      });
    }
    return { items, total: open.length + apart.length };
  }
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

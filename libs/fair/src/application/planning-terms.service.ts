import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { type InputProblem, InvalidInputError, isTimeZone } from '#kernel';
import { Hall, MeetingTable, Slot } from '../domain/fair.entity.js';
import { Delegate, Participation } from '../domain/participation.entity.js';
import {
  FairSession,
  HallWalk,
  Interpreter,
  InterpreterBreak,
  MeetingPrecedence,
  TableBlock,
  type TablePurpose,
  TableTerms,
} from '../domain/planning-terms.entity.js';
import { lockedFair } from './locked-fair.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { isRunBy } from './run-by.js';

export interface InterpreterDetails {
  name: string;
  /** Such as `ja-vi`. */
  languagePairs: string[];
  maxMeetings?: number | null;
  /** Slots in which they don't work. */
  breakSlotIds: string[];
}

/** A supplier and a buyer of the fair, by their participations. */
export interface PairOfParticipations {
  supplierId: string;
  buyerId: string;
}

/** What making a timetable has to heed besides slots, tables and people. */
@Injectable()
export class PlanningTermsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingsInTheWay,
  ) {}

  /** @throws InvalidInputError */
  async setSpareTableShare(fairId: string, share: number): Promise<void> {
    if (!(share >= 0 && share <= 0.5)) {
      throw InvalidInputError.at('spareTableShare', 'Leave between nothing and half of the tables free.');
    }
    await this.inFair(fairId, async (em) => {
      (await lockedFair(em, fairId)).spareTableShare = share;
    });
  }

  /**
   * Says for whom a table is, how many can sit at it and in which slots it can't be used. Meetings that stand there in a slot that is new among
   * them stay, and only when whoever does it names all of them.
   * @returns the fair's id
   * @throws InvalidInputError, HasMeetingsError
   */
  async setTableTerms(input: {
    tableId: string;
    purpose: TablePurpose;
    ownerId?: string | null;
    seats?: number | null;
    blockedSlotIds: string[];
    despiteMeetingIds?: string[];
  }): Promise<string> {
    const { tableId, purpose, ownerId } = input;
    const seats = input.seats ?? null;
    const needsOwner = purpose === 'reserved' || purpose === 'private';
    if (needsOwner !== Boolean(ownerId)) {
      throw InvalidInputError.at(
        'input.ownerId',
        needsOwner
          ? 'Say for whom the table is kept.'
          : 'Only a table that is kept for somebody has an owner.',
      );
    }
    return this.ofFairOf(MeetingTable, tableId, 'table', async (em, fairId) => {
      const table = await em.findOneOrFail(
        MeetingTable,
        { id: tableId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      if (ownerId) await this.participationsOf(em, fairId, { 'input.ownerId': ownerId });
      await this.assertSlots(em, fairId, input.blockedSlotIds, 'input.blockedSlotIds');
      const blocks = await em.find(TableBlock, { table: tableId });
      const standing = new Set(blocks.map(({ slot }) => slot.id));
      const wanted = new Set(input.blockedSlotIds);
      const added = [...wanted].filter((id) => !standing.has(id));
      await this.meetings.atTableIn(em, tableId, added, input.despiteMeetingIds ?? []);
      em.remove(blocks.filter(({ slot }) => !wanted.has(slot.id)));
      for (const slot of added) em.create(TableBlock, { table, slot });
      const terms = await em.findOne(TableTerms, { table: tableId });
      const values = { purpose, owner: ownerId ?? null, seats };
      if (purpose === 'open' && seats === null) {
        if (terms) em.remove(terms);
      } else if (terms) em.assign(terms, values);
      else em.create(TableTerms, { table, ...values });
    });
  }

  /** Minutes between two halls of a fair; 0 when they are next to each other. @returns the fair's id */
  async setHallWalk(hallId: string, otherHallId: string, minutes: number): Promise<string> {
    if (hallId === otherHallId) throw InvalidInputError.at('otherHallId', 'Name two different halls.');
    if (!(Number.isInteger(minutes) && minutes >= 0 && minutes <= 240)) {
      throw InvalidInputError.at('minutes', 'A walk takes between 0 and 240 minutes.');
    }
    return this.ofFairOf(Hall, hallId, 'hall', async (em, fairId) => {
      const other = found(await em.findOne(Hall, { id: otherHallId }), 'hall', otherHallId);
      if (other.fair.id !== fairId)
        throw InvalidInputError.at('otherHallId', 'This hall is in another fair.');
      const [hall, otherHall] = [hallId, otherHallId].sort() as [string, string];
      const walk = await em.findOne(HallWalk, { hall, otherHall });
      if (walk && minutes === 0) em.remove(walk);
      else if (walk) walk.minutes = minutes;
      else if (minutes > 0) em.create(HallWalk, { hall, otherHall, minutes });
    });
  }

  /**
   * When a delegate comes and goes. Meetings outside of it stay, and only when whoever does it names all of them.
   * @throws StaleVersionError, InvalidInputError, HasMeetingsError
   */
  async setDelegateStay(
    id: string,
    version: number,
    stay: { arrivesAt: Date | null; leavesAt: Date | null },
    viewer: Viewer,
    despiteMeetingIds: readonly string[],
  ): Promise<void> {
    if (stay.arrivesAt && stay.leavesAt && stay.leavesAt <= stay.arrivesAt) {
      throw InvalidInputError.at('leavesAt', 'A delegate leaves after arriving.');
    }
    await this.transactions.run(async (em) => {
      const delegate = found(
        await em.findOne(Delegate, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'delegate',
        id,
      );
      assertVersion(delegate, version);
      await em.populate(delegate, ['participation']);
      const { fair, organisation } = delegate.participation.unwrap();
      const outside = (await em.find(Slot, { fair: fair.id })).filter(
        ({ startsAt, endsAt }) =>
          (stay.arrivesAt !== null && startsAt < stay.arrivesAt) ||
          (stay.leavesAt !== null && endsAt > stay.leavesAt),
      );
      await this.meetings.ofDelegateIn(
        em,
        id,
        outside.map((slot) => slot.id),
        { withDrafts: isRunBy(viewer, fair.id), known: despiteMeetingIds },
      );
      em.assign(delegate, stay);
      await announce(em, 'delegate.availability-set', {
        fairId: fair.id,
        organisationIds: [organisation.id],
        participationId: delegate.participation.id,
        delegateId: id,
      });
    });
  }

  /** Whether an organisation takes part on line, and when on its own clock; null for being there. @returns the fair's id */
  setRemote(
    participationId: string,
    remote: { timeZone: string; from: string; until: string } | null,
  ): Promise<string> {
    if (remote && !isTimeZone(remote.timeZone)) {
      throw InvalidInputError.at('input.timeZone', 'This is no time zone: "Asia/Tokyo" is one.');
    }
    if (remote && remote.until <= remote.from) {
      throw InvalidInputError.at('input.until', 'It must be later than the time from which they can meet.');
    }
    return this.ofFairOf(Participation, participationId, 'participation', async (em) => {
      const participation = await em.findOneOrFail(
        Participation,
        { id: participationId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      em.assign(participation, {
        remoteTimeZone: remote?.timeZone ?? null,
        remoteFrom: remote?.from ?? null,
        remoteUntil: remote?.until ?? null,
      });
    });
  }

  /** @returns the fair's id */
  addInterpreter(
    input: InterpreterDetails & { fairId: string; idempotencyKey?: string | null },
  ): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'addInterpreter', input, async () => {
        const fair = await lockedFair(em, input.fairId);
        await this.assertSlots(em, fair.id, input.breakSlotIds, 'input.breakSlotIds');
        const interpreter = em.create(Interpreter, { fair, ...fieldsOf(input) });
        for (const slot of new Set(input.breakSlotIds)) em.create(InterpreterBreak, { interpreter, slot });
        await announce(em, 'fair.interpreters-changed', { fairId: fair.id });
        return fair.id;
      }),
    );
  }

  /** @returns the fair's id @throws StaleVersionError, InvalidInputError */
  reviseInterpreter(id: string, version: number, details: InterpreterDetails): Promise<string> {
    return this.ofFairOf(Interpreter, id, 'interpreter', async (em, fairId) => {
      const interpreter = await em.findOneOrFail(Interpreter, { id }, { populate: ['breaks'] });
      assertVersion(interpreter, version);
      await this.assertSlots(em, fairId, details.breakSlotIds, 'input.breakSlotIds');
      em.assign(interpreter, fieldsOf(details));
      const wanted = new Set(details.breakSlotIds);
      for (const pause of interpreter.breaks.getItems()) {
        if (!wanted.delete(pause.slot.id)) em.remove(pause);
      }
      for (const slot of wanted) em.create(InterpreterBreak, { interpreter, slot });
    });
  }

  /** Takes an interpreter off the fair; refused while meetings count on them. @returns the fair's id */
  removeInterpreter(id: string): Promise<string> {
    return this.ofFairOf(Interpreter, id, 'interpreter', async (em) => {
      await this.meetings.ofInterpreter(em, id);
      const group = await em.findOne(FairSession, { interpreter: id });
      if (group) throw InvalidInputError.at('interpreterId', `“${group.title}” counts on this interpreter.`);
      em.remove(await em.findOneOrFail(Interpreter, { id }));
    });
  }

  /** The first pair meets before the second, when both do. @returns the fair's id @throws InvalidInputError */
  addPrecedence(input: {
    fairId: string;
    first: PairOfParticipations;
    second: PairOfParticipations;
    idempotencyKey?: string | null;
  }): Promise<string> {
    const { first, second } = input;
    if (first.supplierId === second.supplierId && first.buyerId === second.buyerId) {
      throw InvalidInputError.at('input.second', 'A meeting doesn’t come before itself.');
    }
    return this.transactions.run((em) =>
      once(em, 'addMeetingPrecedence', input, async () => {
        const fair = await lockedFair(em, input.fairId);
        await this.participationsOf(em, fair.id, {
          'input.first.supplierId': first.supplierId,
          'input.first.buyerId': first.buyerId,
          'input.second.supplierId': second.supplierId,
          'input.second.buyerId': second.buyerId,
        });
        const pairs = {
          firstSupplier: first.supplierId,
          firstBuyer: first.buyerId,
          thenSupplier: second.supplierId,
          thenBuyer: second.buyerId,
        };
        if (!(await em.findOne(MeetingPrecedence, pairs))) em.create(MeetingPrecedence, { fair, ...pairs });
        await announce(em, 'fair.precedences-changed', { fairId: fair.id });
        return fair.id;
      }),
    );
  }

  /** @returns the fair's id */
  removePrecedence(id: string): Promise<string> {
    return this.ofFairOf(MeetingPrecedence, id, 'precedence', async (em) => {
      em.remove(await em.findOneOrFail(MeetingPrecedence, { id }));
    });
  }

  private async inFair(fairId: string, work: (em: EntityManager) => Promise<void>): Promise<string> {
    return this.transactions.run(async (em) => {
      await lockedFair(em, fairId);
      await work(em);
      await announce(em, 'fair.planning-terms-changed', { fairId });
      return fairId;
    });
  }

  private async ofFairOf(
    entity:
      | typeof MeetingTable
      | typeof Hall
      | typeof Participation
      | typeof Interpreter
      | typeof MeetingPrecedence,
    id: string,
    what: string,
    work: (em: EntityManager, fairId: string) => Promise<void>,
  ): Promise<string> {
    const fairId = await this.transactions.run(async (em) => {
      const record = await em.findOne<{ id: string; fair: { id: string } }>(entity as never, { id });
      return found(record, what, id).fair.id;
    });
    return this.inFair(fairId, (em) => work(em, fairId));
  }

  /** @throws InvalidInputError naming each slot that isn't one of the fair. */
  private async assertSlots(
    em: EntityManager,
    fairId: string,
    ids: readonly string[],
    path: string,
  ): Promise<void> {
    const known = new Set((await em.find(Slot, { fair: fairId })).map(({ id }) => id));
    const problems: InputProblem[] = ids.flatMap((id, index) =>
      known.has(id)
        ? []
        : { path: [...path.split('.'), String(index)], message: 'This is no slot of the fair.' },
    );
    if (problems.length > 0) throw new InvalidInputError(problems);
  }

  /** @throws InvalidInputError at the path of each participation that isn't of the fair, or on the wrong side. */
  private async participationsOf(
    em: EntityManager,
    fairId: string,
    byPath: Readonly<Record<string, string>>,
  ): Promise<void> {
    const participations = await em.find(Participation, { id: { $in: Object.values(byPath) }, fair: fairId });
    for (const [path, id] of Object.entries(byPath)) {
      const one = participations.find((participation) => participation.id === id);
      if (!one) throw InvalidInputError.at(path, 'This participation is in another fair.');
      const side = /(supplier|buyer)Id$/.exec(path)?.[1];
      if (side && one.side !== side) {
        throw InvalidInputError.at(path, `This participation is there as a ${one.side}.`);
      }
    }
  }
}

function fieldsOf({ name, languagePairs, maxMeetings }: InterpreterDetails) {
  return {
    name: name.trim(),
    languagePairs: [...new Set(languagePairs.map((pair) => pair.split('-').sort().join('-')))],
    maxMeetings: maxMeetings ?? null,
  };
}

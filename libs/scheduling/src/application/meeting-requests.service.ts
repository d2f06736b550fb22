import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, found, once } from '#database';
import { Participation, type Side } from '#fair';
import { Clock, InvalidInputError, toDate } from '#kernel';
import { Proposal } from '#matching';
import { MeetingRequest } from '../domain/meeting-request.entity.js';
import { type RequestAction, nextRequestStatus, statusAt } from '../domain/meeting-request-state.js';
import { RequestNotPendingError, RequestPendingError } from '../domain/scheduling.errors.js';
import { BookingLocks } from './booking-locks.js';
import { assertOpen, readPair } from './pair.js';
import { announceRequest } from './scheduling-events.js';

/** How long an answer is waited for when the asker doesn't say. */
const DAYS_TO_ANSWER = 7;
const MOST_DAYS_TO_ANSWER = 90;
/** Requests that one transaction of the expiry writes down. */
const EXPIRY_BATCH = 200;

export interface AskForMeeting {
  /** The participation that asks. */
  fromParticipationId: string;
  /** The participation that is asked: the other side of the same fair. */
  toParticipationId: string;
  note?: string | null;
  /** The proposal from which the wish came. */
  proposalId?: string | null;
  expiresAt?: Date | null;
  idempotencyKey?: string | null;
}

@Injectable()
export class MeetingRequestsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly locks: BookingLocks,
    private readonly clock: Clock,
  ) {}

  /**
   * One side asks the other. A pair has one open request at a time, whoever asked.
   * @throws RequestPendingError, FairNotOpenError, InvalidInputError
   */
  request(input: AskForMeeting): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'requestMeeting', input, async () => {
        const { pair, askedBy } = await this.pairOf(em, input);
        assertOpen(pair.fair);
        const expiresAt = this.expiryOf(input.expiresAt);
        const ids = { supplier: pair.supplier.id, buyer: pair.buyer.id };
        const proposal = await this.proposalOf(em, ids, input.proposalId);
        await this.locks.take(em, [`pair:${ids.supplier}:${ids.buyer}`]);
        await this.makeWay(em, ids);
        const request = em.create(MeetingRequest, {
          ...{ fair: pair.fair, supplier: pair.supplier, buyer: pair.buyer },
          ...{ askedBy, proposal, expiresAt, note: input.note ?? null },
        });
        await announceRequest(em, 'asked', request);
        return request.id;
      }),
    );
  }

  /** The asked side agrees to meet. @throws RequestNotPendingError */
  accept(id: string, note?: string | null): Promise<void> {
    return this.close(id, 'accept', 'accepted', note);
  }

  /** The asked side says no; the note is shown to the asker. @throws RequestNotPendingError */
  decline(id: string, note?: string | null): Promise<void> {
    return this.close(id, 'decline', 'declined', note);
  }

  /** The asking side takes its request back. @throws RequestNotPendingError */
  withdraw(id: string): Promise<void> {
    return this.close(id, 'withdraw', 'withdrawn');
  }

  /**
   * Writes down which requests have run out by `now`, some hundred a transaction; called again and again by a job.
   * Rows that somebody is answering just then are left for the next time.
   * @returns how many have expired
   */
  async expireDue(now: Date = this.clock.nowDate()): Promise<number> {
    for (let expired = 0; ;) {
      const batch = await this.transactions.run(async (em) => {
        const due = await em.find(
          MeetingRequest,
          { status: 'pending', expiresAt: { $lte: now } },
          { orderBy: { id: 'asc' }, limit: EXPIRY_BATCH, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
        );
        await em.populate(due, ['supplier', 'buyer']);
        for (const request of due) await this.expire(em, request);
        return due.length;
      });
      expired += batch;
      if (batch < EXPIRY_BATCH) return expired;
    }
  }

  /**
   * Closes the open requests of a participation that leaves the fair, in the transaction in which it does: those that
   * it made are taken back, those made to it declined.
   */
  async closeAllOf(em: EntityManager, participationId: string): Promise<void> {
    const open = await em.find(
      MeetingRequest,
      { status: 'pending', $or: [{ supplier: participationId }, { buyer: participationId }] },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    await em.populate(open, ['supplier', 'buyer']);
    const now = this.clock.nowDate();
    for (const request of open) {
      const isAsker = request[request.askedBy].id === participationId;
      if (statusAt(request, now) === 'expired') {
        await this.expire(em, request);
        continue;
      }
      request.status = nextRequestStatus(request.status, isAsker ? 'withdraw' : 'decline')!;
      request.answeredAt = now;
      await announceRequest(em, isAsker ? 'withdrawn' : 'declined', request);
    }
  }

  private async expire(em: EntityManager, request: MeetingRequest): Promise<void> {
    request.status = nextRequestStatus(request.status, 'expire')!;
    await announceRequest(em, 'expired', request);
  }

  private async close(
    id: string,
    action: RequestAction,
    verb: 'accepted' | 'declined' | 'withdrawn',
    note?: string | null,
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const request = found(
        await em.findOne(MeetingRequest, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'meeting request',
        id,
      );
      await em.populate(request, ['supplier', 'buyer']);
      const now = this.clock.nowDate();
      const status = statusAt(request, now);
      const next = nextRequestStatus(status, action);
      if (!next) throw new RequestNotPendingError(status);
      request.status = next;
      request.answeredAt = now;
      if (note) request.answerNote = note;
      await announceRequest(em, verb, request);
    });
  }

  /** Which of the two is the supplier follows from the sides in which they are at the fair. */
  private async pairOf(em: EntityManager, input: AskForMeeting) {
    const from = found(
      await em.findOne(Participation, { id: input.fromParticipationId }),
      'participation',
      input.fromParticipationId,
    );
    const askedBy: Side = from.side;
    const paths = { from: 'input.fromParticipationId', to: 'input.toParticipationId' };
    const pair =
      askedBy === 'supplier'
        ? await readPair(
            em,
            { fairId: from.fair.id, supplierId: from.id, buyerId: input.toParticipationId },
            { supplier: paths.from, buyer: paths.to },
          )
        : await readPair(
            em,
            { fairId: from.fair.id, supplierId: input.toParticipationId, buyerId: from.id },
            { supplier: paths.to, buyer: paths.from },
          );
    return { pair, askedBy };
  }

  private expiryOf(wanted: Date | null | undefined): Date {
    const now = this.clock.now();
    if (!wanted) return toDate(now.add({ hours: 24 * DAYS_TO_ANSWER }));
    if (wanted <= toDate(now)) throw InvalidInputError.at('input.expiresAt', 'This is over already.');
    if (wanted > toDate(now.add({ hours: 24 * MOST_DAYS_TO_ANSWER }))) {
      throw InvalidInputError.at('input.expiresAt', `Wait ${MOST_DAYS_TO_ANSWER} days at most.`);
    }
    return wanted;
  }

  private async proposalOf(
    em: EntityManager,
    pair: { supplier: string; buyer: string },
    id: string | null | undefined,
  ): Promise<Proposal | null> {
    if (!id) return null;
    const proposal = await em.findOne(Proposal, { id, ...pair });
    if (!proposal) throw InvalidInputError.at('input.proposalId', 'This proposal is about others.');
    return proposal;
  }

  /** Sees that no other request is open; one whose time is over makes way. @throws RequestPendingError */
  private async makeWay(em: EntityManager, pair: { supplier: string; buyer: string }): Promise<void> {
    const open = await em.findOne(
      MeetingRequest,
      { ...pair, status: 'pending' },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!open) return;
    if (statusAt(open, this.clock.nowDate()) === 'pending') {
      throw new RequestPendingError(open.id, open.askedBy, open.expiresAt);
    }
    await em.populate(open, ['supplier', 'buyer']);
    await this.expire(em, open);
    // Written before the new one, or the two would stand side by side for the unique index.
    await em.flush();
  }
}

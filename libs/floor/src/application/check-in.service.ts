import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, currentActor, found, lockInOrder, once } from '#database';
import { Organisation } from '#directory';
import { Delegate, Fair, FairDay } from '#fair';
import { Person } from '#identity';
import { Clock, InvalidInputError } from '#kernel';
import { FairNotOpenError } from '#scheduling';
import { CheckIn, type CheckInWay } from '../domain/check-in.entity.js';
import {
  AlreadyCheckedInError,
  CheckInUndoneError,
  DelegateGoneError,
  WrongDayError,
} from '../domain/floor.errors.js';
import { Kiosk } from '../domain/kiosk.entity.js';
import { CheckInCodes } from './check-in-codes.js';
import { dayOf } from './fair-day.js';

/** How long ago something may have happened that a device without network tells of. */
const LONGEST_QUEUED_HOURS = 24;

export interface CheckInRequest {
  fairId: string;
  /** As it was scanned or typed. Either this or `delegateId`. */
  code?: string | null;
  delegateId?: string | null;
  /** When they came, when it is told later. */
  at?: Date | null;
  /** Though nobody is expected on this day. */
  anyway?: boolean;
  idempotencyKey?: string | null;
}

/** Who has come to the fair. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly transactions: Transactions,
    private readonly codes: CheckInCodes,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks a delegate in for the day on which they came. Announces `floor.checked-in`.
   * @returns the check-in's id
   * @throws CodeUnknownError, CodeRevokedError, OtherFairsCodeError, DelegateGoneError, AlreadyCheckedInError,
   *   WrongDayError, FairNotOpenError, InvalidInputError
   */
  checkIn(input: CheckInRequest, kioskId: string | null = null): Promise<string> {
    return this.transactions.run((em) =>
      once(em, kioskId ? `checkIn:${kioskId}` : 'checkIn', input, () =>
        this.checkInWithin(em, input, kioskId),
      ),
    );
  }

  /** `checkIn` in the transaction of `em`, for a walk-in too. */
  async checkInWithin(
    em: EntityManager,
    input: CheckInRequest,
    kioskId: string | null = null,
    walkIn = false,
  ): Promise<string> {
    const fair = found(await em.findOne(Fair, { id: input.fairId }), 'fair', input.fairId);
    if (fair.status !== 'open' && fair.status !== 'running') throw new FairNotOpenError(fair.status);
    const at = this.instantOf(input.at);
    const delegate = await this.delegateOf(em, fair, input);
    const { participation } = delegate;
    const organisation = await em.findOneOrFail(Organisation, { id: participation.unwrap().organisation.id });
    if (delegate.withdrawnAt || participation.unwrap().withdrawnAt) {
      throw new DelegateGoneError(delegate.name, organisation.internationalName ?? organisation.legalName);
    }
    const date = dayOf(at, fair.timeZone);
    if (!input.anyway) await this.assertExpected(em, fair, delegate, date);
    await lockInOrder(em, [`check-in:${delegate.id}`]);
    const there = await em.findOne(CheckIn, { delegate, date, undoneAt: null });
    if (there) {
      throw new AlreadyCheckedInError(there.id, delegate.name, there.at, await this.nameOfWho(em, there));
    }
    const way: CheckInWay = walkIn ? 'walk-in' : kioskId ? 'kiosk' : input.code ? 'code' : 'name';
    const checkIn = em.create(CheckIn, {
      ...{ fair, delegate, date, at, way, kiosk: kioskId },
      byId: kioskId ? null : currentActor().personId,
    });
    await this.tell(em, 'floor.checked-in', delegate);
    return checkIn.id;
  }

  /** Takes a check-in back that was made by mistake. Announces `floor.check-in-undone`. @throws CheckInUndoneError */
  async undo(id: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const checkIn = found(
        await em.findOne(CheckIn, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'check-in',
        id,
      );
      if (checkIn.undoneAt) throw new CheckInUndoneError(checkIn.undoneAt);
      em.assign(checkIn, { undoneAt: this.clock.nowDate(), undoneById: currentActor().personId });
      const delegate = await em.findOneOrFail(
        Delegate,
        { id: checkIn.delegate.id },
        { populate: ['participation'] },
      );
      await this.tell(em, 'floor.check-in-undone', delegate);
    });
  }

  /** Voids the delegate's code; they get another one. Announces `floor.code-renewed`. @throws InvalidInputError */
  async renewCode(delegateId: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const delegate = found(
        await em.findOne(Delegate, { id: delegateId }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'delegate',
        delegateId,
      );
      await this.codes.renew(em, delegate, this.clock.nowDate());
      await em.populate(delegate, ['participation']);
      await this.tell(em, 'floor.code-renewed', delegate);
    });
  }

  /** @throws InvalidInputError */
  private instantOf(at: Date | null | undefined): Date {
    const now = this.clock.nowDate();
    if (!at) return now;
    // Clocks of phones differ a little.
    if (at.getTime() > now.getTime() + 5 * 60_000) {
      throw InvalidInputError.at('input.at', 'Nobody comes in the future.');
    }
    if (at.getTime() < now.getTime() - LONGEST_QUEUED_HOURS * 3_600_000) {
      throw InvalidInputError.at('input.at', `This is told over ${LONGEST_QUEUED_HOURS} hours late.`);
    }
    return at > now ? now : at;
  }

  private async delegateOf(em: EntityManager, fair: Fair, input: CheckInRequest): Promise<Delegate> {
    if (Boolean(input.code) === Boolean(input.delegateId)) {
      throw InvalidInputError.at('input.code', 'Name the delegate by code or by id.');
    }
    const id = input.delegateId ?? (await this.codes.delegateOf(em, fair.id, input.code!));
    const delegate = await em.findOne(Delegate, { id }, { populate: ['participation'] });
    if (!delegate || delegate.participation.unwrap().fair.id !== fair.id) {
      throw InvalidInputError.at('input.delegateId', 'This is no delegate of the fair.');
    }
    return delegate;
  }

  /** @throws WrongDayError */
  private async assertExpected(
    em: EntityManager,
    fair: Fair,
    delegate: Delegate,
    date: string,
  ): Promise<void> {
    if (date < fair.startsOn) throw new WrongDayError('before', delegate.name, [fair.startsOn]);
    if (date > fair.endsOn) throw new WrongDayError('after', delegate.name, [fair.endsOn]);
    const days = (await em.find(FairDay, { fair }, { orderBy: { date: 'asc' } })).map((day) => day.date);
    if (days.length > 0 && !days.includes(date)) throw new WrongDayError('between', delegate.name, days);
    const arrival = delegate.arrivesAt && dayOf(delegate.arrivesAt, fair.timeZone);
    if (arrival && date < arrival) throw new WrongDayError('not-yet', delegate.name, [arrival]);
  }

  private async nameOfWho(em: EntityManager, { byId, kiosk }: CheckIn): Promise<string | null> {
    if (kiosk) return (await em.findOne(Kiosk, { id: kiosk.id }))?.name ?? null;
    return byId ? ((await em.findOne(Person, { id: byId }))?.name ?? null) : null;
  }

  private tell(em: EntityManager, topic: string, delegate: Delegate): Promise<void> {
    const { fair, organisation } = delegate.participation.unwrap();
    return announce(em, topic, {
      fairId: fair.id,
      organisationIds: [organisation.id],
      delegateId: delegate.id,
      ...(delegate.person && { personId: delegate.person.id }),
    });
  }
}

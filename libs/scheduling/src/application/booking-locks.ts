import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { lockInOrder } from '#database';

const timetableKey = (fairId: string) => `timetable:${fairId}`;

/**
 * The locks under which meetings are planned. They decide who comes first without anybody deadlocking; behind them
 * stand the exclusion constraints of the database, which are right on their own but slow and prone to deadlock when
 * many fall on one slot.
 */
@Injectable()
export class BookingLocks {
  /**
   * Keeps a release of the fair's timetable out until the transaction ends; bookings don't hinder each other. Whoever
   * also locks the row of a meeting calls it before that.
   */
  async hold(em: EntityManager, fairId: string): Promise<void> {
    await em.execute(`select pg_advisory_xact_lock_shared(hashtextextended(?, 0))`, [timetableKey(fairId)]);
  }

  /** Keeps everybody else from placing meetings of the fair until the transaction ends: for a release. */
  takeTimetable(em: EntityManager, fairId: string): Promise<void> {
    return lockInOrder(em, [timetableKey(fairId)]);
  }

  /** Waits for all of `keys`, held until the transaction ends. To be called once, before `tryTake`. */
  take(em: EntityManager, keys: readonly string[]): Promise<void> {
    return lockInOrder(em, keys);
  }

  /** Takes one more without waiting, and so without ever closing a circle; false when somebody else has it. */
  async tryTake(em: EntityManager, key: string): Promise<boolean> {
    const [row]: { taken: boolean }[] = await em.execute(
      `select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as taken`,
      [key],
    );
    return row!.taken;
  }
}

import { DeadlockException, LockWaitTimeoutException, OptimisticLockError } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

const ATTEMPTS = 5;
/** Milliseconds; doubled each time, and a different share of it each time, so that two don't meet again. */
const FIRST_PAUSE_MS = 5;
const PASSING = [DeadlockException, LockWaitTimeoutException, OptimisticLockError];

/**
 * The one way in which application services write: a transaction on an entity manager of its own, so that a refusal
 * leaves nothing behind, neither in the database nor in what the request has already read.
 */
@Injectable()
export class Transactions {
  constructor(private readonly em: EntityManager) {}

  /**
   * Runs `work` in one transaction, committed when it resolves and rolled back when it throws.
   * A deadlock, a lock time-out, or a record that somebody changed in between is tried again up to five times, so
   * `work` must do nothing but use `em`. (A viewer's own version is compared in `work`, which then sees the new one.)
   */
  async run<T>(work: (em: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.em.fork({ clear: true }).transactional(work);
      } catch (error) {
        if (!PASSING.some((kind) => error instanceof kind) || attempt === ATTEMPTS) throw error;
        const pause = FIRST_PAUSE_MS * 2 ** attempt * Math.random();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }
}

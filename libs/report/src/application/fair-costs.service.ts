import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, assertVersion, found, once } from '#database';
import { Fair } from '#fair';
import { HOME_TIME_ZONE, Clock, InvalidInputError } from '#kernel';
import { type CostTerms, costProblems } from '../domain/fair-cost-rules.js';
import { FairCost } from '../domain/fair-cost.entity.js';

/** What fairs have cost. Who may is asked before: staff, and the organisers of the fair. */
@Injectable()
export class FairCostsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Enters a cost. A repeat with the same idempotency key gets the first one's id. @throws InvalidInputError */
  record(
    input: CostTerms & { fairId: string; idempotencyKey?: string | null },
    viewer: Viewer,
  ): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'recordFairCost', input, async () => {
        const fair = found(await em.findOne(Fair, { id: input.fairId }), 'fair', input.fairId);
        this.assertSound(input, fair);
        const cost = em.create(FairCost, {
          ...columnsOf(input),
          fair: fair.id,
          recordedById: viewer.personId,
        });
        return cost.id;
      }),
    );
  }

  /** Puts a cost right; the audit log keeps what it was. @throws StaleVersionError, InvalidInputError */
  async revise(id: string, version: number, input: CostTerms): Promise<void> {
    await this.transactions.run(async (em) => {
      const cost = await lockedCost(em, id);
      assertVersion(cost, version);
      if (cost.withdrawnAt) throw InvalidInputError.at('id', 'This cost was withdrawn.');
      this.assertSound(input, await cost.fair.loadOrFail());
      em.assign(cost, columnsOf(input));
    });
  }

  /** Takes a cost out of the sums for a reason; it stays on record. @throws StaleVersionError, InvalidInputError */
  async withdraw(id: string, version: number, reason: string, viewer: Viewer): Promise<void> {
    if (reason.trim() === '') throw InvalidInputError.at('reason', 'Say why it is withdrawn.');
    await this.transactions.run(async (em) => {
      const cost = await lockedCost(em, id);
      assertVersion(cost, version);
      if (cost.withdrawnAt) throw InvalidInputError.at('id', 'This cost was withdrawn already.');
      em.assign(cost, {
        withdrawnAt: this.clock.nowDate(),
        withdrawnById: viewer.personId,
        withdrawalReason: reason.trim(),
      });
    });
  }

  private assertSound(terms: CostTerms, fair: Fair): void {
    const problems = costProblems(terms, fair, this.clock.today(HOME_TIME_ZONE).toString());
    if (problems.length > 0) throw new InvalidInputError(problems);
  }
}

async function lockedCost(em: EntityManager, id: string): Promise<FairCost> {
  return found(await em.findOne(FairCost, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }), 'fair cost', id);
}

function columnsOf(terms: CostTerms) {
  return {
    kind: terms.kind,
    description: terms.description.trim(),
    incurredOn: terms.incurredOn,
    amountMinor: terms.amount.minor,
    currency: terms.amount.currency,
    basis: terms.basis,
    documentReference: terms.documentReference?.trim() || null,
  };
}

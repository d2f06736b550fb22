import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, lockInOrder } from '#database';
import { Fair } from '#fair';
import { Clock } from '#kernel';
import { FairPoolReader } from './fair-pool.reader.js';
import {
  type EarlierProposal,
  type ProposalText,
  lockKeyOf,
  tellOfProposals,
  upsertProposals,
  withdrawProposals,
} from './proposal-writing.js';

/** Whose facts have changed. */
export interface Touched {
  readonly organisationIds: readonly string[];
  readonly needIds: readonly string[];
}

export interface RefreshedProposals {
  readonly looked: number;
  readonly refreshed: number;
  readonly withdrawn: number;
}

/** Keeps standing proposals true to the facts. */
@Injectable()
export class RefreshProposalsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly pools: FairPoolReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Scores anew the proposals of open and running fairs that the touched organisations and needs are part of, and no
   * others. One that isn't possible any more is withdrawn unless a side has answered it. Nothing new is proposed: that
   * is the organiser's to decide. Running it again changes nothing. One transaction a fair.
   */
  async refresh(touched: Touched): Promise<RefreshedProposals> {
    const fairIds = await this.transactions.run((em) => fairsTouched(em, touched));
    const all = { looked: 0, refreshed: 0, withdrawn: 0 };
    for (const fairId of fairIds) {
      const done = await this.transactions.run((em) => this.refreshAt(em, fairId, touched));
      for (const name of ['looked', 'refreshed', 'withdrawn'] as const) all[name] += done[name];
    }
    return all;
  }

  private async refreshAt(em: EntityManager, fairId: string, touched: Touched): Promise<RefreshedProposals> {
    const fair = await em.findOneOrFail(Fair, { id: fairId });
    await lockInOrder(em, [lockKeyOf(fairId)]);
    const stale = await this.standing(em, fairId, touched);
    const pool = await this.pools.read(em, fair, {
      supplierOrganisationIds: [...new Set(stale.map((one) => one.supplierOrganisationId))],
      buyerIds: [...new Set(stale.map(({ buyerId }) => buyerId))],
      needIds: [...new Set(stale.map(({ needId }) => needId))],
    });
    const needAt = new Map(pool.needs.map(({ need }, n) => [need.id, n]));
    const supplierAt = new Map(pool.suppliers.map(({ participation }, s) => [participation.id, s]));
    const scored: ProposalText[] = [];
    const leaving: EarlierProposal[] = [];
    for (const proposal of stale) {
      const { needId, supplierId, buyerId, supplierAnswer, buyerAnswer } = proposal;
      const [n, s] = [needAt.get(needId), supplierAt.get(supplierId)];
      // A need that is closed says so itself; what was proposed for it stays to be looked at.
      if (n === undefined) continue;
      const isAnswered = supplierAnswer !== null || buyerAnswer !== null;
      if (s !== undefined && (isAnswered || pool.mayPropose(n, s))) {
        scored.push({ ...pool.score(n, s), needId, supplierId, buyerId });
      } else if (!isAnswered) {
        leaving.push(proposal);
      }
    }
    const now = this.clock.nowDate();
    const refreshed = await upsertProposals(em, fairId, { pairs: scored, now });
    await withdrawProposals(
      em,
      leaving.map(({ id }) => id),
      now,
    );
    if (refreshed.length + leaving.length > 0) {
      await tellOfProposals(em, fairId, { topic: 'matches.refreshed', touched: [...refreshed, ...leaving] });
    }
    return { looked: stale.length, refreshed: refreshed.length, withdrawn: leaving.length };
  }

  /** The proposals that the touched are part of, held until the end of the transaction in the order of answers. */
  private standing(
    em: EntityManager,
    fairId: string,
    touched: Touched,
  ): Promise<(EarlierProposal & { supplierOrganisationId: string })[]> {
    return em.execute(
      `select proposal.id, proposal.need_id as "needId", proposal.supplier_id as "supplierId",
              proposal.buyer_id as "buyerId", proposal.supplier_answer as "supplierAnswer",
              proposal.buyer_answer as "buyerAnswer", false as "isWithdrawn",
              supplier.organisation_id as "supplierOrganisationId" ${TOUCHED} and proposal.fair_id = ?
        order by proposal.id for update of proposal`,
      [...arraysOf(touched), fairId],
    );
  }
}

/** One index for each way of being touched: with an `or` over them every proposal would be looked at. */
const TOUCHED = `
  from proposal
  join fair on fair.id = proposal.fair_id
  join participation supplier on supplier.id = proposal.supplier_id
 where proposal.withdrawn_at is null and fair.status in ('open', 'running')
   and proposal.id in (
     select id from proposal
      where supplier_id in (select id from participation where organisation_id = any(?::uuid[]))
     union all
     select id from proposal
      where buyer_id in (select id from participation where organisation_id = any(?::uuid[]))
     union all
     select id from proposal where need_id = any(?::uuid[]))`;

async function fairsTouched(em: EntityManager, touched: Touched): Promise<string[]> {
  const rows: { id: string }[] = await em.execute(
    `select distinct proposal.fair_id as id ${TOUCHED} order by 1`,
    arraysOf(touched),
  );
  return rows.map(({ id }) => id);
}

function arraysOf({ organisationIds, needIds }: Touched): string[] {
  const ids = `{${organisationIds.join(',')}}`;
  return [ids, ids, `{${needIds.join(',')}}`];
}

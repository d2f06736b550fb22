import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Transactions, announce, currentActor, found, lockInOrder, once } from '#database';
import type { Fair } from '#fair';
import { Clock, newId } from '#kernel';
import { type Portfolio, solvePortfolioInWorker } from '#portfolio-solver';
import type { MatchTerms } from '../domain/match-terms.js';
import { type PortfolioConcession, PortfolioPick, PortfolioRun } from '../domain/portfolio-run.entity.js';
import { scoreAll } from '../domain/scoring/score-table.js';
import { readCapacity } from './fair-capacity.reader.js';
import { FairPoolReader, refuseGaps } from './fair-pool.reader.js';
import {
  type PortfolioFacts,
  type QuotaOf,
  type StatedPortfolio,
  isAgreed,
  stateProblem,
} from './portfolio-problem.js';
import {
  type ProposalText,
  keyOf,
  lockKeyOf,
  readEarlier,
  tellOfProposals,
  upsertProposals,
  withdrawProposals,
} from './proposal-writing.js';
import { type ProposedMatches, logRun, openFair } from './propose-matches.service.js';
import { SupplierFactsReader } from './supplier-facts.reader.js';

const SECONDS_TO_RUN = 30;

/** What applying a portfolio has done. */
export interface AppliedPortfolio extends ProposedMatches {
  /** Not in the portfolio, but kept because a side has answered. */
  keptAnswered: number;
  /** Chosen then, and not possible any more: the facts have changed since. */
  skipped: number;
}

export interface SolvedPortfolio extends StatedPortfolio {
  readonly portfolio: Portfolio;
}

/** Chooses which meetings to propose for a whole fair. */
@Injectable()
export class PortfolioService implements OnModuleDestroy {
  private readonly stopping = new AbortController();
  /** One after the other: each may use a core for seconds. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly pools: FairPoolReader,
    private readonly suppliers: SupplierFactsReader,
    private readonly clock: Clock,
  ) {}

  onModuleDestroy(): void {
    this.stopping.abort(new Error('The server is stopping.'));
  }

  /**
   * Computes the portfolio that is worth most under what the fair has set, and keeps it; gives its id. Nothing is
   * proposed by that. Only reads until all is computed, so that the transaction holds up nobody.
   * @throws FairNotOpenForMatchingError, NothingToMatchError
   */
  run(input: { fairId: string; idempotencyKey?: string | null }): Promise<string> {
    return this.inTurn(() =>
      this.transactions.run((em) =>
        once(em, 'runPortfolio', input, async () => {
          const fair = await openFair(em, input.fairId);
          const facts = await this.factsOf(em, fair);
          const { terms } = facts.pool;
          const solved = await this.solve(facts, terms);
          return this.save(em, fair, { facts, terms, solved });
        }),
      ),
    );
  }

  /**
   * Proposes what a portfolio has chosen, with scores and reasons of today, and withdraws the other proposals of the
   * fair as far as neither side has answered them. Doing it again changes nothing but what the facts have changed.
   * @throws NotFoundError, FairNotOpenForMatchingError
   */
  apply(runId: string): Promise<AppliedPortfolio> {
    return this.transactions.run(async (em) => {
      const run = found(await em.findOne(PortfolioRun, { id: runId }), 'portfolio', runId);
      const fair = await openFair(em, run.fair.id);
      await lockInOrder(em, [lockKeyOf(fair.id)]);
      const earlier = await readEarlier(em, fair.id);
      const pool = await this.pools.read(em, fair);
      const needAt = new Map(pool.needs.map(({ need }, n) => [need.id, n]));
      const supplierAt = new Map(pool.suppliers.map(({ participation }, s) => [participation.id, s]));
      const picks = await em.find(PortfolioPick, { run }, { orderBy: { id: 'asc' } });
      const texts: ProposalText[] = [];
      const kept = new Set<string>();
      let skipped = 0;
      for (const { needIds, supplier, buyer } of picks) {
        for (const needId of needIds) {
          const [n, s] = [needAt.get(needId), supplierAt.get(supplier.id)];
          const key = keyOf(needId, supplier.id);
          const isPossible = n !== undefined && s !== undefined;
          if (isPossible && (pool.mayPropose(n, s) || isAgreed(earlier.get(key)))) {
            texts.push({ ...pool.score(n, s), needId, supplierId: supplier.id, buyerId: buyer.id });
            kept.add(key);
          } else {
            skipped++;
          }
        }
      }
      const now = this.clock.nowDate();
      const changed = await upsertProposals(em, fair.id, { pairs: texts, now });
      const others = [...earlier].flatMap(([key, one]) => (one.isWithdrawn || kept.has(key) ? [] : [one]));
      const answered = others.filter(({ supplierAnswer, buyerAnswer }) => supplierAnswer ?? buyerAnswer);
      const leaving = others.filter((one) => !answered.includes(one));
      await withdrawProposals(
        em,
        leaving.map(({ id }) => id),
        now,
      );
      const proposed = changed.filter(({ needId, supplierId }) => {
        const known = earlier.get(keyOf(needId, supplierId));
        return !known || known.isWithdrawn;
      });
      Object.assign(run, { appliedAt: now, appliedById: currentActor().personId });
      const counts = {
        proposed: proposed.length,
        refreshed: changed.length - proposed.length,
        unchanged: texts.length - changed.length,
        withdrawn: leaving.length,
        keptAnswered: answered.length,
        skipped,
      };
      logRun(em, fair.id, { applyPortfolio: { run: run.id, ...counts } });
      await tellOfProposals(em, fair.id, { topic: 'matches.proposed', touched: [...proposed, ...leaving] });
      return counts;
    });
  }

  /** Reads and scores; @throws NothingToMatchError */
  async factsOf(em: EntityManager, fair: Fair): Promise<PortfolioFacts> {
    const pool = await this.pools.read(em, fair);
    const capacity = await readCapacity(em, fair.id);
    refuseGaps({ slots: capacity.slots, tables: capacity.tables });
    const earlier = await readEarlier(em, fair.id, { hold: false });
    const booked = await this.suppliers.bookedPairs(em, fair.id);
    const proposalOf = (n: number, s: number) =>
      earlier.get(keyOf(pool.needs[n]!.need.id, pool.suppliers[s]!.participation.id));
    const table = await scoreAll(pool.facts, {
      mayMeet: (n, s) => pool.admits(n, s),
      isWanted: (n, s) => isAgreed(proposalOf(n, s)),
      breathe: () => new Promise((resolve) => void setImmediate(resolve)),
    });
    return {
      ...{ pool, capacity, earlier, table },
      booked: new Set(booked.map(({ supplierId, buyerId }) => `${supplierId} ${buyerId}`)),
    };
  }

  /** Solves under `terms`, in a thread of its own. */
  async solve(facts: PortfolioFacts, terms: MatchTerms, quotaOf?: QuotaOf): Promise<SolvedPortfolio> {
    const stated = stateProblem(facts, terms, quotaOf);
    const portfolio = await solvePortfolioInWorker(stated.problem, {
      seconds: SECONDS_TO_RUN,
      signal: this.stopping.signal,
    });
    return { ...stated, portfolio };
  }

  /** Does `work` when what was asked for before is done. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work, work);
    this.last = mine;
    return mine;
  }

  private async save(
    em: EntityManager,
    fair: Fair,
    { facts, terms, solved }: { facts: PortfolioFacts; terms: MatchTerms; solved: SolvedPortfolio },
  ): Promise<string> {
    const { problem, worthy, portfolio } = solved;
    const { chosen, worth, bound, worstShare, worstShareBound, isOptimal, seconds } = portfolio;
    const run = em.create(PortfolioRun, {
      fair,
      requestedById: currentActor().personId,
      terms,
      pairs: problem.pairs.worth.length,
      meetings: chosen.length,
      budget: problem.budget,
      ...{ worth, bound, worstShare, worstShareBound, isOptimal, seconds },
      concessions: concessionsOf(solved),
    });
    await em.flush();
    const { pairs, rows } = worthy;
    const picks = [...chosen].map((pair) => ({
      id: newId(),
      supplier_id: problem.suppliers[pairs.supplier[pair]!]!.id,
      buyer_id: problem.buyers[pairs.buyer[pair]!]!.id,
      worth: pairs.worth[pair]!,
      is_fixed: pairs.isFixed[pair] === 1,
      need_ids: rows[pair]!.map((row) => facts.pool.needs[facts.table.needOf(row)]!.need.id),
    }));
    // Past the ORM: the run is what the log is to know, not each of its meetings.
    await em.execute(
      `insert into portfolio_pick (id, created_at, run_id, supplier_id, buyer_id, worth, is_fixed, need_ids)
       select id, ?::timestamptz, ?::uuid, supplier_id, buyer_id, worth, is_fixed, need_ids
         from jsonb_to_recordset(?::jsonb) as pick (id uuid, supplier_id uuid, buyer_id uuid, worth double precision,
                                                    is_fixed boolean, need_ids text[])`,
      [this.clock.nowDate(), run.id, JSON.stringify(picks)],
    );
    await announce(em, 'portfolio.computed', { fairId: fair.id, portfolioId: run.id });
    return run.id;
  }
}

/** What had to give, by participation. */
export function concessionsOf({ problem, portfolio }: SolvedPortfolio): PortfolioConcession[] {
  return portfolio.concessions.map(({ kind, side, party, asked, got }) => ({
    ...{ kind, side, asked, got },
    participationId: side === null || party === null ? null : problem[`${side}s`][party]!.id,
  }));
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AuditEntry, Transactions, currentActor, found, lockInOrder, once } from '#database';
import { Fair } from '#fair';
import { Clock } from '#kernel';
import { FairNotOpenForMatchingError } from '../domain/matching.errors.js';
import { isWish } from '../domain/proposal.entity.js';
import { type Candidate, type SelectionLimits, selectProposals } from '../domain/select-proposals.js';
import { FairPoolReader } from './fair-pool.reader.js';
import {
  type EarlierProposal,
  type ProposalText,
  keyOf,
  lockKeyOf,
  readEarlier,
  tellOfProposals,
  upsertProposals,
  withdrawProposals,
} from './proposal-writing.js';

export interface ProposedMatches {
  /** New, or proposed again after having been withdrawn. */
  proposed: number;
  /** Proposed before, with a new score or new reasons. */
  refreshed: number;
  unchanged: number;
  /** Not proposed any more. */
  withdrawn: number;
}

/** A pair with all that a proposal of it would say. */
type ScoredPair = Candidate & ProposalText;

/** Proposes suppliers for the needs of a fair's buyers. */
@Injectable()
export class ProposeMatchesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly pools: FairPoolReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Scores all open needs of the fair's buyers with the suppliers that may meet them, and brings the proposals up to
   * date, in one transaction and a number of statements that doesn't depend on how many they are. One run a fair at a
   * time. Answers stay as they are; what nobody has asked for and doesn't qualify any more is withdrawn.
   * @throws FairNotOpenForMatchingError, NothingToMatchError
   */
  propose(
    input: SelectionLimits & { fairId: string; idempotencyKey?: string | null },
  ): Promise<ProposedMatches> {
    return this.transactions.run((em) =>
      once(em, 'proposeMatches', input, async () => {
        const fair = await openFair(em, input.fairId);
        await lockInOrder(em, [lockKeyOf(fair.id)]);
        const earlier = await readEarlier(em, fair.id);
        const pairs = await this.score(em, fair, earlier);
        const chosen = selectProposals(pairs, input);
        return this.write(em, fair, chosen, earlier);
      }),
    );
  }

  private async score(
    em: EntityManager,
    fair: Fair,
    earlier: ReadonlyMap<string, EarlierProposal>,
  ): Promise<ScoredPair[]> {
    const pool = await this.pools.read(em, fair);
    return pool.needs.flatMap(({ need, buyer }, n) =>
      pool.suppliers.flatMap(({ participation }, s): ScoredPair[] => {
        const supplierId = participation.id;
        const { supplierAnswer = null, buyerAnswer = null } = earlier.get(keyOf(need.id, supplierId)) ?? {};
        // Most pairs end here, before anything is measured; what somebody has asked for is kept up to date.
        const isWished = isWish(supplierAnswer) || isWish(buyerAnswer);
        const isEligible = pool.mayPropose(n, s);
        if (!isWished && !isEligible) return [];
        const buyerId = pool.buyers[buyer]!.participation.id;
        const ids = { needId: need.id, supplierId, buyerId };
        return [{ ...pool.score(n, s), isEligible, ...ids, supplierAnswer, buyerAnswer }];
      }),
    );
  }

  private async write(
    em: EntityManager,
    fair: Fair,
    chosen: readonly ScoredPair[],
    earlier: ReadonlyMap<string, EarlierProposal>,
  ): Promise<ProposedMatches> {
    const now = this.clock.nowDate();
    const changed = await upsertProposals(em, fair.id, { pairs: chosen, now });
    const kept = new Set(chosen.map(({ needId, supplierId }) => keyOf(needId, supplierId)));
    const leaving = [...earlier].filter(
      ([key, { isWithdrawn, supplierAnswer, buyerAnswer }]) =>
        !isWithdrawn && !kept.has(key) && !isWish(supplierAnswer) && !isWish(buyerAnswer),
    );
    const withdrawn = leaving.map(([, proposal]) => proposal);
    await withdrawProposals(
      em,
      withdrawn.map(({ id }) => id),
      now,
    );
    const proposed = changed.filter(({ needId, supplierId }) => {
      const known = earlier.get(keyOf(needId, supplierId));
      return !known || known.isWithdrawn;
    });
    const counts = {
      proposed: proposed.length,
      refreshed: changed.length - proposed.length,
      unchanged: chosen.length - changed.length,
      withdrawn: withdrawn.length,
    };
    logRun(em, fair.id, { proposeMatches: counts });
    await tellOfProposals(em, fair.id, { topic: 'matches.proposed', touched: [...proposed, ...withdrawn] });
    return counts;
  }
}

/** @throws NotFoundError, FairNotOpenForMatchingError */
export async function openFair(em: EntityManager, fairId: string): Promise<Fair> {
  const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
  if (fair.status !== 'open' && fair.status !== 'running') {
    throw new FairNotOpenForMatchingError(fair.status);
  }
  return fair;
}

/** Proposals are written past the ORM: the log gets the run as a whole rather than a thousand entries. */
export function logRun(em: EntityManager, fairId: string, after: Record<string, unknown>): void {
  em.create(AuditEntry, {
    ...currentActor(),
    action: 'update',
    recordType: 'Fair',
    recordId: fairId,
    before: null,
    after,
  });
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  AuditEntry,
  OutboxEvent,
  Transactions,
  announce,
  currentActor,
  found,
  lockInOrder,
  once,
} from '#database';
import { Fair, Participation } from '#fair';
import { Clock, newId } from '#kernel';
import {
  FairNotOpenForMatchingError,
  type MatchingGap,
  NothingToMatchError,
} from '../domain/matching.errors.js';
import { Need } from '../domain/need.entity.js';
import {
  type Answer,
  type ProposalComponent,
  type ProposalReason,
  isWish,
} from '../domain/proposal.entity.js';
import { ConceptGraph } from '../domain/scoring/concept-graph.js';
import { isEligible } from '../domain/scoring/eligibility.js';
import { scorePair } from '../domain/scoring/score-pair.js';
import { DEFAULT_RULES } from '../domain/scoring/scoring-rules.js';
import { SupplierProfile, poolOf } from '../domain/scoring/supplier-profile.js';
import { type Candidate, type SelectionLimits, selectProposals } from '../domain/select-proposals.js';
import { needFactsOf, readSupplierFacts } from './match-facts.reader.js';
import { certificateDayOf, dayOf } from './matching-day.js';

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
interface ScoredPair extends Candidate {
  readonly buyerId: string;
  readonly reasons: readonly ProposalReason[];
  readonly components: readonly ProposalComponent[];
}

interface EarlierProposal {
  id: string;
  needId: string;
  supplierId: string;
  buyerId: string;
  supplierAnswer: Answer | null;
  buyerAnswer: Answer | null;
  isWithdrawn: boolean;
}

/** Proposes suppliers for the needs of a fair's buyers. */
@Injectable()
export class ProposeMatchesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly graph: ConceptGraph,
    private readonly clock: Clock,
  ) {}

  /**
   * Scores all open needs of the fair's buyers with its directly participating suppliers, and brings the proposals up
   * to date, in one transaction and a number of statements that doesn't depend on how many they are. One run a fair at
   * a time. Answers stay as they are; what nobody has asked for and doesn't qualify any more is withdrawn.
   * @throws FairNotOpenForMatchingError, NothingToMatchError
   */
  propose(
    input: SelectionLimits & { fairId: string; idempotencyKey?: string | null },
  ): Promise<ProposedMatches> {
    return this.transactions.run((em) =>
      once(em, 'proposeMatches', input, async () => {
        const fair = found(await em.findOne(Fair, { id: input.fairId }), 'fair', input.fairId);
        if (fair.status !== 'open' && fair.status !== 'running') {
          throw new FairNotOpenForMatchingError(fair.status);
        }
        await lockInOrder(em, [`propose-matches:${fair.id}`]);
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
    const participations = await em.find(Participation, { fair, withdrawnAt: null });
    const buyers = participations.filter(({ side }) => side === 'buyer');
    const suppliers = participations.filter(({ side, kind }) => side === 'supplier' && kind === 'direct');
    const needs = await this.needsOf(em, fair, buyers);
    const facts = await readSupplierFacts(
      em,
      suppliers.map(({ organisation }) => organisation.id),
    );
    const day = certificateDayOf(this.clock, fair);
    const profiles = facts
      .filter(({ capabilities, certificates }) => capabilities.length > 0 || certificates.length > 0)
      .map((one) => new SupplierProfile(one, this.graph, day));
    const gaps: Record<MatchingGap, number> = {
      buyers: buyers.length,
      suppliers: suppliers.length,
      capabilities: profiles.length,
      needs: needs.length,
    };
    const missing = (Object.keys(gaps) as MatchingGap[]).filter((gap) => gaps[gap] === 0);
    if (missing.length > 0) throw new NothingToMatchError(missing);

    const pool = poolOf(profiles);
    const supplierIds = new Map(suppliers.map(({ id, organisation }) => [organisation.id, id]));
    const buyerIds = new Map(buyers.map(({ id, organisation }) => [organisation.id, id]));
    return needs.flatMap((need) => {
      const needFacts = needFactsOf(need);
      return profiles.flatMap((supplier): ScoredPair[] => {
        const supplierId = supplierIds.get(supplier.facts.organisationId)!;
        const { supplierAnswer = null, buyerAnswer = null } = earlier.get(keyOf(need.id, supplierId)) ?? {};
        // Most pairs end here, before anything is measured; what somebody has asked for is kept up to date.
        const isWished = isWish(supplierAnswer) || isWish(buyerAnswer);
        if (!isWished && !isEligible(needFacts, supplier)) return [];
        const scored = scorePair({ need: needFacts, supplier, pool, rules: DEFAULT_RULES });
        const buyerId = buyerIds.get(need.buyer.id)!;
        return [{ ...scored, needId: need.id, supplierId, buyerId, supplierAnswer, buyerAnswer }];
      });
    });
  }

  /** Private needs are proposed only at the fair that their buyer has named; public ones wherever the buyer is. */
  private async needsOf(em: EntityManager, fair: Fair, buyers: Participation[]): Promise<Need[]> {
    const needs = await em.find(
      Need,
      {
        buyer: { $in: buyers.map(({ organisation }) => organisation.id) },
        status: 'open',
        $or: [{ fair: fair.id }, { fair: null, isPublic: true }],
      },
      { populate: ['buyer', 'concepts'], orderBy: { id: 'asc' } },
    );
    const today = dayOf(this.clock, fair);
    return needs.filter((need) => need.isWantedOn(today) && !need.buyer.getEntity().withdrawnAt);
  }

  private async write(
    em: EntityManager,
    fair: Fair,
    chosen: readonly ScoredPair[],
    earlier: ReadonlyMap<string, EarlierProposal>,
  ): Promise<ProposedMatches> {
    const now = this.clock.nowDate();
    const changed = await upsert(em, fair.id, chosen, now);
    const kept = new Set(chosen.map(({ needId, supplierId }) => keyOf(needId, supplierId)));
    const leaving = [...earlier].filter(
      ([key, { isWithdrawn, supplierAnswer, buyerAnswer }]) =>
        !isWithdrawn && !kept.has(key) && !isWish(supplierAnswer) && !isWish(buyerAnswer),
    );
    const withdrawn = leaving.map(([, proposal]) => proposal);
    await withdraw(
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
    // The proposals are written past the ORM: the log gets the run as a whole rather than a thousand entries.
    em.create(AuditEntry, {
      ...currentActor(),
      action: 'update',
      recordType: 'Fair',
      recordId: fair.id,
      before: null,
      after: { proposeMatches: counts },
    });
    await this.tell(em, fair, [...proposed, ...withdrawn]);
    return counts;
  }

  /** One event for the organisers, and one for each organisation: a list of them would tell each of the others. */
  private async tell(
    em: EntityManager,
    fair: Fair,
    touched: readonly { supplierId: string; buyerId: string }[],
  ): Promise<void> {
    await announce(em, 'matches.proposed', { fairId: fair.id });
    const participationIds = [
      ...new Set(touched.flatMap(({ supplierId, buyerId }) => [supplierId, buyerId])),
    ];
    const participations = await em.find(Participation, { id: { $in: participationIds } });
    const organisationIds = new Set(participations.map(({ organisation }) => organisation.id));
    for (const organisationId of organisationIds) {
      em.create(OutboxEvent, {
        topic: 'proposal.changed',
        payload: { organisationIds: [organisationId], atFairId: fair.id },
      });
    }
  }
}

function keyOf(needId: string, supplierId: string): string {
  return `${needId} ${supplierId}`;
}

/** The proposals that the fair has, held until the end of the transaction, in the order in which answers hold them. */
async function readEarlier(em: EntityManager, fairId: string): Promise<Map<string, EarlierProposal>> {
  const rows: EarlierProposal[] = await em.execute(
    `select id, need_id as "needId", supplier_id as "supplierId", buyer_id as "buyerId",
            supplier_answer as "supplierAnswer", buyer_answer as "buyerAnswer",
            withdrawn_at is not null as "isWithdrawn"
       from proposal where fair_id = ? order by id for update`,
    [fairId],
  );
  return new Map(rows.map((row) => [keyOf(row.needId, row.supplierId), row]));
}

/** Writes what is proposed in one statement; gives those that were new or have changed. */
async function upsert(
  em: EntityManager,
  fairId: string,
  pairs: readonly ScoredPair[],
  now: Date,
): Promise<{ needId: string; supplierId: string; buyerId: string }[]> {
  if (pairs.length === 0) return [];
  const rows = pairs.map(({ needId, supplierId, buyerId, score, reasons, components }) => ({
    ...{ id: newId(), need_id: needId, supplier_id: supplierId, buyer_id: buyerId },
    ...{ score, reasons, components },
  }));
  return em.execute(
    `insert into proposal (id, created_at, updated_at, fair_id, need_id, supplier_id, buyer_id, score, reasons, components)
     select id, ?::timestamptz, ?::timestamptz, ?::uuid, need_id, supplier_id, buyer_id, score, reasons, components
       from jsonb_to_recordset(?::jsonb) as pair (id uuid, need_id uuid, supplier_id uuid, buyer_id uuid,
                                                  score double precision, reasons jsonb, components jsonb)
     on conflict (need_id, supplier_id) do update
        set score = excluded.score, reasons = excluded.reasons, components = excluded.components,
            withdrawn_at = null, updated_at = excluded.updated_at, version = proposal.version + 1
      where proposal.withdrawn_at is not null
         or (proposal.score, proposal.reasons, proposal.components)
            is distinct from (excluded.score, excluded.reasons, excluded.components)
     returning need_id as "needId", supplier_id as "supplierId", buyer_id as "buyerId"`,
    [now, now, fairId, JSON.stringify(rows)],
  );
}

async function withdraw(em: EntityManager, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await em.execute(
    `update proposal set withdrawn_at = ?, updated_at = ?, version = version + 1 where id = any(?::uuid[])`,
    [now, now, `{${ids.join(',')}}`],
  );
}

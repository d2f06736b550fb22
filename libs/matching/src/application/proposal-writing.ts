import type { EntityManager } from '@mikro-orm/postgresql';
import { OutboxEvent, announce } from '#database';
import { Participation } from '#fair';
import { newId } from '#kernel';
import type { Decision } from '../domain/opt-in.js';
import type { Answer, ProposalComponent, ProposalReason } from '../domain/proposal.entity.js';

/** All that a proposal of a pair says. */
export interface ProposalText {
  readonly needId: string;
  readonly supplierId: string;
  readonly buyerId: string;
  readonly score: number;
  readonly reasons: readonly ProposalReason[];
  readonly components: readonly ProposalComponent[];
}

export interface EarlierProposal {
  id: string;
  needId: string;
  supplierId: string;
  buyerId: string;
  supplierAnswer: Answer | null;
  buyerAnswer: Answer | null;
  isWithdrawn: boolean;
  /** Where the organiser decides. */
  decision?: Decision | null;
}

type Parties = Pick<ProposalText, 'needId' | 'supplierId' | 'buyerId'>;

export function keyOf(needId: string, supplierId: string): string {
  return `${needId} ${supplierId}`;
}

/** What locks out other writers of a fair's proposals. */
export function lockKeyOf(fairId: string): string {
  return `propose-matches:${fairId}`;
}

/**
 * The proposals that the fair has, by need and supplier. Held until the end of the transaction, in the order in which
 * answers hold them, unless they are only looked at.
 */
export async function readEarlier(
  em: EntityManager,
  fairId: string,
  { hold = true }: { hold?: boolean } = {},
): Promise<Map<string, EarlierProposal>> {
  const rows: EarlierProposal[] = await em.execute(
    `select id, need_id as "needId", supplier_id as "supplierId", buyer_id as "buyerId",
            supplier_answer as "supplierAnswer", buyer_answer as "buyerAnswer", organiser_decision as decision,
            withdrawn_at is not null as "isWithdrawn"
       from proposal where fair_id = ? order by id ${hold ? 'for update' : ''}`,
    [fairId],
  );
  return new Map(rows.map((row) => [keyOf(row.needId, row.supplierId), row]));
}

/** Writes what is proposed in one statement; gives those that were new or have changed. */
export async function upsertProposals(
  em: EntityManager,
  fairId: string,
  { pairs, now }: { pairs: readonly ProposalText[]; now: Date },
): Promise<Parties[]> {
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

export async function withdrawProposals(em: EntityManager, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await em.execute(
    `update proposal set withdrawn_at = ?, updated_at = ?, version = version + 1 where id = any(?::uuid[])`,
    [now, now, `{${ids.join(',')}}`],
  );
}

/** One event for the organisers, and one for each organisation: a list of them would tell each of the others. */
export async function tellOfProposals(
  em: EntityManager,
  fairId: string,
  { topic, touched }: { topic: string; touched: readonly { supplierId: string; buyerId: string }[] },
): Promise<void> {
  await announce(em, topic, { fairId });
  const participationIds = [...new Set(touched.flatMap(({ supplierId, buyerId }) => [supplierId, buyerId]))];
  const participations = await em.find(Participation, { id: { $in: participationIds } });
  const organisationIds = new Set(participations.map(({ organisation }) => organisation.id));
  for (const organisationId of organisationIds) {
    em.create(OutboxEvent, {
      topic: 'proposal.changed',
      payload: { organisationIds: [organisationId], atFairId: fairId },
    });
  }
}

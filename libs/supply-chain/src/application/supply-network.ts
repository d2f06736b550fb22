import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Organisation } from '#directory';
import { Vocabulary } from '#vocabulary';
import { type ChainGap, type ProductPractice, chainGaps } from '../domain/gaps.js';
import { type Chain, type ChainLink, chainOf } from '../domain/network.js';

export const DEEPEST = 3;
/** More than these are no picture any more. */
const MOST_NODES = 150;

export interface SupplyNetwork extends Chain {
  readonly organisations: readonly Organisation[];
  /** Of these, those with a key product in force. */
  readonly recognised: ReadonlySet<string>;
  readonly gaps: readonly (ChainGap & { readonly suppliers: number })[];
}

/** The chain of an enterprise outward, over confirmed links, with what it lacks. */
@Injectable()
export class SupplyNetworkReader {
  constructor(private readonly vocabulary: Vocabulary) {}

  /** Seven statements, whatever the size. `today` (ISO) says which recognitions are in force. */
  async of(em: EntityManager, organisationId: string, today: string): Promise<SupplyNetwork> {
    const links = await em.execute<
      { id: string; supplier_id: string; customer_id: string; concept_ids: string[] }[]
    >(
      `with recursive reach as (
         select ?::uuid as id, 0 as tier
         union
         select l.supplier_id, r.tier + 1 from reach r
           join supply_link l on l.customer_id = r.id and l.status = 'confirmed' where r.tier <= ?
       )
       select l.id, l.supplier_id, l.customer_id, l.concept_ids from supply_link l
         join organisation s on s.id = l.supplier_id and s.withdrawn_at is null
         join organisation c on c.id = l.customer_id and c.withdrawn_at is null
        where l.status = 'confirmed' and l.customer_id in (select id from reach) order by l.id`,
      [organisationId, DEEPEST],
    );
    const chain = chainOf(
      organisationId,
      links.map((row): ChainLink => ({
        ...{ id: row.id, supplierId: row.supplier_id, customerId: row.customer_id },
        conceptIds: asList(row.concept_ids),
      })),
      { depth: DEEPEST, most: MOST_NODES },
    );
    const ids = chain.nodes.map((node) => node.organisationId);
    const organisations = await em.find(Organisation, { id: { $in: ids }, withdrawnAt: null });
    const recognised = await em.execute<{ id: string }[]>(
      `select distinct organisation_id as id from recognition
        where organisation_id = any(?::uuid[]) and withdrawn_on is null and coalesce(valid_until >= ?::date, true)`,
      [listOf(ids), today],
    );
    return {
      ...{ ...chain, organisations, recognised: new Set(recognised.map(({ id }) => id)) },
      gaps: await this.gaps(em, organisationId, chain),
    };
  }

  private async gaps(em: EntityManager, organisationId: string, chain: Chain) {
    const ids = chain.nodes.map((node) => node.organisationId);
    const held = await em.execute<{ organisation_id: string; concept_id: string }[]>(
      `select organisation_id, unnest(concept_ids) as concept_id from capability
        where organisation_id = any(?::uuid[]) and withdrawn_at is null
       union
       select organisation_id, unnest(concept_ids) from recognition where organisation_id = any(?::uuid[])`,
      [listOf(ids), listOf(ids)],
    );
    const own = held.filter((row) => row.organisation_id === organisationId).map((row) => row.concept_id);
    const productIds = [...new Set(own)].filter((id) => this.vocabulary.byId(id)?.kind === 'product');
    const supplied = chain.links.flatMap(({ conceptIds }) => conceptIds);
    const gaps = chainGaps(this.vocabulary, {
      productIds,
      held: new Set([...held.map((row) => row.concept_id), ...supplied]),
      practice: await this.practice(em, productIds),
    }).slice(0, 12);
    const able = await em.execute<{ concept_id: string; count: number }[]>(
      `select g.concept_id, count(distinct c.organisation_id)::int as count
         from unnest(?::text[], ?::text[]) as g(concept_id, narrower)
         join capability c on c.concept_ids && string_to_array(g.narrower, ' ') and c.withdrawn_at is null
         join organisation o on o.id = c.organisation_id and o.is_supplier and o.withdrawn_at is null
        where o.id <> ?::uuid group by 1`,
      [
        listOf(gaps.map(({ conceptId }) => conceptId)),
        listOf(
          gaps.map(
            ({ conceptId }) =>
              `"${[conceptId, ...this.vocabulary.narrowerClosure(conceptId).keys()].join(' ')}"`,
          ),
        ),
        organisationId,
      ],
    );
    const count = new Map(able.map((row) => [row.concept_id, row.count]));
    return gaps.map((gap) => ({ ...gap, suppliers: count.get(gap.conceptId) ?? 0 }));
  }

  /** Which processes the directory's makers of the products name beside them. */
  private async practice(em: EntityManager, productIds: readonly string[]): Promise<ProductPractice[]> {
    const rows = await em.execute<
      { product_id: string; process_id: string; suppliers: number; makers: number }[]
    >(
      `with made as (
         select distinct g.id as product_id, c.organisation_id, c.concept_ids from unnest(?::text[]) as g(id)
           join capability c on c.concept_ids @> array[g.id] and c.withdrawn_at is null
       ), makers as (select product_id, count(distinct organisation_id)::int as makers from made group by 1)
       select m.product_id, p.id as process_id, count(distinct m.organisation_id)::int as suppliers, k.makers
         from made m cross join lateral unnest(m.concept_ids) as p(id) join makers k using (product_id)
        where p.id like 'process.%' group by 1, 2, 4`,
      [listOf(productIds)],
    );
    return rows.map((row) => ({
      ...{ productId: row.product_id, processId: row.process_id, suppliers: row.suppliers },
      share: row.suppliers / row.makers,
    }));
  }
}

function listOf(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}

/** The driver gives arrays of raw statements as their text. */
function asList(value: string[] | string): string[] {
  return Array.isArray(value) ? value : value.slice(1, -1).split(',').filter(Boolean);
}

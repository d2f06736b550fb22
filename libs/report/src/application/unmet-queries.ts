import type { EntityManager } from '@mikro-orm/postgresql';
import { type SqlText, arrayLiteral } from '#agreement';
import type { BuyerKind, LeagueAudience } from '../domain/unmet-needs.js';

export interface LeagueTerms {
  readonly fairId: string | null;
  readonly asOf: string;
  readonly months: number;
  readonly fewerThan: number;
}

/** Where the product's days turn. */
const ZONE = 'Asia/Ho_Chi_Minh';

/** The needs `n` of buyers `buyer` that a league counts, from the period before on. */
function neededSql({ fairId, asOf, months }: LeagueTerms, audience: LeagueAudience): SqlText {
  const parts = [
    `n.created_at < (?::date + 1)::timestamp at time zone '${ZONE}'`,
    `n.created_at >= ((?::date + 1) - make_interval(months => ?))::timestamp at time zone '${ZONE}'`,
    'buyer.withdrawn_at is null',
  ];
  const params: unknown[] = [asOf, asOf, 2 * months];
  if (fairId) {
    parts.push('n.fair_id = ?::uuid');
    params.push(fairId);
  }
  if (audience) {
    parts.push(`((n.is_public and n.status = 'open') or n.fair_id = any(?::uuid[]))`);
    params.push(arrayLiteral(audience.fairIds));
  }
  return { sql: parts.join(' and '), params };
}

export interface UnmetRow {
  readonly conceptId: string;
  readonly needs: number;
  readonly musts: number;
  readonly open: number;
  readonly needsBefore: number;
  readonly buyers: number;
  readonly byBuyerKind: Record<BuyerKind, number>;
  readonly suppliers: number;
}

/**
 * Concepts asked for in the period that fewer suppliers can do than `fewerThan`, the most asked for first, in one
 * statement. `able` pairs every concept with what it takes to do it: itself and all that is narrower.
 */
export async function unmetConcepts(
  em: EntityManager,
  terms: LeagueTerms,
  audience: LeagueAudience,
  able: { readonly asked: readonly string[]; readonly by: readonly string[] },
): Promise<UnmetRow[]> {
  const needed = neededSql(terms, audience);
  const there = terms.fairId
    ? `exists (select 1 from participation p where p.organisation_id = o.id and p.fair_id = ?::uuid
                and p.side = 'supplier' and p.withdrawn_at is null)`
    : 'true';
  const ended = `(?::date + 1)::timestamp at time zone '${ZONE}'`;
  const rows: (Omit<UnmetRow, 'byBuyerKind'> & { abroad: number; invested: number; domestic: number })[] =
    await em.execute(
      `with needed as (
         select n.id, n.status, nc.concept_id, nc.importance, n.buyer_id,
                case when buyer.country <> 'VN' then 'abroad'
                     when buyer.ownership in ('foreign', 'joint-venture') then 'foreign-invested' else 'domestic' end as buyer_kind,
                n.created_at >= ((?::date + 1) - make_interval(months => ?))::timestamp at time zone '${ZONE}' as is_recent
           from need n join organisation buyer on buyer.id = n.buyer_id
           join need_concept nc on nc.need_id = n.id
          where ${needed.sql}
       ),
       asked as (
         select concept_id, (count(distinct id) filter (where is_recent))::int as needs,
                (count(distinct id) filter (where is_recent and importance = 'must'))::int as musts,
                (count(distinct id) filter (where is_recent and status = 'open'))::int as open,
                (count(distinct id) filter (where not is_recent))::int as needs_before,
                (count(distinct buyer_id) filter (where is_recent))::int as buyers,
                (count(distinct buyer_id) filter (where is_recent and buyer_kind = 'abroad'))::int as abroad,
                (count(distinct buyer_id) filter (where is_recent and buyer_kind = 'foreign-invested'))::int as invested,
                (count(distinct buyer_id) filter (where is_recent and buyer_kind = 'domestic'))::int as domestic
           from needed group by concept_id having bool_or(is_recent)
       ),
       supplier as (
         select o.id from organisation o where o.is_supplier and o.withdrawn_at is null and ${there}
       ),
       offered as (
         select unnest(c.concept_ids) as concept_id, c.organisation_id from capability c join supplier on supplier.id = c.organisation_id
          where c.created_at < ${ended} and (c.withdrawn_at is null or c.withdrawn_at >= ${ended})
         union
         select machine.item ->> 'conceptId', c.organisation_id from capability c join supplier on supplier.id = c.organisation_id
          cross join lateral jsonb_array_elements(c.equipment) as machine(item)
          where c.created_at < ${ended} and (c.withdrawn_at is null or c.withdrawn_at >= ${ended})
         union
         select c.concept_id, c.organisation_id from certificate c join supplier on supplier.id = c.organisation_id
          where c.created_at < ${ended} and coalesce(c.expires_on, 'infinity'::date) >= ?::date
       )
       select asked.concept_id as "conceptId", asked.needs, asked.musts, asked.open, asked.needs_before as "needsBefore",
              asked.buyers, asked.abroad, asked.invested, asked.domestic, count(distinct offered.organisation_id)::int as suppliers
         from asked
         left join unnest(?::text[], ?::text[]) as able(asked, by) on able.asked = asked.concept_id
         left join offered on offered.concept_id = able.by
        group by asked.concept_id, asked.needs, asked.musts, asked.open, asked.needs_before, asked.buyers, asked.abroad,
                 asked.invested, asked.domestic
       having count(distinct offered.organisation_id) < ?
        order by asked.needs desc, count(distinct offered.organisation_id), asked.musts desc, asked.concept_id`,
      [
        ...[terms.asOf, terms.months, ...needed.params],
        ...(terms.fairId ? [terms.fairId] : []),
        ...[terms.asOf, terms.asOf, terms.asOf, terms.asOf, terms.asOf, terms.asOf],
        ...[arrayLiteral(able.asked), arrayLiteral(able.by), terms.fewerThan],
      ],
    );
  return rows.map(({ abroad, invested, domestic, ...row }) => ({
    ...row,
    byBuyerKind: { abroad, 'foreign-invested': invested, domestic },
  }));
}

/** The ids of the needs of the period that ask for a concept, for `id in (…)`. */
export function needIdsBehind(terms: LeagueTerms, audience: LeagueAudience, conceptId: string): SqlText {
  const needed = neededSql(terms, audience);
  return {
    sql: `select n.id from need n join organisation buyer on buyer.id = n.buyer_id
           where ${needed.sql}
             and n.created_at >= ((?::date + 1) - make_interval(months => ?))::timestamp at time zone '${ZONE}'
             and exists (select 1 from need_concept nc where nc.need_id = n.id and nc.concept_id = ?)`,
    params: [...needed.params, terms.asOf, terms.months, conceptId],
  };
}

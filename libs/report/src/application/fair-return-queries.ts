import type { EntityManager } from '@mikro-orm/postgresql';
import { arrayLiteral } from '#agreement';
import type { CostKind } from '../domain/fair-cost.entity.js';
import type { ReportFilter } from '../domain/report.js';
import { MINOR_UNITS, convertedSql } from './conversion-sql.js';

export interface FairRow {
  readonly id: string;
  readonly code: string;
  readonly name: Record<string, string>;
  readonly startsOn: string;
  readonly meetingsHeld: number;
}

/** The fairs that a return is asked for, the latest first, with the meetings held at each. */
export async function chosenFairs(
  em: EntityManager,
  filter: ReportFilter,
  today: string,
): Promise<FairRow[]> {
  const conditions = [`f.status <> 'draft'`, 'f.starts_on <= ?::date'];
  const params: unknown[] = [today];
  const add = (sql: string, ...values: unknown[]) => {
    conditions.push(sql);
    params.push(...values);
  };
  const { fairIds, fromYear, toYear, country, abroadOnly } = filter;
  if (fairIds) add('f.id = any(?::uuid[])', arrayLiteral(fairIds));
  if (fromYear != null) add('extract(year from f.starts_on) >= ?', fromYear);
  if (toYear != null) add('extract(year from f.starts_on) <= ?', toYear);
  if (country) add('f.country = ?', country);
  if (abroadOnly) add(`f.country <> 'VN'`);
  return em.execute(
    `select f.id, f.code, f.name, f.starts_on::text as "startsOn",
            (select count(*)::int from meeting m where m.fair_id = f.id and m.status = 'held') as "meetingsHeld"
       from fair f where ${conditions.join(' and ')}
      order by f.starts_on desc, f.id`,
    params,
  );
}

/** Costs of one fair and (unless `kind` is null) one kind, in minor units of the report's currency. */
export interface CostTotal {
  readonly fairId: string;
  readonly kind: CostKind | null;
  readonly count: number;
  readonly estimated: bigint;
  readonly verified: bigint;
  readonly unconverted: number;
}

/** Sums costs by fair, and by fair and kind, in one statement. */
export async function costTotals(
  em: EntityManager,
  fairIds: readonly string[],
  currency: string,
): Promise<CostTotal[]> {
  const rows: (Omit<CostTotal, 'estimated' | 'verified'> & { estimated: string; verified: string })[] =
    await em.execute(
      `with target as (select ?::text as code, ?::jsonb as units),
       priced as (
         select c.fair_id, c.kind, c.basis, ${convertedSql('c.amount_minor', 'c.currency', 'c.incurred_on')} as converted
           from target cross join fair_cost c
          where c.withdrawn_at is null and c.fair_id = any(?::uuid[])
       )
       select fair_id as "fairId", kind, count(*)::int as count,
              coalesce(sum(converted) filter (where basis = 'estimated'), 0)::text as estimated,
              coalesce(sum(converted) filter (where basis = 'verified'), 0)::text as verified,
              (count(*) filter (where converted is null))::int as unconverted
         from priced group by grouping sets ((fair_id), (fair_id, kind))`,
      [currency, MINOR_UNITS, arrayLiteral(fairIds)],
    );
  return rows.map((row) => ({
    ...row,
    estimated: BigInt(row.estimated),
    verified: BigInt(row.verified),
  }));
}

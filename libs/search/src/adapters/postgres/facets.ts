import { BUCKET_STARTS, spreadOf } from '../../domain/ranges.js';
import type {
  FacetName,
  FacetValue,
  RangeName,
  RangeSpread,
  SupplierQuery,
} from '../../domain/supplier-search.port.js';
import { MOST_FACET_VALUES } from '../../domain/supplier-search.port.js';
import { type Conditions, type FilterPart, isFreeAfter, isValidOn } from './conditions.js';
import { type Sql, allOf, joined, raw, sql } from './sql.js';

const CONCEPT_FACETS: readonly FacetName[] = ['process', 'material', 'product', 'industry'];
const COLUMNS: Partial<Record<FacetName, string>> = {
  province: 'province_code',
  ward: 'ward_code',
  zone: 'zone_id',
  country: 'country',
  ownership: 'ownership',
  size: 'size',
};

/** The best value of a document, by the number. */
const BEST: Record<Exclude<RangeName, 'monthly-capacity' | 'minimum-order'>, string> = {
  tolerance: 'd.tolerance_um',
  'part-size': 'd.part_size_mm',
  'press-force': 'd.press_force_t',
  'lead-time': 'd.lead_time_days',
};

/** A value of a facet, or a bucket of a range with the least and the most that are in it. */
export interface FacetRow {
  readonly facet: FacetName | RangeName;
  readonly value: string;
  readonly count: number;
  readonly least: number | null;
  readonly most: number | null;
}

/**
 * One statement that counts every facet and range. What the parts of the filter say is worked out once a document; each
 * count then leaves its own part out.
 */
export function facetSql(query: SupplierQuery, { always, byPart: byFacet, boundsWithout }: Conditions): Sql {
  const flags = [...byFacet].map(
    ([facet, condition]) => sql`, (${condition}) is true as ${raw(flag(facet))}`,
  );
  for (const range of query.ranges) {
    flags.push(sql`, ${bestOf(range, query)} as ${raw(column(range))}`);
    const condition = boundsWithout.get(range);
    if (condition) flags.push(sql`, (${condition}) is true as ${raw(flag(range))}`);
  }
  const others = (own: FilterPart | null) =>
    allOf([...byFacet.keys()].filter((facet) => facet !== own).map((facet) => raw(flag(facet))));
  const counts: Sql[] = [];
  const concepts = query.facets.filter((facet) => CONCEPT_FACETS.includes(facet));
  // Facets without a filter of their own share one condition, and one pass over the documents' concepts.
  const free = concepts.filter((facet) => !byFacet.has(facet));
  if (free.length > 0) counts.push(conceptCounts(free, others(null)));
  for (const facet of concepts) if (byFacet.has(facet)) counts.push(conceptCounts([facet], others(facet)));
  for (const facet of query.facets) {
    const column = COLUMNS[facet];
    if (column) {
      counts.push(sql`select ${raw(`'${facet}'`)}, ${raw(column)}, count(*)::int from base
        where ${raw(column)} is not null and ${others(facet)} group by 2`);
    } else if (facet === 'language') {
      counts.push(sql`select 'language', value, count(*)::int
        from (select unnest(languages) as value from base where ${others(facet)}) as l group by value`);
    } else if (facet === 'certificate') {
      counts.push(sql`select 'certificate', e->>'conceptId', count(distinct organisation_id)::int
        from (select organisation_id, jsonb_array_elements(certificates) as e from base where ${others(facet)}) as c
        where ${isValidOn(query.today)} group by 2`);
    } else if (facet === 'fair') {
      counts.push(sql`select 'fair', value, count(*)::int
        from (select unnest(fair_ids) as value from base where ${others(facet)}) as a group by value`);
    } else if (facet === 'free-at-fair') {
      counts.push(sql`select 'free-at-fair', f->>'fairId', count(*)::int
        from (select jsonb_array_elements(free_times) as f from base where ${others(facet)}) as t
        where ${isFreeAfter(query.now)} group by 2`);
    }
  }
  const spreads = query.ranges.map((range) => {
    const condition = boundsWithout.has(range)
      ? sql`${others('bounds')} and ${raw(flag(range))}`
      : others(null);
    const best = raw(column(range));
    return sql`select ${raw(`'${range}'`)}, (width_bucket(${best}, ${BUCKETS}) - 1)::text, count(*)::int,
        min(${best}), max(${best})
      from base where ${best} is not null and ${condition} group by 2`;
  });
  return sql`with base as materialized (
      select d.organisation_id, d.closure_ids, d.certificates, d.province_code, d.country, d.ownership, d.size,
        d.languages, d.ward_code, d.zone_id, d.fair_ids, d.free_times ${joined(flags, '')}
      from search_document d where ${always}
    ), counted(facet, value, count, least, most) as (
      ${joined([...counts.map((count) => sql`select *, null::int, null::int from (${count}) as f`), ...spreads], ' union all ')}
    ), ranked as (
      select *, row_number() over (partition by facet order by count desc, value) as place from counted
    )
    select facet, value, count, least, most from ranked where place <= ${MOST_FACET_VALUES} order by facet, place`;
}

const BUCKETS = raw(`array[${BUCKET_STARTS.join(', ')}]`);

function bestOf(range: RangeName, { amountUnit }: SupplierQuery): Sql {
  if (range === 'monthly-capacity') return sql`(d.capacities->>${amountUnit})::int`;
  if (range === 'minimum-order') return sql`(d.minimum_orders->>${amountUnit})::int`;
  return raw(BEST[range]);
}

export function toFacets(
  wanted: readonly FacetName[],
  rows: readonly FacetRow[],
): Partial<Record<FacetName, FacetValue[]>> {
  const byFacet = Map.groupBy(rows, ({ facet }) => facet);
  return Object.fromEntries(
    wanted.map((facet) => [facet, (byFacet.get(facet) ?? []).map(({ value, count }) => ({ value, count }))]),
  );
}

export function toRanges(
  wanted: readonly RangeName[],
  rows: readonly FacetRow[],
): Partial<Record<RangeName, RangeSpread>> {
  const byRange = Map.groupBy(rows, ({ facet }) => facet);
  return Object.fromEntries(
    wanted.flatMap((range) => {
      const buckets = byRange.get(range) ?? [];
      const ends = {
        min: Math.min(...buckets.map(({ least }) => least!)),
        max: Math.max(...buckets.map(({ most }) => most!)),
      };
      const counts = new Map(buckets.map(({ value, count }) => [Number(value), count]));
      const spread = buckets.length > 0 ? spreadOf(ends, counts) : null;
      return spread ? [[range, spread]] : [];
    }),
  );
}

/** Counted before the kinds are told apart (`offset 0`): there are few concepts and many rows. */
function conceptCounts(facets: readonly FacetName[], condition: Sql): Sql {
  const kinds = facets.map((facet) => `'${facet}'`).join(', ');
  return sql`select split_part(value, '.', 1), value, count
    from (
      select value, count(*)::int as count
      from (select unnest(closure_ids) as value from base where ${condition}) as c group by value offset 0
    ) as counted_concepts where split_part(value, '.', 1) in (${raw(kinds)})`;
}

function flag(part: FilterPart | RangeName): string {
  return `fits_${part.replaceAll('-', '_')}`;
}

function column(range: RangeName): string {
  return `best_${range.replaceAll('-', '_')}`;
}

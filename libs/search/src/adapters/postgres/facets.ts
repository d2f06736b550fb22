import type { FacetName, FacetValue, SupplierQuery } from '../../domain/supplier-search.port.js';
import { MOST_FACET_VALUES } from '../../domain/supplier-search.port.js';
import { type Conditions, isValidOn } from './conditions.js';
import { type Sql, allOf, joined, raw, sql } from './sql.js';

const CONCEPT_FACETS: readonly FacetName[] = ['process', 'material', 'product', 'industry'];
const COLUMNS: Partial<Record<FacetName, string>> = {
  province: 'province_code',
  country: 'country',
  ownership: 'ownership',
  size: 'size',
};

export interface FacetRow {
  readonly facet: FacetName;
  readonly value: string;
  readonly count: number;
}

/**
 * One statement that counts every facet. What the facets' own filters say is worked out once a document; each count
 * then leaves its own filter out.
 */
export function facetSql(query: SupplierQuery, { always, byFacet }: Conditions): Sql {
  const flags = [...byFacet].map(
    ([facet, condition]) => sql`, (${condition}) is true as ${raw(flag(facet))}`,
  );
  const others = (own: FacetName | null) =>
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
    }
  }
  return sql`with base as materialized (
      select d.organisation_id, d.closure_ids, d.certificates, d.province_code, d.country, d.ownership, d.size,
        d.languages ${joined(flags, '')}
      from search_document d where ${always}
    ), counted(facet, value, count) as (${joined(counts, ' union all ')}
    ), ranked as (
      select *, row_number() over (partition by facet order by count desc, value) as place from counted
    )
    select facet, value, count from ranked where place <= ${MOST_FACET_VALUES} order by facet, place`;
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

/** Counted before the kinds are told apart (`offset 0`): there are few concepts and many rows. */
function conceptCounts(facets: readonly FacetName[], condition: Sql): Sql {
  const kinds = facets.map((facet) => `'${facet}'`).join(', ');
  return sql`select split_part(value, '.', 1), value, count
    from (
      select value, count(*)::int as count
      from (select unnest(closure_ids) as value from base where ${condition}) as c group by value offset 0
    ) as counted_concepts where split_part(value, '.', 1) in (${raw(kinds)})`;
}

function flag(facet: FacetName): string {
  return `fits_${facet}`;
}

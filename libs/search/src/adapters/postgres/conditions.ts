import { askedProcesses } from '../../domain/reasons.js';
import type { FacetName, SupplierFilter, SupplierQuery } from '../../domain/supplier-search.port.js';
import { type Sql, allOf, anyOf, joined, raw, sql, textArray } from './sql.js';
import { nameQueryOf, queryOf } from './text-vector.js';

/** Conditions on `search_document d`: those that always hold, and those that a facet's own filter sets. */
export interface Conditions {
  readonly always: Sql;
  readonly byFacet: ReadonlyMap<FacetName, Sql>;
}

export function conditionsOf(query: SupplierQuery): Conditions {
  const terms = [...query.conceptIds.map((id) => termCondition(id, query.today)), ...wordConditions(query)];
  const asked = terms.length === 0 ? [] : [query.match === 'all' ? allOf(terms) : anyOf(terms)];
  return {
    always: allOf([...asked, ...otherConditions(query)]),
    byFacet: facetConditions(query.filter, query.today),
  };
}

/** Everything that a hit must meet. */
export function wholeCondition({ always, byFacet }: Conditions): Sql {
  return allOf([always, ...byFacet.values()]);
}

/** One look into the words where it can be: a document's words are long, and taken from their storage each time. */
function wordConditions({ words, match }: SupplierQuery): Sql[] {
  if (words.length === 0) return [];
  const all = words.map(queryOf).join(match === 'all' ? ' & ' : ' | ');
  return [sql`d.words @@ ${all}::tsquery`];
}

function termCondition(conceptId: string, today: string): Sql {
  const findable = sql`d.findable_ids @> ${textArray([conceptId])}`;
  return isCertificate(conceptId) ? allOf([findable, hasValid([conceptId], today)]) : findable;
}

function facetConditions(filter: SupplierFilter, today: string): Map<FacetName, Sql> {
  const conditions = new Map<FacetName, Sql>();
  const set = (facet: FacetName, values: readonly string[] | undefined, condition: (values: Sql) => Sql) => {
    if (values && values.length > 0) conditions.set(facet, condition(textArray(values)));
  };
  for (const kind of ['process', 'material', 'product', 'industry'] as const) {
    const ids = filter.conceptIds?.filter((id) => id.startsWith(`${kind}.`));
    set(kind, ids, (values) => sql`d.closure_ids && ${values}`);
  }
  if (filter.certificateIds && filter.certificateIds.length > 0) {
    conditions.set('certificate', hasValid(filter.certificateIds, today));
  }
  set('province', filter.provinceCodes, (values) => sql`d.province_code = any(${values})`);
  set('country', filter.countries, (values) => sql`d.country = any(${values})`);
  set('ownership', filter.ownerships, (values) => sql`d.ownership = any(${values})`);
  set('size', filter.sizes, (values) => sql`d.size = any(${values})`);
  set('language', filter.languages, (values) => sql`d.languages && ${values}`);
  return conditions;
}

function otherConditions({ filter, conceptIds }: SupplierQuery): Sql[] {
  const conditions: Sql[] = [];
  const equipment = filter.conceptIds?.filter((id) => id.startsWith('equipment.')) ?? [];
  if (equipment.length > 0) conditions.push(sql`d.closure_ids && ${textArray(equipment)}`);
  if (filter.fairId) conditions.push(sql`d.fair_ids @> ${textArray([filter.fairId])}`);
  const ranges = rangeConditions(filter);
  if (ranges.length > 0) {
    const processes = askedProcesses([...conceptIds, ...(filter.conceptIds ?? [])]);
    if (processes.length > 0) {
      const any = processes.map((id) => sql`c->'conceptIds' @> to_jsonb(${id}::text)`);
      ranges.push(anyOf(any));
    }
    conditions.push(sql`exists (select from jsonb_array_elements(d.capabilities) c where ${allOf(ranges)})`);
  }
  return conditions;
}

function rangeConditions(filter: SupplierFilter): Sql[] {
  const conditions: Sql[] = [];
  const { toleranceUmAtMost, partSizeMm, monthlyCapacityAtLeast } = filter;
  if (toleranceUmAtMost !== undefined) {
    conditions.push(sql`(c->>'toleranceUm')::int <= ${toleranceUmAtMost}`);
  }
  if (partSizeMm !== undefined) {
    conditions.push(
      sql`${partSizeMm} between coalesce((c->>'partSizeMinMm')::int, 0) and (c->>'partSizeMaxMm')::int`,
    );
  }
  if (monthlyCapacityAtLeast) {
    const { amount, unit } = monthlyCapacityAtLeast;
    conditions.push(sql`c->>'capacityUnit' = ${unit} and (c->>'monthlyCapacity')::int >= ${amount}`);
  }
  return conditions;
}

/** Of a jsonb element `e` of the certificates. */
export function isValidOn(today: string): Sql {
  return sql`coalesce(e->>'validFrom', '') <= ${today} and coalesce(e->>'validUntil', '9999') >= ${today}`;
}

function hasValid(conceptIds: readonly string[], today: string): Sql {
  return sql`exists (select from jsonb_array_elements(d.certificates) e
    where e->>'conceptId' = any(${textArray(conceptIds)}) and ${isValidOn(today)})`;
}

const EXACT = 10;
const NARROWER = 7;
const MENTIONED = 4;
const NAME = 15;

/** See the ranking that the port describes. A word's rank is below 1, so it decides between equal concepts alone. */
export function scoreOf({ conceptIds, words, nameWords, match, today }: SupplierQuery): Sql {
  const parts = conceptIds.map((id) =>
    isCertificate(id)
      ? sql`case when ${hasValid([id], today)} then ${EXACT}::int else 0 end`
      : sql`case when ${id}::text = any(d.concept_ids) then ${EXACT}::int
          when ${id}::text = any(d.closure_ids) then ${NARROWER}::int
          when ${id}::text = any(d.mentioned_ids) then ${MENTIONED}::int else 0 end`,
  );
  // When all must be there, each is.
  for (const word of match === 'any' ? words : []) {
    parts.push(sql`case when d.text_words @@ ${queryOf(word)}::tsquery then 1 else 0 end`);
  }
  if (words.length > 0) {
    const anyWord = words.map(queryOf).join(' | ');
    parts.push(sql`ts_rank('{0.05, 0.2, 0.5, 1}', d.text_words, ${anyWord}::tsquery, 1)`);
  }
  if (nameWords.length > 0) {
    parts.push(
      sql`case when d.text_words @@ ${nameQueryOf(nameWords)}::tsquery then ${NAME}::int else 0 end`,
    );
  }
  return parts.length === 0 ? raw('0') : joined(parts, ' + ');
}

function isCertificate(conceptId: string): boolean {
  return conceptId.startsWith('certificate.');
}

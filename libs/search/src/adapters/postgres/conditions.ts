import { askedProcesses } from '../../domain/reasons.js';
import {
  EXACT,
  MENTIONED,
  NAME,
  NARROWER,
  STATED,
  conceptSets,
  forgivesSilence,
  isCertificate,
} from '../../domain/relevance.js';
import type {
  FacetName,
  RangeName,
  SupplierFilter,
  SupplierQuery,
} from '../../domain/supplier-search.port.js';
import { type Sql, allOf, anyOf, joined, raw, sql, textArray } from './sql.js';
import { NAME_WORDS } from './search-document.entity.js';
import { nameQueryOf, queryOf } from './text-vector.js';

/** What a part of the answer leaves out of the filter: the values of one facet, or all bounds on numbers. */
export type FilterPart = FacetName | 'bounds';

/** Conditions on `search_document d`: those that always hold, and those of the filter that some counts leave out. */
export interface Conditions {
  readonly always: Sql;
  readonly byPart: ReadonlyMap<FilterPart, Sql>;
  /** For each number that the filter bounds: all bounds but its own. */
  readonly boundsWithout: ReadonlyMap<RangeName, Sql>;
}

export function conditionsOf(query: SupplierQuery): Conditions {
  const concepts = conceptSets(query).map((ids) => oneOf(ids.map((id) => termCondition(id, query.today))));
  const terms = [...concepts, ...wordConditions(query)];
  const asked = terms.length === 0 ? [] : [query.match === 'all' ? allOf(terms) : anyOf(terms)];
  const said = query.conditions.flatMap((condition) => [
    ...facetConditions(condition, query).values(),
    ...equipmentConditions(condition),
  ]);
  const bounds = boundsOf(query.filter);
  const named = query.mayBeName ? nameCondition(query) : null;
  const question = allOf([...asked, ...said, ...boundConditions([], query)]);
  const always = [named ? anyOf([question, named]) : question, ...equipmentConditions(query.filter)];
  const byPart = new Map<FilterPart, Sql>(facetConditions(query.filter, query));
  if (bounds.size > 0) byPart.set('bounds', allOf(boundConditions([...bounds.values()], query)));
  const boundsWithout = new Map(
    [...bounds.keys()].map((own) => {
      const others = [...bounds].filter(([name]) => name !== own).map(([, bound]) => bound);
      return [own, allOf(boundConditions(others, query))] as const;
    }),
  );
  return { always: allOf(always), byPart, boundsWithout };
}

/** Everything that a hit must meet. */
export function wholeCondition({ always, byPart }: Conditions): Sql {
  return allOf([always, ...byPart.values()]);
}

/** One look into the words where it can be: a document's words are long, and taken from their storage each time. */
function wordConditions({ words, match }: SupplierQuery): Sql[] {
  if (words.length === 0) return [];
  const all = words.map(queryOf).join(match === 'all' ? ' & ' : ' | ');
  return [sql`d.words @@ ${all}::tsquery`];
}

/** As the index has it. */
function nameCondition({ nameWords }: Pick<SupplierQuery, 'nameWords'>): Sql {
  return sql`${raw(NAME_WORDS)} @@ ${nameQueryOf(nameWords)}::tsquery`;
}

function oneOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 1 ? conditions[0]! : anyOf(conditions);
}

function termCondition(conceptId: string, today: string): Sql {
  const findable = sql`d.findable_ids @> ${textArray([conceptId])}`;
  return isCertificate(conceptId) ? allOf([findable, hasValid([conceptId], today)]) : findable;
}

function facetConditions(
  filter: SupplierFilter,
  { today, now }: Pick<SupplierQuery, 'today' | 'now'>,
): Map<FacetName, Sql> {
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
  set('ward', filter.wardCodes, (values) => sql`d.ward_code = any(${values})`);
  set('zone', filter.zoneIds, (values) => sql`d.zone_id = any(${values})`);
  set('country', filter.countries, (values) => sql`d.country = any(${values})`);
  set('ownership', filter.ownerships, (values) => sql`d.ownership = any(${values})`);
  set('size', filter.sizes, (values) => sql`d.size = any(${values})`);
  set('language', filter.languages, (values) => sql`d.languages && ${values}`);
  set('fair', filter.fairIds, (values) => sql`d.fair_ids && ${values}`);
  set(
    'free-at-fair',
    filter.freeAtFairIds,
    (values) => sql`exists (select from jsonb_array_elements(d.free_times) f
      where f->>'fairId' = any(${values}) and ${isFreeAfter(now)})`,
  );
  return conditions;
}

/** Equipment is no facet. */
function equipmentConditions({ conceptIds = [] }: SupplierFilter): Sql[] {
  const equipment = conceptIds.filter((id) => id.startsWith('equipment.'));
  return equipment.length > 0 ? [sql`d.closure_ids && ${textArray(equipment)}`] : [];
}

/** A bound on a number, of the capability `c`, and what it means for the best of all that the document has. */
interface Bound {
  readonly ofCapability: Sql;
  readonly ofBest: Sql;
  /** Whether the best alone says that some capability meets it. */
  readonly isExact: boolean;
  /** That the document says nothing of it. */
  readonly isSilent: Sql;
}

function boundsOf(filter: SupplierFilter): Map<RangeName, Bound> {
  const bounds = new Map<RangeName, Bound>();
  const { toleranceUmAtMost, partSizeMm, pressForceTAtLeast, leadTimeDaysAtMost } = filter;
  const { monthlyCapacityAtLeast: capacity, minimumOrderAtMost: order } = filter;
  const set = (name: RangeName, ofCapability: Sql, best: Sql, limit: Sql, isExact = true) =>
    bounds.set(name, {
      ofCapability,
      ofBest: sql`${best} ${limit}`,
      isExact,
      isSilent: sql`${best} is null`,
    });
  if (toleranceUmAtMost !== undefined) {
    const most = sql`<= ${toleranceUmAtMost}`;
    set('tolerance', sql`(c->>'toleranceUm')::int ${most}`, raw('d.tolerance_um'), most);
  }
  if (partSizeMm !== undefined) {
    set(
      'part-size',
      sql`${partSizeMm} between coalesce((c->>'partSizeMinMm')::int, 0) and (c->>'partSizeMaxMm')::int`,
      raw('d.part_size_mm'),
      sql`>= ${partSizeMm}`,
      false,
    );
  }
  if (pressForceTAtLeast !== undefined) {
    const least = sql`>= ${pressForceTAtLeast}`;
    set('press-force', sql`(c->>'pressForceT')::int ${least}`, raw('d.press_force_t'), least);
  }
  if (leadTimeDaysAtMost !== undefined) {
    const most = sql`<= ${leadTimeDaysAtMost}`;
    set('lead-time', sql`(c->>'leadTimeDays')::int ${most}`, raw('d.lead_time_days'), most);
  }
  if (capacity) {
    const { amount, unit } = capacity;
    set(
      'monthly-capacity',
      sql`c->>'capacityUnit' = ${unit} and (c->>'monthlyCapacity')::int >= ${amount}`,
      sql`(d.capacities->>${unit})::int`,
      sql`>= ${amount}`,
    );
  }
  if (order) {
    const { amount, unit } = order;
    set(
      'minimum-order',
      sql`c->>'capacityUnit' = ${unit} and (c->>'minimumOrder')::int <= ${amount}`,
      sql`(d.minimum_orders->>${unit})::int`,
      sql`<= ${amount}`,
    );
  }
  return bounds;
}

function saidBoundsOf({ conditions }: SupplierQuery): Bound[] {
  return conditions.flatMap((condition) => [...boundsOf(condition).values()]);
}

/** Of the text's own bounds with some of the filter: whoever states nothing of one that the text asks for needn't meet it. */
function boundConditions(ofFilter: readonly Bound[], query: SupplierQuery): Sql[] {
  const said = saidBoundsOf(query);
  const met = (bounds: readonly Bound[]) => (bounds.length > 0 ? [meetsBounds(bounds, query)] : []);
  const all = met([...ofFilter, ...said]);
  if (said.length === 0 || !forgivesSilence(query)) return all;
  const silent = anyOf(said.map(({ isSilent }) => isSilent));
  const others =
    said.length > 1 ? said.map((bound) => anyOf([bound.isSilent, meetsBounds([bound], query)])) : [];
  return [anyOf([...all, allOf([silent, ...others, ...met(ofFilter)])])];
}

/**
 * One capability of a process that is asked for meets them all. Looking into the capabilities is what costs, so the best
 * values are asked first, and they alone where they say enough.
 */
function meetsBounds(bounds: readonly Bound[], query: SupplierQuery): Sql {
  const best = bounds.map(({ ofBest }) => ofBest);
  const processes = askedProcesses(query).map((id) => sql`c->'conceptIds' @> to_jsonb(${id}::text)`);
  if (bounds.length === 1 && bounds[0]!.isExact && processes.length === 0) return best[0]!;
  const all = bounds.map(({ ofCapability }) => ofCapability);
  if (processes.length > 0) all.push(anyOf(processes));
  return allOf([
    ...best,
    sql`exists (select from jsonb_array_elements(d.capabilities) c where ${allOf(all)})`,
  ]);
}

/** Of a jsonb element `f` of the free times. */
export function isFreeAfter(now: string): Sql {
  return sql`f->>'until' > ${now}`;
}

/** Of a jsonb element `e` of the certificates. */
export function isValidOn(today: string): Sql {
  return sql`coalesce(e->>'validFrom', '') <= ${today} and coalesce(e->>'validUntil', '9999') >= ${today}`;
}

function hasValid(conceptIds: readonly string[], today: string): Sql {
  return sql`exists (select from jsonb_array_elements(d.certificates) e
    where e->>'conceptId' = any(${textArray(conceptIds)}) and ${isValidOn(today)})`;
}

/** See the ranking that the port describes. A word's rank is below 1, so it decides between equal concepts alone. */
export function scoreOf(query: SupplierQuery): Sql {
  const { conceptIds, words, nameWords, match, today } = query;
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
    parts.push(sql`case when ${nameCondition({ nameWords })} then ${NAME}::int else 0 end`);
  }
  const said = saidBoundsOf(query);
  if (said.length > 0 && forgivesSilence(query)) {
    parts.push(sql`case when ${meetsBounds(said, query)} then ${STATED}::int else 0 end`);
  }
  return parts.length === 0 ? raw('0') : joined(parts, ' + ');
}

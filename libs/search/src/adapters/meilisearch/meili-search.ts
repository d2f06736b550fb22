import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import { EXACT, MENTIONED, NAME, NARROWER, STATED, WORD, isCertificate } from '../../domain/relevance.js';
import { spreadOf } from '../../domain/ranges.js';
import { termsOf } from '../../domain/search-text.js';
import {
  type FacetName,
  type FacetValue,
  MOST_FACET_VALUES,
  type RangeName,
  type RangeSpread,
  type SupplierQuery,
} from '../../domain/supplier-search.port.js';
import type { ConceptNames } from './concept-names.js';
import {
  type Conditions,
  allOf,
  conceptCondition,
  conditionForRange,
  conditionWithout,
  hasValid,
  isFreeAfter,
  nameCondition,
  not,
  statedCondition,
  wordCondition,
} from './conditions.js';
import { EVERYWHERE, PLAIN_FACETS, codeOf } from './index-settings.js';
import { type MeiliHit, STEM_LETTERS, inText, rangeField } from './meili-document.js';

export type Search = Omit<MultiSearchQuery, 'indexUid'>;
export type Found = SearchResponse<MeiliHit>;

/** Terms that Meilisearch reads of a query; the first stands in every document. */
const MOST_TERMS = 9;
/** Each doubles the number of searches. */
const MOST_BONUSES = 4;

/** Some of the hits, told apart by a condition, that all count for the same amount more. */
export interface Share {
  readonly bonus: number;
  readonly search: Search;
}

/** Which hits are wanted, and what of them. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
  readonly attributesToRetrieve: string[];
}

/**
 * The searches whose hits, merged, are those of the query in their order. Concepts and words order the hits of each;
 * what can't be said by words (all of them in a name, a certificate that is valid today) parts them.
 */
export function sharesOf(query: SupplierQuery, condition: string, page: Page, names: ConceptNames): Share[] {
  const q = textOf(query);
  const sort = sortOf(query);
  const shares = bonusShares(query, names);
  // Of several shares nobody knows before how much of the page comes from which.
  const { offset, limit } = shares.length === 1 ? page : { offset: 0, limit: page.offset + page.limit };
  return shares.map(({ bonus, conditions }) => ({
    bonus,
    search: {
      ...{ q, offset, limit, attributesToRetrieve: page.attributesToRetrieve },
      filter: allOf([condition, ...conditions]),
      matchingStrategy: 'last',
      ...(sort ? { sort: [sort.expression] } : {}),
    },
  }));
}

/** What counts beside concepts: see `scoreOf` and the port's ranking. */
function bonusShares(query: SupplierQuery, names: ConceptNames): { bonus: number; conditions: string[] }[] {
  const isAny = query.match === 'any';
  const stated = statedCondition(query);
  const bonuses = [
    ...(query.nameWords.length > 0 ? [{ bonus: NAME, condition: nameCondition(query.nameWords) }] : []),
    ...(stated ? [{ bonus: STATED, condition: stated }] : []),
    ...(hasCertificates(query) ? [] : query.conceptIds.filter(isCertificate)).map((id) => ({
      bonus: EXACT,
      condition: conceptCondition(id, query.today),
    })),
    ...(isAny ? query.words : []).map((word) => ({ bonus: WORD, condition: wordCondition(word, names) })),
  ].slice(0, MOST_BONUSES);
  let shares: { bonus: number; conditions: string[] }[] = [{ bonus: 0, conditions: [] }];
  for (const { bonus, condition } of bonuses) {
    shares = shares.flatMap((share) => [
      { bonus: share.bonus + bonus, conditions: [...share.conditions, condition] },
      { bonus: share.bonus, conditions: [...share.conditions, not(condition)] },
    ]);
  }
  return shares;
}

/**
 * What orders the hits; which they are is said by the filter alone. Where a part is enough, words count by their number
 * only, so that concepts come before them.
 */
function textOf({ conceptIds, words, match }: SupplierQuery): string {
  const codes = conceptIds.filter((id) => !isCertificate(id)).map(codeOf);
  const terms = match === 'all' ? words.flatMap(termOf) : [];
  const all = [...codes, ...terms.map(({ text }) => text)].slice(0, MOST_TERMS);
  if (all.length === 0) return '';
  // The last word counts as a beginning unless a space follows it.
  const isOpen = terms.at(-1)?.isPrefix === true && all.length === codes.length + terms.length;
  return `"${EVERYWHERE}" ${all.join(' ')}${isOpen ? '' : ' '}`;
}

function termOf(word: SupplierQuery['words'][number]): { text: string; isPrefix: boolean }[] {
  const [first] = word.alternatives;
  if (first === undefined) return [];
  const terms = word.isCjk ? termsOf({ folded: first, isCjk: true }) : [first];
  const pairs = word.isCjk && terms.length > 1 ? terms.slice(0, -1) : terms;
  const isPrefix = word.isCjk ? terms.length === 1 : word.isPrefix || first.length >= STEM_LETTERS;
  return pairs.map((term) => ({ text: inText(term), isPrefix }));
}

/** What is sorted by before relevance, for Meilisearch and for merging. */
interface Sort {
  readonly expression: string;
  /** Smaller ones first; null comes last. */
  value(hit: MeiliHit): string | number | null;
}

export function sortOf({ sort, amountUnit }: SortedQuery): Sort | null {
  if (sort === 'name') return { expression: 'nameKey:asc', value: (hit) => hit.nameKey };
  if (sort === 'tolerance') {
    return { expression: 'best.tolerance:asc', value: ({ best }) => best.tolerance ?? null };
  }
  if (sort === 'capacity') {
    const field = rangeField('monthly-capacity', amountUnit);
    return {
      expression: `best.${field}:desc`,
      value: ({ best }) => (best[field] === undefined ? null : -best[field]),
    };
  }
  if (sort === 'completeness') {
    return { expression: 'completeness:desc', value: ({ completeness }) => -completeness };
  }
  return null;
}

export type SortedQuery = Pick<SupplierQuery, 'sort' | 'amountUnit'>;

/** How much a hit counts for its concepts: the same numbers by which PostgreSQL orders. */
export function scoreOf(
  hit: MeiliHit,
  query: Pick<SupplierQuery, 'conceptIds' | 'match' | 'mayBeName'>,
): number {
  const levels = [
    [new Set(hit.exact.split(' ')), EXACT],
    [new Set(hit.narrower.split(' ')), NARROWER],
    [new Set(hit.mentioned.split(' ')), MENTIONED],
  ] as const;
  return query.conceptIds.reduce((sum, id) => {
    if (isCertificate(id)) return sum + (hasCertificates(query) ? EXACT : 0);
    const code = codeOf(id);
    return sum + (levels.find(([codes]) => codes.has(code))?.[1] ?? 0);
  }, 0);
}

/** Whether every hit has all the certificates that the text names. */
function hasCertificates({ match, mayBeName }: Pick<SupplierQuery, 'match' | 'mayBeName'>): boolean {
  return match === 'all' && !mayBeName;
}

/** Counts of one search, and how they become facets and ranges. */
export interface Count {
  readonly search: Search;
  readonly facets: readonly FacetName[];
  readonly ranges: readonly RangeName[];
}

/** The first count is of everything that a hit must meet, and tells how many there are. */
export function countsOf(query: SupplierQuery, conditions: Conditions): Count[] {
  const countOf = (filter: string, facets: readonly FacetName[], ranges: readonly RangeName[]): Count => ({
    facets,
    ranges,
    search: {
      q: '',
      filter,
      limit: 0,
      facets: [...facets.flatMap(attributeOf), ...ranges.flatMap((range) => attributesOf(range, query))],
    },
  });
  const ownFacets = query.facets.filter((facet) => conditions.byPart.has(facet));
  const ownRanges = query.ranges.filter((range) => conditions.boundsWithout.has(range));
  return [
    countOf(
      conditionWithout(conditions, null),
      query.facets.filter((facet) => !ownFacets.includes(facet)),
      query.ranges.filter((range) => !ownRanges.includes(range)),
    ),
    ...ownFacets.map((facet) => countOf(conditionWithout(conditions, facet), [facet], [])),
    ...ownRanges.map((range) => countOf(conditionForRange(conditions, range), [], [range])),
  ];
}

/** Values that must be counted one by one, because whether they count depends on the time. */
const TIMED: Partial<Record<FacetName, string>> = { certificate: 'certificate', 'free-at-fair': 'freeFair' };

function attributeOf(facet: FacetName): string[] {
  const timed = TIMED[facet];
  if (timed) return [timed];
  return (PLAIN_FACETS as readonly string[]).includes(facet) ? [facet] : [];
}

function attributesOf(range: RangeName, { amountUnit }: SupplierQuery): string[] {
  const field = rangeField(range, amountUnit);
  return [`best.${field}`, `bucket.${field}`];
}

export function facetsIn({ facets }: Count, found: Found): [FacetName, FacetValue[]][] {
  return facets
    .filter((facet) => !TIMED[facet])
    .map((facet) => [facet, topOf(Object.entries(found.facetDistribution?.[facet] ?? {}))]);
}

/** For the facets that depend on the time a search a value: how many of those that have it count now. */
export function timedCountsOf(
  query: SupplierQuery,
  { facets, search }: Count,
  found: Found,
): { facet: FacetName; value: string; search: Search }[] {
  return facets.flatMap((facet) => {
    const attribute = TIMED[facet];
    if (!attribute) return [];
    return Object.keys(found.facetDistribution?.[attribute] ?? {}).map((value) => {
      const counts = facet === 'certificate' ? hasValid(value, query.today) : isFreeAfter(value, query.now);
      return { facet, value, search: { q: '', limit: 0, filter: allOf([search.filter as string, counts]) } };
    });
  });
}

export function topOf(counts: readonly (readonly [string, number])[]): FacetValue[] {
  return counts
    .map(([value, count]) => ({ value, count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_FACET_VALUES);
}

export function rangesIn(query: SupplierQuery, { ranges }: Count, found: Found): [RangeName, RangeSpread][] {
  return ranges.flatMap((range) => {
    const field = rangeField(range, query.amountUnit);
    const ends = found.facetStats?.[`best.${field}`];
    if (!ends) return [];
    const counts = Object.entries(found.facetDistribution?.[`bucket.${field}`] ?? {});
    const byPlace = new Map(counts.map(([place, count]) => [Number(place), count]));
    const spread = spreadOf(ends, byPlace);
    return spread ? [[range, spread] as [RangeName, RangeSpread]] : [];
  });
}

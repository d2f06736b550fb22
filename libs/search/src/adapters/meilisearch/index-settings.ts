import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import type { Vocabulary } from '#vocabulary';
import { EXACT, MENTIONED, NARROWER } from '../../domain/relevance.js';
import { MOST_FACET_VALUES } from '../../domain/supplier-search.port.js';

/** Grows when the same supplier makes another document for Meilisearch, or the settings below mean something else. */
const FORMAT = 2;

/** Stands in every document, at the place that costs most: what is asked for and isn't there counts as this. */
export const EVERYWHERE = 'zzeverywhere';

/** Where words stand, best first: the rule `attributeRank` adds up the places of all words of a query. */
export const TEXT_ATTRIBUTES = ['name', 'title', 'detail', 'place'] as const;
export type TextAttribute = (typeof TEXT_ATTRIBUTES)[number];

/**
 * A step of a concept's score in places of the list below. It is longer than what nine words can add up to, so that
 * concepts decide before words do.
 */
const STEP = 20;

/**
 * The sum of the places is the score of the port's ranking, turned upside down: `exact` stands first, `narrower`,
 * `mentioned` and `absent` behind it by as much as they count less. The places between are never filled.
 */
function searchableAttributes(): string[] {
  const places = ['exact', ...TEXT_ATTRIBUTES];
  for (const [attribute, score] of [
    ['narrower', NARROWER],
    ['mentioned', MENTIONED],
    ['absent', 0],
  ] as const) {
    const place = (EXACT - score) * STEP;
    while (places.length < place) places.push(`unused${places.length}`);
    places.push(attribute);
  }
  return places;
}

/** Facets of which a document says the values as they are. */
export const PLAIN_FACETS = [
  'process',
  'material',
  'product',
  'industry',
  'province',
  'ward',
  'zone',
  'country',
  'ownership',
  'size',
  'language',
  'fair',
] as const;

/** Filtered and counted, whole objects with all that is in them. */
const FILTERABLE = [
  ...PLAIN_FACETS,
  ...['id', 'equipment', 'closure', 'findable', 'certificate', 'valid', 'freeFair', 'freeUntil'],
  ...['best', 'bucket', 'capabilities'],
];

/** Distinct values of a facet that are counted; of those the most frequent are given. */
const COUNTED_VALUES = 1_000;
/** How far a list can be paged through. */
const MOST_HITS = 1_000_000;

/** What tells where a hit stands among others. */
export const ORDERED_BY = ['id', 'exact', 'narrower', 'mentioned', 'tie', 'nameKey', 'completeness', 'best'];

/** A concept that isn't there: see EVERYWHERE. */
function absentConcepts(concepts: readonly { readonly id: string }[]): NonNullable<Settings['synonyms']> {
  return Object.fromEntries(concepts.map(({ id }) => [codeOf(id), [EVERYWHERE]]));
}

/** Those of organisers' concepts too: they come and go without making another index. */
export function synonymsOf(vocabulary: Vocabulary): NonNullable<Settings['synonyms']> {
  return absentConcepts(vocabulary.all);
}

/**
 * Everything about the index that isn't its documents, by what ships. Folding and the concepts are the product's own, and so are the
 * sets that are found; Meilisearch orders them, forgives mistypings in that order, filters and counts.
 */
export function indexSettings(vocabulary: Vocabulary): Settings {
  return {
    searchableAttributes: searchableAttributes(),
    displayedAttributes: ['version', 'source', ...ORDERED_BY],
    filterableAttributes: [
      ...FILTERABLE,
      // There are many of them, and they are only ever compared as they are.
      {
        attributePatterns: ['words', 'nameWords'],
        features: { facetSearch: false, filter: { equality: true, comparison: false } },
      },
    ],
    // No `_geo`: with it Meilisearch writes the places of all suppliers anew whenever one changes.
    sortableAttributes: ['nameKey', 'completeness', 'best'],
    rankingRules: ['sort', 'words', 'typo', 'attributeRank', 'tie:asc'],
    synonyms: absentConcepts(vocabulary.all.filter(({ id }) => !vocabulary.isLocal(id))),
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: 4, twoTypos: 8 },
      disableOnAttributes: ['exact', 'narrower', 'mentioned', 'absent'],
      disableOnNumbers: true,
    },
    distinctAttribute: null,
    proximityPrecision: 'byAttribute',
    facetSearch: false,
    faceting: {
      maxValuesPerFacet: Math.max(COUNTED_VALUES, MOST_FACET_VALUES),
      sortFacetValuesBy: { '*': 'count' },
    },
    pagination: { maxTotalHits: MOST_HITS },
  };
}

/** Tells indexes apart that another version of the product, or of the vocabulary, has made. */
export function settingsVersion(settings: Settings): string {
  return createHash('sha256')
    .update(JSON.stringify([FORMAT, settings]))
    .digest('hex')
    .slice(0, 12);
}

/** A concept as a word that no tokenizer splits and no mistyping turns into another. */
export function codeOf(conceptId: string): string {
  const known = codes.get(conceptId);
  if (known) return known;
  const code = `z${createHash('sha256').update(conceptId).digest('hex').slice(0, 15)}`;
  codes.set(conceptId, code);
  return code;
}

const codes = new Map<string, string>();

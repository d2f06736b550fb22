import type { CapacityUnit } from '#capability';
import type { OrganisationSize, Ownership } from '#directory';
import type { GeoPoint } from '#places';
import type { SupplierDocument } from './supplier-document.js';

/** A word of the query that isn't part of a concept's name. */
export interface QueryWord {
  /** Folded. What was typed, or the words that it was probably meant to be; one of them must be there. */
  readonly alternatives: readonly string[];
  /** Whether longer words that begin with it count: for the word that is still being typed. */
  readonly isPrefix: boolean;
  /** Chinese, Japanese or Korean: found inside longer runs of characters too. */
  readonly isCjk: boolean;
}

/** An amount of things, kilograms, metres …; amounts of different units are never compared. */
export interface Amount {
  readonly amount: number;
  readonly unit: CapacityUnit;
}

/** Narrows the result down; what is left out doesn't. Lists mean any of their values; all that is set must be met. */
export interface SupplierFilter {
  /** Any of those of one kind, all kinds: (milling or turning) and aluminium. As entered; mentions don't count. */
  readonly conceptIds?: readonly string[];
  /** Any of these or a narrower one, valid today. */
  readonly certificateIds?: readonly string[];
  readonly provinceCodes?: readonly string[];
  readonly wardCodes?: readonly string[];
  /** Industrial clusters and parks. */
  readonly zoneIds?: readonly string[];
  readonly countries?: readonly string[];
  readonly ownerships?: readonly Ownership[];
  readonly sizes?: readonly OrganisationSize[];
  readonly languages?: readonly string[];
  /** Is or was there as a supplier. */
  readonly fairIds?: readonly string[];
  /** Has somebody there who is free in a slot that is still to come. */
  readonly freeAtFairIds?: readonly string[];
  /** Holds ± this many micrometres or better. */
  readonly toleranceUmAtMost?: number;
  /** Can make parts whose largest dimension is this many millimetres. */
  readonly partSizeMm?: number;
  /** Has a press or moulding machine of this many tonnes or more. */
  readonly pressForceTAtLeast?: number;
  /** Delivers within this many days. */
  readonly leadTimeDaysAtMost?: number;
  readonly monthlyCapacityAtLeast?: Amount;
  /** Takes orders as small as this. */
  readonly minimumOrderAtMost?: Amount;
}

export const FACETS = [
  'process',
  'material',
  'product',
  'industry',
  'certificate',
  'province',
  'ward',
  'zone',
  'country',
  'ownership',
  'size',
  'language',
  'fair',
  'free-at-fair',
] as const;
/** `certificate` counts those valid today, `fair` and `free-at-fair` are ids of fairs. */
export type FacetName = (typeof FACETS)[number];

/**
 * Numbers of which an answer says how they are spread over the suppliers. Each supplier counts once, with the best that
 * any of its capabilities states: the tightest tolerance (± µm), the largest part (mm), the strongest press (t), the
 * shortest lead time (days), the largest capacity a month and the smallest minimum order (both in `amountUnit`).
 */
export const RANGES = [
  'tolerance',
  'part-size',
  'press-force',
  'lead-time',
  'monthly-capacity',
  'minimum-order',
] as const;
export type RangeName = (typeof RANGES)[number];

/**
 * Equals come by relevance, then as the port's ranking says; whoever doesn't state what is sorted by comes last.
 * `tolerance`: the tightest first. `capacity`: the most in `amountUnit` first. `completeness`: who says most of what
 * buyers ask first. `distance`: the nearest to `near` first.
 */
export const SORTS = ['relevance', 'name', 'tolerance', 'capacity', 'completeness', 'distance'] as const;
export type SupplierSort = (typeof SORTS)[number];

/** A query that has been understood: the same for every engine. */
export interface SupplierQuery {
  /** Concepts that the text named. A supplier has the concept, a narrower one, or mentions it. */
  readonly conceptIds: readonly string[];
  /** Of those, sets of which one is enough: the text doesn't say which of them it means. */
  readonly either?: readonly (readonly string[])[];
  readonly words: readonly QueryWord[];
  /** All words of the text when it holds more than concepts: a supplier that has them in its name comes first. */
  readonly nameWords: readonly QueryWord[];
  /**
   * Whether the text may be a firm's name from its first word to its last: then whoever has all `nameWords` in its name
   * is found, wherever it sits and whatever it makes. It must still meet the filter. Never where the text speaks of
   * numbers.
   */
  readonly mayBeName: boolean;
  /** `all`: every concept and word; `any`: at least one, best those with most. */
  readonly match: 'all' | 'any';
  /** What was chosen beside the text. */
  readonly filter: SupplierFilter;
  /**
   * What the text itself says of certificates, places and numbers; every one must be met, whatever `match` says, but by
   * suppliers of that name (`mayBeName`). A number that a supplier states for nothing that it makes is met too, where
   * the text asks for more than numbers: it may well manage, and ranks below all that state what fits. Unlike `filter`
   * conditions belong to the question: facets and ranges never leave them out.
   */
  readonly conditions: readonly SupplierFilter[];
  readonly sort: SupplierSort;
  /** In which unit capacities and minimum orders are sorted by and spread. */
  readonly amountUnit: CapacityUnit;
  /** Where the sort `distance` measures from; without it that sort is `relevance`. */
  readonly near?: GeoPoint;
  readonly offset: number;
  /** At most this many hits; 0 for the total alone. */
  readonly limit: number;
  /** Which facets to count; none for none. */
  readonly facets: readonly FacetName[];
  /** Which ranges to give; none for none. */
  readonly ranges: readonly RangeName[];
  /** ISO date on which certificates must be valid. */
  readonly today: string;
  /** ISO instant in UTC: slots that begin later are still to come. */
  readonly now: string;
}

/** What of a document an answer gives back. */
export type HitDocument = Pick<
  SupplierDocument,
  | 'organisationId'
  | 'conceptIds'
  | 'certificates'
  | 'capabilities'
  | 'passages'
  | 'provinceCode'
  | 'wardCode'
  | 'zoneId'
  | 'position'
>;

export interface SupplierHit {
  readonly document: HitDocument;
  /** Comparable within one answer only. */
  readonly score: number;
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** Suppliers whose value is at least `from` and less than `to`. */
export interface RangeBucket {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How the values of a range are spread over the suppliers that state one. */
export interface RangeSpread {
  readonly min: number;
  readonly max: number;
  /** How many state a value. */
  readonly suppliers: number;
  /** From that of `min` to that of `max` without a gap, by the steps of `bucketOf`. */
  readonly buckets: readonly RangeBucket[];
}

export interface SupplierAnswer {
  readonly hits: readonly SupplierHit[];
  /** How many there are in all pages together. */
  readonly total: number;
  /** Most frequent first. Counted as if the facet's own filter weren't set, so that one sees what else there is. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>;
  /**
   * Counted as if the filter's own bound on that number weren't set, so that a slider can be moved both ways. Of those
   * that were asked for, the ones that some supplier states.
   */
  readonly ranges: Readonly<Partial<Record<RangeName, RangeSpread>>>;
  /** Which engine it was where there are several, and whether in place of one that didn't answer in time. */
  readonly answeredBy?: { readonly engine: string; readonly isFallback: boolean };
}

export interface NearWord {
  readonly word: string;
  /** Letters left out, added, changed or swapped with their neighbour. */
  readonly distance: number;
  /** How many documents have it. */
  readonly documents: number;
}

export interface WordLookup {
  readonly isKnown: boolean;
  /** Whether a known word begins with it. */
  readonly isBeginning: boolean;
  /** Nearest first, then most frequent. */
  readonly near: readonly NearWord[];
}

/** What organisers have changed about the vocabulary. */
export interface VocabularyChange {
  readonly conceptIds: readonly string[];
  /** Added, changed or gone. */
  readonly names: readonly string[];
}

/** A supplier's place among all that a query finds. */
export interface SupplierRank {
  /** From 1; null when the query doesn't find it. */
  readonly place: number | null;
  readonly total: number;
}

/** Values that a facet gives at most. */
export const MOST_FACET_VALUES = 50;

/**
 * An engine that finds suppliers. It holds copies: everything in it can be made anew from the database.
 *
 * Ranking by relevance: suppliers of that name (`nameWords`) come first, then those that
 * state every number of the text, then those that don't state one. Concepts count exactly (the supplier has it) >
 * narrower (has one below it) > mentioned in a text, and all of these more than words; among words, names before titles
 * before descriptions. Equals come by completeness, then name, then id, so that the same query gives the same pages.
 *
 * Bounds of the filter and the conditions on a capability's numbers (tolerance, size, press force, lead time, capacity,
 * minimum order) must be met by a capability that has one of the processes asked for, when there are any; several
 * bounds by the same one as far as the engine can tell. A fact that the supplier doesn't state meets no bound of
 * the filter.
 *
 * How words rank among each other, and which mistakes in them are forgiven beyond one letter, may differ between
 * engines; everything else here may not. `describeSupplierSearch` holds every engine to it.
 */
export abstract class SupplierSearch {
  /** Shown with answers: `postgresql`, `meilisearch`. */
  abstract readonly engine: string;

  /** Reads only. */
  abstract search(query: SupplierQuery): Promise<SupplierAnswer>;

  /**
   * Where a supplier stands among the hits of a query, without reading them; `offset`, `limit`, `facets` and `ranges`
   * don't matter. Reads only.
   */
  abstract rank(organisationId: string, query: SupplierQuery): Promise<SupplierRank>;

  /**
   * Looks folded Latin words up in the engine's own word list. An engine that forgives typos by itself may answer
   * that every word is known.
   */
  abstract lookUp(words: readonly string[]): Promise<ReadonlyMap<string, WordLookup>>;

  /** Adds or replaces; found once it resolves. Putting the same twice changes nothing. */
  abstract put(documents: readonly SupplierDocument[]): Promise<void>;

  /** Takes documents out; ids that aren't there don't matter. */
  abstract remove(organisationIds: readonly string[]): Promise<void>;

  /** Organisers have changed the vocabulary: what the engine itself knows of it is to be as it is now. Doing it twice does no harm. */
  abstract takeVocabulary(): Promise<void>;

  /**
   * Organisations whose documents may be others by a change of the vocabulary: that have one of these concepts or write
   * one of these names. Reads only.
   */
  abstract touchedBy(change: VocabularyChange): Promise<string[]>;

  /** Called before many changes: the engine may put off until `settle` what makes each of them slow. All are found at once. */
  abstract prepare(): Promise<void>;

  /** Called after many changes: lets the engine tidy up. Changes nothing that is found. */
  abstract settle(): Promise<void>;

  /** The version of every document that is there, by organisation. */
  abstract versions(): Promise<ReadonlyMap<string, string>>;
}

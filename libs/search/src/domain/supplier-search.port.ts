import type { CapacityUnit } from '#capability';
import type { OrganisationSize, Ownership } from '#directory';
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

/** Narrows the result down; what is left out doesn't. Lists mean any of their values. */
export interface SupplierFilter {
  /** Any of those of one kind, all kinds: (milling or turning) and aluminium. As entered; mentions don't count. */
  readonly conceptIds?: readonly string[];
  /** Any of these or a narrower one, valid today. */
  readonly certificateIds?: readonly string[];
  readonly provinceCodes?: readonly string[];
  readonly countries?: readonly string[];
  readonly ownerships?: readonly Ownership[];
  readonly sizes?: readonly OrganisationSize[];
  readonly languages?: readonly string[];
  readonly fairId?: string;
  /** Holds ± this many micrometres or better. */
  readonly toleranceUmAtMost?: number;
  /** Can make parts whose largest dimension is this many millimetres. */
  readonly partSizeMm?: number;
  readonly monthlyCapacityAtLeast?: { readonly amount: number; readonly unit: CapacityUnit };
}

export const FACETS = [
  'process',
  'material',
  'product',
  'industry',
  'certificate',
  'province',
  'country',
  'ownership',
  'size',
  'language',
] as const;
export type FacetName = (typeof FACETS)[number];

export const SORTS = ['relevance', 'name', 'tolerance'] as const;
export type SupplierSort = (typeof SORTS)[number];

/** A query that has been understood: the same for every engine. */
export interface SupplierQuery {
  /** Concepts that the text named. A supplier has the concept, a narrower one, or mentions it. */
  readonly conceptIds: readonly string[];
  readonly words: readonly QueryWord[];
  /** All folded words of the text when it holds more than concepts: a supplier of that name comes first. */
  readonly nameWords: readonly string[];
  /** `all`: every concept and word; `any`: at least one, best those with most. */
  readonly match: 'all' | 'any';
  readonly filter: SupplierFilter;
  readonly sort: SupplierSort;
  readonly offset: number;
  /** At most this many hits; 0 for the total alone. */
  readonly limit: number;
  /** Which facets to count; none for none. */
  readonly facets: readonly FacetName[];
  /** ISO date on which certificates must be valid. */
  readonly today: string;
}

/** What of a document an answer gives back. */
export type HitDocument = Pick<
  SupplierDocument,
  'organisationId' | 'conceptIds' | 'certificates' | 'capabilities' | 'passages'
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

export interface SupplierAnswer {
  readonly hits: readonly SupplierHit[];
  /** How many there are in all pages together. */
  readonly total: number;
  /** Most frequent first. Counted as if the facet's own filter weren't set, so that one sees what else there is. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>;
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

/** Values that a facet gives at most. */
export const MOST_FACET_VALUES = 50;

/**
 * An engine that finds suppliers. It holds copies: everything in it can be made anew from the database.
 *
 * Ranking by relevance: concepts count exactly (the supplier has it) > narrower (has one below it) > mentioned in a
 * text, and all of these more than words; among words, names before titles before descriptions. Equals come by
 * completeness, then name, then id, so that the same query gives the same pages.
 *
 * A range of the filter (tolerance, size, capacity) must be met by a capability that has one of the processes asked
 * for, when there are any; several ranges by the same one as far as the engine can tell. A fact that the supplier
 * doesn't state meets no range.
 */
export abstract class SupplierSearch {
  /** Shown with answers: `postgresql`. */
  abstract readonly engine: string;

  /** Reads only. */
  abstract search(query: SupplierQuery): Promise<SupplierAnswer>;

  /**
   * Looks folded Latin words up in the engine's own word list. An engine that forgives typos by itself may answer
   * that every word is known.
   */
  abstract lookUp(words: readonly string[]): Promise<ReadonlyMap<string, WordLookup>>;

  /** Adds or replaces; found once it resolves. Putting the same twice changes nothing. */
  abstract put(documents: readonly SupplierDocument[]): Promise<void>;

  /** Takes documents out; ids that aren't there don't matter. */
  abstract remove(organisationIds: readonly string[]): Promise<void>;

  /** Called after many changes: lets the engine tidy up. Changes nothing that is found. */
  abstract settle(): Promise<void>;

  /** The version of every document that is there, by organisation. */
  abstract versions(): Promise<ReadonlyMap<string, string>>;
}

import { Injectable } from '@nestjs/common';
import { type SupplierFilterInput, SupplierFinder, toFilter } from '#search';

/** More new ones among more than these couldn't be told apart by anybody. */
export const MOST_WATCHED = 500;

/** What a saved search finds now. */
export interface SearchMatches {
  /** Of those that meet all of it; empty when nobody does, or too many. */
  readonly supplierIds: readonly string[];
  readonly total: number;
  readonly isTooWide: boolean;
}

/** Asks the search for what a saved one finds. Reads only. */
@Injectable()
export class SearchMatchesReader {
  constructor(private readonly finder: SupplierFinder) {}

  /** @throws InvalidInputError for concepts that don't exist (any more), with their path under `filter`. */
  async of(search: { text: string; filter: object }): Promise<SearchMatches> {
    const found = await this.finder.find({
      text: search.text,
      // What isn't asked for stands in the record as null or not at all: both mean the same to `toFilter`.
      filter: toFilter(search.filter as SupplierFilterInput),
      sort: 'name',
      offset: 0,
      limit: MOST_WATCHED,
      facets: [],
    });
    // Those that have a part of what was asked for are offered on the screen, but aren't worth a letter.
    const total = found.isRelaxed ? 0 : found.total;
    const isTooWide = total > MOST_WATCHED;
    return {
      supplierIds:
        total === 0 || isTooWide ? [] : found.suppliers.map(({ organisationId }) => organisationId),
      total,
      isTooWide,
    };
  }
}

import type { Clock } from '#kernel';
import type { SupplierQuery } from './supplier-search.port.js';

/** A query that asks for nothing, as of now: everybody, by relevance. */
export function plainQuery(clock: Clock): SupplierQuery {
  return {
    conceptIds: [],
    words: [],
    nameWords: [],
    mayBeName: false,
    match: 'all',
    filter: {},
    conditions: [],
    sort: 'relevance',
    amountUnit: 'pieces',
    offset: 0,
    limit: 0,
    facets: [],
    ranges: [],
    today: clock.today('UTC').toString(),
    now: clock.nowDate().toISOString(),
  };
}

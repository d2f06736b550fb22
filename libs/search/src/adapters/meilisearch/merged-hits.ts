import type { SupplierQuery } from '../../domain/supplier-search.port.js';
import type { MeiliHit } from './meili-document.js';
import { type Found, type Share, type SortedQuery, scoreOf, sortOf } from './meili-search.js';

export interface ScoredHit {
  readonly hit: MeiliHit;
  readonly score: number;
}

/**
 * The page of hits that a query asks for. Shares come each in their own order; of their first ones the best is taken,
 * again and again. `found` begins with what was found for the shares.
 */
export function mergedHits(
  query: SortedQuery & Pick<SupplierQuery, 'offset' | 'limit' | 'conceptIds' | 'match' | 'mayBeName'>,
  shares: readonly Share[],
  found: readonly Found[],
): ScoredHit[] {
  const lists = shares.map(({ bonus }, index) =>
    found[index]!.hits.map((hit) => ({ hit, score: scoreOf(hit, query) + bonus })),
  );
  if (lists.length <= 1) return lists.flat();
  const isBefore = orderOf(query);
  const merged: ScoredHit[] = [];
  const places = lists.map(() => 0);
  while (merged.length < query.offset + query.limit) {
    const heads = lists.flatMap((list, index) => (places[index]! < list.length ? [index] : []));
    if (heads.length === 0) break;
    const best = heads.reduce((a, b) => (isBefore(lists[b]![places[b]!]!, lists[a]![places[a]!]!) ? b : a));
    merged.push(lists[best]![places[best]!]!);
    places[best]! += 1;
  }
  return merged.slice(query.offset);
}

function orderOf(query: SortedQuery): (a: ScoredHit, b: ScoredHit) => boolean {
  const sort = sortOf(query);
  return (a, b) => {
    const [left, right] = sort ? [sort.value(a.hit), sort.value(b.hit)] : [null, null];
    if (left !== right) return right === null || (left !== null && left < right);
    return a.score === b.score ? a.hit.tie < b.hit.tie : a.score > b.score;
  };
}

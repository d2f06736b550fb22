import type { Pairs } from '../model/problem.js';
import type { Residual } from './residual.js';

/** Adds open pairs to a choice, the most worth first, as long as both sides and the tables have room. */
export function fillUp(residual: Residual, pairs: Pairs, start: Uint32Array): Uint32Array {
  const supplier = Int32Array.from(residual.supplier.capacity);
  const buyer = Int32Array.from(residual.buyer.capacity);
  const chosen = new Set<number>();
  const take = (pair: number): void => {
    supplier[pairs.supplier[pair]!]!--;
    buyer[pairs.buyer[pair]!]!--;
    chosen.add(pair);
  };
  start.forEach(take);
  for (const pair of residual.open) {
    if (chosen.size >= residual.budget) break;
    if (chosen.has(pair)) continue;
    if (supplier[pairs.supplier[pair]!]! > 0 && buyer[pairs.buyer[pair]!]! > 0) take(pair);
  }
  return Uint32Array.from(chosen);
}

/** What no choice can be worth more than, seen without solving: each side's best, were it alone, and the tables' best. */
export function plainBound(residual: Residual, pairs: Pairs): number {
  const best = (partyOf: Uint32Array, capacity: Int32Array): number => {
    const left = Int32Array.from(capacity);
    let sum = 0;
    for (const pair of residual.open) if (left[partyOf[pair]!]!-- > 0) sum += pairs.worth[pair]!;
    return sum;
  };
  const tables = residual.open
    .subarray(0, residual.budget)
    .reduce((sum, pair) => sum + pairs.worth[pair]!, 0);
  return Math.min(
    tables,
    best(pairs.supplier, residual.supplier.capacity),
    best(pairs.buyer, residual.buyer.capacity),
  );
}

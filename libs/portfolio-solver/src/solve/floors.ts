import type { Pairs } from '../model/problem.js';
import { FlowNetwork } from './flow.js';
import type { Residual } from './residual.js';

export interface Floors {
  readonly supplier: Int32Array;
  readonly buyer: Int32Array;
}

/**
 * A choice of open pairs in which everybody has at least their floor and nobody, nor the tables, more than there is
 * room for; null when there is none. A flow with lower bounds, so the answer is exact.
 */
export function choiceWithin(residual: Residual, pairs: Pairs, floors: Floors): Uint32Array | null {
  const { open, supplier, buyer, budget } = residual;
  const [S, B] = [supplier.capacity.length, buyer.capacity.length];
  const [source, sink, superSource, superSink] = [S + B, S + B + 1, S + B + 2, S + B + 3];
  const network = new FlowNetwork(S + B + 4, open.length + 2 * (S + B) + 3);
  let owed = 0;
  let [owedByBuyers, owedToSuppliers] = [0, 0];
  for (let s = 0; s < S; s++) {
    const floor = floors.supplier[s]!;
    network.add(source, s, supplier.capacity[s]! - floor);
    if (floor > 0) network.add(superSource, s, floor);
    owedToSuppliers += floor;
    owed += floor;
  }
  for (let b = 0; b < B; b++) {
    const floor = floors.buyer[b]!;
    network.add(S + b, sink, buyer.capacity[b]! - floor);
    if (floor > 0) network.add(S + b, superSink, floor);
    owedByBuyers += floor;
    owed += floor;
  }
  network.add(source, superSink, owedToSuppliers);
  network.add(superSource, sink, owedByBuyers);
  network.add(sink, source, budget);
  const edges = Uint32Array.from(open, (pair) =>
    network.add(pairs.supplier[pair]!, S + pairs.buyer[pair]!, 1),
  );
  if (network.maximise(superSource, superSink) < owed) return null;
  return open.filter((_, index) => network.flowOn(edges[index]!) > 0);
}

/** The shares of suppliers: of all, or without some of whom it is known that they get nothing. */
export interface Sharing {
  readonly residual: Residual;
  /** What everybody was promised, as far as it can be kept. */
  readonly promised: Floors;
  /** 1 for a supplier that is left aside. */
  readonly aside: Uint8Array;
}

/** What each supplier must have at least so that its share of what it could have is at least `share`. */
export function floorsOfShare({ residual, promised, aside }: Sharing, share: number): Floors {
  const { couldHave, held } = residual.supplier;
  const supplier = promised.supplier.map((least, s) => {
    // Shares are fractions of small whole numbers: the little that is taken off is far below their differences.
    const wanted = Math.ceil(share * couldHave[s]! - 1e-9);
    return aside[s] === 1 ? least : Math.max(least, wanted - held[s]!);
  });
  return { supplier, buyer: promised.buyer };
}

/** The largest share that all of them can have at once, found among the shares that there are; exact. */
export function bestWorstShare(sharing: Sharing, pairs: Pairs): number {
  const { residual, aside } = sharing;
  const most = new Set([...residual.supplier.couldHave].filter((_, s) => aside[s] !== 1));
  const shares = new Set<number>();
  for (const all of most) for (let got = 1; got <= all; got++) shares.add(got / all);
  const sorted = [...shares].sort((one, other) => one - other);
  let [reached, beyond] = [-1, sorted.length];
  while (beyond - reached > 1) {
    const middle = (reached + beyond) >> 1;
    const floors = floorsOfShare(sharing, sorted[middle]!);
    if (isPlausible(residual, floors) && choiceWithin(residual, pairs, floors)) reached = middle;
    else beyond = middle;
  }
  return reached < 0 ? 0 : sorted[reached]!;
}

/** What can be seen without a flow. */
function isPlausible({ supplier, budget }: Residual, floors: Floors): boolean {
  const total = floors.supplier.reduce((sum, floor) => sum + floor, 0);
  return total <= budget && floors.supplier.every((floor, s) => floor <= supplier.capacity[s]!);
}

import type { CapacityUnit } from '#capability';
import type { DocumentCapability, SupplierDocument } from './supplier-document.js';
import type { RangeBucket, RangeSpread } from './supplier-search.port.js';

const MANTISSAS = [1, 2, 5] as const;
const MOST_DIGITS = 9;

/** Where buckets begin, in every range: 0, 1, 2, 5, 10, 20, 50 … A slider over sizes and amounts wants such steps. */
export const BUCKET_STARTS: readonly number[] = [
  0,
  ...Array.from({ length: MOST_DIGITS }, (_, digits) =>
    MANTISSAS.map((first) => first * 10 ** digits),
  ).flat(),
];

/** The bucket in which a value counts, as a place in `BUCKET_STARTS`. */
export function bucketOf(value: number): number {
  const after = BUCKET_STARTS.findIndex((start) => start > value);
  return after < 0 ? BUCKET_STARTS.length - 1 : Math.max(0, after - 1);
}

/** A spread from the counts of its buckets, with the empty ones between them; null when nobody states a value. */
export function spreadOf(
  { min, max }: { min: number; max: number },
  counts: ReadonlyMap<number, number>,
): RangeSpread | null {
  const [first, last] = [bucketOf(min), bucketOf(max)];
  const buckets: RangeBucket[] = [];
  for (let place = first; place <= last; place++) {
    const from = BUCKET_STARTS[place]!;
    buckets.push({ from, to: BUCKET_STARTS[place + 1] ?? from * 10, count: counts.get(place) ?? 0 });
  }
  const suppliers = buckets.reduce((sum, { count }) => sum + count, 0);
  return suppliers > 0 ? { min, max, suppliers, buckets } : null;
}

/** The best that any of a supplier's capabilities states, by the number; null for what none of them states. */
export interface BestValues {
  readonly tolerance: number | null;
  readonly partSize: number | null;
  readonly pressForce: number | null;
  readonly leadTime: number | null;
  readonly capacities: Readonly<Partial<Record<CapacityUnit, number>>>;
  readonly minimumOrders: Readonly<Partial<Record<CapacityUnit, number>>>;
}

export function bestOf({ capabilities }: Pick<SupplierDocument, 'capabilities'>): BestValues {
  const all = (value: (capability: DocumentCapability) => number | null) =>
    capabilities.flatMap((capability) => value(capability) ?? []);
  const least = (values: readonly number[]) => (values.length > 0 ? Math.min(...values) : null);
  const most = (values: readonly number[]) => (values.length > 0 ? Math.max(...values) : null);
  const capacities: Partial<Record<CapacityUnit, number>> = {};
  const minimumOrders: Partial<Record<CapacityUnit, number>> = {};
  for (const { capacityUnit: unit, monthlyCapacity, minimumOrder } of capabilities) {
    if (!unit) continue;
    if (monthlyCapacity !== null) capacities[unit] = Math.max(capacities[unit] ?? 0, monthlyCapacity);
    if (minimumOrder !== null) minimumOrders[unit] = Math.min(minimumOrders[unit] ?? Infinity, minimumOrder);
  }
  return {
    tolerance: least(all(({ toleranceUm }) => toleranceUm)),
    partSize: most(all(({ partSizeMaxMm }) => partSizeMaxMm)),
    pressForce: most(all(({ pressForceT }) => pressForceT)),
    leadTime: least(all(({ leadTimeDays }) => leadTimeDays)),
    capacities,
    minimumOrders,
  };
}

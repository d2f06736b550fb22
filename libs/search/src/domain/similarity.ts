import { distanceKm } from '#places';
import type { Vocabulary } from '#vocabulary';
import { type BestValues, bestOf } from './ranges.js';
import { type HitDocument, RANGES, type RangeName } from './supplier-search.port.js';

/** How like one supplier is to another, and in what. */
export interface Similarity {
  /** 0 … 1. */
  readonly score: number;
  /** Concepts of the other's own that the first has too, or has one below or above: the most special first. */
  readonly sharedConceptIds: readonly string[];
  /** Numbers that both state and that lie within a factor of two. */
  readonly closeNumbers: readonly RangeName[];
  /** Between the centres of their wards or provinces; null when one isn't known. */
  readonly distanceKm: number | null;
}

const WEIGHTS = { concepts: 0.7, numbers: 0.2, place: 0.1 } as const;
/** From here on a place is no longer near. */
const FAR_KM = 300;

/**
 * What they can do counts most (weighted overlap of their concepts with all above them; the fewer a concept has below
 * it, the more it says), then their numbers (1 when equal, 0 from a factor of ten on, the mean over those that both
 * state), then how near they are. What can't be compared doesn't count either way.
 */
export function similarityOf(a: HitDocument, b: HitDocument, vocabulary: Vocabulary): Similarity {
  const closures = [closureOf(a, vocabulary), closureOf(b, vocabulary)] as const;
  const numbers = closenessOf(bestOf(a), bestOf(b));
  const km = a.position && b.position ? distanceKm(a.position, b.position) : null;
  const inSameZone = a.zoneId !== null && a.zoneId === b.zoneId;
  const place = inSameZone ? 1 : km === null ? null : Math.max(0, 1 - km / FAR_KM);
  const closeness = [...numbers.values()];
  const parts = [
    [WEIGHTS.concepts, overlapOf(closures[0], closures[1], vocabulary)],
    [WEIGHTS.numbers, closeness.length > 0 ? sumOf(closeness) / closeness.length : null],
    [WEIGHTS.place, place],
  ] as const;
  const known = parts.filter((part): part is [(typeof part)[0], number] => part[1] !== null);
  return {
    score: sumOf(known.map(([weight, value]) => weight * value)) / sumOf(known.map(([weight]) => weight)),
    sharedConceptIds: b.conceptIds
      .filter((id) => vocabulary.has(id) && isRelated(id, a, closures[0], vocabulary))
      .sort((one, other) => weightOf(other, vocabulary) - weightOf(one, vocabulary)),
    closeNumbers: RANGES.filter((name) => (numbers.get(name) ?? 0) >= 1 - Math.log10(2)),
    distanceKm: km,
  };
}

function closureOf({ conceptIds }: HitDocument, vocabulary: Vocabulary): ReadonlySet<string> {
  const known = conceptIds.filter((id) => vocabulary.has(id));
  return new Set(known.flatMap((id) => [...vocabulary.broaderClosure(id).keys()]));
}

function isRelated(id: string, other: HitDocument, closure: ReadonlySet<string>, vocabulary: Vocabulary) {
  return closure.has(id) || other.conceptIds.some((own) => vocabulary.broaderClosure(id).has(own));
}

function weightOf(id: string, vocabulary: Vocabulary): number {
  return 1 / (1 + Math.log2(vocabulary.narrowerClosure(id).size));
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>, vocabulary: Vocabulary): number {
  const weigh = (ids: Iterable<string>) => sumOf([...ids].map((id) => weightOf(id, vocabulary)));
  const all = weigh(new Set([...a, ...b]));
  return all > 0 ? weigh([...a].filter((id) => b.has(id))) / all : 0;
}

function closenessOf(a: BestValues, b: BestValues): Map<RangeName, number> {
  const close = new Map<RangeName, number>();
  const compare = (name: RangeName, one: number | null | undefined, other: number | null | undefined) => {
    if (!one || !other) return;
    const closeness = Math.max(0, 1 - Math.abs(Math.log10(one / other)));
    close.set(name, Math.max(close.get(name) ?? 0, closeness));
  };
  compare('tolerance', a.tolerance, b.tolerance);
  compare('part-size', a.partSize, b.partSize);
  compare('press-force', a.pressForce, b.pressForce);
  compare('lead-time', a.leadTime, b.leadTime);
  for (const unit of Object.keys(a.capacities) as (keyof BestValues['capacities'])[]) {
    compare('monthly-capacity', a.capacities[unit], b.capacities[unit]);
  }
  for (const unit of Object.keys(a.minimumOrders) as (keyof BestValues['minimumOrders'])[]) {
    compare('minimum-order', a.minimumOrders[unit], b.minimumOrders[unit]);
  }
  return close;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

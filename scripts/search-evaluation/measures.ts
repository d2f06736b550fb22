/** How well an answer serves a question: 3 fits, 2 partly, 1 is related, 0 is of no use. */
export type Grade = 0 | 1 | 2 | 3;

/**
 * Normalised discounted cumulative gain of the first `depth` answers, with gains of 2^grade - 1: 1 when the best come
 * first. `all` are the grades of everything that could have been found.
 */
export function ndcg(found: readonly Grade[], all: readonly Grade[], depth: number): number {
  const best = gain([...all].sort((a, b) => b - a).slice(0, depth));
  return best === 0 ? 0 : gain(found.slice(0, depth)) / best;
}

function gain(grades: readonly Grade[]): number {
  return grades.reduce<number>((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

/** Which share of those of at least a grade is among the first `depth`; where there are more, of what fits there. */
export function recall(
  found: readonly Grade[],
  all: readonly Grade[],
  { depth, atLeast }: { depth: number; atLeast: Grade },
): number {
  const count = (grades: readonly Grade[]) => grades.filter((grade) => grade >= atLeast).length;
  return count(found.slice(0, depth)) / Math.min(depth, count(all));
}

/** Shared by both, of the longer one; two empty lists are equal. */
export function overlap(a: readonly string[], b: readonly string[]): number {
  const longer = Math.max(a.length, b.length);
  return longer === 0 ? 1 : a.filter((one) => b.includes(one)).length / longer;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value that this share of the values doesn't exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

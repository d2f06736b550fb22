/** What a logistic regression has learnt: `bias + Σ coefficient × feature` is the log-odds. */
export interface LogisticModel {
  readonly bias: number;
  readonly coefficients: readonly number[];
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

const STEPS = 400;

/**
 * Logistic regression by gradient descent on all rows at once, with a ridge penalty of `ridge` a row on the coefficients (not on
 * the bias). With `isNonNegative` coefficients are held at 0 or more, by projection. Deterministic: it starts at 0.
 * The step is that of the loss' greatest curvature, so that it always descends.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly (0 | 1)[],
  { ridge, isNonNegative }: { ridge: number; isNonNegative: boolean },
): LogisticModel {
  const width = rows[0]?.length ?? 0;
  const coefficients = new Float64Array(width);
  let bias = 0;
  // The Hessian is bounded by a quarter of the mean squared length of the rows (with the bias' 1) plus the penalty.
  const lengths = rows.map((row) => 1 + row.reduce((sum, value) => sum + value * value, 0));
  const step = 1 / (Math.max(1e-9, ...lengths) / 4 + ridge);
  for (let turn = 0; turn < STEPS; turn++) {
    const gradient = new Float64Array(width);
    let biasGradient = 0;
    for (const [at, row] of rows.entries()) {
      let logit = bias;
      for (let i = 0; i < width; i++) logit += coefficients[i]! * row[i]!;
      const error = sigmoid(logit) - labels[at]!;
      biasGradient += error;
      for (let i = 0; i < width; i++) gradient[i]! += error * row[i]!;
    }
    bias -= (step * biasGradient) / rows.length;
    for (let i = 0; i < width; i++) {
      const next = coefficients[i]! - step * (gradient[i]! / rows.length + ridge * coefficients[i]!);
      coefficients[i] = isNonNegative ? Math.max(0, next) : next;
    }
  }
  return { bias, coefficients: [...coefficients] };
}

/**
 * The chance that a positive scores higher than a negative, ties counting half (Mann–Whitney). NaN without one of each.
 */
export function areaUnderCurve(scores: readonly number[], labels: readonly (0 | 1)[]): number {
  const order = scores.map((score, at) => ({ score, label: labels[at]! })).sort((a, b) => a.score - b.score);
  let [positives, rankSum] = [0, 0];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && order[to]!.score === order[from]!.score) to++;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at++) {
      if (order[at]!.label === 1) {
        positives++;
        rankSum += rank;
      }
    }
    from = to;
  }
  const negatives = order.length - positives;
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** The mean squared distance of a probability from what happened (Brier 1950): 0 is best, 0.25 is a coin. */
export function brierScore(probabilities: readonly number[], labels: readonly (0 | 1)[]): number {
  return probabilities.reduce((sum, one, at) => sum + (one - labels[at]!) ** 2, 0) / probabilities.length;
}

/** One row of a reliability table: of those to whom `from`–`to` was foretold, how many it came true for. */
export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Means over the bin; null in an empty one. */
  readonly foretold: number | null;
  readonly observed: number | null;
}

export function reliability(
  probabilities: readonly number[],
  labels: readonly (0 | 1)[],
  bins = 5,
): ReliabilityBin[] {
  return Array.from({ length: bins }, (_, bin): ReliabilityBin => {
    const inside = [...probabilities.keys()].filter(
      (at) => Math.min(bins - 1, Math.floor(probabilities[at]! * bins)) === bin,
    );
    const mean = (of: (at: number) => number) =>
      inside.length === 0 ? null : inside.reduce((sum, at) => sum + of(at), 0) / inside.length;
    return {
      ...{ from: bin / bins, to: (bin + 1) / bins, count: inside.length },
      foretold: mean((at) => probabilities[at]!),
      observed: mean((at) => labels[at]!),
    };
  });
}

/** What a logistic regression has learnt: `bias + Σ coefficient × feature` is the log-odds. */
export interface LogisticModel {
  readonly bias: number;
  readonly coefficients: readonly number[];
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

const MAX_TURNS = 50;
const MAX_SWEEPS = 200;
const CLOSE_ENOUGH = 1e-9;

/**
 * Logistic regression by Newton's method, with a ridge penalty of `ridge` a row on the coefficients (not on the bias).
 * With `isNonNegative` coefficients are held at 0 or more. Deterministic: it starts at 0. Each turn minimises the loss' quadratic
 * model by coordinate descent, and goes half as far for as long as the loss itself would rise.
 */
export function fitLogistic(
  rows: readonly (readonly number[])[],
  labels: readonly (0 | 1)[],
  { ridge, isNonNegative }: { ridge: number; isNonNegative: boolean },
): LogisticModel {
  // The bias is the coefficient of a last feature that is always 1.
  const features = rows.map((row) => Float64Array.of(...row, 1));
  const width = features[0]?.length ?? 1;
  const lossAt = (at: Float64Array) => {
    let loss = 0;
    for (const [index, row] of features.entries()) {
      const logit = dot(row, at);
      loss += Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - labels[index]! * logit;
    }
    loss /= Math.max(1, features.length);
    for (let i = 0; i < width - 1; i++) loss += (ridge / 2) * at[i]! * at[i]!;
    return loss;
  };
  let point = new Float64Array(width);
  let loss = lossAt(point);
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    const model = quadraticModel(features, labels, point, ridge);
    const step = boundedStep(model, point, isNonNegative);
    let share = 1;
    let next = point;
    let nextLoss = loss;
    for (; share > 1e-6; share /= 2) {
      next = point.map((one, i) => one + share * step[i]!);
      nextLoss = lossAt(next);
      if (nextLoss <= loss) break;
    }
    if (nextLoss > loss) break;
    const gain = loss - nextLoss;
    [point, loss] = [next, nextLoss];
    if (gain < CLOSE_ENOUGH) break;
  }
  return { bias: point[width - 1]!, coefficients: [...point.subarray(0, width - 1)] };
}

interface QuadraticModel {
  readonly gradient: Float64Array;
  readonly hessian: readonly Float64Array[];
}

function quadraticModel(
  features: readonly Float64Array[],
  labels: readonly (0 | 1)[],
  point: Float64Array,
  ridge: number,
): QuadraticModel {
  const width = point.length;
  const gradient = new Float64Array(width);
  const hessian = Array.from({ length: width }, () => new Float64Array(width));
  for (const [index, row] of features.entries()) {
    const chance = sigmoid(dot(row, point));
    const error = (chance - labels[index]!) / features.length;
    const curvature = (chance * (1 - chance)) / features.length;
    for (let i = 0; i < width; i++) {
      gradient[i]! += error * row[i]!;
      const scaled = curvature * row[i]!;
      const line = hessian[i]!;
      for (let j = 0; j <= i; j++) line[j]! += scaled * row[j]!;
    }
  }
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < i; j++) hessian[j]![i] = hessian[i]![j]!;
    if (i < width - 1) {
      gradient[i]! += ridge * point[i]!;
      hessian[i]![i]! += ridge;
    }
    // A feature that is 0 everywhere would leave the model flat.
    hessian[i]![i]! += 1e-12;
  }
  return { gradient, hessian };
}

/** The step to the model's least value, by descent along one coordinate after the other. */
function boundedStep(
  { gradient, hessian }: QuadraticModel,
  point: Float64Array,
  isNonNegative: boolean,
): Float64Array {
  const width = point.length;
  const step = new Float64Array(width);
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let moved = 0;
    for (let i = 0; i < width; i++) {
      const slope = gradient[i]! + dot(hessian[i]!, step);
      const wanted = step[i]! - slope / hessian[i]![i]!;
      const isBounded = isNonNegative && i < width - 1;
      const next = isBounded ? Math.max(-point[i]!, wanted) : wanted;
      moved = Math.max(moved, Math.abs(next - step[i]!));
      step[i] = next;
    }
    if (moved < CLOSE_ENOUGH) break;
  }
  return step;
}

function dot(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += left[i]! * right[i]!;
  return sum;
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

import fc from 'fast-check';
import { COMPONENT_NAMES, DEFAULT_RULES } from '../scoring/scoring-rules.js';
import { type Example, lackOf, learnWeights } from './learn-weights.js';
import { areaUnderCurve, brierScore, fitLogistic, reliability, sigmoid } from './logistic.js';

/** Answers that hang on some components, with noise; `random` is a small generator with a seed. */
function examples(count: number, logitOf: (values: readonly number[]) => number, seed = 1): Example[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return Array.from({ length: count }, (_, at): Example => {
    const values = COMPONENT_NAMES.map((name) => (name === 'novelty' ? 1 : random()));
    if (at % 3 === 0) values[COMPONENT_NAMES.indexOf('tolerance')] = NaN;
    return { group: `need ${at % 40}`, values, label: random() < sigmoid(logitOf(values)) ? 1 : 0 };
  });
}

const CAPACITY = COMPONENT_NAMES.indexOf('capacity');
const LOCATION = COMPONENT_NAMES.indexOf('location');

describe('learning weights from answers', () => {
  const answers = examples(1_500, (values) => 8 * (values[CAPACITY]! - 0.5) + 2 * (values[LOCATION]! - 0.5));
  const learned = learnWeights(answers, DEFAULT_RULES.weights);

  it('finds what the answers hang on, in its proportion', () => {
    const { weights } = learned;
    const ordered = [...COMPONENT_NAMES].sort((a, b) => weights[b] - weights[a]);
    expect(ordered.slice(0, 2)).toEqual(['capacity', 'location']);
    expect(weights.capacity / weights.location).toBeGreaterThan(2.5);
    expect(weights.capacity / weights.location).toBeLessThan(6);
    // Nothing can be told of what is the same for all.
    expect(weights.novelty).toBeCloseTo(DEFAULT_RULES.weights.novelty, 3);
    expect(Object.values(weights).reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 2);
  });

  it('foretells held-out answers better than before, and says how sure it is rightly', () => {
    const { before, after } = learned;
    expect(after.auc).toBeGreaterThan(before.auc + 0.1);
    expect(after.brier).toBeLessThan(before.brier - 0.03);
    for (const { count, foretold, observed } of after.reliability)
      if (count > 100) expect(Math.abs(foretold! - observed!)).toBeLessThan(0.1);
  });

  it('gives the same for the same, and learns nothing from noise', () => {
    expect(learnWeights(answers, DEFAULT_RULES.weights)).toEqual(learned);
    const noise = learnWeights(
      examples(1_500, () => 0),
      DEFAULT_RULES.weights,
    );
    expect(Math.abs(noise.after.auc - 0.5)).toBeLessThan(0.06);
    // Answers that contradict every component leave none with a weight below nothing.
    const against = learnWeights(
      examples(600, (values) => -6 * (values[CAPACITY]! - 0.5)),
      DEFAULT_RULES.weights,
    );
    expect(Math.min(...Object.values(against.weights))).toBeGreaterThanOrEqual(0);
  });

  it('says what is missing when there is too little', () => {
    expect(lackOf(answers)).toEqual([]);
    expect(lackOf(answers.slice(0, 30)).map(({ what }) => what)).toEqual(
      expect.arrayContaining(['examples']),
    );
    const yes = answers.filter(({ label }) => label === 1);
    expect(lackOf(yes)).toEqual([{ what: 'negatives', have: 0, least: 20 }]);
  });
});

describe('the measures', () => {
  it('are those of the books', () => {
    expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
    expect(areaUnderCurve([1, 1, 1], [0, 1, 1])).toBe(0.5);
    expect(brierScore([1, 0, 0.5], [1, 0, 1])).toBeCloseTo(0.25 / 3, 9);
    expect(reliability([0.05, 0.15, 0.95], [0, 1, 1], 2)).toEqual([
      { from: 0, to: 0.5, count: 2, foretold: 0.1, observed: 0.5 },
      { from: 0.5, to: 1, count: 1, foretold: 0.95, observed: 1 },
    ]);
  });

  it('count pairs as the definition says', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom(0 as const, 1 as const)), {
          minLength: 2,
        }),
        (pairs) => {
          const [scores, labels] = [pairs.map(([score]) => score), pairs.map(([, label]) => label)];
          const [yes, no] = [1, 0].map((label) => scores.filter((_, at) => labels[at] === label)) as [
            number[],
            number[],
          ];
          if (yes.length === 0 || no.length === 0) return;
          const won = yes.flatMap((y) => no.map((n): number => (y > n ? 1 : y === n ? 0.5 : 0)));
          const expected = won.reduce((sum, one) => sum + one, 0) / won.length;
          expect(areaUnderCurve(scores, labels)).toBeCloseTo(expected, 9);
        },
      ),
    );
  });

  it('a regression finds the odds of a coin that is loaded by one feature', () => {
    const rows = Array.from({ length: 400 }, (_, at) => [at % 2]);
    const labels = rows.map(([x], at): 0 | 1 => (x === 1 ? (at % 8 !== 1 ? 1 : 0) : at % 8 === 0 ? 1 : 0));
    const { bias, coefficients } = fitLogistic(rows, labels, { ridge: 0, isNonNegative: false });
    expect(sigmoid(bias)).toBeCloseTo(0.25, 1);
    expect(sigmoid(bias + coefficients[0]!)).toBeCloseTo(0.75, 1);
  });
});

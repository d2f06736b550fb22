import fc from 'fast-check';
import { type Measure, farApart, pointsHundredths, rank, scoreProblems, totalHundredths } from './scoring.js';

const anyMeasure = fc.record({
  id: fc.uuid(),
  weight: fc.integer({ min: 1, max: 100 }),
  scale: fc.integer({ min: 1, max: 100 }),
});

describe('points', () => {
  it('are the whole weight at the end of the scale, none at its start, and never fall as the score rises', () => {
    fc.assert(
      fc.property(anyMeasure, (measure) => {
        const points = Array.from({ length: measure.scale + 1 }, (_, score) =>
          pointsHundredths(measure, score),
        );
        expect(points[0]).toBe(0);
        expect(points.at(-1)).toBe(measure.weight * 100);
        expect(points).toEqual(points.toSorted((a, b) => a - b));
      }),
    );
  });

  it('add up to the total, in whatever order they come', () => {
    const sheet = fc.uniqueArray(anyMeasure, { maxLength: 9, selector: ({ id }) => id }).chain((measures) =>
      fc.record({
        measures: fc.constant(measures),
        scores: fc.tuple(...measures.map(({ scale }) => fc.integer({ min: 0, max: scale }))),
      }),
    );
    fc.assert(
      fc.property(sheet, ({ measures, scores }) => {
        const given = measures.map(({ id }, index) => ({
          criterionId: id,
          score: (scores as number[])[index]!,
          note: 'seen',
        }));
        const parts = given.map(({ score }, index) => pointsHundredths(measures[index]!, score));
        expect(totalHundredths(measures, given)).toBe(parts.reduce((sum, part) => sum + part, 0));
        expect(totalHundredths(measures, given.toReversed())).toBe(totalHundredths(measures, given));
        expect(scoreProblems(measures, given, { isComplete: true })).toEqual([]);
      }),
    );
  });
});

const A: Measure = { id: 'a', weight: 10, scale: 5 };
const B: Measure = { id: 'b', weight: 20, scale: 10 };
const given = (criterionId: string, score: number, note = 'seen') => ({ criterionId, score, note });

describe('a sheet of scores', () => {
  it.each([
    ['too much', [given('a', 6)], 'score', /0 to 5/],
    ['a half', [given('a', 2.5)], 'score', /whole/],
    ['one twice', [given('a', 1), given('a', 2)], 'criterionId', /twice/],
    ['one of another set', [given('x', 1)], 'criterionId', /no criterion/],
    ['no evidence', [given('a', 1, ' '), given('b', 0, '')], 'note', /evidence/],
  ])('is refused for %s', (_, scores, field, message) => {
    const problems = scoreProblems([A, B], scores, { isComplete: true });
    expect(problems.find(({ path }) => path.at(-1) === field)?.message).toMatch(message);
  });

  it('may be kept unfinished, but not submitted', () => {
    expect(scoreProblems([A, B], [given('a', 1, '')], { isComplete: false })).toEqual([]);
    expect(scoreProblems([A, B], [given('a', 1)], { isComplete: true })).toHaveLength(1);
  });

  it('differs where more than a fifth of the scale lies between', () => {
    expect(farApart([A, B], [given('a', 3), given('b', 4)], [given('a', 4), given('b', 7)])).toEqual(['b']);
  });
});

describe('the ranking', () => {
  it('gives equal totals one rank, leaves the next out, and puts those without a result last', () => {
    const ranked = rank([3, null, 9, 3, 1], (total) => total);
    expect(ranked.map(({ entry, rank: place }) => [entry, place])).toEqual([
      [9, 1],
      [3, 2],
      [3, 2],
      [1, 4],
      [null, null],
    ]);
  });
});

import { makeFair, makeRequest } from '../testing/small-fair.js';
import { compileProblem } from './compile.js';
import { Random } from './random.js';
import { TimetableSearch } from './timetable-search.js';

const [SUPPLIERS, BUYERS, SLOTS, MOVES] = [40, 16, 9, 400_000];
const TOLERANCE = 0.04;

/** More requests than places; what every fifth supplier offers is worth little to anybody. */
function contestedFair(seed: number) {
  const random = new Random(seed);
  const requests = Array.from({ length: SUPPLIERS }, (_, s) =>
    Array.from({ length: BUYERS }, (_, b) => [s, b] as const),
  )
    .flat()
    .filter(() => random.unit() < 0.45)
    .map(([s, b]) =>
      makeRequest(`s${s}`, `b${b}`, { worth: s % 5 === 0 ? 1 + random.unit() : 4 + 4 * random.unit() }),
    );
  return compileProblem(makeFair(SLOTS, BUYERS, requests, { worthTolerance: TOLERANCE }));
}

describe('TimetableSearch, where not everything can be had', () => {
  it.each([1, 2, 3])('lifts the worst served for no more worth than it may give up (%i)', (seed) => {
    const search = new TimetableSearch(contestedFair(seed), seed);
    search.aimAtShare(1);
    search.start();
    const run = (until: number) => {
      while (search.iterations < until) search.run(1000, search.iterations, MOVES, MOVES);
      return search.bestFigures();
    };
    const ofWorth = run(0.4 * MOVES);
    const ofBoth = run(MOVES);

    expect(ofBoth.worth).toBeGreaterThanOrEqual(ofWorth.worth * (1 - TOLERANCE) - 1e-6);
    expect(ofBoth.worstShare).toBeGreaterThan(ofWorth.worstShare + 0.1);
  });
});

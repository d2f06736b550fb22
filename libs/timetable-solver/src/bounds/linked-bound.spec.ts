import fc from 'fast-check';
import { compileProblem } from '../search/compile.js';
import { makeFair, makeParticipant, makeRequest } from '../testing/small-fair.js';
import { leastBreaks, tinyFair } from '../testing/tiny-fair.js';
import { cannotFit, linkedBound } from './linked-bound.js';
import { patternBound } from './pattern-bound.js';

describe('linkedBound and cannotFit', () => {
  it('never claim more than the best of all timetables', async () => {
    await fc.assert(
      fc.asyncProperty(tinyFair, async (problem) => {
        const compiled = compileProblem(problem);
        const least = leastBreaks(problem);
        if (least === undefined) return;
        expect(await cannotFit(compiled)).toBe(false);
        expect(await linkedBound(compiled)).toBeLessThanOrEqual(least);
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  it('see breaks that nobody has to have by itself', async () => {
    const present = { x0: [0, 2, 3], x1: [0, 1, 3], x2: [0, 2, 3] };
    const triangle = compileProblem(
      makeFair(4, 3, [makeRequest('x0', 'x1'), makeRequest('x0', 'x2'), makeRequest('x1', 'x2')], {
        participants: Object.entries(present).map(([id, at]) => makeParticipant(id, 4, { at })),
      }),
    );
    // x1 meets one of them first and the other last, a break; they meet between, away from what x0 has at an end.
    expect(await patternBound(triangle)).toBe(1);
    const told: number[] = [];
    expect(await linkedBound(triangle, (breaks) => told.push(breaks))).toBe(2);
    expect(told.at(-1)).toBe(2);
  });

  it('prove that there are too few tables for all requests', async () => {
    const requests = [makeRequest('x0', 'b0'), makeRequest('x1', 'b1'), makeRequest('x2', 'b2')];
    expect(await cannotFit(compileProblem(makeFair(2, 1, requests)))).toBe(true);
    expect(await cannotFit(compileProblem(makeFair(3, 1, requests)))).toBe(false);
  });
});

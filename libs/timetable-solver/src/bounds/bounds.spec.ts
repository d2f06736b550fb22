import { compileProblem } from '../search/compile.js';
import { makeFair, makeParticipant, makeRequest } from '../testing/small-fair.js';
import { patternBound } from './pattern-bound.js';
import { worstShareBound, worthBound } from './worth-bound.js';

const bound = (problem: Parameters<typeof compileProblem>[0]) => patternBound(compileProblem(problem));

describe('worthBound', () => {
  it('is the whole worth when everything has a place', async () => {
    const problem = makeFair(2, 1, [
      makeRequest('x0', 'b0', { worth: 3 }),
      makeRequest('x1', 'b0', { worth: 4 }),
    ]);
    expect(await worthBound(compileProblem(problem))).toEqual({ worth: 7, scheduled: 2 });
  });

  it('leaves out the least worth that the tables or a party have no place for', async () => {
    const requests = [5, 3, 2].map((worth, i) => makeRequest(`x${i}`, `b${i}`, { worth }));
    expect(await worthBound(compileProblem(makeFair(2, 1, requests)))).toEqual({ worth: 8, scheduled: 2 });
    const busy = [5, 3, 2].map((worth, i) => makeRequest(`x${i}`, 'b0', { worth }));
    expect((await worthBound(compileProblem(makeFair(2, 3, busy)))).worth).toBe(8);
  });

  it('counts a request without a common slot as nothing', async () => {
    const participants = [makeParticipant('x0', 2, { at: [0] }), makeParticipant('b0', 2, { at: [1] })];
    const problem = makeFair(2, 1, [makeRequest('x0', 'b0')], { participants });
    expect((await worthBound(compileProblem(problem))).worth).toBe(0);
  });
});

describe('worstShareBound', () => {
  it('divides what can be had equally', async () => {
    // One place for two pairs: each can have half, in the relaxation.
    const problem = makeFair(1, 1, [makeRequest('x0', 'b0'), makeRequest('x1', 'b1')]);
    expect(await worstShareBound(compileProblem(problem), 1)).toBeCloseTo(0.5);
  });
});

describe('patternBound', () => {
  it('finds the break that an absence forces', async () => {
    const problem = makeFair(3, 1, [makeRequest('x0', 'b0'), makeRequest('x1', 'b0')], {
      participants: [
        makeParticipant('x0', 3),
        makeParticipant('x1', 3),
        makeParticipant('b0', 3, { at: [0, 2] }),
      ],
    });
    expect(await bound(problem)).toBe(1);
  });

  it('finds no break where the tables leave room', async () => {
    // One table and four slots: b0 has the first two, b1 the others.
    const requests = [
      makeRequest('x0', 'b0'),
      makeRequest('x1', 'b0'),
      makeRequest('x2', 'b1'),
      makeRequest('x3', 'b1'),
    ];
    expect(await bound(makeFair(4, 1, requests))).toBe(0);
  });

  it('does not apply to groups or parallel capacity', async () => {
    const problem = makeFair(2, 1, [makeRequest('x0', 'b0')], {
      participants: [makeParticipant('x0', 2, { capacity: 2 }), makeParticipant('b0', 2)],
    });
    expect(await bound(problem)).toBeUndefined();
  });
});

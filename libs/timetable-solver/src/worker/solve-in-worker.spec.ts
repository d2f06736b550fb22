import { InvalidProblemError, solveTimetable, solveTimetableInWorker } from '../index.js';
import { makeFair, makeRequest } from '../testing/small-fair.js';

const requests = ['x0', 'x1', 'x2', 'x3'].flatMap((x) => ['b0', 'b1', 'b2'].map((b) => makeRequest(x, b)));

describe('solveTimetableInWorker', () => {
  it('gives what the search on this thread gives', async () => {
    const problem = makeFair(3, 2, requests);
    const here = await solveTimetable(problem, { iterations: 5000, seed: 3 });
    const there = await solveTimetableInWorker(problem, { iterations: 5000, seed: 3 });
    expect(there.timetable).toEqual(here.timetable);
  });

  it('hands cancellation and progress across', async () => {
    const cancel = new AbortController();
    const result = await solveTimetableInWorker(makeFair(3, 1, requests), {
      seconds: 60,
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    });
    expect(result.figures.scheduled).toBe(3);
  });

  it('rejects a malformed problem with its faults', async () => {
    const problem = makeFair(2, 1, [requests[0]!, requests[0]!]);
    await expect(solveTimetableInWorker(problem)).rejects.toThrow(InvalidProblemError);
  });
});

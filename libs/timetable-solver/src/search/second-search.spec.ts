import { checkTimetable } from '../check/check-timetable.js';
import { makeFair, makeRequest } from '../testing/small-fair.js';
import { startSecondSearch } from './second-search.js';

it('finds complete timetables beside another search', async () => {
  const problem = makeFair(
    4,
    3,
    ['s0', 's1', 's2'].flatMap((s) =>
      ['b0', 'b1', 'b2'].map((b) => ({ ...makeRequest(s, b), mandatory: true })),
    ),
  );
  const slots = await new Promise<Map<number, number>>((resolve) => {
    const second = startSecondSearch({ problem, seed: 2, seconds: 20 }, (found) => {
      second.stop();
      resolve(found);
    });
  });
  const meetings = [...slots].map(([r, s]) => ({
    request: problem.requests[r]!.id,
    slot: problem.slots[s]!.id,
  }));
  const rules = checkTimetable(problem, { meetings }).map(({ rule }) => rule);
  // Tables are dealt afterwards.
  expect(rules.filter((rule) => rule !== 'table')).toEqual([]);
  expect(meetings).toHaveLength(9);
});

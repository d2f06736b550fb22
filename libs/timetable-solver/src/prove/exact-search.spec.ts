import { Cadical } from 'cadical-wasm';
import fc from 'fast-check';
import { checkTimetable } from '../check/check-timetable.js';
import type { TimetableProblem } from '../model/problem.js';
import { type CompiledProblem, compileProblem } from '../search/compile.js';
import { figuresOf } from '../search/figures.js';
import { TimetableSearch } from '../search/timetable-search.js';
import { arbitraryFair } from '../testing/arbitrary-fair.js';
import { makeFair, makeRequest } from '../testing/small-fair.js';
import { leastBreaks, tinyFair } from '../testing/tiny-fair.js';
import { breakFormula, meetingParticipants } from './break-formula.js';
import { type ExactMessage, startExactSearch } from './exact-search.js';
import { NONE_FOUND, ProofBoard } from './proof-board.js';

/** Whether the formula allows so many breaks at most, and the slots that it then gives; `held` are slots that must stay. */
async function ask(compiled: CompiledProblem, most: number, breaks: number, held?: Int32Array) {
  const { clauses, places, moreBreaks } = breakFormula(compiled, [...compiled.domain.keys()], most);
  const solver = await Cadical.create();
  solver.addClauses(clauses);
  const beyond = moreBreaks[breaks];
  const answer = solver.solve({
    assumptions: [
      ...(beyond === undefined ? [] : [-beyond]),
      ...(held ? places.map(([r, s, variable]) => (held[r] === s ? variable : -variable)) : []),
    ],
  });
  const slotOf = new Int32Array(compiled.R).fill(-1);
  if (answer === 'satisfiable')
    for (const [r, s, variable] of places) if (solver.value(variable)) slotOf[r] = s;
  solver.dispose();
  return { isAllowed: answer === 'satisfiable', slotOf };
}

const mandatory = (fair: TimetableProblem, limit?: number): TimetableProblem => ({
  ...fair,
  requests: fair.requests.map((request) => ({ ...request, mandatory: true })),
  ...(limit !== undefined && { breakSpread: { limit, hard: true } }),
});

it('has the fewest breaks of all timetables', async () => {
  await fc.assert(
    fc.asyncProperty(
      tinyFair.filter(({ requests }) => requests.length > 1),
      async (problem) => {
        const compiled = compileProblem(mandatory(problem));
        const most = meetingParticipants(compiled, [...compiled.domain.keys()]) - 1;
        const least = leastBreaks(problem);
        for (let breaks = 0; breaks <= most; breaks++) {
          const { isAllowed } = await ask(compiled, most, breaks);
          expect(isAllowed).toBe(least !== undefined && least <= breaks);
          if (isAllowed) break;
        }
      },
    ),
    { numRuns: 100 },
  );
}, 120_000);

it('allows a timetable that keeps the rules with its breaks and no fewer, and no other timetable', async () => {
  let complete = 0;
  const someFair = arbitraryFair.filter(({ requests }) => requests.length > 0);
  await fc.assert(
    fc.asyncProperty(someFair, fc.constantFrom(undefined, 1), async (fair, limit) => {
      const problem = mandatory(fair, limit);
      const compiled = compileProblem(problem);
      const most = meetingParticipants(compiled, [...compiled.domain.keys()]) - 1;
      const { slotOf } = await ask(compiled, most, most);
      const broken = checkTimetable(problem, {
        meetings: [...slotOf].flatMap((s, r) =>
          s < 0 ? [] : [{ request: problem.requests[r]!.id, slot: problem.slots[s]!.id }],
        ),
      });
      // Who sits where is left to the search.
      const leftOut = ['table', 'interpreter', 'walk', 'mandatory'];
      expect(broken.map(({ rule }) => rule).filter((rule) => !leftOut.includes(rule))).toEqual([]);
      const search = new TimetableSearch(compiled, 1);
      search.start();
      search.run(5000, 0, 5000, 5000);
      const { breaks } = search.bestFigures();
      if (!search.bestIsComplete() || breaks > most) return;
      complete++;
      const found = search.best().slotOf;
      expect((await ask(compiled, most, breaks, found)).isAllowed).toBe(true);
      if (breaks > 0) expect((await ask(compiled, most, breaks - 1, found)).isAllowed).toBe(false);
    }),
    { numRuns: 100 },
  );
  expect(complete).toBeGreaterThan(10);
}, 120_000);

/** Runs both searches to their end. */
async function searchExactly(
  problem: TimetableProblem,
): Promise<{ board: ProofBoard; said: ExactMessage[] }> {
  const board = ProofBoard.create();
  const said: ExactMessage[] = [];
  const threads = (['below', 'above'] as const).map((from, seed) =>
    startExactSearch({ problem, from, board: board.memory, seed }, (message) => said.push(message)),
  );
  await Promise.all(threads.map(({ ended }) => ended));
  return { board, said };
}

it('proves from below what it finds from above', async () => {
  // Both who meet b0 in the first and the last of three slots have b1 next to it, or b1 has the break: b0's isn't the only one.
  const problem = makeFair(3, 2, [
    makeRequest('x0', 'b0', { fixedSlot: 's0' }),
    makeRequest('x1', 'b0', { fixedSlot: 's2' }),
    makeRequest('x0', 'b1'),
    makeRequest('x1', 'b1'),
  ]);
  const { board, said } = await searchExactly(problem);
  expect([board.bound, board.best]).toEqual([2, 2]);
  const found = said.findLast((message) => message.type === 'found');
  expect(figuresOf(compileProblem(problem), found!.slotOf).breaks).toBe(2);
});

it('tells that not everything fits', async () => {
  // Three who all meet each other can't do so in two slots.
  const problem = makeFair(2, 3, [makeRequest('x0', 'x1'), makeRequest('x1', 'x2'), makeRequest('x2', 'x0')]);
  const { board, said } = await searchExactly(mandatory(problem));
  expect(board.best).toBe(NONE_FOUND);
  expect(said).toContainEqual({ type: 'cannotFit' });
});

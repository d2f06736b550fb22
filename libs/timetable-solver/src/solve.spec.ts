import fc from 'fast-check';
import { InvalidProblemError, checkTimetable, solveTimetable } from './index.js';
import { arbitraryFair } from './testing/arbitrary-fair.js';
import { makeFair, makeParticipant, makeRequest } from './testing/small-fair.js';
import { allSlots } from './model/slot-set.js';

// Searches and provers share the machine with whatever else runs on it.
const PATIENCE = 240_000;

/** A search ends with its proof: on a busy machine later, and never by the clock. */
const UNTIL_PROVED = { seconds: 200 };
/** Until no smaller conflict is possible, however busy the machine is. */
const TO_THE_END = { conflictSeconds: 120 };
/** What can't be had only the search for a conflict proves: moves enough to try, and then that. */
const NO_PROOF_BY_COUNTING = { iterations: 5000, ...TO_THE_END };

describe('solveTimetable', () => {
  it(
    'makes valid timetables of random fairs, and keeps fixed meetings',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryFair, fc.nat({ max: 99 }), async (problem, seed) => {
          const result = await solveTimetable(problem, { iterations: 2000, seed });
          expect(result.status).not.toBe('unknown');
          if (result.status === 'infeasible') return;
          expect(checkTimetable(problem, result.timetable)).toEqual([]);
          expect(result.figures.worth).toBeLessThanOrEqual(result.bounds.worth + 1e-6);
          expect(result.figures.scheduled).toBeLessThanOrEqual(result.bounds.scheduled);
          const fixed = problem.requests.filter((request) => request.fixedSlot !== undefined);
          for (const { id, fixedSlot } of fixed)
            expect(result.timetable.meetings.find((meeting) => meeting.request === id)?.slot).toBe(fixedSlot);
        }),
        { numRuns: 80 },
      );
    },
    PATIENCE,
  );

  it(
    'gives the same timetable for the same seed and number of moves',
    async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryFair, async (problem) => {
          const first = await solveTimetable(problem, { iterations: 3000, seed: 7 });
          const second = await solveTimetable(problem, { iterations: 3000, seed: 7 });
          expect(second.timetable).toEqual(first.timetable);
        }),
        { numRuns: 25 },
      );
    },
    PATIENCE,
  );

  it(
    'keeps a participant that receives at its own stand there, and leaves the stand to it',
    async () => {
      const problem = makeFair(
        2,
        0,
        [makeRequest('x0', 'b0'), makeRequest('x1', 'b0'), makeRequest('x2', 'b1')],
        {
          tables: [
            { id: 'open', hall: 'A' },
            { id: 'stand', hall: 'A', reservedFor: ['b0'] },
          ],
          participants: ['x0', 'x1', 'x2', 'b1']
            .map((id) => makeParticipant(id, 2))
            .concat(makeParticipant('b0', 2, { ownTablesOnly: true })),
        },
      );
      const { timetable, status } = await solveTimetable(problem, UNTIL_PROVED);
      expect(status).toBe('optimal');
      expect(checkTimetable(problem, timetable)).toEqual([]);
      const tables = new Map(timetable.meetings.map(({ request, table }) => [request, table]));
      expect(tables.get('x0-b0')).toBe('stand');
      expect(tables.get('x1-b0')).toBe('stand');
      expect(tables.get('x2-b1')).toBe('open');
    },
    PATIENCE,
  );

  it(
    'proves the number of breaks that a full day forces',
    async () => {
      // Two suppliers and one table: b0 is away in the middle, so its two meetings have a break between them.
      const problem = makeFair(3, 1, [makeRequest('x0', 'b0'), makeRequest('x1', 'b0')], {
        participants: [
          makeParticipant('x0', 3),
          makeParticipant('x1', 3),
          makeParticipant('b0', 3, { at: [0, 2] }),
        ],
      });
      const result = await solveTimetable(problem, UNTIL_PROVED);
      expect(result).toMatchObject({
        status: 'optimal',
        figures: { scheduled: 2, breaks: 1 },
        bounds: { breaks: 1 },
      });
    },
    PATIENCE,
  );

  it(
    'bounds no breaks beside a timetable that leaves meetings out',
    async () => {
      // Three meetings of b0 in its first and last two slots can't all touch; one table in each leaves one of five out.
      const problem = makeFair(
        4,
        1,
        [
          ...['x0', 'x1', 'x2'].map((id) => makeRequest(id, 'b0')),
          makeRequest('x3', 'b1'),
          makeRequest('x4', 'b1'),
        ],
        {
          participants: [
            ...['x0', 'x1', 'x2', 'x3', 'x4'].map((id) => makeParticipant(id, 4)),
            makeParticipant('b0', 4, { at: [0, 2, 3] }),
            makeParticipant('b1', 4),
          ],
        },
      );
      const { figures, bounds, timetable } = await solveTimetable(problem, { seconds: 3 });
      expect(figures.scheduled).toBe(4);
      // Whoever wanted the one that is left out got nothing, and is named.
      const met = new Set(timetable.meetings.map(({ request }) => request));
      const [out] = problem.requests.filter(({ id }) => !met.has(id));
      const alone = out!.participants.filter((id) => id.startsWith('x'));
      expect(figures).toMatchObject({ worstShare: 0, worstServed: alone, worstServedCount: 1 });
      expect(bounds.breaks).toBe(0);
    },
    PATIENCE,
  );

  it(
    'reports the meetings that contradict each other',
    async () => {
      const three = ['x0', 'x1', 'x2'].map((id) => makeRequest(id, 'b0', { mandatory: true }));
      const problem = makeFair(2, 3, [...three, makeRequest('x3', 'b1', { mandatory: true })]);
      const result = await solveTimetable(problem, UNTIL_PROVED);
      expect(result.status).toBe('infeasible');
      expect(result.faults).toEqual([
        {
          code: 'TOO_MANY_MANDATORY',
          participant: 'b0',
          culprits: expect.arrayContaining(['x0-b0', 'x1-b0', 'x2-b0']),
        },
      ]);
    },
    PATIENCE,
  );

  it(
    'finds the smallest group when only the search can tell',
    async () => {
      // Each is fine alone; together one table and two slots are too few for three pairs.
      const pairs = ['0', '1', '2'].map((n) => makeRequest(`x${n}`, `b${n}`, { mandatory: true }));
      const result = await solveTimetable(makeFair(2, 1, pairs), {
        ...UNTIL_PROVED,
        ...TO_THE_END,
      });
      expect(result.status).toBe('infeasible');
      expect(result.conflict).toEqual([
        { kind: 'mandatory', culprits: ['x0-b0', 'x1-b1', 'x2-b2'] },
        { kind: 'tables', culprits: ['t0'] },
      ]);
    },
    PATIENCE,
  );

  it(
    'finds the smallest group that lacks an interpreter, and knows one that has enough',
    async () => {
      // Two slots, and one interpreter for three pairs; the fourth pair needs none.
      const pairs = ['0', '1', '2', '3'].map((n) =>
        makeRequest(`x${n}`, `b${n}`, { mandatory: true, ...(n !== '3' && { languagePair: 'ja-vi' }) }),
      );
      const interpreter = (id: string) => ({ id, languagePairs: ['ja-vi'], available: allSlots(2) });
      const fair = (...ids: string[]) => makeFair(2, 4, pairs, { interpreters: ids.map(interpreter) });
      const result = await solveTimetable(fair('i0'), NO_PROOF_BY_COUNTING);
      expect(result.status).toBe('infeasible');
      expect(result.conflict).toEqual([
        { kind: 'mandatory', culprits: ['x0-b0', 'x1-b1', 'x2-b2'] },
        { kind: 'interpreters', culprits: ['i0'] },
      ]);
      expect(await solveTimetable(fair('i0', 'i1'), UNTIL_PROVED)).toMatchObject({
        status: 'optimal',
        conflict: [],
      });
    },
    PATIENCE,
  );

  it(
    'finds the smallest group that has too far to walk',
    async () => {
      // Either table is kept for one of b0's partners, half an hour apart, and the slots follow on each other.
      const requests = [
        makeRequest('x0', 'b0', { mandatory: true, fixedTable: 't0' }),
        makeRequest('x1', 'b0', { mandatory: true, fixedTable: 't1' }),
        makeRequest('x2', 'b2', { mandatory: true }),
      ];
      const tables = ['A', 'B', 'A'].map((hall, n) => ({ id: `t${n}`, hall }));
      const fair = (minutes: number) =>
        makeFair(2, 3, requests, { tables, walks: [{ from: 'A', to: 'B', minutes }] });
      const result = await solveTimetable(fair(30), NO_PROOF_BY_COUNTING);
      expect(result.status).toBe('infeasible');
      expect(result.conflict).toEqual([
        { kind: 'mandatory', culprits: ['x0-b0', 'x1-b0'] },
        { kind: 'participant', culprits: ['b0'] },
        { kind: 'walks', culprits: ['A', 'B'] },
      ]);
      expect((await solveTimetable(fair(0), UNTIL_PROVED)).status).toBe('optimal');
    },
    PATIENCE,
  );

  it(
    'refuses a malformed problem with every fault named',
    async () => {
      const problem = makeFair(2, 1, [makeRequest('x0', 'b0'), makeRequest('x0', 'b0')]);
      await expect(solveTimetable(problem)).rejects.toThrow(InvalidProblemError);
    },
    PATIENCE,
  );

  it(
    'keeps the best timetable when it is cancelled',
    async () => {
      const requests = ['x0', 'x1', 'x2', 'x3'].flatMap((x) =>
        ['b0', 'b1', 'b2'].map((b) => makeRequest(x, b)),
      );
      const cancel = new AbortController();
      const result = await solveTimetable(makeFair(3, 1, requests), {
        ...UNTIL_PROVED,
        signal: cancel.signal,
        onProgress: () => cancel.abort(),
      });
      expect(result.figures.scheduled).toBe(3);
    },
    PATIENCE,
  );

  it(
    'tells its progress with the best so far and the bound',
    async () => {
      const requests = ['x0', 'x1', 'x2'].flatMap((x) => ['b0', 'b1'].map((b) => makeRequest(x, b)));
      const seen: number[] = [];
      await solveTimetable(makeFair(2, 1, requests), {
        iterations: 50_000,
        onProgress: ({ figures, bounds }) => {
          expect(figures.worth).toBeLessThanOrEqual(bounds.worth);
          seen.push(figures.worth);
        },
      });
      expect(seen.at(-1)).toBe(2);
    },
    PATIENCE,
  );

  it(
    'prefers serving everyone to serving one twice at equal worth',
    async () => {
      const requests = [
        makeRequest('x0', 'b0'),
        makeRequest('x0', 'b1'),
        makeRequest('x1', 'b0'),
        makeRequest('x1', 'b1'),
      ];
      const problem = makeFair(2, 1, requests);
      const { figures } = await solveTimetable(problem, { iterations: 20_000 });
      expect(figures.scheduled).toBe(2);
      expect(figures.worstShare).toBe(0.5);
    },
    PATIENCE,
  );
});

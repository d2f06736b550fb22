import fc from 'fast-check';
import { checkTimetable, repairTimetable, solveTimetable } from '../index.js';
import type { TimetableProblem } from '../model/problem.js';
import type { Timetable } from '../model/timetable.js';
import { arbitraryFair } from '../testing/arbitrary-fair.js';
import { makeFair, makeParticipant, makeRequest } from '../testing/small-fair.js';

const timetable = (...meetings: [request: string, slot: string, table: string][]): Timetable => ({
  meetings: meetings.map(([request, slot, table]) => ({ request, slot, table })),
});

describe('repairTimetable', () => {
  it('drops only the meetings of a delegate that cancels', () => {
    const problem = makeFair(3, 2, [
      makeRequest('x0', 'b0'),
      makeRequest('x1', 'b0'),
      makeRequest('x1', 'b1'),
    ]);
    const before = timetable(['x0-b0', 's0', 't0'], ['x1-b0', 's1', 't0'], ['x1-b1', 's2', 't1']);
    const result = repairTimetable(problem, before, { kind: 'participantAbsent', participant: 'x0' });
    expect(result.dropped).toEqual([{ request: 'x0-b0', reason: 'NO_SLOT_LEFT' }]);
    expect(result.moved).toEqual([]);
    expect(result.timetable.meetings).toEqual(before.meetings.slice(1));
  });

  it('moves a meeting of a late arrival to a later slot and leaves the others', () => {
    const problem = makeFair(3, 1, [makeRequest('x0', 'b0'), makeRequest('x1', 'b1')]);
    const before = timetable(['x0-b0', 's0', 't0'], ['x1-b1', 's1', 't0']);
    const result = repairTimetable(problem, before, { kind: 'lateArrival', participant: 'x0', at: 541 });
    expect(result.moved).toEqual([
      {
        request: 'x0-b0',
        from: before.meetings[0],
        to: { request: 'x0-b0', slot: 's2', table: 't0' },
        reason: { code: 'HIT_BY_CHANGE' },
      },
    ]);
    expect(result.othersMoved).toBe(0);
  });

  it('moves another meeting when nothing else makes room, and says for whom', () => {
    // x0 is left with s1 alone, where b0 meets x1; that meeting can go to s0.
    const problem = makeFair(2, 2, [makeRequest('x0', 'b0'), makeRequest('x1', 'b0')]);
    const before = timetable(['x0-b0', 's0', 't0'], ['x1-b0', 's1', 't0']);
    const result = repairTimetable(problem, before, { kind: 'lateArrival', participant: 'x0', at: 541 });
    expect(result.dropped).toEqual([]);
    expect(result.moved.map(({ request, to, reason }) => [request, to.slot, reason])).toEqual([
      ['x0-b0', 's1', { code: 'HIT_BY_CHANGE' }],
      ['x1-b0', 's0', { code: 'MADE_ROOM', for: 'x0-b0' }],
    ]);
    expect(result.othersMoved).toBe(1);
    const stay = repairTimetable(
      problem,
      before,
      { kind: 'lateArrival', participant: 'x0', at: 541 },
      { maxOthersMoved: 0 },
    );
    expect(stay.dropped).toEqual([{ request: 'x0-b0', reason: 'NO_ROOM' }]);
  });

  it('lets what it has moved already make room again, which moves nobody else', () => {
    // b0 is late for two meetings. The one worth more takes s2, the only slot that the other's supplier has left.
    const problem = makeFair(4, 2, [makeRequest('x0', 'b0', { worth: 2 }), makeRequest('x1', 'b0')], {
      participants: [
        makeParticipant('x0', 4),
        makeParticipant('x1', 4, { at: [1, 2] }),
        makeParticipant('b0', 4),
      ],
    });
    const before = timetable(['x0-b0', 's0', 't0'], ['x1-b0', 's1', 't0']);
    const result = repairTimetable(
      problem,
      before,
      { kind: 'lateArrival', participant: 'b0', at: problem.slots[2]!.start },
      { maxOthersMoved: 0 },
    );
    expect(result.dropped).toEqual([]);
    expect(result.timetable.meetings.map(({ request, slot }) => [request, slot])).toEqual([
      ['x1-b0', 's2'],
      ['x0-b0', 's3'],
    ]);
  });

  it('seats the meetings of a lost table elsewhere in the same slot', () => {
    const problem = makeFair(2, 2, [makeRequest('x0', 'b0'), makeRequest('x1', 'b1')]);
    const before = timetable(['x0-b0', 's0', 't0'], ['x1-b1', 's1', 't1']);
    const result = repairTimetable(problem, before, { kind: 'tableLost', table: 't0' });
    expect(result.timetable.meetings).toEqual([
      { request: 'x0-b0', slot: 's0', table: 't1' },
      { request: 'x1-b1', slot: 's1', table: 't1' },
    ]);
    expect(result.moved).toHaveLength(1);
  });

  it('fits a walk-in into what is free', () => {
    const problem = makeFair(2, 1, [makeRequest('x0', 'b0')]);
    const before = timetable(['x0-b0', 's0', 't0']);
    const result = repairTimetable(problem, before, {
      kind: 'walkIn',
      participant: makeParticipant('x9', 2),
      requests: [makeRequest('x9', 'b0')],
    });
    expect(result.added).toEqual([{ request: 'x9-b0', slot: 's1', table: 't0' }]);
    expect(result.moved).toEqual([]);
  });

  it('leaves what is over as it was', () => {
    const problem = makeFair(3, 1, [makeRequest('x0', 'b0'), makeRequest('x0', 'b1')]);
    const before = timetable(['x0-b0', 's0', 't0'], ['x0-b1', 's2', 't0']);
    const result = repairTimetable(
      problem,
      before,
      { kind: 'participantAbsent', participant: 'x0' },
      { now: problem.slots[1]!.start },
    );
    expect(result.timetable.meetings).toEqual([before.meetings[0]]);
    expect(result.dropped).toEqual([{ request: 'x0-b1', reason: 'NO_SLOT_LEFT' }]);
  });

  it('always gives a valid timetable, moves at most three others and accounts for every difference', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFair, fc.nat(), fc.nat({ max: 2 }), async (problem, pick, kind) => {
        const { timetable: before, status } = await solveTimetable(problem, { iterations: 500 });
        if (status === 'infeasible') return;
        const result = repairTimetable(problem, before, changeOf(problem, pick, kind));
        const optional = { ...result.problem, requests: result.problem.requests.map(withoutDuty) };
        expect(checkTimetable(optional, result.timetable)).toEqual([]);
        expect(result.othersMoved).toBeLessThanOrEqual(3);
        const after = new Map(result.timetable.meetings.map((meeting) => [meeting.request, meeting]));
        const told = new Set([...result.moved, ...result.dropped].map(({ request }) => request));
        for (const meeting of before.meetings)
          if (!told.has(meeting.request)) expect(after.get(meeting.request)).toEqual(meeting);
      }),
      { numRuns: 80 },
    );
  });
});

function changeOf(problem: TimetableProblem, pick: number, kind: number) {
  const participant = problem.participants[pick % problem.participants.length]!.id;
  if (kind === 0) return { kind: 'participantAbsent', participant } as const;
  if (kind === 1)
    return {
      kind: 'lateArrival',
      participant,
      at: problem.slots[pick % problem.slots.length]!.start,
    } as const;
  return { kind: 'tableLost', table: problem.tables[pick % problem.tables.length]!.id } as const;
}

/** A repair may have to drop what was mandatory; the rest of the rules hold. */
function withoutDuty<T extends { readonly mandatory?: boolean }>(request: T): T {
  return { ...request, mandatory: false, fixedSlot: undefined };
}

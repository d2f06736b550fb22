import fc from 'fast-check';
import { type RoomMaker, type TimetableProblem, explainUnscheduled, solveTimetable } from '../index.js';
import { arbitraryFair } from '../testing/arbitrary-fair.js';
import { makeFair, makeParticipant, makeRequest } from '../testing/small-fair.js';
import { slotSetOf } from '../model/slot-set.js';
import type { Timetable } from '../model/timetable.js';

const timetable = (...meetings: [request: string, slot: string, table: string][]): Timetable => ({
  meetings: meetings.map(([request, slot, table]) => ({ request, slot, table })),
});
const asked = makeRequest('x0', 'b0');

describe('explainUnscheduled', () => {
  it('says that two are never there together, and whose presence would help', () => {
    const participants = [makeParticipant('x0', 2, { at: [0] }), makeParticipant('b0', 2, { at: [1] })];
    const [answer] = explainUnscheduled(makeFair(2, 1, [asked], { participants }), timetable());
    expect(answer).toEqual({
      request: 'x0-b0',
      reasons: [{ code: 'NO_COMMON_SLOT', participants: ['x0', 'b0'] }],
      roomMaker: { kind: 'moreAvailability', participant: 'b0', slot: 's0' },
    });
  });

  it('says that the request itself rules the common slots out', () => {
    const ruled = { ...asked, allowedSlots: slotSetOf(2, []) };
    expect(explainUnscheduled(makeFair(2, 1, [ruled]), timetable())[0]!.reasons).toEqual([
      { code: 'RULE', slots: ['s0', 's1'] },
    ]);
  });

  it('says that a party is full and with whom, and suggests the meetings to move', () => {
    const problem = makeFair(2, 2, [asked, makeRequest('x1', 'b0')], {
      participants: [
        makeParticipant('x0', 2, { at: [0] }),
        makeParticipant('x1', 2),
        makeParticipant('b0', 2),
      ],
    });
    const [answer] = explainUnscheduled(problem, timetable(['x1-b0', 's0', 't0']));
    expect(answer).toEqual({
      request: 'x0-b0',
      reasons: [
        { code: 'PARTY_FULL', participant: 'b0', meetings: ['x1-b0'] },
        { code: 'LOWER_WORTH', slot: 's0', than: ['x1-b0'] },
      ],
      roomMaker: { kind: 'moveMeetings', slot: 's0', moves: [{ request: 'x1-b0', from: 's0', to: 's1' }] },
    });
  });

  it('says that the tables are full and that one more would do', () => {
    const problem = makeFair(1, 1, [asked, makeRequest('x1', 'b1')]);
    const [answer] = explainUnscheduled(problem, timetable(['x1-b1', 's0', 't0']));
    expect(answer!.reasons[0]).toEqual({ code: 'TABLES_FULL', slots: ['s0'] });
    expect(answer!.roomMaker).toEqual({ kind: 'oneMoreTable', slot: 's0' });
  });

  it('says what worth would have to go when nothing smaller helps', () => {
    const problem = makeFair(1, 1, [asked, makeRequest('x1', 'b0', { worth: 5 })]);
    const [answer] = explainUnscheduled(problem, timetable(['x1-b0', 's0', 't0']));
    expect(answer!.reasons).toContainEqual({ code: 'LOWER_WORTH', slot: 's0', than: ['x1-b0'] });
    expect(answer!.roomMaker).toEqual({ kind: 'dropMeetings', slot: 's0', requests: ['x1-b0'], worth: 5 });
  });

  it('says that a quota is reached', () => {
    const problem = makeFair(2, 1, [asked, makeRequest('x1', 'b0')], {
      participants: [
        makeParticipant('x0', 2),
        makeParticipant('x1', 2),
        makeParticipant('b0', 2, { maxMeetings: 1 }),
      ],
    });
    const [answer] = explainUnscheduled(problem, timetable(['x1-b0', 's0', 't0']));
    expect(answer!.reasons[0]).toEqual({ code: 'QUOTA', participant: 'b0' });
    expect(answer!.roomMaker).toEqual({ kind: 'raiseQuota', participant: 'b0' });
  });

  it('says that the interpreters are busy', () => {
    const spoken = (a: string, b: string) => makeRequest(a, b, { languagePair: 'ja-vi' });
    const problem = makeFair(1, 2, [spoken('x0', 'b0'), spoken('x1', 'b1')], {
      interpreters: [{ id: 'i0', languagePairs: ['ja-vi'], available: slotSetOf(1, [0]) }],
    });
    const held = { meetings: [{ request: 'x1-b1', slot: 's0', table: 't0', interpreter: 'i0' }] };
    const [answer] = explainUnscheduled(problem, held);
    expect(answer!.reasons[0]).toEqual({ code: 'INTERPRETERS_BUSY', slots: ['s0'] });
    expect(answer!.roomMaker).toEqual({ kind: 'oneMoreInterpreter', languagePair: 'ja-vi', slot: 's0' });
  });

  it('says that nobody interprets for them, and doesn’t ask for people or tables that wouldn’t help', () => {
    const spoken = makeRequest('x0', 'b0', { languagePair: 'en-vi' });
    const problem = makeFair(2, 1, [spoken], {
      participants: [makeParticipant('x0', 2, { at: [1] }), makeParticipant('b0', 2)],
      interpreters: [{ id: 'i0', languagePairs: ['ja-vi'], available: slotSetOf(2, [0, 1]) }],
    });
    expect(explainUnscheduled(problem, timetable())).toEqual([
      {
        request: 'x0-b0',
        reasons: [{ code: 'NO_INTERPRETER', languagePair: 'en-vi' }],
        roomMaker: { kind: 'oneMoreInterpreter', languagePair: 'en-vi', slot: 's1' },
      },
    ]);
  });

  it('says when the only interpreter is away, and when no table of theirs is open', () => {
    const spoken = makeRequest('x0', 'b0', { languagePair: 'ja-vi' });
    const away = makeFair(2, 1, [spoken], {
      participants: [makeParticipant('x0', 2, { at: [1] }), makeParticipant('b0', 2)],
      interpreters: [{ id: 'i0', languagePairs: ['ja-vi'], available: slotSetOf(2, [0]) }],
    });
    const [answer] = explainUnscheduled(away, timetable());
    expect(answer!.reasons).toEqual([{ code: 'INTERPRETERS_AWAY', slots: ['s1'] }]);
    // The interpreter works in the other slot: nobody else need be found.
    expect(answer!.roomMaker).toEqual({ kind: 'moreAvailability', participant: 'x0', slot: 's0' });
    const closed = makeFair(2, 0, [asked], {
      tables: [{ id: 't0', hall: 'A', reservedFor: ['x9'] }],
      participants: ['x0', 'b0', 'x9'].map((id) => makeParticipant(id, 2)),
    });
    expect(explainUnscheduled(closed, timetable())).toEqual([
      {
        request: 'x0-b0',
        reasons: [{ code: 'NO_TABLE', slots: ['s0', 's1'] }],
        roomMaker: { kind: 'oneMoreTable', slot: 's0' },
      },
    ]);
  });

  it('asks for a table in the hall that they can get to', () => {
    // b0 has just been in hall B, and the only table of hall A is too far.
    const requests = [asked, makeRequest('x1', 'b0', { fixedSlot: 's0', fixedTable: 't1' })];
    const tables = ['A', 'B'].map((hall, n) => ({
      id: `t${n}`,
      hall,
      open: slotSetOf(2, [n === 0 ? 1 : 0]),
    }));
    const problem = makeFair(2, 0, requests, {
      tables,
      walks: [{ from: 'A', to: 'B', minutes: 30 }],
      participants: [
        makeParticipant('x0', 2, { at: [1] }),
        makeParticipant('x1', 2),
        makeParticipant('b0', 2),
      ],
    });
    expect(explainUnscheduled(problem, timetable(['x1-b0', 's0', 't1']))[0]!.roomMaker).toEqual({
      ...{ kind: 'oneMoreTable', hall: 'B', slot: 's1' },
    });
  });

  it('names changes that do make room, whatever the fair', async () => {
    const kinds = new Set<string>();
    await fc.assert(
      // After few moves there is still something that moving others makes room for.
      fc.asyncProperty(arbitraryFair, fc.constantFrom(20, 2000), async (problem, iterations) => {
        const options = { iterations, explainConflict: false };
        const { timetable: made, status } = await solveTimetable(problem, options);
        if (status === 'infeasible' || status === 'unknown') return;
        for (const { request, roomMaker } of explainUnscheduled(problem, made)) {
          if (!roomMaker || roomMaker.kind === 'nothing') continue;
          kinds.add(roomMaker.kind);
          const changed = withRoom(problem, made, roomMaker);
          const [after] = [explainUnscheduled(changed.problem, changed.timetable, { requests: [request] })];
          expect([roomMaker, after[0]?.roomMaker?.kind]).toEqual([roomMaker, 'nothing']);
        }
      }),
      { numRuns: 150 },
    );
    expect([...kinds].sort()).toEqual([
      'dropMeetings',
      'moreAvailability',
      'moveMeetings',
      'oneMoreInterpreter',
      'oneMoreTable',
      'raiseQuota',
    ]);
  });

  it('says that the order leaves no slot', () => {
    const problem = makeFair(2, 2, [asked, makeRequest('x1', 'b1')], {
      precedences: [{ before: 'x0-b0', after: 'x1-b1' }],
    });
    const [answer] = explainUnscheduled(problem, timetable(['x1-b1', 's0', 't0']));
    expect(answer!.reasons[0]).toEqual({ code: 'PRECEDENCE', requests: ['x1-b1'] });
  });

  it('finds that a request fits after all', () => {
    expect(explainUnscheduled(makeFair(1, 1, [asked]), timetable())[0]).toEqual({
      request: 'x0-b0',
      reasons: [],
      roomMaker: { kind: 'nothing', slot: 's0' },
    });
  });
});

/** The fair after the change that an answer names. */
function withRoom(
  problem: TimetableProblem,
  timetable: Timetable,
  change: RoomMaker,
): { problem: TimetableProblem; timetable: Timetable } {
  const { participants, slots } = problem;
  const at = 'slot' in change ? slots.findIndex(({ id }) => id === change.slot) : -1;
  const only = slotSetOf(slots.length, at < 0 ? [] : [at]);
  const revise = (id: string, with_: (one: (typeof participants)[number]) => object) => ({
    problem: {
      ...problem,
      participants: participants.map((one) => (one.id === id ? { ...one, ...with_(one) } : one)),
    },
    timetable,
  });
  const without = (ids: readonly string[]) =>
    timetable.meetings.filter(({ request }) => !ids.includes(request));
  switch (change.kind) {
    case 'nothing':
      return { problem, timetable };
    case 'moveMeetings': {
      const moved = new Map(change.moves.map(({ request, to }) => [request, to]));
      const meetings = timetable.meetings.map((one) =>
        moved.has(one.request) ? { request: one.request, slot: moved.get(one.request)! } : one,
      );
      return { problem, timetable: { meetings } };
    }
    case 'dropMeetings':
      return { problem, timetable: { meetings: without(change.requests) } };
    case 'raiseQuota':
      return revise(change.participant, ({ maxMeetings, maxMeetingsPerDay }) => ({
        ...(maxMeetings !== undefined && { maxMeetings: maxMeetings + 1 }),
        ...(maxMeetingsPerDay !== undefined && { maxMeetingsPerDay: maxMeetingsPerDay + 1 }),
      }));
    case 'moreAvailability':
      return revise(change.participant, ({ available }) => ({
        available: available.map((word, n) => word | only[n]!),
      }));
    case 'oneMoreTable': {
      // In the hall that is named, else in any; kept for whoever receives at tables of their own.
      const hall = change.hall ?? problem.tables[0]!.hall;
      const hosts = participants.flatMap(({ id, ownTablesOnly }) => (ownTablesOnly ? [id] : []));
      const tables = [undefined, ...hosts.map((id) => [id])].map((reservedFor, n) => ({
        ...{ id: `new ${n}`, hall, open: only },
        ...(reservedFor && { reservedFor }),
      }));
      return { problem: { ...problem, tables: [...problem.tables, ...tables] }, timetable };
    }
    case 'oneMoreInterpreter': {
      const one = { id: 'new', languagePairs: [change.languagePair], available: only };
      return { problem: { ...problem, interpreters: [...(problem.interpreters ?? []), one] }, timetable };
    }
  }
}

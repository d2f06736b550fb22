import { problemFaults } from './validate-problem.js';
import { makeFair, makeParticipant, makeRequest, makeSlots } from '../testing/small-fair.js';
import { slotSetOf } from '../model/slot-set.js';

const pair = makeRequest('x0', 'b0');

describe('problemFaults', () => {
  it('finds nothing wrong with a plain fair', () => {
    expect(problemFaults(makeFair(2, 1, [pair]))).toEqual([]);
  });

  it('names the slots that overlap, have no length, or are out of order', () => {
    const [first, second] = makeSlots(2) as [
      ReturnType<typeof makeSlots>[0],
      ReturnType<typeof makeSlots>[0],
    ];
    const slots = (...list: (typeof first)[]) => problemFaults(makeFair(2, 1, [pair], { slots: list }));
    expect(slots(first, { ...second, start: first.end - 5 })).toEqual([
      { code: 'OVERLAPPING_SLOTS', culprits: ['s0', 's1'] },
    ]);
    expect(slots(first, { ...second, end: second.start })).toEqual([
      { code: 'ZERO_LENGTH_SLOT', culprits: ['s1'] },
    ]);
    expect(slots(second, first)).toEqual([{ code: 'SLOTS_OUT_OF_ORDER', culprits: ['s1', 's0'] }]);
    expect(slots()).toEqual([{ code: 'NO_SLOTS', culprits: [] }]);
  });

  it('names a stretch that is interrupted', () => {
    const slots = makeSlots(3).map((slot, index) => ({ ...slot, stretch: index === 1 ? 'noon' : 'day' }));
    expect(problemFaults(makeFair(3, 1, [pair], { slots }))).toEqual([
      { code: 'BROKEN_STRETCH', culprits: ['day', 's2'] },
    ]);
  });

  it('names unknown and repeated identifiers with their lists', () => {
    expect(problemFaults(makeFair(2, 1, [pair, pair]))).toEqual([
      { code: 'DUPLICATE_ID', list: 'requests', culprits: ['x0-b0'] },
    ]);
    const unknown = makeFair(2, 1, [{ ...pair, fixedSlot: 's9' }], {
      precedences: [{ before: 'x0-b0', after: 'nobody' }],
    });
    expect(problemFaults(unknown)).toEqual([
      { code: 'UNKNOWN_ID', list: 'requests', of: 'slots', culprits: ['s9'] },
      { code: 'UNKNOWN_ID', list: 'precedences', of: 'requests', culprits: ['nobody'] },
    ]);
    expect(problemFaults(makeFair(2, 1, [makeRequest('x0', 'x0')]))).toEqual([
      { code: 'TOO_FEW_PARTICIPANTS', culprits: ['x0-x0'] },
    ]);
    expect(problemFaults(makeFair(2, 1, [{ ...pair, worth: 0 }]))).toEqual([
      { code: 'BAD_NUMBER', field: 'worth', culprits: ['x0-b0'] },
    ]);
  });

  it('names who has no free time and says when there are no tables', () => {
    const participants = [makeParticipant('x0', 2, { at: [] }), makeParticipant('b0', 2)];
    expect(problemFaults(makeFair(2, 0, [pair], { participants }))).toEqual([
      { code: 'NO_FREE_TIME', culprits: ['x0'] },
      { code: 'NO_TABLES', culprits: [] },
    ]);
    expect(problemFaults(makeFair(2, 0, [{ ...pair, virtual: true }]))).toEqual([]);
  });

  it('names contradictory fixed meetings', () => {
    const at = (a: string, b: string, slot: string, table?: string) =>
      makeRequest(a, b, { fixedSlot: slot, ...(table !== undefined && { fixedTable: table }) });
    expect(problemFaults(makeFair(3, 3, [at('x0', 'b0', 's0'), at('x1', 'b0', 's0')]))).toEqual([
      { code: 'FIXED_CLASH', slot: 's0', culprits: ['b0', 'x0-b0', 'x1-b0'] },
      { code: 'TOO_MANY_MANDATORY', participant: 'b0', culprits: ['x1-b0', 'x0-b0'] },
    ]);
    expect(problemFaults(makeFair(3, 3, [at('x0', 'b0', 's0', 't1'), at('x1', 'b1', 's0', 't1')]))).toEqual([
      { code: 'FIXED_TABLE_CLASH', table: 't1', culprits: ['x0-b0', 'x1-b1'] },
    ]);
    const away = makeFair(3, 3, [at('x0', 'b0', 's0')], {
      participants: [makeParticipant('x0', 3, { at: [1, 2] }), makeParticipant('b0', 3)],
    });
    expect(problemFaults(away)).toContainEqual({
      code: 'FIXED_OUTSIDE_AVAILABILITY',
      slot: 's0',
      culprits: ['x0-b0', 'x0'],
    });
    // One meeting alone clashes with nothing, also where nobody of a participant is there.
    const nobody = {
      ...away,
      participants: away.participants.map((one) => ({ ...one, capacity: [0, 1, 1] })),
    };
    expect(problemFaults(nobody).map(({ code }) => code)).toContain('FIXED_OUTSIDE_AVAILABILITY');
    expect(
      problemFaults(nobody).filter(({ code, culprits }) => code === 'FIXED_CLASH' && culprits[0] === 'x0'),
    ).toEqual([]);
    const order = makeFair(3, 3, [at('x0', 'b0', 's2'), at('x1', 'b1', 's1')], {
      precedences: [{ before: 'x0-b0', after: 'x1-b1' }],
    });
    expect(problemFaults(order)).toEqual([{ code: 'FIXED_AGAINST_ORDER', culprits: ['x0-b0', 'x1-b1'] }]);
  });

  it('names a meeting fixed to a table that is kept for others', () => {
    const fixed = makeRequest('x0', 'b0', { fixedSlot: 's0', fixedTable: 't1' });
    const tables = [
      { id: 't0', hall: 'A' },
      { id: 't1', hall: 'A', reservedFor: ['b1'] },
    ];
    const people = ['x0', 'b0', 'b1'].map((id) => makeParticipant(id, 2));
    expect(problemFaults(makeFair(2, 0, [fixed], { tables, participants: people }))).toEqual([
      { code: 'FIXED_TABLE_RESERVED', table: 't1', culprits: ['x0-b0'] },
    ]);
    const host = people.map((one) => (one.id === 'b0' ? { ...one, ownTablesOnly: true } : one));
    const atOpen = { ...fixed, fixedTable: 't0' };
    expect(problemFaults(makeFair(2, 0, [atOpen], { tables, participants: host }))).toEqual([
      { code: 'FIXED_TABLE_RESERVED', table: 't0', culprits: ['x0-b0'] },
    ]);
  });

  it('names a cycle of precedences among mandatory meetings', () => {
    const requests = ['x0', 'x1', 'x2', 'x3'].map((id) => makeRequest(id, 'b0', { mandatory: true }));
    const follow = (before: string, after: string) => ({ before: `${before}-b0`, after: `${after}-b0` });
    const precedences = [follow('x3', 'x0'), follow('x0', 'x1'), follow('x1', 'x2'), follow('x2', 'x0')];
    expect(problemFaults(makeFair(5, 1, requests, { precedences }))).toEqual([
      { code: 'PRECEDENCE_CYCLE', culprits: ['x0-b0', 'x1-b0', 'x2-b0'] },
    ]);
  });

  it('names mandatory meetings without a slot or an interpreter', () => {
    const nowhere = makeFair(3, 1, [{ ...pair, mandatory: true }], {
      participants: [makeParticipant('x0', 3, { at: [0] }), makeParticipant('b0', 3, { at: [1] })],
    });
    expect(problemFaults(nowhere)).toEqual([{ code: 'NO_POSSIBLE_SLOT', culprits: ['x0-b0'] }]);
    expect(problemFaults(makeFair(3, 1, [{ ...pair, mandatory: true, languagePair: 'ko-vi' }]))).toEqual([
      { code: 'NO_INTERPRETER', languagePair: 'ko-vi', culprits: ['x0-b0'] },
    ]);
    const confined = ['x0', 'x1', 'x2'].map((id) =>
      makeRequest(id, 'b0', { mandatory: true, allowedSlots: slotSetOf(4, [1, 2]) }),
    );
    expect(
      problemFaults(makeFair(4, 3, [...confined, makeRequest('x9', 'b0', { mandatory: true })])),
    ).toEqual([
      {
        code: 'TOO_MANY_MANDATORY',
        participant: 'b0',
        culprits: expect.arrayContaining(['x0-b0', 'x1-b0', 'x2-b0']),
      },
    ]);
  });
});

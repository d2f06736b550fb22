import { explainUnscheduled } from '../index.js';
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
    expect(explainUnscheduled(problem, held)[0]!.reasons[0]).toEqual({
      code: 'INTERPRETERS_BUSY',
      slots: ['s0'],
    });
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

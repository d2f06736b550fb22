import { breaksByParticipant, checkTimetable } from './check-timetable.js';
import type { TimetableProblem } from '../model/problem.js';
import { slotSetOf } from '../model/slot-set.js';
import type { ScheduledMeeting } from '../model/timetable.js';
import { makeFair, makeParticipant, makeRequest, makeSlots } from '../testing/small-fair.js';

const first = makeRequest('x0', 'b0');
const second = makeRequest('x1', 'b1');
const at = (request: string, slot: string, table?: string, interpreter?: string): ScheduledMeeting => ({
  request,
  slot,
  ...(table !== undefined && { table }),
  ...(interpreter !== undefined && { interpreter }),
});
const rules = (problem: TimetableProblem, ...meetings: ScheduledMeeting[]) =>
  checkTimetable(problem, { meetings }).map(({ rule }) => rule);

describe('checkTimetable', () => {
  it('accepts a valid timetable', () => {
    const problem = makeFair(2, 2, [first, second]);
    expect(rules(problem, at('x0-b0', 's0', 't0'), at('x1-b1', 's0', 't1'))).toEqual([]);
  });

  it.each<[string, TimetableProblem, ScheduledMeeting[]]>([
    ['unknown', makeFair(1, 1, [first]), [at('nobody', 's0', 't0')]],
    ['twice', makeFair(2, 1, [first]), [at('x0-b0', 's0', 't0'), at('x0-b0', 's1', 't0')]],
    ['mandatory', makeFair(1, 1, [{ ...first, mandatory: true }]), []],
    ['fixed', makeFair(2, 1, [{ ...first, fixedSlot: 's1' }]), [at('x0-b0', 's0', 't0')]],
    ['fixed', makeFair(1, 2, [{ ...first, fixedTable: 't1' }]), [at('x0-b0', 's0', 't0')]],
    [
      'tableSmall',
      makeFair(1, 1, [{ ...first, seats: 3 }], { tables: [{ id: 't0', hall: 'A', seats: 2 }] }),
      [at('x0-b0', 's0', 't0')],
    ],
    [
      'capacity',
      makeFair(1, 2, [first, { ...second, id: 'group', participants: ['x1', 'b1', 'b0'] }]),
      [at('x0-b0', 's0', 't0'), at('group', 's0', 't1')],
    ],
    [
      'allowedSlots',
      makeFair(2, 1, [{ ...first, allowedSlots: slotSetOf(2, [1]) }]),
      [at('x0-b0', 's0', 't0')],
    ],
    [
      'availability',
      makeFair(2, 1, [first], {
        participants: [makeParticipant('x0', 2), makeParticipant('b0', 2, { at: [1] })],
      }),
      [at('x0-b0', 's0', 't0')],
    ],
    [
      'capacity',
      makeFair(1, 2, [first, makeRequest('x1', 'b0')]),
      [at('x0-b0', 's0', 't0'), at('x1-b0', 's0', 't1')],
    ],
    [
      'quota',
      makeFair(2, 1, [first, makeRequest('x1', 'b0')], {
        participants: [
          makeParticipant('x0', 2),
          makeParticipant('x1', 2),
          makeParticipant('b0', 2, { maxMeetings: 1 }),
        ],
      }),
      [at('x0-b0', 's0', 't0'), at('x1-b0', 's1', 't0')],
    ],
    [
      'quota',
      makeFair(2, 1, [first, makeRequest('x1', 'b0')], {
        participants: [
          makeParticipant('x0', 2),
          makeParticipant('x1', 2),
          makeParticipant('b0', 2, { maxMeetingsPerDay: 1 }),
        ],
      }),
      [at('x0-b0', 's0', 't0'), at('x1-b0', 's1', 't0')],
    ],
    [
      'tableElsewhere',
      makeFair(1, 2, [first], {
        tables: [
          { id: 't0', hall: 'A' },
          { id: 't1', hall: 'A', reservedFor: ['b0'] },
        ],
        participants: [makeParticipant('x0', 1), makeParticipant('b0', 1, { ownTablesOnly: true })],
      }),
      [at('x0-b0', 's0', 't0')],
    ],
    ['table', makeFair(1, 1, [first]), [at('x0-b0', 's0')]],
    ['table', makeFair(1, 1, [{ ...first, virtual: true }]), [at('x0-b0', 's0', 't0')]],
    ['tableTwice', makeFair(1, 1, [first, second]), [at('x0-b0', 's0', 't0'), at('x1-b1', 's0', 't0')]],
    [
      'tableReserved',
      makeFair(1, 0, [first, second], { tables: [{ id: 't0', hall: 'A', reservedFor: ['b1'] }] }),
      [at('x0-b0', 's0', 't0')],
    ],
    [
      'tableClosed',
      makeFair(2, 0, [first], { tables: [{ id: 't0', hall: 'A', open: slotSetOf(2, [1]) }] }),
      [at('x0-b0', 's0', 't0')],
    ],
    [
      'interpreter',
      makeFair(2, 1, [{ ...first, languagePair: 'ja-vi' }], {
        interpreters: [{ id: 'i0', languagePairs: ['ja-vi'], available: slotSetOf(2, [1]) }],
      }),
      [at('x0-b0', 's0', 't0', 'i0')],
    ],
    [
      'interpreterTwice',
      makeFair(
        1,
        2,
        [
          { ...first, languagePair: 'ja-vi' },
          { ...second, languagePair: 'ja-vi' },
        ],
        {
          interpreters: [{ id: 'i0', languagePairs: ['ja-vi'], available: slotSetOf(1, [0]) }],
        },
      ),
      [at('x0-b0', 's0', 't0', 'i0'), at('x1-b1', 's0', 't1', 'i0')],
    ],
    [
      'precedence',
      makeFair(1, 2, [first, second], { precedences: [{ before: 'x0-b0', after: 'x1-b1' }] }),
      [at('x0-b0', 's0', 't0'), at('x1-b1', 's0', 't1')],
    ],
    [
      'walk',
      makeFair(2, 0, [first, makeRequest('x1', 'b0')], {
        tables: [
          { id: 't0', hall: 'A' },
          { id: 't1', hall: 'B' },
        ],
        walks: [{ from: 'B', to: 'A', minutes: 5 }],
      }),
      [at('x0-b0', 's0', 't0'), at('x1-b0', 's1', 't1')],
    ],
    [
      'breakSpread',
      makeFair(3, 1, [first, makeRequest('x1', 'b0')], { breakSpread: { limit: 0, hard: true } }),
      [at('x0-b0', 's0', 't0'), at('x1-b0', 's2', 't0')],
    ],
  ])('finds a violation of %s', (rule, problem, meetings) => {
    expect(rules(problem, ...meetings)).toEqual([rule]);
  });

  it('counts a break once however long it is, and none across stretches', () => {
    const requests = ['x0', 'x1', 'x2'].map((id) => makeRequest(id, 'b0'));
    const problem = makeFair(0, 1, requests, { slots: makeSlots(4, 2) });
    const meetings = [at('x0-b0', 's0', 't0'), at('x1-b0', 's3', 't0'), at('x2-b0', 's5', 't0')];
    expect(breaksByParticipant(problem, { meetings }).get('b0')).toBe(1);
  });
});

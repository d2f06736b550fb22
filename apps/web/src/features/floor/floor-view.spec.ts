import { createHash } from 'node:crypto';
import {
  type Floor,
  byHall,
  countdown,
  emptyTables,
  hashOfCode,
  lateGroupParties,
  lateParties,
  phaseOf,
  plainCode,
  sessionsBesides,
  sessionsIn,
  withQueued,
} from './floor-view.js';

const at = (time: string) => `2026-11-25T${time}:00.000Z`;
const ms = (time: string) => Date.parse(at(time));
const party = (side: 'SUPPLIER' | 'BUYER', rest: object = {}) => ({
  ...{ side, participationId: side, name: side, delegateIds: [`${side} person`], isIn: true },
  ...{ lateMinutes: null, call: null, ...rest },
});
const meeting = (id: string, rest: object = {}) => ({
  ...{ id, status: 'RELEASED', slotId: 's1', startsAt: at('02:00'), endsAt: at('02:20'), tableId: 't1' },
  ...{ absentSide: null, outcomeKind: null, noShow: null },
  parties: [party('SUPPLIER'), party('BUYER')],
  ...rest,
});
const session = (id: string, from: string, until: string, rest: object = {}) => ({
  ...{ id, title: id, startsAt: at(from), endsAt: at(until), tableId: 't2', parties: [], ...rest },
});
const groupParty = (name: string, rest: object = {}) => ({
  ...party('SUPPLIER', { participationId: name, name, delegateIds: [`${name} person`] }),
  ...{ isAbsent: false, isContradicted: false, ...rest },
});
const group = (id: string, parties: object[], rest: object = {}) =>
  session(id, '02:00', '02:20', { status: 'RELEASED', parties, ...rest });
const floor = (rest: object = {}) =>
  ({
    fairId: 'fair',
    slots: [
      { id: 's1', startsAt: at('02:00'), endsAt: at('02:20') },
      { id: 's2', startsAt: at('02:25'), endsAt: at('02:45') },
    ],
    tables: ['t1', 't2', 't3'].map((id) => ({
      ...{ id, label: id, hallId: 'h', hallName: id === 't3' ? 'B' : 'A' },
      blockedSlotIds: id === 't2' ? ['s1'] : [],
    })),
    meetings: [],
    sessions: [],
    people: [],
    counters: { people: 0, expected: 0, checkedIn: 0, unexpected: 0, missing: 0, walkIns: 0 },
    ...rest,
  }) as unknown as Floor;

describe('the view of the floor', () => {
  it('knows what is now and what is next, also between slots and after the last', () => {
    const { slots } = floor();
    const ids = (now: string) => {
      const phase = phaseOf(slots, ms(now));
      return [phase.now?.id ?? null, phase.next?.id ?? null];
    };
    expect(ids('01:00')).toEqual([null, 's1']);
    expect(ids('02:00')).toEqual(['s1', 's2']);
    expect(ids('02:20')).toEqual([null, 's2']);
    expect(ids('02:30')).toEqual(['s2', null]);
    expect(ids('03:00')).toEqual([null, null]);
  });

  it('misses the parties of a group meeting too, also while the others hold it, and nobody who is absent', () => {
    const parties = [
      groupParty('in'),
      groupParty('missing', { isIn: false }),
      groupParty('said', { lateMinutes: 5 }),
      groupParty('called', { call: {} }),
      groupParty('absent', { isIn: false, isAbsent: true }),
    ];
    const missed = (rest: object = {}) =>
      lateGroupParties(floor({ sessions: [group('g', parties, rest)] }), ms('01:55')).map(
        ({ party: one, reason }) => [one.name, reason],
      );
    const expected = [
      ['missing', 'missing'],
      ['said', 'said'],
      ['called', 'called'],
    ];
    expect(missed()).toEqual(expected);
    expect(missed({ status: 'HELD' })).toEqual(expected);
    expect(missed({ status: 'NO_SHOW' })).toEqual([]);
    expect(missed({ tableId: null })).toEqual([]);
  });

  it('shows a group meeting as it will be once what waits here is sent', () => {
    const given = floor({
      sessions: [
        group(
          'g',
          ['a', 'b', 'c'].map((name) => groupParty(name, { side: name === 'c' ? 'BUYER' : 'SUPPLIER' })),
        ),
      ],
    });
    const action = (kind: string, variables: object) =>
      ({ kind, fairId: 'fair', refusal: null, variables: { sessionId: 'g', ...variables } }) as never;
    const after = (...queue: never[]) => {
      const { status, parties } = withQueued(given, queue).sessions[0]!;
      return [status, parties.filter(({ isAbsent }) => isAbsent).map(({ name }) => name)];
    };
    expect(after(action('groupHold', {}))).toEqual(['HELD', []]);
    const [a, b] = ['a', 'b'].map((participationId) => action('groupNoShow', { participationId })) as [
      never,
      never,
    ];
    expect(after(a)).toEqual(['RELEASED', ['a']]);
    expect(after(a, b)).toEqual(['NO_SHOW', ['a', 'b']]);
    // Suppliers whose only buyer didn't come have nobody to meet.
    expect(after(action('groupNoShow', { participationId: 'c' }))).toEqual(['NO_SHOW', ['c']]);
  });

  it('misses whoever is called, has said so or is not in, from ten minutes before', () => {
    const late = floor({
      meetings: [
        meeting('fine'),
        meeting('missing', { parties: [party('SUPPLIER', { isIn: false }), party('BUYER')] }),
        meeting('said', { parties: [party('SUPPLIER'), party('BUYER', { lateMinutes: 10 })] }),
        meeting('there after all', { parties: [party('SUPPLIER', { lateMinutes: 0 }), party('BUYER')] }),
        meeting('called', { parties: [party('SUPPLIER', { call: { id: 'c' } }), party('BUYER')] }),
        meeting('held', { status: 'HELD', parties: [party('SUPPLIER', { isIn: false }), party('BUYER')] }),
      ],
    });
    const reasons = (now: string) =>
      lateParties(late, ms(now)).map((one) => [one.meeting.id, one.party.side, one.reason]);
    expect(reasons('01:49')).toEqual([]);
    expect(reasons('01:50')).toEqual([
      ['missing', 'SUPPLIER', 'missing'],
      ['said', 'BUYER', 'said'],
      ['called', 'SUPPLIER', 'called'],
    ]);
    expect(reasons('02:20')).toEqual([]);
  });

  it('lists tables nobody has and that can be used, and meetings by hall', () => {
    const one = floor({ meetings: [meeting('m'), meeting('on line', { tableId: null })] });
    expect(emptyTables(one, 's1').map(({ id }) => id)).toEqual(['t3']);
    expect(emptyTables(one, 's2').map(({ id }) => id)).toEqual(['t1', 't2', 't3']);
    expect(byHall(one, 's1').map(({ hall, meetings }) => [hall, meetings.length])).toEqual([
      ['A', 1],
      [null, 1],
    ]);
  });

  it('lists group meetings and sessions with the slots that they are in, and the rest of the day besides', () => {
    const one = floor({
      sessions: [
        session('opening', '01:30', '02:05', { tableId: null }),
        session('group', '02:00', '02:20'),
        session('evening', '09:00', '10:00'),
      ],
    });
    expect(sessionsIn(one, 's1').map((of) => [of.session.id, of.table?.id ?? null])).toEqual([
      ['group', 't2'],
      ['opening', null],
    ]);
    expect(sessionsIn(one, 's2')).toEqual([]);
    const besides = (now: string) =>
      sessionsBesides(one, ms(now), phaseOf(one.slots, ms(now))).map(({ session: of }) => of.id);
    expect(besides('01:00')).toEqual(['evening']);
    expect(besides('02:22')).toEqual(['evening']);
    expect(besides('09:30')).toEqual(['evening']);
    expect(besides('10:00')).toEqual([]);
  });

  it('shows what waits on the device as if it were done', () => {
    const before = floor({
      meetings: [meeting('m', { parties: [party('SUPPLIER', { isIn: false }), party('BUYER')] })],
      sessions: [session('group', '02:00', '02:20', { parties: [party('SUPPLIER', { isIn: false })] })],
      people: [{ delegateId: 'SUPPLIER person', meetings: 1, checkIn: null }],
    });
    const queued = (kind: string, variables: object) =>
      ({ key: kind, kind, variables, fairId: 'fair', at: ms('02:00'), refusal: null }) as never;
    const after = withQueued(before, [
      queued('checkIn', { input: { delegateId: 'SUPPLIER person' } }),
      queued('noShow', { meetingId: 'm', absentSide: 'BUYER' }),
    ]);
    expect(after.meetings[0]).toMatchObject({ status: 'NO_SHOW', absentSide: 'BUYER' });
    expect(after.meetings[0]!.parties[0]!.isIn).toBe(true);
    expect(after.sessions[0]!.parties[0]!.isIn).toBe(true);
    expect(after.counters).toMatchObject({ checkedIn: 1, missing: 0 });
    expect(
      withQueued(before, [{ ...(queued('hold', { meetingId: 'm' }) as object), refusal: {} } as never]),
    ).toBe(before);
  });

  it('reads codes as the service does, and knows them again by their hash', async () => {
    expect(plainCode(' abcd efgh-jkmn pqrs tvw0 ')).toBe('ABCD-EFGH-JKMN-PQRS-TVW0');
    expect(plainCode('ABCD-EFGH-JKMN-PQRS-TVWU')).toBeNull();
    const code = 'ABCD-EFGH-JKMN-PQRS-TVW0';
    expect(await hashOfCode(code)).toBe(createHash('sha256').update(code).digest('hex').slice(0, 24));
  });

  it('counts down', () => {
    expect([-5, 0, 999, 65_000, 3_725_000].map(countdown)).toEqual([
      '0:00',
      '0:00',
      '0:01',
      '1:05',
      '1:02:05',
    ]);
  });
});

import {
  Delegate,
  DelegateAbsence,
  FairDay,
  FairSession,
  Hall,
  Interpreter,
  MeetingTable,
  Slot,
  TableBlock,
} from '#fair';
import { MailMessage } from '#notification';
import { FairFactsReader, checkPlaced } from '#planning';
import { Meeting } from '#scheduling';
import { makeFair, makeSlots, makeTables } from '../factories/fairs.js';
import { makeGroupSession } from '../factories/groups.js';
import {
  type MeetingScene,
  type Participant,
  makeMeeting,
  makeParticipant,
  makeRequest,
  makeTwoPairs,
} from '../factories/meetings.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { runCommand } from '../support/command-line.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const PLACES = 'before { startsAt tableLabel hallName } after { startsAt endsAt tableLabel hallName people }';
const PROPOSE = `mutation ($input: ProposeRepairInput!) { proposeRepair(input: $input) { __typename
  ... on Repair { id kind subject dates when keptSlots { startsAt } leftOutSlots { startsAt endsAt } changed { meetingId reason ${PLACES} }
    lost { meetingId reason before { startsAt tableLabel } } groups { sessionId ${PLACES} } }
  ... on HasMeetingsError { meetings inTheWay { id } } ... on Refusal { code } } }`;
const APPLY = `mutation ($id: ID!) { applyRepair(repairId: $id) { __typename
  ... on Repair { state letters subject dates changed { after { startsAt } } } ... on Refusal { code } } }`;
const DAY = '2026-11-25';
const NEXT = '2026-11-26';

describe('a day, a hall or the slots of days that are changed while meetings are planned', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let second: Participant;
  let otherBuyer: Participant;
  let organiser: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    ({ scene, second, otherBuyer } = await makeTwoPairs(test.em(), { slots: 3, tables: 2 }));
    organiser = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const between = () => ({ fair: scene.fair, supplier: second, buyer: otherBuyer });
  const propose = async (of: object) =>
    (await organiser.data(PROPOSE, { input: { fairId: scene.fair.id, ...of } })).proposeRepair;
  const apply = async (id: string) => (await organiser.data(APPLY, { id })).applyRepair;
  const isValid = async () => {
    const facts = await test.get(FairFactsReader).read(test.em(), scene.fair.id);
    expect(checkPlaced(facts, facts.meetings)).toEqual([]);
  };
  const meetingNow = (id: string) =>
    test.em().findOneOrFail(Meeting, { id }, { populate: ['slot', 'table', 'attendances'] });
  const told = async () =>
    (await test.em().find(MailMessage, {}, { orderBy: { to: 'asc' } })).map(({ to }) => to);
  const relaid = (minutes: number, opensAt = '09:00', date = DAY) => ({
    kind: 'DAYS_LAID',
    layout: { slotMinutes: minutes, days: [{ date, opensAt, closesAt: '10:00' }] },
  });

  it('moves the meetings of a removed day to another one, cancels and tells what finds no place, and takes the day out', async () => {
    const em = test.em();
    const later = await makeSlots(em, scene.fair, { date: NEXT, count: 2 });
    const [first] = scene.slots as [Slot];
    const moves = await makeMeeting(em, scene, { slot: first, table: scene.tables[1]! });
    // By hand it was fixed; that doesn't keep a day in the fair.
    moves.isFixed = true;
    const lost = await makeMeeting(em, between(), { slot: scene.slots[1]!, table: scene.tables[0]! });
    for (const slot of later) em.create(DelegateAbsence, { delegate: second.delegate.id, slot: slot.id });
    const guests = [
      await makeParticipant(em, scene.fair, 'third', 'supplier'),
      await makeParticipant(em, scene.fair, 'guest', 'buyer'),
    ];
    // At a time of its own, but on that day.
    const group = await makeGroupSession(em, scene, guests, {
      table: scene.tables[0]!,
      startsAt: new Date('2026-11-25T02:30:00Z'),
      endsAt: new Date('2026-11-25T03:00:00Z'),
    });
    await em.flush();

    const repair = await propose({ kind: 'DAY_REMOVED', date: DAY });
    expect(repair).toMatchObject({
      ...{ kind: 'DAY_REMOVED', dates: [DAY], subject: '', when: null },
      changed: [
        {
          ...{ meetingId: moves.id, reason: 'HIT' },
          before: { startsAt: '2026-11-25T02:00:00.000Z', tableLabel: 'T2' },
          after: { startsAt: later[0]!.startsAt.toISOString(), tableLabel: 'T2' },
        },
      ],
      lost: [{ meetingId: lost.id, reason: 'NO_COMMON_SLOT' }],
      groups: [
        { sessionId: group.id, after: { startsAt: later[0]!.startsAt.toISOString(), tableLabel: 'T1' } },
      ],
    });
    expect(await told()).toEqual([]);
    expect(await test.em().count(FairDay, {})).toBe(2);

    expect(await apply(repair.id)).toMatchObject({ state: 'APPLIED', dates: [DAY], letters: 6 });
    expect((await test.em().find(FairDay, {})).map(({ date }) => date)).toEqual([NEXT]);
    expect(await test.em().count(Slot, {})).toBe(2);
    expect(await meetingNow(moves.id)).toMatchObject({ isFixed: true, startsAt: later[0]!.startsAt });
    expect(await meetingNow(lost.id)).toMatchObject({ status: 'cancelled', slot: null });
    expect((await test.em().findOneOrFail(FairSession, { id: group.id })).startsAt).toEqual(
      later[0]!.startsAt,
    );
    expect(await told()).toEqual(
      ['buyer', 'guest', 'other', 'second', 'supplier', 'third'].map((name) => `${name}@example.com`),
    );
    await isValid();
  });

  it('seats the meetings of a removed hall in another one, and is refused while a record keeps one of its tables', async () => {
    const em = test.em();
    const [there] = (await makeTables(em, scene.fair, { hall: 'Hall 2', count: 1 })) as [MeetingTable];
    const hall = await em.findOneOrFail(Hall, { name: 'Hall 1' });
    const [first, next] = scene.slots as [Slot, Slot];
    const stays = await makeMeeting(em, scene, { slot: first, table: scene.tables[0]! });
    const moves = await makeMeeting(em, between(), { slot: first, table: scene.tables[1]! });
    const repair = await propose({ kind: 'HALL_REMOVED', hallId: hall.id });
    expect(repair).toMatchObject({ subject: 'Hall 1', lost: [] });
    expect(repair.changed.map(({ after }: any) => [after.hallName, after.tableLabel])).toEqual([
      ['Hall 2', 'T1'],
      ['Hall 2', 'T1'],
    ]);
    // A meeting that came meanwhile makes it stale.
    const third = await makeParticipant(em, scene.fair, 'third', 'supplier');
    await makeMeeting(em, { ...between(), supplier: third }, { slot: next, table: scene.tables[0]! });
    expect(await apply(repair.id)).toMatchObject({ code: 'REPAIR_STALE' });
    expect(await test.em().count(Hall, {})).toBe(2);

    const again = await propose({ kind: 'HALL_REMOVED', hallId: hall.id });
    expect(await apply(again.id)).toMatchObject({ state: 'APPLIED', subject: 'Hall 1' });
    expect((await test.em().find(MeetingTable, {})).map(({ id }) => id)).toEqual([there.id]);
    const slots = [stays, moves].map(async ({ id }) => (await meetingNow(id)).slot!.id);
    expect(new Set(await Promise.all(slots)).size).toBe(2);
    await isValid();

    const held = test.em();
    (await held.findOneOrFail(Meeting, { id: stays.id })).status = 'held';
    await held.flush();
    expect(await propose({ kind: 'HALL_REMOVED', hallId: there.hall.id })).toMatchObject({
      ...{ code: 'HAS_MEETINGS', inTheWay: [{ id: stays.id }] },
    });
  });

  it('lays a day out anew: meetings and groups go to the new slots near their time, at their table, with their people', async () => {
    const em = test.em();
    const [t1, t2] = scene.tables as [MeetingTable, MeetingTable];
    const [first, next, third] = scene.slots as [Slot, Slot, Slot];
    const early = await makeMeeting(em, scene, { slot: first, table: t2 });
    const late = await makeMeeting(em, between(), { slot: third, table: t2 });
    const guests = [
      await makeParticipant(em, scene.fair, 'third', 'supplier'),
      await makeParticipant(em, scene.fair, 'guest', 'buyer'),
    ];
    const { startsAt, endsAt } = first;
    const group = await makeGroupSession(em, scene, guests, { table: t1, startsAt, endsAt });
    // Who wasn't there between 9:20 and 9:40 isn't there in either half of the hour that has a part of it.
    em.create(DelegateAbsence, { delegate: second.delegate.id, slot: next.id });
    em.create(TableBlock, { table: t1, slot: third.id });
    await em.flush();

    const wrong = await organiser.ask(PROPOSE, {
      input: {
        ...{ fairId: scene.fair.id, kind: 'DAYS_LAID' },
        layout: { slotMinutes: 30, days: [{ date: '2026-12-24', opensAt: '09:00', closesAt: '10:00' }] },
      },
    });
    expect(wrong.errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'layout', 'days', '0', 'date'] },
    ]);
    const half = await propose(relaid(30));
    expect(half).toMatchObject({
      dates: [DAY],
      changed: [{ meetingId: early.id, after: { startsAt: '2026-11-25T02:00:00.000Z', tableLabel: 'T2' } }],
      lost: [{ meetingId: late.id, reason: 'NO_COMMON_SLOT' }],
      groups: [{ sessionId: group.id, after: { startsAt: '2026-11-25T02:00:00.000Z', tableLabel: 'T1' } }],
    });
    // Nothing of it is there until it is applied.
    expect(await test.em().count(Slot, {})).toBe(3);
    expect(await test.em().count(DelegateAbsence, {})).toBe(1);

    const repair = await propose(relaid(15));
    expect(repair).toMatchObject({
      changed: [
        {
          meetingId: early.id,
          after: { startsAt: '2026-11-25T02:00:00.000Z', endsAt: '2026-11-25T02:15:00.000Z' },
        },
        { meetingId: late.id, after: { startsAt: '2026-11-25T02:45:00.000Z', tableLabel: 'T2' } },
      ],
      lost: [],
    });
    expect(await apply(repair.id)).toMatchObject({ state: 'APPLIED' });
    expect(await apply(repair.id)).toMatchObject({ state: 'APPLIED', changed: [{}, {}] });
    expect(await apply(half.id)).toMatchObject({ code: 'REPAIR_STALE' });
    const now = await test.em().find(Slot, {}, { orderBy: { startsAt: 'asc' } });
    expect(now.map((slot) => slot.startsAt.toISOString().slice(11, 16))).toEqual([
      ...['02:00', '02:15', '02:30', '02:45'],
    ]);
    const moved = await meetingNow(early.id);
    expect([moved.slot!.id, moved.endsAt, moved.table!.id]).toEqual([now[0]!.id, now[0]!.endsAt, t2.id]);
    for (const { endsAt: until } of moved.attendances) expect(until).toEqual(now[0]!.endsAt);
    const absences = await test.em().find(DelegateAbsence, {}, { populate: ['slot'] });
    expect(absences.map(({ slot }) => slot.unwrap().startsAt.toISOString().slice(11, 16)).sort()).toEqual([
      ...['02:15', '02:30'],
    ]);
    const blocks = await test.em().find(TableBlock, {}, { populate: ['slot'] });
    expect(blocks.map(({ slot }) => slot.unwrap().startsAt.toISOString().slice(11, 16)).sort()).toEqual([
      ...['02:30', '02:45'],
    ]);
    const session = await test.em().findOneOrFail(FairSession, { id: group.id });
    expect([session.startsAt, session.endsAt, session.freedAt]).toEqual([
      now[0]!.startsAt,
      now[0]!.endsAt,
      null,
    ]);
    await isValid();
  });

  it('lays the rest of a day that is partly over: what has begun stays with its meetings and records', async () => {
    const em = test.em();
    const [first, running, ahead] = scene.slots as [Slot, Slot, Slot];
    const [t1] = scene.tables as [MeetingTable];
    const held = await makeMeeting(em, scene, { slot: first, table: t1, status: 'held' });
    const third = await makeParticipant(em, scene.fair, 'third', 'supplier');
    const goesOn = await makeMeeting(em, { ...between(), supplier: third }, { slot: running, table: t1 });
    const moves = await makeMeeting(em, between(), { slot: ahead, table: t1 });
    test.clock.set('2026-11-25T02:25:00Z');

    const repair = await propose(relaid(15));
    expect(repair).toMatchObject({
      keptSlots: [{ startsAt: '2026-11-25T02:00:00.000Z' }, { startsAt: '2026-11-25T02:20:00.000Z' }],
      // The meeting of 9:20 lasts until 9:40.
      leftOutSlots: [{ startsAt: '2026-11-25T02:30:00.000Z', endsAt: '2026-11-25T02:45:00.000Z' }],
      changed: [{ meetingId: moves.id, after: { startsAt: '2026-11-25T02:45:00.000Z', tableLabel: 'T1' } }],
      lost: [],
    });
    expect(await apply(repair.id)).toMatchObject({ state: 'APPLIED', letters: 2 });
    const now = await test.em().find(Slot, {}, { orderBy: { startsAt: 'asc' } });
    expect(now.map(({ id, startsAt }) => [id, startsAt.toISOString().slice(11, 16)])).toEqual([
      [first.id, '02:00'],
      [running.id, '02:20'],
      [expect.any(String), '02:45'],
    ]);
    expect(await meetingNow(held.id)).toMatchObject({ status: 'held', slot: { id: first.id } });
    expect(await meetingNow(goesOn.id)).toMatchObject({ status: 'released', slot: { id: running.id } });
    await isValid();

    // Where nobody meets it is done at once, by the same rule.
    const planDays = `mutation ($input: PlanDaysInput!) { planDays(input: $input) { __typename
      ... on Fair { days { slots { id startsAt } } } } }`;
    const input = (closesAt: string) => ({
      ...{ fairId: scene.fair.id, slotMinutes: 10 },
      days: [{ date: DAY, opensAt: '09:00', closesAt }],
    });
    test.clock.set('2026-11-25T02:50:00Z');
    const { days } = (await organiser.data(planDays, { input: input('10:30') })).planDays;
    expect(days[0].slots.map(({ startsAt }: any) => startsAt.slice(11, 16))).toEqual([
      ...['02:00', '02:20', '02:45', '03:00', '03:10', '03:20'],
    ]);
    const over = await organiser.ask(planDays, { input: input('10:00') });
    expect(over.errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'days', '0'], message: expect.stringContaining(`${DAY}: no slot of this plan`) },
    ]);
    // A slot that begins while one looks at what would be done isn't moved under anybody's feet.
    const looked = await propose({
      kind: 'DAYS_LAID',
      layout: { ...relaid(15).layout, days: [{ date: DAY, opensAt: '10:10', closesAt: '10:40' }] },
    });
    expect(looked).toMatchObject({ code: 'NOTHING_TO_REPAIR' });
  });

  it('takes the interpreter along, and is stale when somebody’s hours have changed in between', async () => {
    const em = test.em();
    for (const [{ delegate }, language] of [
      [scene.supplier, 'vi'],
      [scene.buyer, 'ja'],
    ] as const)
      (await em.findOneOrFail(Delegate, { id: delegate.id })).languages = [language];
    const interpreter = em.create(Interpreter, {
      ...{ fair: scene.fair.id, name: 'Aoki', languagePairs: ['ja-vi'] },
    });
    const meeting = await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    em.assign(meeting, { interpreter });
    await em.flush();
    const before = await propose(relaid(30));
    const hours = test.em();
    const { id } = scene.buyer.delegate;
    (await hours.findOneOrFail(Delegate, { id })).arrivesAt = new Date('2026-11-25T02:25:00Z');
    await hours.flush();
    expect(await apply(before.id)).toMatchObject({ code: 'REPAIR_STALE' });
    const repair = await propose(relaid(30));
    expect(repair.changed).toMatchObject([{ after: { startsAt: '2026-11-25T02:30:00.000Z' } }]);
    expect(await apply(repair.id)).toMatchObject({ state: 'APPLIED' });
    expect((await meetingNow(meeting.id)).interpreter!.id).toBe(interpreter.id);
    await isValid();
  });

  it('is shown and done on the command line too, and named what is wrong there', async () => {
    // It goes by the real clock.
    const em = test.em();
    const day = '2099-11-25';
    const fair = await makeFair(em, { code: 'later', startsOn: day, endsOn: day });
    const [first] = (await makeSlots(em, fair, { count: 3 })) as [Slot];
    const [table] = (await makeTables(em, fair)) as [MeetingTable];
    const two = {
      fair,
      supplier: await makeParticipant(em, fair, 'far', 'supplier'),
      buyer: await makeParticipant(em, fair, 'away', 'buyer'),
    };
    await makeRequest(em, two);
    const meeting = await makeMeeting(em, two, { slot: first, table });
    const { code } = fair;
    const run = (...args: string[]) => runCommand(test.databaseUrl, 'venue', ...args);
    const slotsNow = () => test.em().count(Slot, { fair: fair.id });
    const layout = [
      'lay-days',
      code,
      '--day',
      day,
      '--opens',
      '09:00',
      '--closes',
      '10:30',
      '--minutes',
      '30',
    ];
    const pause = ['--break', '09:00-09:30'];
    expect(await run(...layout, ...pause)).toMatchObject({
      ...{ isApplied: false, cancelled: [], letters: 0 },
      moved: [{ pair: 'far Co. – away Co.', to: { startsAt: `${day}T09:30:00+07:00`, table: 'T1' } }],
    });
    expect(await slotsNow()).toBe(3);
    expect(await run(...layout, ...pause, '--apply')).toMatchObject({ isApplied: true, letters: 2 });
    expect(await slotsNow()).toBe(2);
    expect(await run('remove', code, '--table', 'T2', '--apply')).toMatchObject({
      isApplied: true,
      moved: [],
    });
    expect(await run('remove', code, '--slot', `${day}T09:30+07:00`, '--apply')).toMatchObject({
      moved: [{ to: { startsAt: `${day}T10:00:00+07:00` } }],
    });
    expect(await run('remove', code, '--hall', 'Hall 1')).toMatchObject({
      cancelled: [{ reason: 'no-room' }],
    });
    expect(await run('remove', code, '--day', day, '--apply')).toMatchObject({
      cancelled: [{ pair: 'far Co. – away Co.', reason: 'no-common-slot' }],
    });
    expect(await meetingNow(meeting.id)).toMatchObject({ status: 'cancelled' });
    await expect(run('remove', code)).rejects.toThrow(/Name one of/);
    await expect(run('remove', code, '--hall', 'Hall 9')).rejects.toThrow(/Hall 9/);
    await expect(run(...layout, '--break', 'noon')).rejects.toThrow(/12:00-13:30/);
  });
});

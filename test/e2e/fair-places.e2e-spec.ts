import { makeDelegate, makeParticipation, makeSlots } from '../factories/fairs.js';
import { makeMeeting, makeMeetingScene } from '../factories/meetings.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD } from '../factories/people.js';
import {
  ADD_HALL,
  ADD_TABLES,
  PLAN_DAYS,
  SET_AVAILABILITY,
  type FairDesk,
  startFairDesk,
} from '../support/fair-desk.js';

describe('days, slots, halls and tables of a fair', () => {
  let test: FairDesk['test'];
  let organizerOf: FairDesk['organizerOf'];

  beforeEach(async () => {
    ({ test, organizerOf } = await startFairDesk());
  });
  afterEach(() => test.close());

  it('replans days: absences go along, other days stay, nonsense is named', async () => {
    const { fair, organizer } = await organizerOf();
    const plan = async (slotMinutes: number, days: object[], more: object = {}) =>
      organizer.ask(PLAN_DAYS, { input: { fairId: fair.id, slotMinutes, days, ...more } });
    const morning = { date: '2026-11-25', opensAt: '09:00', closesAt: '10:00' };
    const key = { idempotencyKey: 'the-first-plan' };
    const first = await plan(20, [morning, { ...morning, date: '2026-11-26' }], key);
    const repeated = await plan(20, [morning, { ...morning, date: '2026-11-26' }], key);
    expect(repeated.data).toEqual(first.data);
    const kept = first.data.planDays.days[0].slots[1].id;
    const participation = await makeParticipation(
      test.em(),
      fair,
      await makeOrganisation(test.em(), { legalName: 'Precision Works' }),
    );
    const delegate = await makeDelegate(test.em(), participation);
    await organizer.data(SET_AVAILABILITY, { delegateId: delegate.id, slots: [kept] });
    const absences = async () =>
      (
        await organizer.data('query ($id: ID!) { delegate(id: $id) { unavailableSlots { id } } }', {
          id: delegate.id,
        })
      ).delegate.unavailableSlots;
    const longer = await plan(20, [{ ...morning, closesAt: '10:20' }]);
    const [day, other] = longer.data.planDays.days;
    expect(day.slots.map((slot: any) => slot.id).slice(0, 3)).toEqual(
      first.data.planDays.days[0].slots.map((slot: any) => slot.id),
    );
    expect(day.slots).toHaveLength(4);
    expect(other).toEqual(first.data.planDays.days[1]);
    expect(await absences()).toEqual([{ id: kept }]);
    const coarser = await plan(40, [{ ...morning, closesAt: '10:20' }]);
    expect(coarser.data.planDays.days[0].slots.map((slot: any) => slot.startsAt)).toEqual([
      '2026-11-25T02:00:00.000Z',
      '2026-11-25T02:40:00.000Z',
    ]);
    // Who is away for a part of a new slot can't be there for the whole of it.
    expect(await absences()).toEqual([{ id: coarser.data.planDays.days[0].slots[0].id }]);

    const bad = await plan(20, [
      { ...morning, closesAt: '09:00' },
      { ...morning, date: '2026-12-25' },
    ]);
    expect(bad.errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'days', '0', 'closesAt'] },
      { path: ['input', 'days', '1', 'date'] },
    ]);
    const unreadable = await plan(20, [
      { ...morning, opensAt: '9 am', breaks: [{ from: '25:00', to: '10:00' }] },
    ]);
    expect(unreadable.errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'days', '0', 'opensAt'] },
      { path: ['input', 'days', '0', 'breaks', '0', 'from'] },
    ]);
  });

  it('takes nothing away from under a meeting, and says how many there are', async () => {
    const scene = await makeMeetingScene(test.em());
    await makeMeeting(test.em(), scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    const organizer = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
    const refused = { __typename: 'HasMeetingsError', meetings: 1 };
    const answer = '{ __typename ... on HasMeetingsError { meetings } }';
    const { participation, delegate } = scene.supplier;
    for (const operation of [
      `planDays(input: { fairId: "${scene.fair.id}", slotMinutes: 45, days: [{ date: "2026-11-25", opensAt: "09:00", closesAt: "12:00" }] })`,
      `removeSlot(slotId: "${scene.slots[0]!.id}")`,
      `removeDay(fairId: "${scene.fair.id}", date: "2026-11-25")`,
      `withdrawParticipation(id: "${participation.id}", version: 1)`,
      `withdrawDelegate(id: "${delegate.id}", version: 1)`,
    ]) {
      expect(await organizer.data(`mutation { answer: ${operation} ${answer} }`)).toEqual({
        answer: refused,
      });
    }
  });

  it('adds and removes single slots', async () => {
    const { fair, organizer } = await organizerOf();
    const [slot] = await makeSlots(test.em(), fair, { count: 1 });
    const add = async (from: string, to: string, date = '2026-11-25') =>
      organizer.ask(
        `mutation ($input: AddSlotInput!) {
          addSlot(input: $input) { __typename ... on Slot { id startsAt date } ... on SlotOverlapError { slotId } }
        }`,
        { input: { fairId: fair.id, date, from, to } },
      );
    expect((await add('09:10', '09:30')).data.addSlot).toEqual({
      __typename: 'SlotOverlapError',
      slotId: slot!.id,
    });
    expect((await add('09:20', '09:50')).data.addSlot).toMatchObject({
      startsAt: '2026-11-25T02:20:00.000Z',
      date: '2026-11-25',
    });
    expect((await add('09:20', '09:50', '2026-11-26')).data.addSlot.date).toBe('2026-11-26');
    expect((await add('09:50', '09:20')).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'to'] },
    ]);
    expect((await add('09:20', '09:50', '2026-11-27')).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'date'] },
    ]);
    const { removeSlot } = await organizer.data(
      `mutation ($id: ID!) { removeSlot(slotId: $id) { ... on Fair { days { slots { startsAt } } } } }`,
      { id: slot!.id },
    );
    expect(removeSlot.days[0].slots).toEqual([{ startsAt: '2026-11-25T02:20:00.000Z' }]);
    const { removeDay } = await organizer.data(
      `mutation ($id: ID!) { removeDay(fairId: $id, date: "2026-11-25") { ... on Fair { days { date } } } }`,
      { id: fair.id },
    );
    expect(removeDay.days).toEqual([{ date: '2026-11-26' }]);
  });

  it('names halls and tables once, and takes tables out of use', async () => {
    const { fair, organizer } = await organizerOf();
    const { addHall } = await organizer.data(ADD_HALL, { input: { fairId: fair.id, name: 'Hall 1' } });
    const again = await organizer.data(ADD_HALL, { input: { fairId: fair.id, name: ' Hall 1 ' } });
    expect(again.addHall).toEqual({ __typename: 'HallNameTakenError', hallId: addHall.id });
    const tables = async (input: object) =>
      organizer.ask(ADD_TABLES, { input: { hallId: addHall.id, ...input } });
    const { data } = await tables({ labels: ['VIP', 'A2', 'A10'] });
    expect(data.addTables.tables.map((table: any) => table.label)).toEqual(['A2', 'A10', 'VIP']);
    expect((await tables({ labels: ['A3', 'VIP', 'A2'] })).data.addTables).toEqual({
      __typename: 'TableLabelsTakenError',
      labels: ['A2', 'VIP'],
    });
    expect((await tables({ labels: ['A3', 'A3'] })).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'labels'] },
    ]);
    expect((await tables({ labels: ['A3'], count: 2 })).errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'count'] },
    ]);
    expect((await tables({})).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');

    const [first, second] = data.addTables.tables;
    const rename = async (label: string) =>
      (
        await organizer.data(
          `mutation ($input: RenameTableInput!) {
            renameTable(input: $input) { ... on Table { label } ... on TableLabelsTakenError { labels } }
          }`,
          { input: { tableId: first.id, label } },
        )
      ).renameTable;
    expect(await rename(second.label)).toEqual({ labels: ['A10'] });
    expect(await rename('A1')).toEqual({ label: 'A1' });
    const { blockTable } = await organizer.data(
      'mutation ($id: ID!) { blockTable(tableId: $id) { ... on Table { blockedAt } } }',
      first,
    );
    expect(blockTable.blockedAt).toBe('2026-11-22T02:00:00.000Z');
    const { unblockTable } = await organizer.data(
      'mutation ($id: ID!) { unblockTable(tableId: $id) { blockedAt } }',
      first,
    );
    expect(unblockTable.blockedAt).toBeNull();
  });
});

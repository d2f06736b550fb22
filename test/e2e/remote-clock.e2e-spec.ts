import { extractText, getDocumentProxy } from 'unpdf';
import type { Slot } from '#fair';
import { MailMessage } from '#notification';
import { makeFair, makeSlots, makeTables } from '../factories/fairs.js';
import { type MeetingScene, makeMeeting, makeParticipant, makeRequest } from '../factories/meetings.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const FREE = `query ($supplier: ID!, $buyer: ID!) {
  freeSlots(supplierParticipationId: $supplier, buyerParticipationId: $buyer) { slot { startsAt } table { id } } }`;
const REMOTE = `mutation ($id: ID!, $input: RemoteInput) {
  setRemoteParticipation(participationId: $id, input: $input) { remote { timeZone } } }`;
const PROPOSE = `mutation ($input: ProposeRepairInput!) { proposeRepair(input: $input) { __typename
  ... on Repair { id changed { after { startsAt } } lost { reason } } ... on Refusal { code } } }`;
const APPLY = `mutation ($id: ID!) { applyRepair(repairId: $id) { __typename ... on Repair { state } ... on Refusal { code } } }`;
const flat = (text: string) => text.replaceAll(/\s+/g, '').normalize('NFKC');

/** Both clocks change in the night before the second day: the hour of the fair at which the remote side works is another one. */
describe.each([
  {
    zone: 'Europe/Berlin',
    days: ['2026-03-28', '2026-03-29'],
    // 15:00 in Hanoi is 9:00 there on the first day and 10:00 on the second; they work from 9:30.
    ...{ from: '15:00', hours: ['09:30', '18:00'], free: ['2026-03-28T08:40', '2026-03-29T08:00'] },
    ...{ printed: '15:00–15:20 Your time: 10:00–10:20', told: 'Sunday 29 March at 10:00' },
  },
  {
    zone: 'America/New_York',
    days: ['2026-10-31', '2026-11-01'],
    // 20:00 in Hanoi is 9:00 there on the first day and 8:00 on the second; they work from 8:20.
    ...{ from: '20:00', hours: ['08:20', '18:00'], free: ['2026-10-31T13:00', '2026-11-01T13:20'] },
    ...{ printed: '20:20–20:40 Your time: 08:20–08:40', told: 'Sunday 1 November at 08:20' },
  },
])('the clock of a remote side in $zone that changes during the fair', (given) => {
  let test: TestApp;
  let scene: Omit<MeetingScene, 'slots' | 'tables' | 'organiser'>;
  let days: Slot[][];
  let organiser: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp({ now: '2026-01-10T02:00:00Z' });
    const em = test.em();
    const [startsOn, endsOn] = given.days as [string, string];
    const fair = await makeFair(em, {
      ...{ startsOn, endsOn, code: 'spring' },
      organizers: [await makePerson(em, { email: 'organiser@example.com' })],
    });
    days = [];
    for (const date of given.days) days.push(await makeSlots(em, fair, { date, from: given.from }));
    await makeTables(em, fair);
    scene = {
      fair,
      supplier: await makeParticipant(em, fair, 'supplier', 'supplier'),
      buyer: await makeParticipant(em, fair, 'buyer', 'buyer'),
    };
    await makeRequest(em, scene, { expiresAt: new Date('2026-12-01T00:00:00Z') });
    organiser = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
    const [from, until] = given.hours;
    await organiser.data(REMOTE, {
      id: scene.buyer.participation.id,
      input: { timeZone: given.zone, from, until },
    });
  });
  afterEach(() => test.close());

  const pair = () => ({ supplier: scene.supplier.participation.id, buyer: scene.buyer.participation.id });

  it('offers each day what is day there then, also once the clock has changed', async () => {
    const offered = async () =>
      (await organiser.data(FREE, pair())).freeSlots.map(({ slot, table }: any) => [
        slot.startsAt.slice(0, 10),
        slot.startsAt.slice(0, 16),
        table,
      ]);
    const firstOf = (all: string[][]) => given.days.map((date) => all.find(([day]) => day === date)?.[1]);
    const planned = await offered();
    expect(firstOf(planned)).toEqual(given.free);
    // On line: no table is taken.
    expect(planned.every(([, , table]: any) => table === null)).toBe(true);
    // On the second day itself, a quarter of an hour before its first slot.
    test.clock.set(new Date(days[1]![0]!.startsAt.getTime() - 15 * 60_000).toISOString());
    organiser = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
    expect(firstOf(await offered())).toEqual([undefined, given.free[1]]);
  });

  it('moves a meeting to an hour at which they work, and tells and prints it on their clock', async () => {
    const em = test.em();
    // What was planned before the change: the last slot of the first day, which is taken out of the fair.
    await makeMeeting(em, scene, { slot: days[0]![2]!, table: null });
    for (const slot of days[0]!.slice(0, 2)) {
      const other = await makeParticipant(em, scene.fair, `busy${slot.id.slice(-4)}`, 'supplier');
      await makeMeeting(em, { ...scene, supplier: other }, { slot, table: null });
    }
    const repair = (
      await organiser.data(PROPOSE, {
        input: { fairId: scene.fair.id, kind: 'SLOT_REMOVED', slotId: days[0]![2]!.id, limit: 0 },
      })
    ).proposeRepair;
    expect(repair).toMatchObject({
      changed: [{ after: { startsAt: `${given.free[1]}:00.000Z` } }],
      lost: [],
    });
    expect(await organiser.data(APPLY, { id: repair.id })).toMatchObject({
      applyRepair: { state: 'APPLIED' },
    });
    const letter = await test.em().findOneOrFail(MailMessage, { to: 'buyer@example.com' });
    expect(letter.text).toContain(given.told);
    const buyer = await test.client().signIn('buyer@example.com', TEST_PASSWORD);
    const sheet = await fetch(`${test.url}/print/fairs/${scene.fair.id}/mine?lang=en`, {
      headers: { authorization: `Bearer ${buyer.bearer}` },
    });
    const pdf = await getDocumentProxy(new Uint8Array(await sheet.arrayBuffer()));
    const { text } = await extractText(pdf, { mergePages: true });
    expect(flat(text)).toContain(flat(given.printed));
  });
});

import { DelegateAbsence, FairSession, MeetingTable, Slot } from '#fair';
import { MailMessage } from '#notification';
import { FairFactsReader, checkPlaced } from '#planning';
import { Meeting } from '#scheduling';
import { makeGroupSession } from '../factories/groups.js';
import {
  type MeetingScene,
  type Participant,
  makeMeeting,
  makeParticipant,
  makeTwoPairs,
} from '../factories/meetings.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { LiveClient } from '../support/live-client.js';
import type { TestApp } from '../support/test-app.js';

const PLACES = 'before { startsAt tableLabel } after { startsAt tableLabel people }';
const PROPOSE = `mutation ($input: ProposeRepairInput!) { proposeRepair(input: $input) { __typename
  ... on Repair { id kind subject when othersMoved changed { meetingId reason ${PLACES} }
    lost { meetingId reason before { startsAt tableLabel } } groups { sessionId title partyNames ${PLACES} } }
  ... on HasMeetingsError { meetings inTheWay { id } } ... on Refusal { code } } }`;
const APPLY = `mutation ($id: ID!) { applyRepair(repairId: $id) { __typename
  ... on Repair { state letters subject when lost { before { startsAt tableLabel } } } ... on Refusal { code } } }`;

describe('a slot or table that is taken out of a fair', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let second: Participant;
  let otherBuyer: Participant;
  let organiser: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    ({ scene, second, otherBuyer } = await makeTwoPairs(test.em(), { slots: 4, tables: 2 }));
    organiser = await as('organiser');
  });
  afterEach(() => test.close());

  const as = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
  const propose = async (of: object) =>
    (await organiser.data(PROPOSE, { input: { fairId: scene.fair.id, ...of } })).proposeRepair;
  const apply = async (id: string) => (await organiser.data(APPLY, { id })).applyRepair;
  const group = (table: MeetingTable, slot: Slot, parties: Participant[]) =>
    makeGroupSession(test.em(), scene, parties, { table, startsAt: slot.startsAt, endsAt: slot.endsAt });
  const isValid = async () => {
    const facts = await test.get(FairFactsReader).read(test.em(), scene.fair.id);
    expect(checkPlaced(facts, facts.meetings)).toEqual([]);
  };
  const told = async () =>
    (await test.em().find(MailMessage, {}, { orderBy: { to: 'asc' } })).map(({ to, text }) => ({ to, text }));

  it('shows of every meeting of a slot where it goes, or that it is cancelled and why; and then does it at once', async () => {
    const [first] = scene.slots as [Slot];
    const [t1, t2] = scene.tables as [MeetingTable, MeetingTable];
    const moves = await makeMeeting(test.em(), scene, { slot: first, table: t1 });
    const em = test.em();
    const [third, fourth, guest] = [
      await makeParticipant(em, scene.fair, 'third', 'supplier'),
      await makeParticipant(em, scene.fair, 'fourth', 'supplier'),
      await makeParticipant(em, scene.fair, 'guest', 'buyer'),
    ];
    const meets = await group(t2, first, [third, fourth, guest]);
    const { slots } = scene;
    for (const slot of slots.slice(1))
      em.create(DelegateAbsence, { delegate: second.delegate.id, slot: slot.id });
    await em.flush();
    const lost = await makeMeeting(
      test.em(),
      { fair: scene.fair, supplier: second, buyer: otherBuyer },
      { slot: first, table: null },
    );
    const off = await makeMeeting(
      test.em(),
      { fair: scene.fair, supplier: second, buyer: scene.buyer },
      { slot: first, table: t2, status: 'cancelled' },
    );

    const repair = await propose({ kind: 'SLOT_REMOVED', slotId: first.id });
    expect(repair).toMatchObject({
      ...{ __typename: 'Repair', kind: 'SLOT_REMOVED', when: '2026-11-25T02:00:00.000Z', othersMoved: 0 },
      changed: [
        {
          ...{ meetingId: moves.id, reason: 'HIT' },
          ...{ before: { startsAt: '2026-11-25T02:00:00.000Z', tableLabel: 'T1' } },
        },
      ],
      lost: [{ meetingId: lost.id, reason: 'NO_COMMON_SLOT' }],
      groups: [
        {
          ...{ sessionId: meets.id, title: 'Press tools' },
          partyNames: ['third Co.', 'fourth Co.', 'guest Co.'],
          before: { startsAt: '2026-11-25T02:00:00.000Z', tableLabel: 'T2' },
          after: { startsAt: '2026-11-25T02:20:00.000Z' },
        },
      ],
    });
    expect(await test.em().count(Slot, {})).toBe(4);
    expect(await told()).toEqual([]);

    const phone = await LiveClient.connect(test.url, (await as('supplier')).bearer);
    expect(await apply(repair.id)).toMatchObject({ __typename: 'Repair', state: 'APPLIED' });
    await phone.heard('meeting.moved');
    phone.close();
    // Pressed twice, it is done once.
    expect(await apply(repair.id)).toMatchObject({
      ...{ state: 'APPLIED', when: '2026-11-25T02:00:00.000Z' },
      lost: [{ before: { startsAt: '2026-11-25T02:00:00.000Z' } }],
    });
    expect((await test.em().find(Slot, {})).map(({ id }) => id)).not.toContain(first.id);
    const after = repair.changed[0].after;
    const moved = await test.em().findOneOrFail(Meeting, { id: moves.id }, { populate: ['slot', 'table'] });
    expect([moved.status, moved.startsAt.toISOString(), moved.table!.unwrap().label]).toEqual([
      ...['released', after.startsAt, after.tableLabel],
    ]);
    for (const { id } of [lost, off]) {
      const { slot, status, startsAt } = await test.em().findOneOrFail(Meeting, { id });
      expect([slot, status, startsAt]).toEqual([null, 'cancelled', first.startsAt]);
    }
    const seen = await (
      await as('second')
    ).data(`query ($id: ID!) { meeting(id: $id) { status startsAt cancelReason slot { id } } }`, {
      id: lost.id,
    });
    expect(seen.meeting).toMatchObject({ status: 'CANCELLED', slot: null });
    expect((await test.em().findOneOrFail(FairSession, { id: meets.id })).startsAt).toEqual(
      slots[1]!.startsAt,
    );
    await isValid();
    // Each hears of their own meeting, with where it was, and nobody else hears anything.
    const letters = await told();
    expect(letters.map(({ to }) => to)).toEqual(
      ['buyer', 'fourth', 'guest', 'other', 'second', 'supplier', 'third'].map(
        (name) => `${name}@example.com`,
      ),
    );
    const about = (name: string) => letters.find(({ to }) => to === `${name}@example.com`)!.text;
    expect(about('supplier')).toMatch(/(Changed|Thay đổi): .*09:00/);
    expect(about('second')).toMatch(/(Cancelled|Hủy): /);
    expect(about('guest')).toMatch(/Press tools.*09:20.*09:00/);
    expect(about('supplier')).not.toContain('Press tools');
  });

  it('is refused when something has changed in between, and when records keep it', async () => {
    const [first, next] = scene.slots as [Slot, Slot];
    await makeMeeting(test.em(), scene, { slot: first, table: scene.tables[0]! });
    const { id } = await propose({ kind: 'SLOT_REMOVED', slotId: first.id });
    const between = { fair: scene.fair, supplier: second, buyer: otherBuyer };
    const booked = await makeMeeting(test.em(), between, { slot: next, table: scene.tables[0]! });
    expect(await apply(id)).toEqual({ __typename: 'RepairStaleError', code: 'REPAIR_STALE' });
    expect(await test.em().count(Slot, {})).toBe(4);
    // Of a group that came meanwhile too.
    const again = await propose({ kind: 'SLOT_REMOVED', slotId: first.id });
    await group(scene.tables[1]!, first, [second, otherBuyer]);
    expect(await apply(again.id)).toMatchObject({ code: 'REPAIR_STALE' });
    const em = test.em();
    (await em.findOneOrFail(Meeting, { id: booked.id })).status = 'held';
    await em.flush();
    for (const of of [
      { kind: 'SLOT_REMOVED', slotId: next.id },
      { kind: 'TABLE_REMOVED', tableId: scene.tables[0]!.id },
    ])
      expect(await propose(of)).toMatchObject({ code: 'HAS_MEETINGS', inTheWay: [{ id: booked.id }] });
    expect(await propose({ kind: 'SLOT_REMOVED', slotId: scene.slots[3]!.id })).toMatchObject({
      code: 'NOTHING_TO_REPAIR',
    });
    const nobodys = await organiser.ask(PROPOSE, {
      input: { fairId: scene.fair.id, kind: 'SLOT_REMOVED', slotId: scene.fair.id },
    });
    expect(nobodys.errors![0]!.extensions.problems).toMatchObject([{ path: ['input', 'slotId'] }]);
  });

  it('of a table: meetings and groups keep their time at another one, and a group without one is to be placed again', async () => {
    const [t1, t2] = scene.tables as [MeetingTable, MeetingTable];
    const [first, next, third] = scene.slots as [Slot, Slot, Slot];
    const moves = await makeMeeting(test.em(), scene, { slot: first, table: t1 });
    const stays = await group(t1, next, [scene.supplier, scene.buyer, second]);
    // The other table is taken at its time, and some of its people are never free again.
    const homeless = await group(t1, third, [scene.supplier, second, otherBuyer]);
    const em = test.em();
    await group(t2, third, [scene.buyer, await makeParticipant(em, scene.fair, 'fifth', 'supplier')]);
    for (const slot of [first, next, scene.slots[3]!])
      em.create(DelegateAbsence, { delegate: otherBuyer.delegate.id, slot: slot.id });
    await em.flush();
    const repair = await propose({ kind: 'TABLE_REMOVED', tableId: t1.id });
    expect(repair).toMatchObject({
      subject: 'T1',
      changed: [{ meetingId: moves.id, after: { startsAt: first.startsAt.toISOString(), tableLabel: 'T2' } }],
      groups: [
        { sessionId: stays.id, after: { startsAt: next.startsAt.toISOString(), tableLabel: 'T2' } },
        { sessionId: homeless.id, after: null },
      ],
    });
    expect(await apply(repair.id)).toMatchObject({ state: 'APPLIED', subject: 'T1' });
    expect((await test.em().find(MeetingTable, {})).map(({ label }) => label)).toEqual(['T2']);
    expect((await test.em().findOneOrFail(FairSession, { id: stays.id })).table!.id).toBe(t2.id);
    expect(await test.em().findOne(FairSession, { id: homeless.id })).toBeNull();
    await isValid();
    const letters = await told();
    expect(letters.find(({ to }) => to === 'other@example.com')!.text).toMatch(
      /(Cancelled|Hủy).*Press tools/,
    );
  });
});

import { Fair, type FairSession } from '#fair';
import { FreedSlot, SlotOffer } from '#floor';
import { OutboxRelay } from '#jobs';
import { FairFactsReader, checkPlaced } from '#planning';
import { Meeting } from '#scheduling';
import { makeGroupSession } from '../factories/groups.js';
import {
  type MeetingScene,
  type Participant,
  makeMeetingScene,
  makeParticipant,
  makeRequest,
} from '../factories/meetings.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { eventually } from '../support/eventually.js';
import { fewestStatements } from '../support/count-statements.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { LiveClient } from '../support/live-client.js';
import type { TestApp } from '../support/test-app.js';

const FLOOR = `query ($id: ID!) { floor(fairId: $id) { sessions { id title status outcomeKind organiserNote
  parties { name isIn lateMinutes isAbsent isContradicted contradiction outcomeKind outcomeNote
    call { calledAt answeredAt } } } } }`;
const MY_DAY = `query ($id: ID!) { myDay(fairId: $id) { sessions { id title tableLabel hallName ownPeople
  otherOrganisations walkMinutes group { status ownLateMinutes graceUntil isAbsent mayContradict isContradicted maySpeak
    call { answeredAt } ownOutcome { kind note version } partners { name isIn lateMinutes isAbsent } } } } }`;
const CALENDAR = `query ($id: ID!) { myCalendar(fairId: $id) { sessions { id title tableLabel otherOrganisations } } }`;
const DONE = `{ __typename ... on GroupDay { status outcomeKind absentParticipationIds }
  ... on Refusal { code } ... on GraceTimeError { until } }`;
const CALL = `mutation ($id: ID!, $party: ID!) { done: callGroupParty(sessionId: $id, participationId: $party) ${DONE} }`;
const ANSWER = `mutation ($id: ID!) { done: answerGroupCall(sessionId: $id) ${DONE} }`;
const END = `mutation ($id: ID!, $party: ID!) { done: endGroupCall(sessionId: $id, participationId: $party) ${DONE} }`;
const LATE = `mutation ($input: SayLateToGroupInput!) { done: sayLateToGroup(input: $input) ${DONE} }`;
const HOLD = `mutation ($id: ID!) { done: holdGroupMeeting(sessionId: $id) ${DONE} }`;
const NO_SHOW = `mutation ($id: ID!, $party: ID!, $key: String) {
  done: reportGroupNoShow(sessionId: $id, participationId: $party, idempotencyKey: $key) ${DONE} }`;
const CONTRADICT = `mutation ($id: ID!, $note: String) { done: contradictGroupNoShow(sessionId: $id, note: $note) ${DONE} }`;
const DECIDE = `mutation ($id: ID!, $party: ID!, $came: Boolean!) {
  done: decideGroupNoShow(sessionId: $id, participationId: $party, came: $came) ${DONE} }`;
const REOPEN = `mutation ($id: ID!) { done: reopenGroupMeeting(sessionId: $id) ${DONE} }`;
const FREED = `query ($id: ID!) { floor(fairId: $id) { freedSlots { state reason groupTitle supplierName } } }`;
const OFFERS = `query ($id: ID!) { myDay(fairId: $id) { offers { id supplierName buyerName tableLabel asksSupplier waitsForBuyer } } }`;
const ACCEPT = `mutation ($id: ID!) { acceptOffer(offerId: $id) { ... on SlotOffer { state meetingId } ... on Refusal { code } } }`;
const OUTCOME = `mutation ($input: RecordGroupOutcomeInput!) { done: recordGroupOutcome(input: $input) ${DONE} }`;

describe('a group meeting on the day', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let second: Participant;
  let session: FairSession;
  let organiser: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp({ now: '2026-11-25T01:50:00Z' });
    const em = test.em();
    scene = await makeMeetingScene(em, { slots: 4, tables: 2 });
    second = await makeParticipant(em, scene.fair, 'second', 'supplier');
    (await em.findOneOrFail(Fair, { id: scene.fair.id })).status = 'running';
    await em.flush();
    session = await makeGroupSession(em, scene, [scene.buyer, scene.supplier, second], {
      ...{ table: scene.tables[0]!, startsAt: scene.slots[0]!.startsAt, endsAt: scene.slots[0]!.endsAt },
    });
    organiser = await as('organiser');
  });
  afterEach(() => test.close());

  const as = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
  const floor = async () => (await organiser.data(FLOOR, { id: scene.fair.id })).floor.sessions[0];
  const party = async (name: string) =>
    (await floor()).parties.find((one: { name: string }) => one.name === `${name} Co.`);
  const mine = async (client: GraphqlClient) =>
    (await client.data(MY_DAY, { id: scene.fair.id })).myDay.sessions[0];
  const act = async (client: GraphqlClient, document: string, rest: object = {}) =>
    (await client.ask(document, { id: session.id, ...rest })).data?.done;
  const send = async (client: GraphqlClient, document: string, rest: object) =>
    (await client.ask(document, { input: { sessionId: session.id, ...rest } })).data?.done;

  it('stands in the day and the calendar of each of its parties, and of nobody else', async () => {
    const [supplier, outsider] = [await as('supplier'), 'outsider'];
    await makeParticipant(test.em(), scene.fair, outsider, 'supplier');
    expect(await mine(supplier)).toMatchObject({
      ...{ title: 'Press tools', tableLabel: scene.tables[0]!.label, ownPeople: ['supplier’s delegate'] },
      otherOrganisations: ['buyer Co.', 'second Co.'],
      group: {
        ...{ status: 'RELEASED', maySpeak: true, isAbsent: false, call: null, ownOutcome: null },
        graceUntil: '2026-11-25T02:10:00.000Z',
        partners: [{ name: 'buyer Co.', isIn: false }, { name: 'second Co.' }],
      },
    });
    const { myCalendar } = await supplier.data(CALENDAR, { id: scene.fair.id });
    expect(myCalendar.sessions).toMatchObject([
      { id: session.id, tableLabel: scene.tables[0]!.label, otherOrganisations: ['buyer Co.', 'second Co.'] },
    ]);
    const stranger = await as(outsider);
    expect(await mine(stranger)).toBeUndefined();
    expect((await stranger.data(CALENDAR, { id: scene.fair.id })).myCalendar.sessions).toEqual([]);
    for (const document of [ANSWER, HOLD, CONTRADICT])
      expect(await stranger.errorCode(document, { id: session.id })).toBe('FORBIDDEN');
  });

  it('calls a missing party on the board and its phones, and hears how late it comes', async () => {
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    const phone = await LiveClient.connect(test.url, supplier.bearer);
    const named = { party: scene.supplier.participation.id };
    expect(await supplier.errorCode(CALL, { id: session.id, ...named })).toBe('FORBIDDEN');
    expect(await act(organiser, CALL, named)).toMatchObject({ __typename: 'GroupDay', status: 'RELEASED' });
    await phone.heard('floor.called');
    phone.close();
    expect((await mine(supplier)).group.call).toEqual({ answeredAt: null });
    expect((await mine(buyer)).group.call).toBeNull();
    // The one that isn't called has nothing to answer.
    expect(await act(buyer, ANSWER)).toMatchObject({ code: 'MEETING_NOT_AHEAD' });
    await act(supplier, ANSWER);
    expect((await party('supplier')).call.answeredAt).not.toBeNull();
    await act(organiser, END, named);
    expect((await party('supplier')).call).toBeNull();

    await send(supplier, LATE, { minutes: 10, idempotencyKey: 'late once' });
    await send(supplier, LATE, { minutes: 10, idempotencyKey: 'late once' });
    expect((await mine(buyer)).group.partners[1]).toMatchObject({ name: 'supplier Co.', lateMinutes: 10 });
    expect((await party('supplier')).lateMinutes).toBe(10);
    const forBuyer = { minutes: 5, participationId: scene.buyer.participation.id };
    expect(await send(supplier, LATE, forBuyer)).toBeUndefined();
    expect(await send(organiser, LATE, { minutes: 5 })).toBeUndefined();
    expect(await send(organiser, LATE, forBuyer)).toMatchObject({ __typename: 'GroupDay' });
    test.clock.set('2026-11-25T03:00:00Z');
    expect(await act(organiser, CALL, named)).toMatchObject({ code: 'MEETING_NOT_AHEAD' });
  });

  it('goes on without whoever didn’t come, and is a no-show when only one party is left', async () => {
    const [supplier, buyer, other] = [await as('supplier'), await as('buyer'), await as('second')];
    const named = { party: second.participation.id };
    expect(await act(buyer, NO_SHOW, named)).toMatchObject({ code: 'MEETING_NOT_STARTED' });
    test.clock.set('2026-11-25T02:05:00Z');
    expect(await act(buyer, NO_SHOW, named)).toMatchObject({
      ...{ code: 'GRACE_TIME', until: '2026-11-25T02:10:00.000Z' },
    });
    test.clock.set('2026-11-25T02:11:00Z');
    expect(await act(other, NO_SHOW, named)).toBeUndefined();
    const done = { status: 'RELEASED', absentParticipationIds: [second.participation.id] };
    expect(await act(buyer, NO_SHOW, { ...named, key: 'missed' })).toMatchObject(done);
    expect(await act(buyer, NO_SHOW, { ...named, key: 'missed' })).toMatchObject(done);
    expect((await mine(supplier)).group.partners[1]).toMatchObject({ name: 'second Co.', isAbsent: true });

    expect(await act(buyer, CONTRADICT)).toMatchObject({ code: 'NO_SHOW_NOT_OPEN' });
    expect((await mine(other)).group).toMatchObject({ isAbsent: true, mayContradict: true });
    await act(other, CONTRADICT, { note: 'We stood beside the table.' });
    expect((await mine(other)).group.isContradicted).toBe(true);
    expect(await party('second')).toMatchObject({
      ...{ isAbsent: true, isContradicted: true, contradiction: 'We stood beside the table.' },
    });

    // With the supplier missing too, nobody is left for the buyer to meet.
    const alone = await act(buyer, NO_SHOW, { party: scene.supplier.participation.id });
    expect(alone).toMatchObject({ status: 'NO_SHOW' });
    expect(await act(supplier, HOLD)).toMatchObject({ code: 'MEETING_STATE' });
    // One of them was there after all: two parties are a meeting.
    expect(await act(organiser, DECIDE, { ...named, came: true })).toMatchObject({
      ...{ status: 'HELD', absentParticipationIds: [scene.supplier.participation.id] },
    });
    expect(await act(organiser, DECIDE, { ...named, came: true })).toMatchObject({
      code: 'NO_SHOW_NOT_OPEN',
    });
    expect(await supplier.errorCode(REOPEN, { id: session.id })).toBe('FORBIDDEN');
    expect(await act(organiser, REOPEN)).toMatchObject({ status: 'RELEASED', absentParticipationIds: [] });
  });

  it('that can’t be held frees its table and people, offered at once to the waiting list, and takes them back while it can', async () => {
    const em = test.em();
    const other = await makeParticipant(em, scene.fair, 'other', 'buyer');
    await makeRequest(em, { fair: scene.fair, supplier: second, buyer: other });
    const [supplier, waiting, asked] = [await as('supplier'), await as('second'), await as('other')];
    test.clock.set('2026-11-25T02:02:00Z');
    const isFree = async () => {
      const facts = await test.get(FairFactsReader).read(test.em(), scene.fair.id);
      const slotId = scene.slots[0]!.id;
      const table = facts.tables.find(({ id }) => id === scene.tables[0]!.id)!;
      return !table.blockedSlotIds.has(slotId) && !facts.absences.has(second.delegate.id, slotId);
    };
    const freed = async () => (await organiser.data(FREED, { id: scene.fair.id })).floor.freedSlots;
    const offered = () =>
      eventually(async () => {
        const [one] = (await asked.data(OFFERS, { id: scene.fair.id })).myDay.offers;
        if (!one) throw new Error('Nothing is offered.');
        return one;
      });
    // One supplier less is a meeting all the same.
    await act(organiser, NO_SHOW, { party: scene.supplier.participation.id });
    expect(await isFree()).toBe(false);
    const named = { party: scene.buyer.participation.id };
    expect(await act(organiser, NO_SHOW, named)).toMatchObject({ status: 'NO_SHOW' });
    expect(await isFree()).toBe(true);
    // The supplier that came waits at the table, and isn't asked.
    expect(await offered()).toMatchObject({
      ...{ supplierName: 'second Co.', buyerName: 'other Co.', tableLabel: 'T1' },
      ...{ asksSupplier: false, waitsForBuyer: true },
    });
    expect(await freed()).toMatchObject([{ state: 'OPEN', reason: 'NO_SHOW', groupTitle: 'Press tools' }]);
    await act(organiser, DECIDE, { ...named, came: true });
    expect(await isFree()).toBe(false);
    await eventually(async () => expect(await freed()).toMatchObject([{ state: 'OVER' }]));

    // By the organiser's own word it isn't held; a party's alone doesn't free the others.
    await act(organiser, REOPEN);
    await send(supplier, OUTCOME, { kind: 'DID_NOT_TAKE_PLACE' });
    expect(await isFree()).toBe(false);
    await send(organiser, OUTCOME, { kind: 'DID_NOT_TAKE_PLACE' });
    expect(await isFree()).toBe(true);
    await send(organiser, OUTCOME, { kind: 'INFORMATIVE' });
    expect(await isFree()).toBe(false);
    await act(organiser, REOPEN);
    // It was offered once already to these two.
    await test.em().nativeDelete(SlotOffer, {});
    await act(organiser, NO_SHOW, named);
    const { id } = await offered();
    const done = (await asked.data(ACCEPT, { id })).acceptOffer;
    const booked = await test.em().findOneOrFail(Meeting, { id: done.meetingId });
    expect(booked).toMatchObject({ status: 'released', table: { id: scene.tables[0]!.id } });
    // Now the group can't have it back, and nothing of it is changed.
    expect(await act(organiser, REOPEN)).toMatchObject({ code: 'PLACE_GIVEN_AWAY' });
    expect(await act(organiser, DECIDE, { ...named, came: true })).toMatchObject({
      code: 'PLACE_GIVEN_AWAY',
    });
    expect((await floor()).status).toBe('NO_SHOW');
    const facts = await test.get(FairFactsReader).read(test.em(), scene.fair.id);
    expect(checkPlaced({ ...facts, now: new Date('2026-11-25T01:00:00Z') }, facts.meetings)).toEqual([]);
    expect((await waiting.data(OFFERS, { id: scene.fair.id })).myDay.offers).toEqual([]);
  });

  it('that is removed by hand frees its table and people too, also when it was freed before', async () => {
    const em = test.em();
    const other = await makeParticipant(em, scene.fair, 'other', 'buyer');
    await makeRequest(em, { fair: scene.fair, supplier: second, buyer: other });
    const asked = await as('other');
    const freed = async () => (await organiser.data(FREED, { id: scene.fair.id })).floor.freedSlots;
    const offers = async () => (await asked.data(OFFERS, { id: scene.fair.id })).myDay.offers;
    const remove = (id: string) =>
      organiser.data(`mutation { removeFairSession(sessionId: "${id}") { fairId } }`);
    // A session elsewhere leaves no table.
    const { startsAt, endsAt } = scene.slots[3]!;
    const tour = await makeGroupSession(em, scene, [second], {
      title: 'Tour',
      table: null,
      startsAt,
      endsAt,
    });
    await remove(tour.id);
    await remove(session.id);
    // Both are asked: nobody waits at a table that isn't theirs any more.
    await eventually(async () =>
      expect(await offers()).toMatchObject([{ tableLabel: 'T1', asksSupplier: true, waitsForBuyer: true }]),
    );
    expect(await freed()).toMatchObject([
      { state: 'OPEN', reason: 'CANCELLED', groupTitle: 'Press tools', supplierName: null },
    ]);

    // One that couldn't be held and is then removed keeps the offer of its place, which isn't made twice.
    await test.em().nativeDelete(SlotOffer, {});
    await test.em().nativeDelete(FreedSlot, {});
    session = await makeGroupSession(test.em(), scene, [scene.buyer, scene.supplier, second], {
      ...{ table: scene.tables[0]!, startsAt: scene.slots[0]!.startsAt, endsAt: scene.slots[0]!.endsAt },
    });
    test.clock.set('2026-11-25T02:02:00Z');
    await act(organiser, NO_SHOW, { party: scene.buyer.participation.id });
    await eventually(async () => expect(await offers()).toHaveLength(1));
    await remove(session.id);
    await test.get(OutboxRelay).drain();
    expect(await freed()).toMatchObject([{ state: 'OPEN', reason: 'NO_SHOW', groupTitle: 'Press tools' }]);
    const [{ id }] = await offers();
    const done = (await asked.data(ACCEPT, { id })).acceptOffer;
    expect(await test.em().findOneOrFail(Meeting, { id: done.meetingId })).toMatchObject({
      ...{ status: 'released', table: { id: scene.tables[0]!.id } },
    });
  });

  it('counts by the most cautious word of its parties, and by the organiser’s before that', async () => {
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    const agreed = { kind: 'COOPERATION_AGREED', note: 'They want 10,000 a month.' };
    expect(await send(buyer, OUTCOME, agreed)).toMatchObject({ code: 'MEETING_NOT_STARTED' });
    test.clock.set('2026-11-25T02:15:00Z');
    expect(await send(buyer, OUTCOME, agreed)).toMatchObject({
      ...{ status: 'HELD', outcomeKind: 'COOPERATION_AGREED' },
    });
    expect(await send(supplier, OUTCOME, { kind: 'INFORMATIVE' })).toMatchObject({
      outcomeKind: 'INFORMATIVE',
    });
    // What one writes down is one's own and the organiser's.
    expect((await mine(buyer)).group.ownOutcome).toMatchObject({ note: 'They want 10,000 a month.' });
    expect(JSON.stringify(await mine(supplier))).not.toContain('10,000');
    expect((await party('buyer')).outcomeNote).toBe('They want 10,000 a month.');
    const { version } = (await mine(supplier)).group.ownOutcome;
    expect(await send(supplier, OUTCOME, { kind: 'COOPERATION_POSSIBLE' })).toMatchObject({
      code: 'STALE_VERSION',
    });
    expect(await send(supplier, OUTCOME, { kind: 'COOPERATION_POSSIBLE', version })).toMatchObject({
      outcomeKind: 'COOPERATION_POSSIBLE',
    });
    expect(await send(organiser, OUTCOME, { kind: 'NO_INTEREST', note: 'Seen at the table.' })).toMatchObject(
      {
        outcomeKind: 'NO_INTEREST',
      },
    );
    expect(await floor()).toMatchObject({ organiserNote: 'Seen at the table.', status: 'HELD' });

    // What is recorded stays when it is over.
    test.clock.set(scene.slots[0]!.endsAt.toISOString());
    const removed = await organiser.ask(
      `mutation { removeFairSession(sessionId: "${session.id}") { fairId } }`,
    );
    expect(JSON.stringify(removed)).toMatch(/sessionId.*“Press tools” is over/);
    expect(await floor()).toMatchObject({ status: 'HELD' });
  });

  it('costs the same number of statements on the floor and in a day, however many there are', async () => {
    const supplier = await as('supplier');
    const add = async (from: number, to: number) => {
      const em = test.em();
      for (let n = from; n < to; n++)
        await makeGroupSession(em, scene, [scene.buyer, scene.supplier, second], {
          ...{ title: `Group ${n}`, table: scene.tables[1]! },
          startsAt: new Date(Date.parse('2026-11-25T02:00:00Z') + n * 60_000),
          endsAt: new Date(Date.parse('2026-11-25T02:01:00Z') + n * 60_000),
        });
    };
    const counts = async () => [
      await fewestStatements(test, () => floor()),
      await fewestStatements(test, () => mine(supplier)),
      await fewestStatements(test, () => supplier.data(CALENDAR, { id: scene.fair.id })),
    ];
    await add(0, 9);
    const few = await counts();
    await add(9, 99);
    expect(await counts()).toEqual(few);
    expect((await organiser.data(FLOOR, { id: scene.fair.id })).floor.sessions).toHaveLength(100);
  });
});

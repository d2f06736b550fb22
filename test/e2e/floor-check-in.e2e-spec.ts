import { Delegate, Participation } from '#fair';
import { CheckIn } from '#floor';
import { makeDelegate, makeFair } from '../factories/fairs.js';
import { makeGroupSession } from '../factories/groups.js';
import {
  type MeetingScene,
  type Participant,
  makeMeeting,
  makeMeetingScene,
  makeParticipant,
} from '../factories/meetings.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { LiveClient } from '../support/live-client.js';
import type { TestApp } from '../support/test-app.js';

const CHECK_IN = `mutation ($input: CheckInInput!) { checkIn(input: $input) { __typename
  ... on CheckIn { id name organisationName way date at }
  ... on Refusal { code message }
  ... on AlreadyCheckedInError { at by checkInId }
  ... on WrongDayError { reason days } } }`;
const UNDO = `mutation ($id: ID!) { undoCheckIn(checkInId: $id) { __typename ... on Refusal { code } } }`;
const BADGE = `query ($id: ID!) { checkInBadge(delegateId: $id) { code name checkedInAt } }`;
const RENEW = `mutation ($id: ID!) { renewCheckInCode(delegateId: $id) { code } }`;
const FLOOR = `query ($id: ID!) { floor(fairId: $id) { date counters { people expected checkedIn unexpected missing walkIns }
  people { delegateId name codeHash checkIn { way by } } meetings { id parties { side isIn } }
  freedSlots { id } kiosks { id name } } }`;
const OPEN_KIOSK = `mutation ($input: OpenKioskInput!) { openKiosk(input: $input) {
  ... on OpenedKiosk { key kiosk { id } } ... on Refusal { code } } }`;
const KIOSK_CHECK_IN = `mutation ($key: String!, $code: String!, $again: String) {
  kioskCheckIn(key: $key, code: $code, idempotencyKey: $again) { __typename
    ... on KioskWelcome { name nextAt nextTable nextHall } ... on Refusal { code } } }`;
const WALK_IN = `mutation ($input: AdmitWalkInInput!) { admitWalkIn(input: $input) { __typename
  ... on CheckIn { id delegateId name organisationName way side } ... on Refusal { code } } }`;

describe('checking in', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let organiser: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp({ now: '2026-11-25T01:45:00Z' });
    scene = await makeMeetingScene(test.em());
    organiser = await as('organiser');
  });
  afterEach(() => test.close());

  const as = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
  const checkIn = async (rest: object) =>
    (await organiser.data(CHECK_IN, { input: { fairId: scene.fair.id, ...rest } })).checkIn;
  const codeOf = async (delegateId: string) =>
    (await organiser.data(BADGE, { id: delegateId })).checkInBadge.code as string;

  it('lets a delegate in by the code on their phone, tells the fair at once, and who did it when it is scanned again', async () => {
    const supplier = await as('supplier');
    const { code } = (await supplier.data(BADGE, { id: scene.supplier.delegate.id })).checkInBadge;
    const live = await LiveClient.connect(test.url, organiser.bearer);
    await live.join(`fair:${scene.fair.id}`);
    const scanned = code.toLowerCase().replaceAll('-', '');
    const done = await checkIn({ code: scanned, idempotencyKey: 'first scan' });
    expect(done).toMatchObject({
      __typename: 'CheckIn',
      name: 'supplier’s delegate',
      organisationName: 'supplier Co.',
      way: 'CODE',
      date: '2026-11-25',
    });
    await live.heard('floor.checked-in');
    live.close();
    expect((await checkIn({ code: scanned, idempotencyKey: 'first scan' })).id).toBe(done.id);
    test.clock.advance({ minutes: 5 });
    expect(await checkIn({ code })).toMatchObject({
      code: 'ALREADY_CHECKED_IN',
      message: 'supplier’s delegate was checked in at 2026-11-25T01:45:00.000Z by organiser.',
      by: 'organiser',
      checkInId: done.id,
    });
    const { floor } = await organiser.data(FLOOR, { id: scene.fair.id });
    expect(floor.counters).toEqual({
      ...{ people: 2, expected: 0, checkedIn: 0, unexpected: 1, missing: 0, walkIns: 0 },
    });
  });

  it('refuses codes that are nobody’s, void, of another fair or of somebody who isn’t coming', async () => {
    const { id } = scene.supplier.delegate;
    for (const code of ['hello', 'https://fairmatch.test', '0000-0000-0000-0000-0000']) {
      expect(await checkIn({ code })).toMatchObject({ code: 'CODE_UNKNOWN' });
    }
    const former = await codeOf(id);
    const supplier = await as('supplier');
    const fresh = (await supplier.data(RENEW, { id })).renewCheckInCode.code;
    expect(fresh).not.toBe(former);
    expect(await checkIn({ code: former })).toMatchObject({ code: 'CODE_REVOKED' });
    const elsewhere = await makeFair(test.em(), { code: 'elsewhere', organizers: [scene.organiser] });
    const other = (await organiser.data(CHECK_IN, { input: { fairId: elsewhere.id, code: fresh } })).checkIn;
    expect(other).toMatchObject({ code: 'OTHER_FAIRS_CODE' });
    const em = test.em();
    (await em.findOneOrFail(Delegate, { id })).withdrawnAt = new Date();
    await em.flush();
    expect(await checkIn({ code: fresh })).toMatchObject({ code: 'DELEGATE_GONE' });
    expect(await test.em().count(CheckIn)).toBe(0);
    const buyer = await as('buyer');
    expect(await buyer.errorCode(BADGE, { id })).toBe('FORBIDDEN');
    expect(await buyer.errorCode(RENEW, { id })).toBe('FORBIDDEN');
  });

  it('asks on a day on which nobody is expected, and does it when one says so', async () => {
    const { id } = scene.supplier.delegate;
    test.clock.set('2026-11-24T03:00:00Z');
    expect(await checkIn({ delegateId: id })).toMatchObject({
      code: 'WRONG_DAY',
      reason: 'BEFORE',
      days: ['2026-11-25'],
    });
    expect(await checkIn({ delegateId: id, anyway: true })).toMatchObject({ way: 'NAME' });
    test.clock.set('2026-11-27T03:00:00Z');
    expect(await checkIn({ delegateId: id })).toMatchObject({ code: 'WRONG_DAY', reason: 'AFTER' });
    // On a new day of the fair they come anew; what was queued is dated by when it happened.
    test.clock.set('2026-11-26T02:00:00Z');
    expect(await checkIn({ delegateId: id })).toMatchObject({ reason: 'BETWEEN' });
    expect(await checkIn({ delegateId: id, at: '2026-11-25T03:00:00Z' })).toMatchObject({
      date: '2026-11-25',
      at: '2026-11-25T03:00:00.000Z',
    });
    const wrong = await organiser.ask(CHECK_IN, {
      input: { fairId: scene.fair.id, delegateId: id, at: '2026-11-28T00:00:00Z' },
    });
    expect(wrong.errors![0]!.extensions).toMatchObject({ problems: [{ path: ['input', 'at'] }] });
  });

  it('takes a check-in back, once', async () => {
    const { id } = await checkIn({ delegateId: scene.buyer.delegate.id });
    expect((await organiser.data(UNDO, { id })).undoCheckIn.__typename).toBe('CheckIn');
    expect((await organiser.data(UNDO, { id })).undoCheckIn.code).toBe('CHECK_IN_UNDONE');
    expect(await checkIn({ delegateId: scene.buyer.delegate.id })).toMatchObject({ __typename: 'CheckIn' });
    expect(await (await as('buyer')).errorCode(UNDO, { id })).toBe('FORBIDDEN');
  });

  it('lets a kiosk check in by code and nothing else, until it is closed', async () => {
    await makeMeeting(test.em(), scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    const code = await codeOf(scene.buyer.delegate.id);
    const { openKiosk } = await organiser.data(OPEN_KIOSK, {
      input: { fairId: scene.fair.id, name: 'North entrance' },
    });
    const kiosk = test.client();
    const { key } = openKiosk;
    const screen = await kiosk.data(
      `query ($key: String!) { kiosk(key: $key) { name fairName { language text } } }`,
      { key },
    );
    expect(screen.kiosk).toEqual({
      name: 'North entrance',
      fairName: [{ language: 'en', text: 'Hanoi Supporting Industries Fair 2026' }],
    });
    const scan = async (rest: object = {}) =>
      (await kiosk.data(KIOSK_CHECK_IN, { key, code, ...rest })).kioskCheckIn;
    expect(await scan({ again: 'kiosk-scan-1' })).toEqual({
      __typename: 'KioskWelcome',
      name: 'buyer’s delegate',
      nextAt: '2026-11-25T02:00:00.000Z',
      nextTable: 'T1',
      nextHall: 'Hall 1',
    });
    expect(await scan({ again: 'kiosk-scan-1' })).toMatchObject({ __typename: 'KioskWelcome' });
    expect(await scan()).toMatchObject({ code: 'ALREADY_CHECKED_IN' });
    expect(await scan({ code: 'nonsense' })).toMatchObject({ code: 'CODE_UNKNOWN' });
    const { floor } = await organiser.data(FLOOR, { id: scene.fair.id });
    expect(floor.people.find(({ name }: { name: string }) => name === 'buyer’s delegate').checkIn).toEqual({
      way: 'KIOSK',
      by: 'North entrance',
    });
    expect(floor.meetings[0].parties).toEqual([
      { side: 'SUPPLIER', isIn: false },
      { side: 'BUYER', isIn: true },
    ]);
    expect(floor.counters).toMatchObject({ expected: 2, checkedIn: 1, unexpected: 0, missing: 1 });
    expect(await kiosk.errorCode(KIOSK_CHECK_IN, { key: 'not a key', code })).toBe('UNAUTHENTICATED');
    expect(await kiosk.errorCode(FLOOR, { id: scene.fair.id })).toBe('UNAUTHENTICATED');
    await organiser.data(`mutation ($id: ID!) { closeKiosk(kioskId: $id) { closedAt } }`, {
      id: openKiosk.kiosk.id,
    });
    expect(await kiosk.errorCode(KIOSK_CHECK_IN, { key, code })).toBe('UNAUTHENTICATED');
  });

  it('sends whoever comes at a kiosk to their group meeting when that is next', async () => {
    const second = await makeParticipant(test.em(), scene.fair, 'second', 'supplier');
    const [first, next] = [scene.slots[0]!, scene.slots[1]!];
    await makeGroupSession(test.em(), scene, [scene.buyer, scene.supplier, second], {
      ...{ table: scene.tables[1]!, startsAt: first.startsAt, endsAt: first.endsAt },
    });
    await makeMeeting(test.em(), scene, { slot: next, table: scene.tables[0]! });
    const { openKiosk } = await organiser.data(OPEN_KIOSK, {
      input: { fairId: scene.fair.id, name: 'North entrance' },
    });
    const welcome = async ({ delegate }: Participant) =>
      (
        await test
          .client()
          .data(KIOSK_CHECK_IN, { key: openKiosk.key, code: await codeOf(delegate.id), again: delegate.id })
      ).kioskCheckIn;
    const there = { nextAt: '2026-11-25T02:00:00.000Z', nextTable: 'T2', nextHall: 'Hall 1' };
    expect(await welcome(second)).toMatchObject({ name: 'second’s delegate', ...there });
    expect(await welcome(scene.buyer)).toMatchObject(there);
    // Once the group has begun, the next is the meeting of two; whoever has none has nothing before them.
    test.clock.set('2026-11-25T02:21:00Z');
    expect(await welcome(scene.supplier)).toMatchObject({ nextTable: 'T1' });
  });

  it('lets a walk-in in with what is known at the entrance, once', async () => {
    const walkIn = async (rest: object) =>
      (await organiser.data(WALK_IN, { input: { fairId: scene.fair.id, side: 'SUPPLIER', ...rest } }))
        .admitWalkIn;
    const input = { organisationName: 'Đúc Thép Mới', name: 'Lê Thị Hoa', idempotencyKey: 'walk-in-one' };
    const first = await walkIn(input);
    expect(first).toMatchObject({ way: 'WALK_IN', organisationName: 'Đúc Thép Mới', side: 'SUPPLIER' });
    expect((await walkIn(input)).id).toBe(first.id);
    const known = await walkIn({ organisationId: scene.supplier.organisation.id, name: 'Trần Văn Bình' });
    expect(known).toMatchObject({ organisationName: 'supplier Co.' });
    // Told by a device that had no network: of an organisation that is there, and when they came.
    const [at, early] = [new Date('2026-11-25T01:40:00Z'), scene.supplier.participation.id];
    const later = await walkIn({ participationId: early, name: 'Phạm Thị Mai', at });
    expect(later).toMatchObject({ organisationName: 'supplier Co.' });
    expect((await test.em().findOneOrFail(CheckIn, { id: later.id })).at).toEqual(at);
    const wrong = await organiser.ask(WALK_IN, {
      input: { fairId: scene.fair.id, side: 'BUYER', participationId: early, name: 'Nobody' },
    });
    expect(wrong.errors![0]!.extensions).toMatchObject({
      problems: [{ path: ['input', 'participationId'] }],
    });
    expect(await test.em().count(Participation, { fair: scene.fair })).toBe(3);
    const neither = await organiser.ask(WALK_IN, {
      input: { fairId: scene.fair.id, side: 'BUYER', name: 'Nobody' },
    });
    expect(neither.errors![0]!.extensions).toMatchObject({
      problems: [{ path: ['input', 'organisationName'] }],
    });
    const { floor } = await organiser.data(FLOOR, { id: scene.fair.id });
    expect(floor.counters).toMatchObject({ people: 5, checkedIn: 0, unexpected: 3, walkIns: 3 });
  });

  it('is shown to those who run the fair alone, in as many statements at 100 people as at 10', async () => {
    await makePerson(test.em(), { email: 'stranger@example.com' });
    expect(await (await as('supplier')).errorCode(FLOOR, { id: scene.fair.id })).toBe('FORBIDDEN');
    expect(await (await as('stranger')).errorCode(FLOOR, { id: scene.fair.id })).toBe('FORBIDDEN');
    const ask = () => organiser.data(FLOOR, { id: scene.fair.id });
    const add = async (count: number) => {
      const em = test.em();
      for (let n = 0; n < count; n++) await makeDelegate(em, scene.supplier.participation, { name: `P${n}` });
    };
    await add(8);
    const few = await fewestStatements(test, ask);
    await add(90);
    expect(await fewestStatements(test, ask)).toBe(few);
  });
});

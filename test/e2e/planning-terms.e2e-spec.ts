import { MeetingPrecedence } from '#fair';
import { Meeting } from '#scheduling';
import { makeTables } from '../factories/fairs.js';
import {
  type MeetingScene,
  makeMeeting,
  makeMeetingScene,
  makeParticipant,
  makeRequest,
} from '../factories/meetings.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const TERMS = `fairId spareTableShare tables { tableId purpose ownerId blockedSlotIds } walks { minutes }
  sessions { id version title startsAt tableId delegateIds } interpreters { id version name languagePairs breakSlotIds }
  precedences { id } stays { delegateId arrivesAt } remote { participationId timeZone from until }`;
const RESULT = `{ __typename ... on PlanningTerms { ${TERMS} } ... on Refusal { code }
  ... on HasMeetingsError { meetingIds: inTheWay { id } } }`;
const SET_TABLE = `mutation ($input: TableTermsInput!) { setTableTerms(input: $input) ${RESULT} }`;
const ADD_SESSION = `mutation ($input: AddFairSessionInput!) { addFairSession(input: $input) ${RESULT} }`;
const REVISE_SESSION = `mutation ($id: ID!, $version: Int!, $input: FairSessionInput!) {
  reviseFairSession(sessionId: $id, version: $version, input: $input) ${RESULT} }`;
const BOOK = `mutation ($input: BookMeetingInput!) { bookMeeting(input: $input) {
  __typename ... on Meeting { id version table { label } } ... on Refusal { code }
  ... on DelegateUnavailableError { unavailable { name reason } } } }`;
const STAY = `mutation ($id: ID!, $version: Int!, $arrivesAt: DateTime, $despite: [ID!]!) {
  setDelegateStay(delegateId: $id, version: $version, arrivesAt: $arrivesAt, despiteMeetingIds: $despite) {
    __typename ... on Refusal { code } } }`;
const REMOTE = `mutation ($id: ID!, $input: RemoteInput) {
  setRemoteParticipation(participationId: $id, input: $input) { remote { participationId timeZone from until } } }`;
const MOVE = `mutation ($id: ID!, $version: Int!, $slotId: ID!) {
  moveMeeting(meetingId: $id, version: $version, slotId: $slotId) {
    __typename ... on Meeting { version } ... on Refusal { code } ... on SlotTakenError { taken { kind name } } } }`;

describe('what making a timetable has to heed', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let organiser: GraphqlClient;
  const booking = (rest: object = {}) => ({
    input: {
      fairId: scene.fair.id,
      slotId: scene.slots[0]!.id,
      supplierParticipationId: scene.supplier.participation.id,
      buyerParticipationId: scene.buyer.participation.id,
      ...rest,
    },
  });
  const book = async (rest: object = {}) => (await organiser.data(BOOK, booking(rest))).bookMeeting;

  beforeEach(async () => {
    test = await borrowTestApp();
    scene = await makeMeetingScene(test.em());
    await makeRequest(test.em(), scene);
    organiser = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  it('keeps tables for their owners, also against bookings by hand', async () => {
    const [table, other] = [scene.tables[0]!, scene.tables[1]!];
    const rival = await makeParticipant(test.em(), scene.fair, 'rival', 'buyer');
    const { setTableTerms } = await organiser.data(SET_TABLE, {
      input: { tableId: table.id, purpose: 'RESERVED', ownerId: rival.participation.id },
    });
    expect(setTableTerms.tables).toEqual([
      { tableId: table.id, purpose: 'RESERVED', ownerId: rival.participation.id, blockedSlotIds: [] },
    ]);
    expect(await book({ tableId: table.id })).toEqual({
      __typename: 'TableReservedError',
      code: 'TABLE_RESERVED',
    });
    await organiser.data(SET_TABLE, {
      input: {
        tableId: other.id,
        purpose: 'PRIVATE',
        ownerId: scene.buyer.participation.id,
        blockedSlotIds: [scene.slots[1]!.id],
      },
    });
    expect(await book({ tableId: other.id })).toMatchObject({ __typename: 'Meeting' });
    // The buyer receives at its own table alone, and that one is out of use in the next slot.
    expect(await book({ slotId: scene.slots[1]!.id, isAnother: true })).toMatchObject({ code: 'SLOT_TAKEN' });
    expect(await organiser.errorCode(SET_TABLE, { input: { tableId: table.id, purpose: 'RESERVED' } })).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('names the meetings at a table before it is blocked for their slot', async () => {
    const meeting = await makeMeeting(test.em(), scene, { slot: scene.slots[1]!, table: scene.tables[0]! });
    const input = { tableId: scene.tables[0]!.id, purpose: 'OPEN', blockedSlotIds: [scene.slots[1]!.id] };
    expect((await organiser.data(SET_TABLE, { input })).setTableTerms).toEqual({
      __typename: 'HasMeetingsError',
      code: 'HAS_MEETINGS',
      meetingIds: [{ id: meeting.id }],
    });
    const despite = { ...input, despiteMeetingIds: [meeting.id] };
    expect((await organiser.data(SET_TABLE, { input: despite })).setTableTerms).toMatchObject({
      tables: [{ blockedSlotIds: [scene.slots[1]!.id] }],
    });
  });

  it('edits a session, and shows the meetings that are in the way of what is new alone', async () => {
    const [first, , third] = scene.slots;
    const during = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => ({ startsAt, endsAt });
    const opening = { title: 'Opening', ...during(first!), delegateIds: [scene.buyer.delegate.id] };
    const meeting = await makeMeeting(test.em(), scene, { slot: third!, table: scene.tables[0]! });
    const added = await organiser.data(ADD_SESSION, { input: { ...opening, fairId: scene.fair.id } });
    const [{ id }] = added.addFairSession.sessions;
    const revise = async (version: number, input: object) =>
      (await organiser.data(REVISE_SESSION, { id, version, input })).reviseFairSession;

    // Another name, and somebody who has nothing else then: nothing is in the way.
    const delegateIds = [scene.buyer.delegate.id, scene.supplier.delegate.id];
    expect((await revise(1, { ...opening, title: 'Welcome', delegateIds })).sessions).toMatchObject([
      { title: 'Welcome', version: 2 },
    ]);
    expect(await revise(1, opening)).toMatchObject({ code: 'STALE_VERSION' });

    // At another time, and at the table of a meeting: that is shown, and nothing has changed.
    const later = { ...opening, ...during(third!), delegateIds, tableId: scene.tables[0]!.id };
    expect((await revise(2, later)).meetingIds).toEqual([{ id: meeting.id }]);
    expect(await revise(2, { ...later, despiteMeetingIds: [meeting.id] })).toMatchObject({
      sessions: [
        { version: 3, startsAt: third!.startsAt.toISOString(), tableId: scene.tables[0]!.id, delegateIds },
      ],
    });
    // It is known, and isn't asked about again; whoever goes is free.
    expect(await revise(3, { ...later, delegateIds: [scene.buyer.delegate.id] })).toMatchObject({
      sessions: [{ delegateIds: [scene.buyer.delegate.id] }],
    });
    expect(await test.em().count(Meeting, { status: 'released' })).toBe(1);

    const wrong = async (input: object) => organiser.errorCode(REVISE_SESSION, { id, version: 4, input });
    expect(await wrong({ ...later, endsAt: later.startsAt })).toBe('BAD_USER_INPUT');
    expect(await wrong({ ...later, delegateIds: [scene.fair.id] })).toBe('BAD_USER_INPUT');
  });

  it('lets nobody meet during a session they attend, before they arrive, or in the night of a remote side', async () => {
    const session = {
      fairId: scene.fair.id,
      title: 'Opening',
      startsAt: scene.slots[0]!.startsAt,
      endsAt: scene.slots[0]!.endsAt,
      delegateIds: [scene.buyer.delegate.id],
    };
    const { addFairSession } = await organiser.data(ADD_SESSION, { input: session });
    expect(addFairSession.sessions).toMatchObject([
      { title: 'Opening', delegateIds: [scene.buyer.delegate.id] },
    ]);
    expect(await book()).toMatchObject({
      code: 'DELEGATE_UNAVAILABLE',
      unavailable: [{ name: 'buyer’s delegate', reason: 'ABSENT' }],
    });
    expect(await organiser.errorCode(ADD_SESSION, { input: { ...session, endsAt: session.startsAt } })).toBe(
      'BAD_USER_INPUT',
    );
    const { setDelegateStay } = await organiser.data(STAY, {
      id: scene.supplier.delegate.id,
      version: 1,
      arrivesAt: scene.slots[2]!.startsAt,
      despite: [],
    });
    expect(setDelegateStay).toEqual({ __typename: 'Delegate' });
    expect(await book({ slotId: scene.slots[1]!.id })).toMatchObject({ code: 'DELEGATE_UNAVAILABLE' });
    // 9:40 in Hanoi is 11:40 in Tokyo, and 3:40 in Berlin.
    const remote = async (timeZone: string) =>
      organiser.data(REMOTE, {
        id: scene.buyer.participation.id,
        input: { timeZone, from: '08:00', until: '18:00' },
      });
    await remote('Europe/Berlin');
    expect(await book({ slotId: scene.slots[2]!.id })).toMatchObject({ code: 'DELEGATE_UNAVAILABLE' });
    await remote('Asia/Tokyo');
    expect(await book({ slotId: scene.slots[2]!.id, tableId: scene.tables[0]!.id }).catch(String)).toMatch(
      /no table/,
    );
    expect(await book({ slotId: scene.slots[2]!.id })).toMatchObject({ __typename: 'Meeting', table: null });
    expect(
      await organiser.errorCode(REMOTE, {
        id: scene.buyer.participation.id,
        input: { timeZone: 'Mars/Base', from: '08:00', until: '18:00' },
      }),
    ).toBe('BAD_USER_INPUT');
  });

  it('lets a group meet at a table, where nobody else meets then, and names every meeting in the way at once', async () => {
    const third = await makeParticipant(test.em(), scene.fair, 'third', 'supplier');
    await makeRequest(test.em(), { ...scene, supplier: third });
    const [first, second] = [
      await makeMeeting(test.em(), scene, { slot: scene.slots[0]!, table: scene.tables[0]! }),
      await makeMeeting(
        test.em(),
        { ...scene, supplier: third },
        {
          slot: scene.slots[1]!,
          table: scene.tables[1]!,
        },
      ),
    ];
    const group = {
      ...{ fairId: scene.fair.id, title: 'Press tools', tableId: scene.tables[1]!.id },
      ...{ startsAt: scene.slots[0]!.startsAt, endsAt: scene.slots[1]!.endsAt },
      delegateIds: [scene.supplier.delegate.id, third.delegate.id],
    };
    const add = async (rest: object = {}) =>
      (await organiser.data(ADD_SESSION, { input: { ...group, ...rest } })).addFairSession;
    const { meetingIds } = await add();
    expect(meetingIds.map(({ id }: { id: string }) => id)).toEqual(
      expect.arrayContaining([first.id, second.id]),
    );
    const later = { startsAt: scene.slots[2]!.startsAt, endsAt: scene.slots[2]!.endsAt };
    const { sessions } = await add(later);
    expect(sessions).toMatchObject([{ tableId: scene.tables[1]!.id, delegateIds: expect.any(Array) }]);
    expect(await organiser.errorCode(ADD_SESSION, { input: { ...group, ...later } })).toBe('BAD_USER_INPUT');
    const elsewhere = { slotId: scene.slots[2]!.id, buyerParticipationId: scene.buyer.participation.id };
    expect(await book(elsewhere)).toMatchObject({ code: 'DELEGATE_UNAVAILABLE' });
    const other = await makeParticipant(test.em(), scene.fair, 'other', 'supplier');
    await makeRequest(test.em(), { ...scene, supplier: other });
    expect(
      await book({
        ...elsewhere,
        supplierParticipationId: other.participation.id,
        tableId: scene.tables[1]!.id,
      }),
    ).toMatchObject({ code: 'TABLE_BLOCKED' });
  });

  it('sees to it that an interpreter is at one meeting at a time', async () => {
    const em = test.em();
    const { addInterpreter } = await organiser.data(
      `mutation ($input: AddInterpreterInput!) { addInterpreter(input: $input) { ${TERMS} } }`,
      {
        input: {
          fairId: scene.fair.id,
          name: 'Aoki',
          languagePairs: ['vi-ja'],
          breakSlotIds: [scene.slots[2]!.id],
        },
      },
    );
    const [aoki] = addInterpreter.interpreters;
    expect(aoki).toMatchObject({ languagePairs: ['ja-vi'], breakSlotIds: [scene.slots[2]!.id] });
    const rival = await makeParticipant(em, scene.fair, 'rival', 'supplier');
    const guest = await makeParticipant(em, scene.fair, 'guest', 'buyer');
    const one = await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    const two = await makeMeeting(
      em,
      { ...scene, supplier: rival, buyer: guest },
      { slot: scene.slots[1]!, table: scene.tables[1]! },
    );
    for (const { id } of [one, two]) await em.nativeUpdate(Meeting, { id }, { interpreter: aoki.id });
    const move = async (slot: number) =>
      (await organiser.data(MOVE, { id: one.id, version: 2, slotId: scene.slots[slot]!.id })).moveMeeting;
    expect(await move(1)).toMatchObject({
      code: 'SLOT_TAKEN',
      taken: [{ kind: 'INTERPRETER', name: 'Aoki' }],
    });
    expect(await move(2)).toMatchObject({ code: 'SLOT_TAKEN' });
    expect(
      await organiser.data(`mutation ($id: ID!) { removeInterpreter(interpreterId: $id) ${RESULT} }`, {
        id: aoki.id,
      }),
    ).toMatchObject({ removeInterpreter: { code: 'HAS_MEETINGS' } });
  });

  it('keeps walks, precedences and the share of spare tables', async () => {
    const [far] = await makeTables(test.em(), scene.fair, { hall: 'Hall 2', count: 1 });
    const halls = { hallId: scene.tables[0]!.hall.id, otherHallId: far!.hall.id };
    const walk = `mutation ($hallId: ID!, $otherHallId: ID!, $minutes: Int!) {
      setHallWalk(hallId: $hallId, otherHallId: $otherHallId, minutes: $minutes) { walks { minutes } } }`;
    expect((await organiser.data(walk, { ...halls, minutes: 10 })).setHallWalk.walks).toEqual([
      { minutes: 10 },
    ]);
    expect((await organiser.data(walk, { ...halls, minutes: 0 })).setHallWalk.walks).toEqual([]);
    const rival = await makeParticipant(test.em(), scene.fair, 'rival', 'buyer');
    const precedence = {
      fairId: scene.fair.id,
      first: { supplierId: scene.supplier.participation.id, buyerId: scene.buyer.participation.id },
      second: { supplierId: scene.supplier.participation.id, buyerId: rival.participation.id },
    };
    const add = `mutation ($input: AddMeetingPrecedenceInput!) { addMeetingPrecedence(input: $input) { precedences { id } } }`;
    expect((await organiser.data(add, { input: precedence })).addMeetingPrecedence.precedences).toHaveLength(
      1,
    );
    expect(await organiser.errorCode(add, { input: { ...precedence, second: precedence.first } })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await test.em().count(MeetingPrecedence, {})).toBe(1);
    const share = `mutation ($id: ID!, $share: Float!) { setSpareTableShare(fairId: $id, spareTableShare: $share) { spareTableShare } }`;
    expect(await organiser.data(share, { id: scene.fair.id, share: 0.2 })).toEqual({
      setSpareTableShare: { spareTableShare: 0.2 },
    });
    expect(await organiser.errorCode(share, { id: scene.fair.id, share: 0.9 })).toBe('BAD_USER_INPUT');
  });
});

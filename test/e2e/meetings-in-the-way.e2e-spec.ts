import { Delegate, MeetingTable, Slot } from '#fair';
import { MeetingRequest } from '#scheduling';
import { makeDelegate, makeTables } from '../factories/fairs.js';
import { type MeetingScene, makeMeeting, makeMeetingScene, makeParticipant } from '../factories/meetings.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const IN_THE_WAY = `__typename ... on HasMeetingsError {
  meetings inTheWay { id status table { label } supplier { organisation { displayName } } }
}`;
const SET_AVAILABILITY = `mutation ($delegateId: ID!, $slots: [ID!]!, $despite: [ID!]! = []) {
  answer: setDelegateAvailability(delegateId: $delegateId, unavailableSlotIds: $slots, despiteMeetingIds: $despite) {
    ${IN_THE_WAY} ... on Delegate { unavailableSlots { id } }
  }
}`;
const BLOCK = `mutation ($tableId: ID!, $despite: [ID!]! = []) {
  answer: blockTable(tableId: $tableId, despiteMeetingIds: $despite) { ${IN_THE_WAY} ... on Table { blockedAt } }
}`;

describe('meetings in the way of a change', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let organizer: GraphqlClient;
  let supplier: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    scene = await makeMeetingScene(test.em());
    organizer = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
    supplier = await test.client().signIn('supplier@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const meetingAt = (index: number, status: 'released' | 'draft' | 'cancelled' | 'held' = 'released') =>
    makeMeeting(test.em(), scene, { slot: scene.slots[index]!, table: scene.tables[0]!, status });
  const idsIn = ({ answer }: any) => answer.inTheWay.map(({ id }: { id: string }) => id);

  it('are named to the organiser, whatever was to be taken away', async () => {
    const first = await meetingAt(0);
    const second = await meetingAt(1, 'draft');
    const { participation, delegate } = scene.supplier;
    const day = '2026-11-25';
    for (const operation of [
      `planDays(input: { fairId: "${scene.fair.id}", slotMinutes: 45, days: [{ date: "${day}", opensAt: "09:00", closesAt: "12:00" }] })`,
      `removeDay(fairId: "${scene.fair.id}", date: "${day}")`,
      `removeTable(tableId: "${scene.tables[0]!.id}")`,
      `removeHall(hallId: "${scene.tables[0]!.hall.id}")`,
      `blockTable(tableId: "${scene.tables[0]!.id}")`,
      `withdrawParticipation(id: "${participation.id}", version: 1)`,
      `withdrawDelegate(id: "${delegate.id}", version: 1)`,
      `setDelegateAvailability(delegateId: "${delegate.id}", unavailableSlotIds: ${JSON.stringify(scene.slots.map(({ id }) => id))})`,
    ]) {
      const answer = await organizer.data(`mutation { answer: ${operation} { ${IN_THE_WAY} } }`);
      expect([operation, answer.answer]).toEqual([
        operation,
        {
          __typename: 'HasMeetingsError',
          meetings: 2,
          inTheWay: [
            { id: first.id, status: 'RELEASED' },
            { id: second.id, status: 'DRAFT' },
          ].map((meeting) => ({
            ...meeting,
            table: { label: 'T1' },
            supplier: { organisation: { displayName: 'supplier Co.' } },
          })),
        },
      ]);
    }
    const em = test.em();
    expect(await em.count(Slot, { fair: scene.fair.id })).toBe(3);
    expect(await em.count(MeetingTable, { blockedAt: null })).toBe(2);
    expect(await em.count(Delegate, { withdrawnAt: null })).toBe(2);
  });

  it('are named to an organisation as far as it may see them: a draft is not', async () => {
    const released = await meetingAt(0);
    await meetingAt(1, 'draft');
    const { delegate } = scene.supplier;
    const slots = scene.slots.map(({ id }) => id);
    const withdraw = `mutation { answer: withdrawDelegate(id: "${delegate.id}", version: 1) { ${IN_THE_WAY} } }`;
    const refused = await supplier.data(withdraw);
    expect([refused.answer.meetings, idsIn(refused)]).toEqual([2, [released.id]]);
    // Of the organiser's plan it isn't even told that it is there.
    const absent = await supplier.data(SET_AVAILABILITY, { delegateId: delegate.id, slots });
    expect([absent.answer.meetings, idsIn(absent)]).toEqual([1, [released.id]]);
    const onlyDraft = await supplier.data(SET_AVAILABILITY, { delegateId: delegate.id, slots: [slots[1]] });
    expect(onlyDraft.answer.unavailableSlots).toEqual([{ id: slots[1] }]);
  });

  it('stay where they are when each is named: someone ill is absent all the same', async () => {
    const [first, second] = [await meetingAt(0), await meetingAt(1)];
    const delegateId = scene.supplier.delegate.id;
    const slots = scene.slots.slice(0, 2).map(({ id }) => id);
    const partly = await supplier.data(SET_AVAILABILITY, { delegateId, slots, despite: [first.id] });
    expect(idsIn(partly)).toEqual([first.id, second.id]);
    const known = { delegateId, slots, despite: [second.id, first.id] };
    expect((await supplier.data(SET_AVAILABILITY, known)).answer.unavailableSlots).toHaveLength(2);
    // What is known already isn't asked about again, nor is becoming available.
    const less = await supplier.data(SET_AVAILABILITY, { delegateId, slots: [slots[1]] });
    expect(less.answer.unavailableSlots).toEqual([{ id: slots[1] }]);

    const tableId = scene.tables[0]!.id;
    expect(idsIn(await organizer.data(BLOCK, { tableId, despite: [first.id] }))).toHaveLength(2);
    const blocked = await organizer.data(BLOCK, { tableId, despite: [first.id, second.id] });
    expect(blocked.answer.blockedAt).toBe('2026-11-22T02:00:00.000Z');
    expect((await organizer.data(BLOCK, { tableId })).answer.blockedAt).toBe('2026-11-22T02:00:00.000Z');
    const { answer } = await organizer.data(
      'query ($fairId: ID!) { answer: meetings(fairId: $fairId) { totalCount } }',
      { fairId: scene.fair.id },
    );
    expect(answer.totalCount).toBe(2);
  });

  it('are not in the way once they are over: a table goes out of use, but its record stays', async () => {
    await meetingAt(0, 'cancelled');
    await meetingAt(1, 'held');
    const tableId = scene.tables[0]!.id;
    const remove = (id: string) =>
      organizer.data(`mutation { answer: removeTable(tableId: "${id}") { ${IN_THE_WAY} } }`);
    // What was cancelled keeps its record without the table.
    expect((await remove(tableId)).answer).toMatchObject({ __typename: 'HasMeetingsError', meetings: 1 });
    expect((await organizer.data(BLOCK, { tableId })).answer.__typename).toBe('Table');
    expect((await remove(scene.tables[1]!.id)).answer.__typename).toBe('Fair');
    expect((await test.em().find(MeetingTable, {})).map(({ id }) => id)).toEqual([tableId]);
  });

  it('are not released while they can’t be held', async () => {
    const draft = await meetingAt(0, 'draft');
    const delegateId = scene.supplier.delegate.id;
    const release = async () =>
      (
        await organizer.data(
          `mutation ($fairId: ID!) {
            answer: releaseDraftMeetings(fairId: $fairId) {
              __typename ... on MeetingsStrandedError { code meetings stranded { id } } ... on DraftsReleased { released }
            }
          }`,
          { fairId: scene.fair.id },
        )
      ).answer;
    const refused = {
      __typename: 'MeetingsStrandedError',
      code: 'MEETINGS_STRANDED',
      meetings: 1,
      stranded: [{ id: draft.id }],
    };
    await supplier.data(SET_AVAILABILITY, { delegateId, slots: [scene.slots[0]!.id] });
    expect(await release()).toEqual(refused);
    await supplier.data(SET_AVAILABILITY, { delegateId, slots: [] });
    await organizer.data(BLOCK, { tableId: scene.tables[0]!.id, despite: [draft.id] });
    expect(await release()).toEqual(refused);
    await organizer.data(`mutation ($id: ID!) { unblockTable(tableId: $id) { id } }`, {
      id: scene.tables[0]!.id,
    });
    expect(await release()).toEqual({ __typename: 'DraftsReleased', released: 1 });
  });

  it('and absences don’t slip past each other: a booking and an absence at once, never both', async () => {
    const { fair, buyer } = scene;
    const tables = await makeTables(test.em(), fair, { hall: 'Hall 2', count: 8 });
    for (const [round, table] of tables.entries()) {
      const other = await makeParticipant(test.em(), fair, `rival-${round}`, 'supplier');
      const slot = scene.slots[round % 3]!;
      const delegate = await makeDelegate(test.em(), buyer.participation, { name: `Delegate ${round}` });
      const [booked, absent] = await Promise.all([
        organizer.data(
          `mutation ($input: BookMeetingInput!) { answer: bookMeeting(input: $input) { __typename } }`,
          {
            input: {
              fairId: fair.id,
              slotId: slot.id,
              tableId: table.id,
              supplierParticipationId: other.participation.id,
              buyerParticipationId: buyer.participation.id,
              delegateIds: [other.delegate.id, delegate.id],
            },
          },
        ),
        organizer.data(SET_AVAILABILITY, { delegateId: delegate.id, slots: [slot.id] }),
      ]);
      expect([
        ['Meeting', 'HasMeetingsError'],
        ['DelegateUnavailableError', 'Delegate'],
      ]).toContainEqual([booked.answer.__typename, absent.answer.__typename]);
    }
  });
});

describe('an organisation that leaves a fair', () => {
  let test: TestApp;

  beforeEach(async () => {
    test = await borrowTestApp();
  });
  afterEach(() => test.close());

  it('closes its open requests, and comes back with the people who left with it', async () => {
    const em = test.em();
    const { fair, supplier, buyer } = await makeMeetingScene(em);
    const organizer = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
    const otherBuyer = await makeParticipant(em, fair, 'second', 'buyer');
    const former = await makeDelegate(em, supplier.participation, { name: 'Former' });
    former.withdrawnAt = new Date('2026-11-01T00:00:00Z');
    for (const [askedBy, to] of [
      ['supplier', buyer],
      ['buyer', otherBuyer],
    ] as const) {
      em.create(MeetingRequest, {
        fair: fair.id,
        supplier: supplier.participation.id,
        buyer: to.participation.id,
        askedBy,
        expiresAt: new Date('2026-12-01T00:00:00Z'),
      });
    }
    await em.flush();
    const { withdrawParticipation } = await organizer.data(
      `mutation ($id: ID!) {
        withdrawParticipation(id: $id, version: 1) {
          ... on Participation { withdrawnAt delegates { name } withdrawnDelegates { name } }
        }
      }`,
      supplier.participation,
    );
    expect(withdrawParticipation).toMatchObject({
      delegates: [],
      withdrawnDelegates: [{ name: 'supplier’s delegate' }, { name: 'Former' }],
    });
    const requests = await test.em().find(MeetingRequest, {}, { orderBy: { askedBy: 'asc' } });
    expect(requests.map(({ askedBy, status }) => [askedBy, status])).toEqual([
      ['buyer', 'declined'],
      ['supplier', 'withdrawn'],
    ]);

    const list = (client: GraphqlClient, areWithdrawn: boolean) =>
      client.ask(
        `query ($fairId: ID!, $areWithdrawn: Boolean!) {
          participations(fairId: $fairId, areWithdrawn: $areWithdrawn) { edges { node { id } } }
        }`,
        { fairId: fair.id, areWithdrawn },
      );
    expect((await list(organizer, true)).data.participations.edges).toEqual([
      { node: { id: supplier.participation.id } },
    ]);
    expect((await list(organizer, false)).data.participations.edges).toHaveLength(2);
    expect((await list(test.client(), true)).errors![0]!.extensions.problems).toMatchObject([
      { path: ['areWithdrawn'] },
    ]);

    const { registerParticipation } = await organizer.data(
      `mutation ($input: RegisterParticipationInput!) {
        registerParticipation(input: $input) {
          ... on Participation { id withdrawnAt delegates { name } withdrawnDelegates { id version name } }
        }
      }`,
      {
        input: {
          fairId: fair.id,
          organisationId: supplier.organisation.id,
          side: 'SUPPLIER',
          kind: 'DIRECT',
        },
      },
    );
    expect(registerParticipation).toMatchObject({
      id: supplier.participation.id,
      withdrawnAt: null,
      delegates: [{ name: 'supplier’s delegate' }],
      withdrawnDelegates: [{ name: 'Former' }],
    });
    const { restoreDelegate } = await organizer.data(
      `mutation ($id: ID!, $version: Int!) {
        restoreDelegate(id: $id, version: $version) { ... on Delegate { name withdrawnAt } }
      }`,
      registerParticipation.withdrawnDelegates[0],
    );
    expect(restoreDelegate).toEqual({ name: 'Former', withdrawnAt: null });
  });

  it('tells its members where they take part, and keeps the organiser’s note to the organiser', async () => {
    const { fair, supplier, buyer } = await makeMeetingScene(test.em());
    const organizer = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
    const member = await test.client().signIn('supplier@example.com', TEST_PASSWORD);
    const revise = `mutation ($id: ID!) {
      reviseParticipation(id: $id, version: 1, input: { kind: DIRECT, note: "Pays late" }) { ... on Participation { note } }
    }`;
    expect((await organizer.data(revise, supplier.participation)).reviseParticipation).toEqual({
      note: 'Pays late',
    });
    const { myFairs } = await member.data('{ myFairs { roles fair { id } participations { id note } } }');
    expect(myFairs).toEqual([
      {
        roles: ['SUPPLIER'],
        fair: { id: fair.id },
        participations: [{ id: supplier.participation.id, note: null }],
      },
    ]);
    expect(buyer.participation.id).not.toBe(supplier.participation.id);
  });
});

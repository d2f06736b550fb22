import { AuditEntry, OutboxEvent } from '#database';
import { DelegateAbsence, Fair, MeetingTable, SessionAttendance, SlotUse } from '#fair';
import { Meeting, MeetingAttendance } from '#scheduling';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from '../factories/fairs.js';
import { makeGroupSession } from '../factories/groups.js';
import {
  type MeetingScene,
  makeMeeting,
  makeMeetingScene,
  makeParticipant,
  makeRequest,
} from '../factories/meetings.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { type GraphqlClient, problemPaths } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const REFUSALS = `
  ... on Refusal { code message }
  ... on SlotTakenError { taken { kind id name } alternatives { slotId tableId slot { startsAt } table { label } } }
  ... on DelegateUnavailableError { side unavailable { id name reason } }
  ... on TableBlockedError { tableId label }
  ... on FairNotOpenError { fairStatus }`;
const MEETING = `... on Meeting { id version status startsAt slot { id } table { id label } delegates { id name } }`;
const BOOK = `mutation ($input: BookMeetingInput!) {
  bookMeeting(input: $input) { __typename ${MEETING} ${REFUSALS} ... on AlreadyBookedError { meetingId } }
}`;
const MOVE = `mutation ($id: ID!, $version: Int!, $slotId: ID!, $tableId: ID) {
  moveMeeting(meetingId: $id, version: $version, slotId: $slotId, tableId: $tableId) {
    __typename ${MEETING} ${REFUSALS} ... on StaleVersionError { currentVersion } ... on MeetingStateError { status }
  }
}`;
const REASSIGN = `mutation ($id: ID!, $version: Int!, $delegateIds: [ID!]!) {
  reassignDelegates(meetingId: $id, version: $version, delegateIds: $delegateIds) {
    __typename ${MEETING} ${REFUSALS} ... on StaleVersionError { currentVersion }
  }
}`;
const CANCEL = `mutation ($id: ID!, $version: Int!, $reason: String!) {
  cancelMeeting(meetingId: $id, version: $version, reason: $reason) {
    __typename ... on Meeting { status cancelReason } ... on Refusal { code } ... on StaleVersionError { currentVersion }
  }
}`;
const HOLD = `mutation ($id: ID!, $early: Boolean) {
  holdMeeting(meetingId: $id, early: $early) { __typename ... on Meeting { status } ... on Refusal { code } }
}`;
const NO_SHOW = `mutation ($id: ID!, $absent: AbsentSide!) {
  reportNoShow(meetingId: $id, absentSide: $absent) {
    __typename ... on Meeting { status absentSide } ... on Refusal { code }
  }
}`;
const REOPEN = `mutation ($id: ID!) {
  reopenMeeting(meetingId: $id) { __typename ... on Meeting { status absentSide outcomeKind } ... on Refusal { code } }
}`;
const OUTCOME = `mutation ($input: RecordOutcomeInput!) {
  recordOutcome(input: $input) {
    __typename ... on Outcome { id version kind note recordedFor } ... on Refusal { code } ... on StaleVersionError { currentVersion }
  }
}`;
const LIST = `query ($fairId: ID!, $filter: MeetingFilter, $first: Int, $after: String) {
  meetings(fairId: $fairId, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node {
      id status possibleActions outcomeKind slot { id } table { label } delegates { name }
      supplier { organisation { legalName } } buyer { organisation { legalName } } outcomes { kind note }
    } }
  }
}`;
const ONE = `query ($id: ID!) { meeting(id: $id) { id status outcomeKind outcomes { recordedFor kind note } } }`;
const TIMETABLE = `query ($fairId: ID!) {
  timetable(fairId: $fairId) {
    slots { id } tables { id label }
    meetings { id slotId tableId status supplierName buyerName delegateNames outcomeKind }
  }
}`;

describe('booking meetings', () => {
  let test: TestApp;
  let scene: MeetingScene;
  const as = (name: string): Promise<GraphqlClient> =>
    test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
  const inputOf = (rest: object = {}) => ({
    fairId: scene.fair.id,
    slotId: scene.slots[0]!.id,
    supplierParticipationId: scene.supplier.participation.id,
    buyerParticipationId: scene.buyer.participation.id,
    ...rest,
  });
  const book = async (client: GraphqlClient, rest: object = {}) =>
    (await client.data(BOOK, { input: inputOf(rest) })).bookMeeting;
  const topics = async () =>
    (await test.em().find(OutboxEvent, { topic: { $like: 'meeting.%' } }, { orderBy: { seq: 1 } })).map(
      ({ topic, payload }) => [topic, (payload.organisationIds as string[]).length],
    );

  beforeEach(async () => {
    test = await borrowTestApp();
    scene = await makeMeetingScene(test.em());
  });
  afterEach(() => test.close());

  it('gives an agreed pair the first free table and somebody of each side, and links what it came from', async () => {
    const request = await makeRequest(test.em(), scene);
    const meeting = await book(await as('buyer'));
    expect(meeting).toMatchObject({
      __typename: 'Meeting',
      status: 'RELEASED',
      startsAt: '2026-11-25T02:00:00.000Z',
      table: { label: 'T1' },
      delegates: [{ name: 'supplier’s delegate' }, { name: 'buyer’s delegate' }],
    });
    const stored = await test.em().findOneOrFail(Meeting, { id: meeting.id });
    expect(stored.request?.id).toBe(request.id);
    expect(await topics()).toEqual([['meeting.booked', 2]]);
  });

  it('refuses members who have not agreed, before they learn anything; the organiser may bring them together', async () => {
    await makeMeeting(
      test.em(),
      { ...scene, supplier: await makeParticipant(test.em(), scene.fair, 'canary', 'supplier') },
      { slot: scene.slots[0]!, table: scene.tables[0]! },
    );
    const refused = await book(await as('supplier'), { tableId: scene.tables[0]!.id });
    expect(refused).toEqual({
      __typename: 'NotAgreedError',
      code: 'NOT_AGREED',
      message: expect.any(String),
    });
    expect(
      await (
        await as('supplier')
      ).errorCode(
        `query ($s: ID!, $b: ID!) { freeSlots(supplierParticipationId: $s, buyerParticipationId: $b) { tables } }`,
        { s: scene.supplier.participation.id, b: scene.buyer.participation.id },
      ),
    ).toBe('NOT_AGREED');
    expect(await book(await as('organiser'), { slotId: scene.slots[1]!.id })).toMatchObject({
      __typename: 'Meeting',
    });
  });

  it('says what is taken and where the two could meet instead', async () => {
    const em = test.em();
    const rival = await makeParticipant(em, scene.fair, 'rival', 'supplier');
    await makeMeeting(em, { ...scene, supplier: rival }, { slot: scene.slots[0]!, table: scene.tables[0]! });
    const organiser = await as('organiser');
    const refused = await book(organiser, { tableId: scene.tables[0]!.id });
    expect(refused).toMatchObject({
      __typename: 'SlotTakenError',
      code: 'SLOT_TAKEN',
      taken: [
        { kind: 'DELEGATE', name: 'buyer’s delegate' },
        { kind: 'TABLE', name: 'T1' },
      ],
    });
    // Not in the first slot, in which the buyer has nobody free; then the nearest first.
    expect(refused.alternatives).toEqual(
      [1, 2].map((index) => ({
        slotId: scene.slots[index]!.id,
        tableId: scene.tables[0]!.id,
        slot: { startsAt: scene.slots[index]!.startsAt.toISOString() },
        table: { label: 'T1' },
      })),
    );
    const { slotId, tableId } = refused.alternatives[0];
    expect(await book(organiser, { slotId, tableId })).toMatchObject({ __typename: 'Meeting' });
  });

  it('says that no table is left, and takes one given back by a cancellation', async () => {
    const em = test.em();
    const others = await Promise.all(
      [0, 1].map(async (index) => ({
        fair: scene.fair,
        supplier: await makeParticipant(test.em(), scene.fair, `s${index}`, 'supplier'),
        buyer: await makeParticipant(test.em(), scene.fair, `b${index}`, 'buyer'),
      })),
    );
    const [kept, freed] = await Promise.all(
      others.map((pair, index) =>
        makeMeeting(test.em(), pair, { slot: scene.slots[0]!, table: scene.tables[index]! }),
      ),
    );
    const organiser = await as('organiser');
    expect(await book(organiser)).toMatchObject({ __typename: 'SlotTakenError', taken: [] });
    const cancelled = await organiser.data(CANCEL, { id: freed!.id, version: 1, reason: 'Both are ill.' });
    expect(cancelled.cancelMeeting).toEqual({
      __typename: 'Meeting',
      status: 'CANCELLED',
      cancelReason: 'Both are ill.',
    });
    expect(await book(organiser)).toMatchObject({ __typename: 'Meeting', table: { label: 'T2' } });
    expect(await em.count(Meeting, { id: kept!.id, status: 'released' })).toBe(1);
  });

  it('refuses a blocked table, an absent delegate, a side without anybody, and a fair that is not open', async () => {
    const em = test.em();
    const organiser = await as('organiser');
    await em.nativeUpdate(
      MeetingTable,
      { id: scene.tables[0]!.id },
      { blockedAt: new Date('2026-11-25T02:10:00Z') },
    );
    expect(await book(organiser, { tableId: scene.tables[0]!.id })).toMatchObject({
      __typename: 'TableBlockedError',
      label: 'T1',
    });
    em.create(DelegateAbsence, { delegate: scene.buyer.delegate.id, slot: scene.slots[0]!.id });
    await em.flush();
    const absent = { id: scene.buyer.delegate.id, name: 'buyer’s delegate', reason: 'ABSENT' };
    expect(await book(organiser, { delegateIds: [scene.buyer.delegate.id] })).toMatchObject({
      __typename: 'DelegateUnavailableError',
      side: null,
      unavailable: [absent],
    });
    expect(await book(organiser)).toMatchObject({ side: 'BUYER', unavailable: [absent] });
    const other = await makeDelegate(em, scene.buyer.participation, { name: 'Hana' });
    expect(await book(organiser)).toMatchObject({
      table: { label: 'T2' },
      delegates: [{ name: 'supplier’s delegate' }, { name: 'Hana' }],
    });
    expect(other.id).toBeTruthy();
    await em.nativeUpdate(Fair, { id: scene.fair.id }, { status: 'draft' });
    expect(await book(organiser, { slotId: scene.slots[1]!.id })).toMatchObject({
      __typename: 'FairNotOpenError',
      fairStatus: 'DRAFT',
    });
  });

  it('keeps a person who goes to two fairs at the same time from being booked at both', async () => {
    const em = test.em();
    const elsewhere = await makeFair(em, { code: 'elsewhere-2026' });
    const [slot] = await makeSlots(em, elsewhere, { from: '09:10', count: 1 });
    const [table] = await makeTables(em, elsewhere, { count: 1 });
    const person = scene.buyer.member;
    const there = await makeParticipation(em, elsewhere, scene.buyer.organisation, { side: 'buyer' });
    const other = await makeParticipant(em, elsewhere, 'other', 'supplier');
    const twin = await makeDelegate(em, there, { name: 'Sato', person });
    const here = await makeDelegate(em, scene.buyer.participation, { name: 'Sato', person });
    await makeMeeting(
      em,
      { fair: elsewhere, supplier: other, buyer: { ...scene.buyer, participation: there, delegate: twin } },
      { slot: slot!, table: table! },
    );
    const organiser = await as('organiser');
    const { startsAt, endsAt } = scene.slots[2]!;
    const party = { ...scene.buyer, participation: there, delegate: twin };
    await makeGroupSession(em, { fair: elsewhere }, [other, party], { table: null, startsAt, endsAt });
    const at = (index: number) => book(organiser, { slotId: scene.slots[index]!.id, delegateIds: [here.id] });
    for (const index of [0, 1])
      expect(await at(index)).toMatchObject({ taken: [{ kind: 'DELEGATE', name: 'Sato' }] });
    expect(await at(2)).toMatchObject({ unavailable: [{ name: 'Sato', reason: 'ABSENT' }] });
    await em.nativeDelete(SessionAttendance, { delegate: twin.id });
    expect(await at(2)).toMatchObject({
      __typename: 'Meeting',
    });
  });

  it('makes one meeting of ten repeats with one key, and one of two wishes at once without', async () => {
    await makeRequest(test.em(), scene);
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => book(supplier, { idempotencyKey: 'one-and-the-same' })),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await test.em().count(Meeting)).toBe(1);
    expect(await book(buyer, { slotId: scene.slots[1]!.id })).toMatchObject({
      __typename: 'AlreadyBookedError',
      meetingId: answers[0].id,
    });
    const changed = await supplier.ask(BOOK, {
      input: inputOf({ idempotencyKey: 'one-and-the-same', slotId: scene.slots[1]!.id }),
    });
    expect(changed.errors![0]!.extensions).toMatchObject({
      problems: [{ path: ['input', 'idempotencyKey'] }],
    });
  });

  it('finds a table for each of many that book at once without naming one', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 6 }, async (_, index) => ({
        supplier: await makeParticipant(test.em(), scene.fair, `s${index}`, 'supplier'),
        buyer: await makeParticipant(test.em(), scene.fair, `b${index}`, 'buyer'),
      })),
    );
    await makeTables(test.em(), scene.fair, { hall: 'Hall 2', count: 4 });
    const organiser = await as('organiser');
    const answers = await Promise.all(
      pairs.map(({ supplier, buyer }) =>
        book(organiser, {
          supplierParticipationId: supplier.participation.id,
          buyerParticipationId: buyer.participation.id,
        }),
      ),
    );
    expect(answers.map(({ __typename }) => __typename)).toEqual(Array(6).fill('Meeting'));
    expect(new Set(answers.map(({ table }) => table.id)).size).toBe(6);
  });

  it('names wrong input: slots, tables and people of others, drafts and past slots for members', async () => {
    const em = test.em();
    await makeRequest(em, scene);
    const elsewhere = await makeFair(em, { code: 'elsewhere-2026' });
    const [slot] = await makeSlots(em, elsewhere, { count: 1 });
    const [table] = await makeTables(em, elsewhere, { count: 1 });
    const supplier = await as('supplier');
    const pathOf = async (rest: object) => {
      return problemPaths(await supplier.ask(BOOK, { input: inputOf(rest) }))[0];
    };
    expect(await pathOf({ slotId: slot!.id })).toBe('input.slotId');
    expect(await pathOf({ tableId: table!.id })).toBe('input.tableId');
    expect(await pathOf({ delegateIds: [scene.buyer.delegate.id] })).toBe('input.delegateIds');
    expect(await pathOf({ isDraft: true })).toBe('input.isDraft');
    test.clock.set('2026-11-25T02:00:00Z');
    expect(await pathOf({})).toBe('input.slotId');
    expect(await test.em().count(Meeting)).toBe(0);
  });

  it('moves with its people, keeps the table while it is free, and refuses an old version', async () => {
    const em = test.em();
    const { id } = await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[1]! });
    const buyer = await as('buyer');
    const { moveMeeting: moved } = await buyer.data(MOVE, { id, version: 1, slotId: scene.slots[2]!.id });
    expect(moved).toMatchObject({ version: 2, slot: { id: scene.slots[2]!.id }, table: { label: 'T2' } });
    const attendances = await test.em().find(MeetingAttendance, { meeting: id });
    expect(attendances.map(({ startsAt }) => startsAt)).toEqual(Array(2).fill(scene.slots[2]!.startsAt));
    const stale = await buyer.data(MOVE, { id, version: 1, slotId: scene.slots[0]!.id });
    expect(stale.moveMeeting).toMatchObject({ __typename: 'StaleVersionError', currentVersion: 2 });
    const rival = await makeParticipant(test.em(), scene.fair, 'rival', 'supplier');
    await makeMeeting(
      test.em(),
      { ...scene, supplier: rival },
      { slot: scene.slots[1]!, table: scene.tables[0]! },
    );
    const taken = await buyer.data(MOVE, { id, version: 2, slotId: scene.slots[1]!.id });
    expect(taken.moveMeeting).toMatchObject({
      __typename: 'SlotTakenError',
      taken: [{ name: 'buyer’s delegate' }],
      alternatives: [{ slotId: scene.slots[0]!.id }, { slotId: scene.slots[2]!.id }],
    });
    expect(await topics()).toEqual([['meeting.moved', 2]]);
  });

  it('lets each side change its own people, and the organiser everybody’s', async () => {
    const em = test.em();
    const { id } = await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    const mai = await makeDelegate(em, scene.supplier.participation, { name: 'Mai' });
    const ken = await makeDelegate(em, scene.buyer.participation, { name: 'Ken' });
    const [supplier, organiser] = [await as('supplier'), await as('organiser')];
    const problem = await supplier.ask(REASSIGN, { id, version: 1, delegateIds: [mai.id, ken.id] });
    expect(problem.errors![0]!.extensions).toMatchObject({ problems: [{ path: ['delegateIds'] }] });
    const own = await supplier.data(REASSIGN, { id, version: 1, delegateIds: [mai.id] });
    const names = (meeting: { delegates: { name: string }[] }) =>
      meeting.delegates.map(({ name }) => name).sort();
    expect(names(own.reassignDelegates)).toEqual(['Mai', 'buyer’s delegate']);
    expect(own.reassignDelegates.version).toBe(2);
    const both = await organiser.data(REASSIGN, {
      id,
      version: 2,
      delegateIds: [scene.supplier.delegate.id, mai.id, ken.id],
    });
    expect(names(both.reassignDelegates)).toEqual(['Ken', 'Mai', 'supplier’s delegate']);
    const stale = await supplier.data(REASSIGN, { id, version: 1, delegateIds: [mai.id] });
    expect(stale.reassignDelegates.__typename).toBe('StaleVersionError');
    expect(
      await test.get(SlotUse as never as new () => SlotUse).meetingsOfDelegates(em, [mai.id, ken.id]),
    ).toHaveLength(1);
  });

  it('hides drafts from both sides until they are released, all at once, with one event each', async () => {
    const em = test.em();
    const [supplier, organiser] = [await as('supplier'), await as('organiser')];
    const draft = await book(organiser, { isDraft: true });
    const rival = await makeParticipant(em, scene.fair, 'rival', 'supplier');
    await makeMeeting(
      em,
      { ...scene, supplier: rival },
      {
        slot: scene.slots[1]!,
        table: scene.tables[0]!,
        status: 'draft',
      },
    );
    expect(draft.status).toBe('DRAFT');
    expect(await supplier.errorCode(ONE, { id: draft.id })).toBe('NOT_FOUND');
    expect(await supplier.errorCode(CANCEL, { id: draft.id, version: 1, reason: 'x' })).toBe('FORBIDDEN');
    expect((await supplier.data(LIST, { fairId: scene.fair.id })).meetings.totalCount).toBe(0);
    expect((await organiser.data(LIST, { fairId: scene.fair.id })).meetings.totalCount).toBe(2);
    const release =
      'mutation ($id: ID!) { releaseDraftMeetings(fairId: $id) { ... on DraftsReleased { released } } }';
    expect(await supplier.errorCode(release, { id: scene.fair.id })).toBe('FORBIDDEN');
    const { releaseDraftMeetings } = await organiser.data(release, { id: scene.fair.id });
    expect(releaseDraftMeetings).toEqual({ released: 2 });
    expect((await supplier.data(ONE, { id: draft.id })).meeting.status).toBe('RELEASED');
    expect(await topics()).toEqual([
      ['meeting.booked', 0],
      ['meeting.released', 2],
      ['meeting.released', 2],
    ]);
  });

  it('never shows a draft that was called off', async () => {
    const organiser = await as('organiser');
    const draft = await book(organiser, { isDraft: true });
    await organiser.data(CANCEL, { id: draft.id, version: draft.version, reason: 'canary' });
    const buyer = await as('buyer');
    expect(await buyer.errorCode(ONE, { id: draft.id })).toBe('NOT_FOUND');
    expect((await buyer.data(LIST, { fairId: scene.fair.id })).meetings.totalCount).toBe(0);
    expect((await buyer.data('{ myCalendar { meetings { id } } }')).myCalendar.meetings).toEqual([]);
  });

  it('records attendance from the beginning of the slot on; staff may be early when they say so', async () => {
    const { id } = await makeMeeting(test.em(), scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    await makePerson(test.em(), { email: 'staff@example.com', isStaff: true });
    const [supplier, organiser, staff] = [await as('supplier'), await as('organiser'), await as('staff')];
    const hold = async (client: GraphqlClient, early = false) =>
      (await client.data(HOLD, { id, early })).holdMeeting;
    expect(await hold(organiser, true)).toMatchObject({ code: 'MEETING_NOT_STARTED' });
    expect(await hold(staff)).toMatchObject({ code: 'MEETING_NOT_STARTED' });
    expect(await hold(staff, true)).toMatchObject({ status: 'HELD' });
    expect(await supplier.errorCode(REOPEN, { id })).toBe('FORBIDDEN');
    expect((await organiser.data(REOPEN, { id })).reopenMeeting).toMatchObject({ status: 'RELEASED' });
    // After the grace time that one side gives the other.
    test.clock.set('2026-11-25T02:10:00Z');
    const noShow = async (client: GraphqlClient, absent: string) =>
      (await client.ask(NO_SHOW, { id, absent })).data?.reportNoShow;
    expect(await noShow(supplier, 'SUPPLIER')).toBeUndefined();
    expect(await noShow(supplier, 'BOTH')).toBeUndefined();
    expect(await noShow(supplier, 'BUYER')).toMatchObject({ status: 'NO_SHOW', absentSide: 'BUYER' });
    // What was marked is put right by those who run the fair.
    expect(await hold(await as('buyer'))).toMatchObject({ code: 'MEETING_STATE' });
    expect(await hold(organiser)).toMatchObject({ status: 'HELD' });
    const cancel = await organiser.data(CANCEL, { id, version: 5, reason: 'too late' });
    expect(cancel.cancelMeeting.code).toBe('MEETING_STATE');
  });

  it('keeps the outcome of each side, its note from the other, and counts the more cautious', async () => {
    const { id } = await makeMeeting(test.em(), scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    const [supplier, buyer, organiser] = [await as('supplier'), await as('buyer'), await as('organiser')];
    const record = async (client: GraphqlClient, rest: object) =>
      (await client.data(OUTCOME, { input: { meetingId: id, ...rest } })).recordOutcome;
    const hopeful = { kind: 'COOPERATION_AGREED', note: 'canary of the supplier' };
    expect(await record(supplier, hopeful)).toMatchObject({ code: 'MEETING_NOT_STARTED' });
    test.clock.set('2026-11-25T02:30:00Z');
    const own = await record(supplier, { ...hopeful, idempotencyKey: 'outcome-one' });
    expect(own).toMatchObject({ recordedFor: 'SUPPLIER', version: 1, note: 'canary of the supplier' });
    expect((await record(supplier, { ...hopeful, idempotencyKey: 'outcome-one' })).id).toBe(own.id);
    // Who says the same again contradicts nobody; who says another thing has to know what stands.
    expect((await record(supplier, hopeful)).id).toBe(own.id);
    expect(await record(supplier, { ...hopeful, note: 'another note' })).toMatchObject({
      __typename: 'StaleVersionError',
      currentVersion: 1,
    });
    await record(buyer, { kind: 'INFORMATIVE', note: 'canary of the buyer' });
    const seenBy = async (client: GraphqlClient) => (await client.data(ONE, { id })).meeting;
    expect(await seenBy(buyer)).toEqual({
      id,
      status: 'HELD',
      outcomeKind: 'INFORMATIVE',
      outcomes: [
        { recordedFor: 'SUPPLIER', kind: 'COOPERATION_AGREED', note: null },
        { recordedFor: 'BUYER', kind: 'INFORMATIVE', note: 'canary of the buyer' },
      ],
    });
    expect(JSON.stringify(await seenBy(organiser))).toContain('canary of the supplier');
    const wrong = await supplier.ask(OUTCOME, {
      input: { meetingId: id, kind: 'DID_NOT_TAKE_PLACE', version: 1 },
    });
    expect(wrong.errors![0]!.extensions).toMatchObject({ problems: [{ path: ['input', 'kind'] }] });
    await record(organiser, { kind: 'COOPERATION_POSSIBLE', note: 'canary of the organiser' });
    expect(JSON.stringify(await seenBy(supplier))).not.toMatch(/canary of the (buyer|organiser)/);
    expect((await seenBy(supplier)).outcomeKind).toBe('COOPERATION_POSSIBLE');
    expect(await record(supplier, { kind: 'NO_INTEREST', version: 1 })).toMatchObject({ version: 2 });
    const changes = await test.em().find(AuditEntry, { recordType: 'Outcome', action: 'update' });
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      personId: scene.supplier.member.id,
      before: { kind: 'cooperation-agreed' },
      after: { kind: 'no-interest' },
    });
  });

  it('is nobody else’s business', async () => {
    const em = test.em();
    const { id } = await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    await makeParticipant(em, scene.fair, 'stranger', 'supplier');
    const other = await makePerson(em, { email: 'other-organiser@example.com' });
    await makeFair(em, { code: 'other-2026', organizers: [other] });
    test.clock.set('2026-11-25T02:30:00Z');
    for (const name of ['stranger', 'other-organiser']) {
      const client = await as(name);
      const refused = async (query: string, variables: object) =>
        expect([name, query, await client.errorCode(query, variables)]).toEqual([name, query, 'FORBIDDEN']);
      await refused(BOOK, { input: inputOf() });
      await refused(MOVE, { id, version: 1, slotId: scene.slots[1]!.id });
      await refused(REASSIGN, { id, version: 1, delegateIds: [] });
      await refused(CANCEL, { id, version: 1, reason: 'canary' });
      await refused(HOLD, { id });
      await refused(NO_SHOW, { id, absent: 'BUYER' });
      await refused(REOPEN, { id });
      await refused(OUTCOME, { input: { meetingId: id, kind: 'NO_INTEREST' } });
      await refused(TIMETABLE, { fairId: scene.fair.id });
      expect(await client.errorCode(ONE, { id })).toBe('NOT_FOUND');
      expect((await client.data(LIST, { fairId: scene.fair.id })).meetings).toMatchObject({ totalCount: 0 });
      expect((await client.data('{ myCalendar { meetings { id } } }')).myCalendar.meetings).toEqual([]);
    }
    expect(await test.client().errorCode(ONE, { id })).toBe('UNAUTHENTICATED');
    expect(await (await as('supplier')).errorCode(TIMETABLE, { fairId: scene.fair.id })).toBe('FORBIDDEN');
    expect((await test.em().findOneOrFail(Meeting, { id })).status).toBe('released');
    // An organiser of one fair gets nowhere by naming it beside things of another.
    const [sly, own] = [
      await as('other-organiser'),
      await test.em().findOneOrFail(Fair, { code: 'other-2026' }),
    ];
    const answer = await sly.ask(BOOK, { input: inputOf({ fairId: own.id }) });
    expect(answer.errors![0]!.extensions).toMatchObject({
      problems: [{ path: ['input', 'supplierParticipationId'] }],
    });
  });

  it('shows a person the meetings of their organisations, those they go to, and what waits for an answer', async () => {
    const em = test.em();
    const guest = await makePerson(em, { email: 'guest@example.com' });
    const delegate = await makeDelegate(em, scene.buyer.participation, { name: 'Guest', person: guest });
    const { id } = await makeMeeting(
      em,
      { ...scene, buyer: { ...scene.buyer, delegate } },
      { slot: scene.slots[0]!, table: scene.tables[0]! },
    );
    const request = await makeRequest(em, scene, { status: 'pending' });
    const query = `query ($fairId: ID, $from: DateTime) {
      myCalendar(fairId: $fairId, from: $from) { meetings { id delegates { name } } pendingRequests { id } }
    }`;
    const calendar = async (name: string, variables: object = {}) =>
      (await (await as(name)).data(query, variables)).myCalendar;
    expect(await calendar('supplier')).toMatchObject({
      meetings: [{ id }],
      pendingRequests: [{ id: request.id }],
    });
    expect(await calendar('guest')).toMatchObject({ meetings: [{ id }], pendingRequests: [] });
    expect((await calendar('supplier', { from: '2026-11-25T03:00:00Z' })).meetings).toEqual([]);
    expect((await calendar('organiser')).meetings).toEqual([]);
  });

  it('gives board and lists in the same number of statements whatever their length', async () => {
    const em = test.em();
    const organiser = await as('organiser');
    const board = async () => (await organiser.data(TIMETABLE, { fairId: scene.fair.id })).timetable;
    const list = async (rest: object = {}) =>
      (await organiser.data(LIST, { fairId: scene.fair.id, ...rest })).meetings;
    await makeMeeting(em, scene, { slot: scene.slots[0]!, table: scene.tables[0]! });
    await board();
    const [boardAtOne, listAtOne] = [await fewestStatements(test, board), await fewestStatements(test, list)];
    for (const [index, name] of ['two', 'three'].entries()) {
      const supplier = await makeParticipant(em, scene.fair, name, 'supplier');
      const buyer = await makeParticipant(em, scene.fair, `${name}-buyer`, 'buyer');
      await makeMeeting(
        em,
        { ...scene, supplier, buyer },
        { slot: scene.slots[index]!, table: scene.tables[1]! },
      );
    }
    expect(await fewestStatements(test, board)).toBe(boardAtOne);
    expect(await fewestStatements(test, list)).toBe(listAtOne);
    const { meetings, slots, tables } = await board();
    expect([meetings.length, slots.length, tables.length]).toEqual([3, 3, 2]);
    expect(meetings[0]).toMatchObject({
      slotId: scene.slots[0]!.id,
      supplierName: 'supplier Co.',
      buyerName: 'buyer Co.',
      delegateNames: ['supplier’s delegate', 'buyer’s delegate'],
    });
    const first = await list({ first: 2 });
    const rest = await list({ first: 2, after: first.pageInfo.endCursor });
    expect([first.edges.length, rest.edges.length, rest.pageInfo.hasNextPage]).toEqual([2, 1, false]);
    const ofSlot = await list({ filter: { slotId: scene.slots[1]!.id, statuses: ['RELEASED'] } });
    expect(ofSlot.totalCount).toBe(1);
    const ofOrganisation = await list({ filter: { organisationId: scene.buyer.organisation.id } });
    expect(ofOrganisation.totalCount).toBe(1);
  });

  it('tells an agreed pair where both are free', async () => {
    const em = test.em();
    await makeRequest(em, scene);
    const rival = await makeParticipant(em, scene.fair, 'rival', 'supplier');
    await makeMeeting(em, { ...scene, supplier: rival }, { slot: scene.slots[0]!, table: scene.tables[0]! });
    em.create(DelegateAbsence, { delegate: scene.supplier.delegate.id, slot: scene.slots[1]!.id });
    await em.flush();
    const { freeSlots } = await (
      await as('supplier')
    ).data(
      `query ($s: ID!, $b: ID!) {
        freeSlots(supplierParticipationId: $s, buyerParticipationId: $b) { slot { id } table { label } tables }
      }`,
      { s: scene.supplier.participation.id, b: scene.buyer.participation.id },
    );
    expect(freeSlots).toEqual([{ slot: { id: scene.slots[2]!.id }, table: { label: 'T1' }, tables: 2 }]);
  });
});

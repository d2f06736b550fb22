import { AuditEntry, IdempotencyRecord, OutboxEvent } from '#database';
import { Fair } from '#fair';
import { MeetingRequest, MeetingRequestsService } from '#scheduling';
import { makeFair, makeParticipation } from '../factories/fairs.js';
import { type MeetingScene, makeMeetingScene, makeParticipant, makeRequest } from '../factories/meetings.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const ASK = `mutation ($input: RequestMeetingInput!) {
  requestMeeting(input: $input) {
    __typename
    ... on MeetingRequest { id status askedBy note expiresAt supplier { id } buyer { id } }
    ... on Refusal { code message }
    ... on RequestPendingError { requestId askedBy }
    ... on FairNotOpenError { fairStatus }
  }
}`;
const answer = (verb: 'accept' | 'decline') => `mutation ($id: ID!, $note: String) {
  ${verb}MeetingRequest(requestId: $id, note: $note) {
    __typename
    ... on MeetingRequest { status answerNote answeredAt }
    ... on RequestNotPendingError { code status }
  }
}`;
const WITHDRAW = `mutation ($id: ID!) {
  withdrawMeetingRequest(requestId: $id) {
    __typename ... on MeetingRequest { status } ... on RequestNotPendingError { status }
  }
}`;
const LIST = `query ($fairId: ID!, $status: MeetingRequestStatus, $box: MeetingRequestBox, $first: Int, $after: String) {
  meetingRequests(fairId: $fairId, status: $status, box: $box, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    edges { node { id status note answerNote supplier { organisation { legalName } } buyer { organisation { legalName } } } }
  }
}`;

describe('asking for a meeting', () => {
  let test: TestApp;
  let scene: MeetingScene;
  const as = (name: string): Promise<GraphqlClient> =>
    test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
  const inputOf = (rest: object = {}) => ({
    fromParticipationId: scene.supplier.participation.id,
    toParticipationId: scene.buyer.participation.id,
    ...rest,
  });
  const list = async (client: GraphqlClient, rest: object = {}) =>
    (await client.data(LIST, { fairId: scene.fair.id, ...rest })).meetingRequests;

  beforeEach(async () => {
    test = await borrowTestApp();
    scene = await makeMeetingScene(test.em());
  });
  afterEach(() => test.close());

  it('lets one side ask and the other accept, and tells both of each step', async () => {
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    const { requestMeeting } = await supplier.data(ASK, { input: inputOf({ note: 'We cast to ±20 µm.' }) });
    expect(requestMeeting).toMatchObject({
      __typename: 'MeetingRequest',
      status: 'PENDING',
      askedBy: 'SUPPLIER',
      note: 'We cast to ±20 µm.',
      expiresAt: '2026-11-29T02:00:00.000Z',
      supplier: { id: scene.supplier.participation.id },
      buyer: { id: scene.buyer.participation.id },
    });
    const { acceptMeetingRequest } = await buyer.data(answer('accept'), { id: requestMeeting.id });
    expect(acceptMeetingRequest).toMatchObject({
      status: 'ACCEPTED',
      answeredAt: '2026-11-22T02:00:00.000Z',
    });
    const events = await test
      .em()
      .find(OutboxEvent, { topic: { $like: 'request.%' } }, { orderBy: { seq: 1 } });
    expect(events.map(({ topic }) => topic)).toEqual(['request.asked', 'request.accepted']);
    expect(events[1]!.payload).toEqual({
      fairId: scene.fair.id,
      requestId: requestMeeting.id,
      organisationIds: [scene.supplier.organisation.id, scene.buyer.organisation.id],
    });
  });

  it('takes the side of the asker from how it is at the fair, also when the organiser asks on its behalf', async () => {
    const organiser = await as('organiser');
    const { requestMeeting } = await organiser.data(ASK, {
      input: {
        fromParticipationId: scene.buyer.participation.id,
        toParticipationId: scene.supplier.participation.id,
      },
    });
    expect(requestMeeting).toMatchObject({
      askedBy: 'BUYER',
      supplier: { id: scene.supplier.participation.id },
    });
    const [created] = await test.em().find(AuditEntry, { recordType: 'MeetingRequest' });
    expect(created!.personId).toBe(scene.organiser.id);
  });

  it('has one open request a pair, whoever asks, and names it', async () => {
    const open = await makeRequest(test.em(), scene, { status: 'pending' });
    const buyer = await as('buyer');
    const { requestMeeting } = await buyer.data(ASK, {
      input: {
        fromParticipationId: scene.buyer.participation.id,
        toParticipationId: scene.supplier.participation.id,
      },
    });
    expect(requestMeeting).toMatchObject({
      __typename: 'RequestPendingError',
      code: 'REQUEST_PENDING',
      requestId: open.id,
      askedBy: 'SUPPLIER',
    });
  });

  it('leaves one open request when both sides ask at the same time', async () => {
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    const reversed = {
      fromParticipationId: scene.buyer.participation.id,
      toParticipationId: scene.supplier.participation.id,
    };
    const answers = await Promise.all(
      [1, 2, 3, 4].flatMap(() => [
        supplier.data(ASK, { input: inputOf() }),
        buyer.data(ASK, { input: reversed }),
      ]),
    );
    const kinds = answers.map(({ requestMeeting }) => requestMeeting.__typename).sort();
    expect(kinds).toEqual(['MeetingRequest', ...Array(7).fill('RequestPendingError')]);
  });

  it('does the work once for one key', async () => {
    const supplier = await as('supplier');
    const input = inputOf({ idempotencyKey: 'the-very-same-key' });
    const answers = await Promise.all(Array.from({ length: 5 }, () => supplier.data(ASK, { input })));
    expect(new Set(answers.map(({ requestMeeting }) => requestMeeting.id)).size).toBe(1);
    expect(await test.em().count(MeetingRequest)).toBe(1);
    expect(await test.em().count(IdempotencyRecord)).toBe(1);
    const changed = await supplier.ask(ASK, { input: { ...input, note: 'Another wish' } });
    expect(changed.errors![0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: ['input', 'idempotencyKey'] }],
    });
  });

  it('shows the note of a declined request to the asker, and lets it ask again', async () => {
    const { id } = await makeRequest(test.em(), scene, { status: 'pending' });
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    await buyer.data(answer('decline'), { id, note: ' We make these ourselves. ' });
    const declined = await list(supplier, { box: 'OUTBOX', status: 'DECLINED' });
    expect(declined.edges[0].node).toMatchObject({ id, answerNote: 'We make these ourselves.' });
    const late = await buyer.data(answer('accept'), { id });
    expect(late.acceptMeetingRequest).toEqual({
      __typename: 'RequestNotPendingError',
      code: 'REQUEST_NOT_PENDING',
      status: 'DECLINED',
    });
    const again = await supplier.data(ASK, { input: inputOf() });
    expect(again.requestMeeting.__typename).toBe('MeetingRequest');
  });

  it('is answered by the asked side alone, and taken back by the asking side alone', async () => {
    const { id } = await makeRequest(test.em(), scene, { status: 'pending' });
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    expect(await supplier.errorCode(answer('accept'), { id })).toBe('FORBIDDEN');
    expect(await buyer.errorCode(WITHDRAW, { id })).toBe('FORBIDDEN');
    expect((await supplier.data(WITHDRAW, { id })).withdrawMeetingRequest.status).toBe('WITHDRAWN');
  });

  it('counts as expired from its very instant, is then no longer answered, and makes way for a new one', async () => {
    const expiresAt = new Date('2026-11-23T00:00:00Z');
    const { id } = await makeRequest(test.em(), scene, { status: 'pending', expiresAt });
    const [supplier, buyer] = [await as('supplier'), await as('buyer')];
    test.clock.set('2026-11-22T23:59:59Z');
    expect((await list(buyer, { status: 'PENDING', box: 'INBOX' })).totalCount).toBe(1);
    test.clock.set('2026-11-23T00:00:00Z');
    expect((await list(buyer, { status: 'PENDING' })).totalCount).toBe(0);
    expect((await list(buyer, { status: 'EXPIRED' })).edges[0].node).toMatchObject({ id, status: 'EXPIRED' });
    expect((await buyer.data(answer('accept'), { id })).acceptMeetingRequest.status).toBe('EXPIRED');
    const again = await supplier.data(ASK, { input: inputOf() });
    expect(again.requestMeeting.__typename).toBe('MeetingRequest');
    expect((await test.em().findOneOrFail(MeetingRequest, { id })).status).toBe('expired');
  });

  it('writes down by a job what has expired, once', async () => {
    const expiresAt = new Date('2026-11-23T00:00:00Z');
    await makeRequest(test.em(), scene, { status: 'pending', expiresAt });
    const service = test.get(MeetingRequestsService);
    expect(await service.expireDue(new Date('2026-11-22T23:00:00Z'))).toBe(0);
    expect(await service.expireDue(expiresAt)).toBe(1);
    expect(await service.expireDue(expiresAt)).toBe(0);
    expect(await test.em().count(OutboxEvent, { topic: 'request.expired' })).toBe(1);
  });

  it('names the input that is wrong: one side asking its own, itself, another fair, or for too long', async () => {
    const em = test.em();
    const rival = await makeParticipant(em, scene.fair, 'rival', 'supplier');
    const elsewhere = await makeFair(em, { code: 'elsewhere-2026' });
    const abroad = await makeParticipant(em, elsewhere, 'abroad', 'buyer');
    const asBuyerToo = await makeParticipation(em, scene.fair, scene.supplier.organisation, {
      side: 'buyer',
    });
    const supplier = await as('supplier');
    const problemOf = async (rest: object) =>
      (await supplier.ask(ASK, { input: inputOf(rest) })).errors?.[0]?.extensions;
    const wrong = (path: string) => ({ code: 'BAD_USER_INPUT', problems: [{ path: ['input', path] }] });
    expect(await problemOf({ toParticipationId: rival.participation.id })).toMatchObject(
      wrong('toParticipationId'),
    );
    expect(await problemOf({ toParticipationId: asBuyerToo.id })).toMatchObject(wrong('toParticipationId'));
    expect(await problemOf({ toParticipationId: abroad.participation.id })).toMatchObject(
      wrong('toParticipationId'),
    );
    expect(await problemOf({ expiresAt: '2026-11-22T01:00:00Z' })).toMatchObject(wrong('expiresAt'));
    expect(await problemOf({ expiresAt: '2027-11-22T01:00:00Z' })).toMatchObject(wrong('expiresAt'));
    expect(await problemOf({ toParticipationId: 'nonsense' })).toMatchObject(wrong('toParticipationId'));
    expect(await test.em().count(MeetingRequest)).toBe(0);
  });

  it('is refused while the fair is closed', async () => {
    await test.em().nativeUpdate(Fair, { id: scene.fair.id }, { status: 'closed' });
    const supplier = await as('supplier');
    expect((await supplier.data(ASK, { input: inputOf() })).requestMeeting).toMatchObject({
      code: 'FAIR_NOT_OPEN',
      fairStatus: 'CLOSED',
    });
  });

  it('is nobody else’s business: a stranger neither sees, asks, answers nor takes back', async () => {
    const em = test.em();
    await makeParticipant(em, scene.fair, 'stranger', 'buyer');
    const other = await makePerson(em, { email: 'other-organiser@example.com' });
    await makeFair(em, { code: 'other-2026', organizers: [other] });
    const { id } = await makeRequest(test.em(), scene, { status: 'pending' });
    await test.em().nativeUpdate(MeetingRequest, { id }, { note: 'canary', answerNote: 'canary' });
    for (const name of ['stranger', 'other-organiser']) {
      const client = await as(name);
      for (const query of [answer('accept'), answer('decline'), WITHDRAW]) {
        expect(await client.errorCode(query, { id })).toBe('FORBIDDEN');
      }
      expect(await client.errorCode(ASK, { input: inputOf() })).toBe('FORBIDDEN');
      for (const box of ['INBOX', 'OUTBOX', 'ALL']) {
        const seen = await client.ask(LIST, { fairId: scene.fair.id, box });
        expect(seen.data!.meetingRequests).toMatchObject({ totalCount: 0, edges: [] });
        expect(JSON.stringify(seen)).not.toContain('canary');
      }
    }
    expect(await test.client().errorCode(LIST, { fairId: scene.fair.id })).toBe('UNAUTHENTICATED');
    expect(await test.client().errorCode(WITHDRAW, { id })).toBe('UNAUTHENTICATED');
  });

  it('lists inbox and outbox apart, all of the fair for its organiser, page by page', async () => {
    const em = test.em();
    const others = await Promise.all(
      ['one', 'two', 'three'].map((name) => makeParticipant(test.em(), scene.fair, name, 'buyer')),
    );
    await makeRequest(em, scene, { status: 'pending' });
    for (const buyer of others) {
      await makeRequest(em, { ...scene, buyer }, { status: 'pending', askedBy: 'buyer' });
    }
    const [supplier, buyer, organiser] = [await as('supplier'), await as('buyer'), await as('organiser')];
    expect((await list(supplier, { box: 'INBOX' })).totalCount).toBe(3);
    expect((await list(supplier, { box: 'OUTBOX' })).totalCount).toBe(1);
    expect((await list(supplier)).totalCount).toBe(4);
    expect((await list(buyer)).totalCount).toBe(1);
    expect((await list(organiser)).totalCount).toBe(4);
    expect((await list(organiser, { box: 'INBOX' })).totalCount).toBe(0);
    const first = await list(organiser, { first: 3 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await list(organiser, { first: 3, after: first.pageInfo.endCursor });
    expect(second.edges).toHaveLength(1);
    const ids = [...first.edges, ...second.edges].map(({ node }: { node: { id: string } }) => node.id);
    expect(new Set(ids).size).toBe(4);
    const atOne = await fewestStatements(test, () => list(organiser, { first: 1 }));
    const atThree = await fewestStatements(test, () => list(organiser, { first: 3 }));
    expect(atThree).toBe(atOne);
  });
});

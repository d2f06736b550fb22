import {
  Agreement,
  FollowUp,
  FollowUpAnswer,
  FollowUpInvitation,
  FollowUpPlanner,
  PipelineCard,
  PipelineMove,
} from '#agreement';
import { type Organisation, OrganisationContact } from '#directory';
import { OutboxRelay } from '#jobs';
import { MailMessage } from '#notification';
import { buildAgreement } from '../factories/agreements.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const QUESTION = `query ($token: String!) { followUpQuestion(token: $token) { __typename
  ... on FollowUpQuestion { title organisation partners months since value { amount currency } } ... on Refusal { code } } }`;
const ANSWER = `mutation ($token: String!, $input: FollowUpAnswerInput!) {
  answerFollowUp(token: $token, input: $input) { __typename ... on Refusal { code }
    ... on UnusualAnswerError { points } } }`;

describe('follow-ups and the pipeline', () => {
  let test: TestApp;
  let supplier: Organisation;
  let buyer: Organisation;
  let agreement: Agreement;
  let staff: GraphqlClient;
  let staffId: string;

  beforeEach(async () => {
    // Without background work the test alone says when the clock's work is done.
    test = await borrowTestApp({ now: '2026-11-27T02:00:00Z', runsJobs: false });
    const em = test.em();
    const lan = await makePerson(em, { email: 'lan@example.com' });
    staffId = (await makePerson(em, { email: 'sam@example.com', isStaff: true })).id;
    supplier = await makeOrganisation(em, { legalName: 'Tân Phát', isSupplier: true, members: [lan] });
    buyer = await makeOrganisation(em, { legalName: 'Kyoto Motors', isBuyer: true, country: 'JP' });
    em.create(OrganisationContact, { organisation: buyer, name: 'Ken', email: 'ken@kyoto.example' });
    agreement = buildAgreement(em, { supplier, buyer, signedOn: '2026-09-01', status: 'verified' });
    Object.assign(agreement, { verifiedById: staffId });
    await em.flush();
    staff = await test.client().signIn('sam@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const work = () => test.get(FollowUpPlanner).makeAndAsk();
  /** Made, and the first of them asked for on its day. */
  const askFirst = async () => {
    await work();
    test.clock.set('2026-12-01T02:00:00Z');
    expect(await work()).toMatchObject({ asked: 1 });
  };
  const tokenIn = async (to: string, nth = 0) => {
    const letters = await test
      .em()
      .find(MailMessage, { to, text: { $like: '%/answer/%' } }, { orderBy: { id: 'asc' } });
    return /\/answer\/([\w-]{43})/.exec(letters.at(nth)!.text)![1]!;
  };

  it('are made by rule, given to whoever verified, and asked for on their day by one-time links', async () => {
    expect(await work()).toEqual({ made: 5, skipped: 0, asked: 0, reminded: 0, escalated: 0 });
    expect((await work()).made).toBe(0);
    const followUps = await test.em().find(FollowUp, { agreement }, { orderBy: { months: 'asc' } });
    expect(followUps.map(({ months, dueOn, assigneeId }) => [months, dueOn, assigneeId])).toEqual([
      [3, '2026-12-01', staffId],
      [6, '2027-03-01', staffId],
      [12, '2027-09-01', staffId],
      [24, '2028-09-01', staffId],
      [36, '2029-09-01', staffId],
    ]);
    test.clock.set('2026-12-01T02:00:00Z');
    expect(await work()).toMatchObject({ asked: 1 });
    expect(await work()).toMatchObject({ asked: 0, reminded: 0 });
    expect(await test.em().count(FollowUpInvitation)).toBe(2);
    const token = await tokenIn('lan@example.com');
    expect(JSON.stringify(await test.em().find(FollowUpInvitation, {}))).not.toContain(token);
    const { followUpQuestion } = await test.client().data(QUESTION, { token });
    expect(followUpQuestion).toEqual({
      ...{ __typename: 'FollowUpQuestion', title: 'Supply of parts', organisation: 'Tân Phát' },
      ...{ partners: ['Kyoto Motors'], months: 3, since: '2026-09-01' },
      value: { amount: '10000.00', currency: 'USD' },
    });
  });

  it('remind twice, then tell whoever looks after it', async () => {
    await askFirst();
    test.clock.set('2026-12-08T02:00:00Z');
    expect(await work()).toMatchObject({ reminded: 1, escalated: 0 });
    test.clock.set('2026-12-15T03:00:00Z');
    expect(await work()).toMatchObject({ reminded: 1, escalated: 0 });
    test.clock.set('2026-12-22T03:00:00Z');
    expect(await work()).toMatchObject({ reminded: 0, escalated: 1 });
    expect(await test.em().count(MailMessage, { to: 'sam@example.com' })).toBe(1);
    expect((await work()).escalated).toBe(0);
  });

  it('are answered once by a link, by anybody who has it, and say what was delivered and paid', async () => {
    await askFirst();
    test.clock.set('2026-12-22T03:00:00Z');
    const token = await tokenIn('ken@kyoto.example');
    const input = {
      ...{ state: 'UNDER_WAY', note: 'Second lot in January', answeredBy: 'Ken' },
      ...{ delivered: { amount: '4000', currency: 'USD' }, paid: { amount: '2500.50', currency: 'USD' } },
    };
    const anybody = test.client();
    const wrong = await anybody.ask(ANSWER, {
      token,
      input: { ...input, paid: { amount: '-1', currency: 'USD' } },
    });
    expect(wrong.errors![0]!.extensions.problems).toMatchObject([{ path: ['input', 'paid'] }]);
    // More than was signed: asked about, and nothing is kept until that is confirmed.
    const absurd = { ...input, delivered: { amount: '40000', currency: 'USD' } };
    expect((await anybody.data(ANSWER, { token, input: absurd })).answerFollowUp).toEqual({
      ...{ __typename: 'UnusualAnswerError', code: 'UNUSUAL_ANSWER', points: ['MORE_THAN_SIGNED'] },
    });
    expect(await test.em().count(FollowUpAnswer)).toBe(0);
    const both = await Promise.all([
      anybody.data(ANSWER, { token, input }),
      anybody.data(ANSWER, { token, input }),
    ]);
    expect(both.map(({ answerFollowUp }) => answerFollowUp.__typename).sort()).toEqual([
      ...['FollowUpAnswered', 'FollowUpLinkError'],
    ]);
    expect((await anybody.data(QUESTION, { token })).followUpQuestion.code).toBe('FOLLOW_UP_LINK');
    expect((await anybody.data(QUESTION, { token: 'unknown' })).followUpQuestion.code).toBe('FOLLOW_UP_LINK');
    const found = await test.em().findOneOrFail(Agreement, { id: agreement.id });
    expect([found.deliveredMinor, found.paidMinor, found.progressOn]).toEqual([
      400_000n,
      250_050n,
      '2026-12-22',
    ]);
    // Staff hear of more, and of less than before; what was confirmed is on record.
    const { id } = await test.em().findOneOrFail(FollowUp, { agreement, months: 3 });
    const sam = await test.client().signIn('sam@example.com', TEST_PASSWORD);
    const correct = async (confirmUnusual: boolean) =>
      (
        await sam.data(
          `mutation ($id: ID!, $input: FollowUpAnswerInput!) { recordFollowUpAnswer(id: $id, input: $input) {
            __typename ... on UnusualAnswerError { points } ... on FollowUp { answers { unusualPoints } } } }`,
          {
            id,
            input: { state: 'DELAYED', delivered: { amount: '3000', currency: 'USD' }, confirmUnusual },
          },
        )
      ).recordFollowUpAnswer;
    expect(await correct(false)).toEqual({ __typename: 'UnusualAnswerError', points: ['LESS_THAN_BEFORE'] });
    expect((await correct(true)).answers).toEqual([
      { unusualPoints: ['LESS_THAN_BEFORE'] },
      { unusualPoints: [] },
    ]);
    test.clock.set('2027-06-01T02:00:00Z');
    expect(
      (await anybody.data(QUESTION, { token: await tokenIn('lan@example.com') })).followUpQuestion.code,
    ).toBe('FOLLOW_UP_LINK');
  });

  it('end with what they are about', async () => {
    await askFirst();
    await test
      .em()
      .nativeUpdate(Agreement, { id: agreement.id }, { status: 'terminated', terminationReason: 'x' });
    expect(await work()).toMatchObject({ skipped: 5 });
    expect(await test.em().count(FollowUp, { agreement, status: { $in: ['planned', 'asked'] } })).toBe(0);
  });

  it('move a card by hand and by what is signed, every move kept', async () => {
    const opened = await staff.data(
      `mutation ($input: PipelineCardInput!) { openPipelineCard(input: $input) { id version stage assignee { id } } }`,
      { input: { supplierId: supplier.id, buyerId: buyer.id } },
    );
    const { id, version } = opened.openPipelineCard;
    expect(opened.openPipelineCard).toMatchObject({ stage: 'TALKING', assignee: { id: staffId } });
    const MOVE = `mutation ($id: ID!, $version: Int!, $stage: PipelineStage!, $note: String) {
      movePipelineCard(id: $id, version: $version, stage: $stage, note: $note) { __typename
        ... on PipelineCard { version daysInStage isStuck } } }`;
    expect(await staff.errorCode(MOVE, { id, version, stage: 'LOST' })).toBe('BAD_USER_INPUT');
    await staff.data(MOVE, { id, version, stage: 'SAMPLING', note: 'Samples sent' });
    test.clock.advance({ hours: 24 * 46 });
    staff = await test.client().signIn('sam@example.com', TEST_PASSWORD);
    const list = `{ pipelineCards { edges { node { daysInStage isStuck } } } }`;
    expect((await staff.data(list)).pipelineCards.edges[0].node).toEqual({ daysInStage: 46, isStuck: true });
    await staff.data(
      `mutation ($input: AgreementInput!) { recordAgreement(input: $input) { __typename ... on Agreement { id } } }`,
      {
        input: {
          ...{ kind: 'TRIAL_ORDER', title: 'Trial', signedOn: '2027-01-10', outsideReason: 'After the fair' },
          parties: [
            { organisationId: supplier.id, role: 'SUPPLIER' },
            { organisationId: buyer.id, role: 'BUYER' },
          ],
        },
      },
    );
    await test.get(OutboxRelay).drain();
    const card = await test.em().findOneOrFail(PipelineCard, { id });
    expect(card.stage).toBe('trial-order');
    const moves = await test.em().find(PipelineMove, { card }, { orderBy: { id: 'asc' } });
    expect(moves.map(({ fromStage, toStage, personId }) => [fromStage, toStage, personId])).toEqual([
      [null, 'talking', staffId],
      ['talking', 'sampling', staffId],
      ['sampling', 'trial-order', null],
    ]);
  });
});

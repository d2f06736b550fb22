import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fair, Participation } from '#fair';
import { type OptIn, Proposal, isCleared, CLEARED_SQL } from '#matching';
import { MailMessage } from '#notification';
import { AnswerDigestService } from '#scheduling';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from '../factories/fairs.js';
import { makeNeed, makeProposal } from '../factories/needs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const SETTINGS = `query ($fairId: ID!) { matchSettings(fairId: $fairId) {
  version weights { component weight } minScore supplierQuota { minimum maximum } buyerQuota { minimum maximum } isFair
  optIn digestDays meetingRules { mayMeet supplier { tags countries kinds } buyer { tags countries kinds } } } }`;
const REVISE = `mutation ($fairId: ID!, $version: Int!, $input: MatchSettingsInput!) {
  reviseMatchSettings(fairId: $fairId, version: $version, input: $input) { __typename ... on MatchSettings { optIn digestDays } } }`;
const DECIDE = `mutation ($ids: [ID!]!, $decision: Decision) { decideProposals(ids: $ids, decision: $decision) {
  __typename ... on DecidedProposals { proposals { organiserDecision isAgreed } } ... on Refusal { code } } }`;
const SEEN = `query ($id: ID!) { proposal(id: $id) {
  isAgreed organiserDecision supplierAnswer buyerAnswer buyerReason buyerAnsweredAt fair { optIn } } }`;
const BOOK = `mutation ($input: BookMeetingInput!) { bookMeeting(input: $input) { __typename ... on Refusal { code } } }`;

describe('whose word a meeting needs', () => {
  let test: TestApp;
  let em: EntityManager;
  let fair: Fair;
  let [supplier, buyer]: Participation[] = [];
  let proposal: Proposal;
  let organizer: GraphqlClient;
  let supplying: GraphqlClient;
  let buying: GraphqlClient;

  beforeEach(async () => {
    // A Thursday, ten o'clock in Hanoi.
    test = await borrowTestApp({ now: '2026-11-19T03:00:00Z' });
    em = test.em();
    const person = (name: string, rest = {}) => makePerson(em, { email: `${name}@example.com`, ...rest });
    fair = await makeFair(em, { organizers: [await person('organizer')] });
    const of = async (legalName: string, name: string, side: 'supplier' | 'buyer', language: string) =>
      makeParticipation(
        em,
        fair,
        await makeOrganisation(em, {
          ...{ legalName, isSupplier: side === 'supplier', isBuyer: side === 'buyer' },
          members: [await person(name, { language })],
        }),
        { side },
      );
    supplier = await of('Thép Xanh', 'supplier', 'supplier', 'vi');
    buyer = await of('Kitamine', 'buyer', 'buyer', 'ja');
    const need = await makeNeed(em, buyer.organisation.getEntity(), { fair });
    proposal = await makeProposal(em, need, { supplier, buyer });
    const client = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    organizer = await client('organizer');
    supplying = await client('supplier');
    buying = await client('buyer');
  });
  afterEach(() => test.close());

  const set = async (change: { optIn?: string; digestDays?: number[] }) => {
    const { version, ...rest } = (await organizer.data(SETTINGS, { fairId: fair.id })).matchSettings;
    const input = { ...rest, ...change };
    return (await organizer.data(REVISE, { fairId: fair.id, version, input })).reviseMatchSettings;
  };
  const answer = (client: GraphqlClient, given: string, version = 0) =>
    client.data(
      `mutation ($input: ProposalAnswerInput!) { answerProposal(input: $input) { __typename ... on Proposal { isAgreed } } }`,
      { input: { proposalId: proposal.id, version, answer: given, reason: 'a word of mine' } },
    );
  const isClearedInDatabase = async () =>
    (
      await em.fork().execute(`select ${CLEARED_SQL} as cleared from proposal where id = ?`, [proposal.id])
    )[0]!.cleared === true;

  it('keeps what is set, tells both sides of it, and says the same in code and in SQL', async () => {
    expect((await supplying.data(SEEN, { id: proposal.id })).proposal.fair.optIn).toBe('DOUBLE');
    for (const optIn of ['double', 'single', 'organiser'] as OptIn[]) {
      expect(await set({ optIn: optIn.toUpperCase(), digestDays: [5, 2] })).toMatchObject({
        ...{ optIn: optIn.toUpperCase(), digestDays: [2, 5] },
      });
      for (const client of [supplying, buying])
        expect((await client.data(SEEN, { id: proposal.id })).proposal.fair.optIn).toBe(optIn.toUpperCase());
      for (const supplierAnswer of [null, 'meet', 'no-thanks'] as const)
        for (const buyerAnswer of [null, 'must', 'no-thanks'] as const)
          for (const decision of [null, 'confirmed', 'declined'] as const) {
            await em.nativeUpdate(
              Proposal,
              { id: proposal.id },
              { supplierAnswer, buyerAnswer, organiserDecision: decision },
            );
            const said = { supplierAnswer, buyerAnswer, decision };
            expect([said, await isClearedInDatabase()]).toEqual([said, isCleared(optIn, said)]);
          }
    }
    const refused = await organizer.ask(REVISE, {
      ...{ fairId: fair.id, version: 3 },
      input: {
        ...(await organizer.data(SETTINGS, { fairId: fair.id })).matchSettings,
        version: undefined,
        digestDays: [8],
      },
    });
    expect(refused.errors?.[0]?.extensions.problems).toEqual([
      { path: ['input', 'digestDays', '0'], message: 'must be a day of the week, 1 (Monday) to 7 (Sunday)' },
    ]);
  });

  it('lets the organiser plan on one wish, and shows a no-thanks by no path even so', async () => {
    await set({ optIn: 'SINGLE' });
    const [slot] = await makeSlots(em, fair);
    await makeTables(em, fair);
    for (const one of [supplier!, buyer!]) await makeDelegate(em, one);
    const booking = {
      ...{ fairId: fair.id, slotId: slot!.id },
      ...{ supplierParticipationId: supplier!.id, buyerParticipationId: buyer!.id },
    };
    await answer(supplying, 'MEET');
    expect(await isClearedInDatabase()).toBe(true);
    const look = async () => ({
      seen: await supplying.data(SEEN, { id: proposal.id }),
      // One wish never books by itself: being refused, or not, would tell.
      booked: (await supplying.data(BOOK, { input: booking })).bookMeeting.__typename,
      decided: (await supplying.ask(DECIDE, { ids: [proposal.id], decision: 'CONFIRMED' })).errors?.[0]
        ?.extensions.code,
      listed: await supplying.data(
        `query ($fairId: ID!) { proposals(fairId: $fairId, filter: { awaitsDecision: true }) { totalCount } }`,
        { fairId: fair.id },
      ),
    });
    const before = await look();
    expect(before).toMatchObject({ booked: 'NotAgreedError', decided: 'FORBIDDEN' });
    await answer(buying, 'NO_THANKS');
    expect(await isClearedInDatabase()).toBe(false);
    expect(await look()).toEqual(before);
  });

  it('waits for the organiser where the organiser decides', async () => {
    const ids = [proposal.id];
    expect((await organizer.data(DECIDE, { ids, decision: 'CONFIRMED' })).decideProposals).toEqual({
      ...{ __typename: 'OrganiserDoesNotDecideError', code: 'ORGANISER_DOES_NOT_DECIDE' },
    });
    await set({ optIn: 'ORGANISER' });
    await answer(supplying, 'MEET');
    await answer(buying, 'MUST');
    const [slot] = await makeSlots(em, fair);
    await makeTables(em, fair);
    for (const one of [supplier!, buyer!]) await makeDelegate(em, one);
    const input = {
      ...{ fairId: fair.id, slotId: slot!.id },
      ...{ supplierParticipationId: supplier!.id, buyerParticipationId: buyer!.id },
    };
    const waiting = `query ($fairId: ID!) { proposals(fairId: $fairId, filter: { awaitsDecision: true }) { totalCount } }`;
    expect((await organizer.data(waiting, { fairId: fair.id })).proposals.totalCount).toBe(1);
    expect((await supplying.data(BOOK, { input })).bookMeeting.__typename).toBe('NotAgreedError');
    await organizer.data(DECIDE, { ids, decision: 'DECLINED' });
    expect((await supplying.data(SEEN, { id: proposal.id })).proposal.organiserDecision).toBeNull();
    expect((await organizer.data(DECIDE, { ids, decision: 'CONFIRMED' })).decideProposals.proposals).toEqual([
      { organiserDecision: 'CONFIRMED', isAgreed: true },
    ]);
    expect((await organizer.data(waiting, { fairId: fair.id })).proposals.totalCount).toBe(0);
    expect((await supplying.data(SEEN, { id: proposal.id })).proposal.organiserDecision).toBe('CONFIRMED');
    expect((await supplying.data(BOOK, { input })).bookMeeting.__typename).toBe('Meeting');
  });

  it('reminds of what is unanswered on the days of the fair, each person once, in their language', async () => {
    const digests = test.get(AnswerDigestService);
    const letters = async () => em.fork().find(MailMessage, {}, { orderBy: { id: 'asc' } });
    await supplying.data(
      `mutation ($input: RequestMeetingInput!) { requestMeeting(input: $input) { __typename } }`,
      {
        input: {
          fromParticipationId: supplier!.id,
          toParticipationId: buyer!.id,
          note: 'Free in the morning',
        },
      },
    );
    // Two at once write nobody twice.
    const written = await Promise.all([digests.run(), digests.run()]);
    expect(written[0]! + written[1]!).toBe(2);
    const [toBuyer, toSupplier] = (await letters()).sort((a, b) => (a.to < b.to ? -1 : 1));
    expect(toSupplier!.to).toBe('supplier@example.com');
    expect(toSupplier!.text).toMatch(
      /Cuộc gặp được đề xuất mà bạn chưa trả lời: 1[^]*Kitamine – Milled housings/,
    );
    expect(toSupplier!.text).not.toMatch(/Lời mời/);
    expect(toBuyer!.subject).toMatch(/^2 件/);
    expect(toBuyer!.text).toMatch(
      /回答待ちの依頼：1 件[^]*Thép Xanh – Free in the morning[^]*2026(?:年|\/)11(?:月|\/)26/,
    );
    expect(await digests.run()).toBe(0);
    // A Friday, then a Monday too early, then late enough: what has been answered isn't asked for again.
    for (const [now, count] of [
      ['2026-11-20T03:00:00Z', 0],
      ['2026-11-23T00:30:00Z', 0],
      ['2026-11-23T01:30:00Z', 2],
    ] as const) {
      test.clock.set(now);
      expect([now, await digests.run()]).toEqual([now, count]);
    }
    await answer(supplying, 'NO_THANKS');
    test.clock.set('2026-11-26T03:00:00Z');
    // The request has run out; the buyer's own proposal is still open.
    expect(await digests.run()).toBe(1);
    expect((await letters()).at(-1)!.text).not.toMatch(/回答待ちの依頼/);
    await set({ digestDays: [] });
    test.clock.set('2026-11-30T03:00:00Z');
    expect(await digests.run()).toBe(0);
  });
});

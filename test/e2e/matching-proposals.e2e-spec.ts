import type { EntityManager } from '@mikro-orm/postgresql';
import { AuditEntry, OutboxEvent } from '#database';
import type { Organisation } from '#directory';
import type { Fair, Participation } from '#fair';
import { type Need, Proposal } from '#matching';
import { makeCapability, makeCertificate } from '../factories/capabilities.js';
import { makeFair, makeParticipation } from '../factories/fairs.js';
import { makeNeed, makeProposal } from '../factories/needs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { type GraphqlClient, problemPaths } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const PROPOSE = `mutation ($input: ProposeMatchesInput!) {
  proposeMatches(input: $input) {
    __typename
    ... on ProposedMatches { proposed refreshed unchanged withdrawn }
    ... on Refusal { code }
    ... on NothingToMatchError { missing }
    ... on FairNotOpenForMatchingError { fairStatus: status }
  }
}`;
const ANSWERS = `isAgreed supplierAnswer supplierReason supplierAnsweredAt supplierAnswerVersion
  buyerAnswer buyerReason buyerAnsweredAt buyerAnswerVersion`;
const LIST = `query ($fair: ID!, $filter: ProposalFilter, $first: Int, $after: String) {
  proposals(fairId: $fair, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node {
      id score reasons { code weight } components { name value weight } ${ANSWERS}
      fair { code } need { title buyer { legalName } } supplier { booth } buyer { booth }
      supplierOrganisation { legalName } buyerOrganisation { legalName }
    } }
  }
}`;
const ONE = `query ($id: ID!) { proposal(id: $id) { id score ${ANSWERS} withdrawnAt createdAt need { title } } }`;
const ANSWER = `mutation ($input: ProposalAnswerInput!) {
  answerProposal(input: $input) {
    __typename
    ... on Proposal { ${ANSWERS} }
    ... on Refusal { code }
    ... on StaleVersionError { currentVersion }
    ... on ProposalOverError { over: reason }
  }
}`;
const ANSWER_ALL = `mutation ($answers: [ProposalAnswerInput!]!) {
  answerProposals(answers: $answers) {
    __typename
    ... on AnsweredProposals { proposals { id ${ANSWERS} } }
    ... on StaleVersionError { currentVersion }
    ... on ProposalOverError { proposalId }
  }
}`;
const CONTACTS = `query ($id: ID!) { organisation(id: $id) { contacts { name } } }`;

describe('proposals', () => {
  let test: TestApp;
  let em: EntityManager;
  let fair: Fair;
  let buyer: Organisation;
  let buyerAtFair: Participation;
  let suppliers: Organisation[];
  let suppliersAtFair: Participation[];
  let need: Need;
  let organizer: GraphqlClient;
  let buying: GraphqlClient;
  let supplying: GraphqlClient;
  let other: GraphqlClient;
  let staff: GraphqlClient;

  const signedIn = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);

  /** A fair with one buyer, its need, and two suppliers that can do it, of which the first does it better. */
  beforeEach(async () => {
    test = await borrowTestApp();
    em = test.em();
    const person = (name: string, rest = {}) => makePerson(em, { email: `${name}@example.com`, ...rest });
    fair = await makeFair(em, { organizers: [await person('organizer')] });
    await person('staff', { isStaff: true });
    buyer = await makeOrganisation(em, {
      legalName: 'Buyer',
      isBuyer: true,
      members: [await person('buying')],
    });
    buyerAtFair = await makeParticipation(em, fair, buyer, { side: 'buyer' });
    suppliers = [
      await makeOrganisation(em, {
        legalName: 'Best',
        isSupplier: true,
        members: [await person('supplying')],
      }),
      await makeOrganisation(em, { legalName: 'Second', isSupplier: true, members: [await person('other')] }),
    ];
    suppliersAtFair = [];
    for (const supplier of suppliers) {
      suppliersAtFair.push(await makeParticipation(em, fair, supplier));
      await makeCapability(em, supplier);
    }
    await makeCapability(em, suppliers[0]!, { conceptIds: ['material.aluminium'] });
    need = await makeNeed(em, buyer, { should: ['material.aluminium'], fair, isPublic: false });
    [organizer, buying, supplying, other, staff] = (await Promise.all(
      ['organizer', 'buying', 'supplying', 'other', 'staff'].map(signedIn),
    )) as [GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient];
  });
  afterEach(() => test.close());

  const propose = async (rest: object = {}, client = organizer) =>
    (await client.data(PROPOSE, { input: { fairId: fair.id, minScore: 0, ...rest } })).proposeMatches;
  const list = async (client: GraphqlClient, filter: object | null = null, rest: object = {}) =>
    (await client.data(LIST, { fair: fair.id, filter, ...rest })).proposals;
  const namesOf = (page: any) => page.edges.map(({ node }: any) => node.supplierOrganisation.legalName);
  const proposalOf = (supplier: number, rest: Parameters<typeof makeProposal>[3] = {}) =>
    makeProposal(em, need, { supplier: suppliersAtFair[supplier]!, buyer: buyerAtFair }, rest);
  const answer = async (client: GraphqlClient, input: object) =>
    (await client.data(ANSWER, { input })).answerProposal;
  const eventsOf = async (topic: string) =>
    (await test.em().find(OutboxEvent, { topic }, { orderBy: { seq: 'asc' } })).map(({ payload }) => payload);

  describe('being made', () => {
    it('proposes all that are eligible, the best first, with reasons, and tells each organisation only of itself', async () => {
      const idle = await makeOrganisation(em, { legalName: 'Unable', isSupplier: true });
      await makeParticipation(em, fair, idle);
      await makeCapability(em, idle, { conceptIds: ['material.aluminium'] });
      const promoted = await makeOrganisation(em, { legalName: 'Indirect', isSupplier: true });
      await makeParticipation(em, fair, promoted, { kind: 'indirect' });
      await makeCapability(em, promoted);
      expect(await propose()).toEqual({
        __typename: 'ProposedMatches',
        proposed: 2,
        refreshed: 0,
        unchanged: 0,
        withdrawn: 0,
      });
      const page = await list(organizer);
      expect(namesOf(page)).toEqual(['Best', 'Second']);
      const { node } = page.edges[0];
      expect(node.reasons.map(({ code }: any) => code)).toContain('concept-covered');
      const sum = node.components.reduce((all: number, { value, weight }: any) => all + value * weight, 0);
      expect(sum).toBeCloseTo(node.score, 4);
      expect(node.need).toEqual({ title: 'Milled housings', buyer: { legalName: 'Buyer' } });
      const told = await eventsOf('proposal.changed');
      expect(told.map(({ organisationIds }) => organisationIds)).toEqual(
        expect.arrayContaining([buyer, ...suppliers].map(({ id }) => [id])),
      );
      expect(told).toHaveLength(3);
      const [logged] = await em.find(AuditEntry, { recordType: 'Fair', action: 'update' });
      expect(logged!.after).toEqual({
        proposeMatches: { proposed: 2, refreshed: 0, unchanged: 0, withdrawn: 0 },
      });
    });

    it('changes nothing when nothing has changed, and repeats its answer for a key', async () => {
      const first = await propose({ idempotencyKey: 'a-key-of-mine' });
      expect(await propose({ idempotencyKey: 'a-key-of-mine' })).toEqual(first);
      expect(await propose()).toMatchObject({ proposed: 0, refreshed: 0, unchanged: 2, withdrawn: 0 });
      const simultaneous = await Promise.all([1, 2, 3].map(() => propose()));
      expect(simultaneous.map(({ unchanged }: any) => unchanged)).toEqual([2, 2, 2]);
      expect(await em.count(Proposal, {})).toBe(2);
    });

    it('refreshes scores, keeps answers, withdraws what nobody asked for, and proposes it again later', async () => {
      await propose();
      const [best, second] = (await list(organizer)).edges.map(({ node }: any) => node.id);
      await answer(supplying, { proposalId: best, version: 0, answer: 'MEET', reason: 'Gladly' });
      await answer(buying, { proposalId: second, version: 0, answer: 'NO_THANKS' });
      need.concepts.getItems().forEach((concept) => (concept.importance = 'must'));
      await em.flush();
      await makeCertificate(em, suppliers[0]!);
      expect(await propose()).toMatchObject({ proposed: 0, refreshed: 1, unchanged: 0, withdrawn: 1 });
      expect((await organizer.data(ONE, { id: best })).proposal).toMatchObject({
        supplierAnswer: 'MEET',
        withdrawnAt: null,
      });
      expect(namesOf(await list(buying))).toEqual(['Best']);
      expect(namesOf(await list(organizer, { withdrawn: true }))).toEqual(['Second']);
      expect((await list(other)).totalCount).toBe(0);
      // The private need is closed to those to whom it isn't proposed any more.
      expect((await other.data(ONE, { id: second })).proposal).toMatchObject({
        need: null,
        buyerAnswer: null,
      });
      await makeCapability(em, suppliers[1]!, { conceptIds: ['material.aluminium'] });
      expect(await propose()).toMatchObject({ proposed: 1, withdrawn: 0 });
      expect((await organizer.data(ONE, { id: second })).proposal.buyerAnswer).toBe('NO_THANKS');
    });

    it('keeps what a side has asked for although it does not qualify any more', async () => {
      await propose();
      const [best] = (await list(organizer)).edges.map(({ node }: any) => node.id);
      await answer(supplying, { proposalId: best, version: 0, answer: 'MUST' });
      need.countries = ['TH'];
      await em.flush();
      expect(await propose()).toMatchObject({ withdrawn: 1 });
      expect(namesOf(await list(organizer))).toEqual(['Best']);
    });

    it('keeps to the limits', async () => {
      expect(await propose({ maxPerNeed: 1 })).toMatchObject({ proposed: 1 });
      expect(namesOf(await list(organizer))).toEqual(['Best']);
      await makeNeed(em, buyer, { title: 'Another', fair });
      expect(await propose({ maxPerSupplier: 1 })).toMatchObject({ proposed: 1, withdrawn: 0 });
      expect(await propose({ minScore: 0.99 })).toMatchObject({ withdrawn: 2 });
      const wrong = await organizer.ask(PROPOSE, { input: { fairId: fair.id, minScore: 2, maxPerNeed: 0 } });
      expect(problemPaths(wrong)).toEqual(['input.minScore', 'input.maxPerNeed']);
    });

    it('proposes public needs of its buyers too, but private ones only at the fair that they name', async () => {
      const elsewhere = await makeFair(em, { code: 'elsewhere' });
      await makeNeed(em, buyer, { title: 'Anywhere' });
      await makeNeed(em, buyer, { title: 'Secret', isPublic: false });
      await makeNeed(em, buyer, { title: 'Elsewhere', fair: elsewhere });
      await makeNeed(em, buyer, { title: 'Closed', fair, status: 'closed' });
      await makeNeed(em, buyer, { title: 'Too late', fair, deadline: '2026-11-21' });
      await propose();
      const titles = (await list(organizer)).edges.map(({ node }: any) => node.need.title);
      expect(new Set(titles)).toEqual(new Set(['Milled housings', 'Anywhere']));
    });

    it('counts certificates that hold on the first day of the fair', async () => {
      await makeCertificate(em, suppliers[0]!, { expiresOn: '2026-11-24' });
      await makeCertificate(em, suppliers[1]!, { expiresOn: '2026-11-25' });
      await makeNeed(em, buyer, {
        must: ['process.cnc-milling', 'certificate.iso-9001'],
        title: 'Certified',
        fair,
      });
      await propose();
      const certified = (await list(organizer)).edges.filter(
        ({ node }: any) => node.need.title === 'Certified',
      );
      expect(namesOf({ edges: certified })).toEqual(['Second']);
    });

    it('says what is missing, and that a fair is not open', async () => {
      const empty = await makeFair(em, { code: 'empty' });
      const at = (one: Fair) => ({ input: { fairId: one.id } });
      expect((await staff.data(PROPOSE, at(empty))).proposeMatches).toEqual({
        __typename: 'NothingToMatchError',
        code: 'NOTHING_TO_MATCH',
        missing: ['BUYERS', 'SUPPLIERS', 'CAPABILITIES', 'NEEDS'],
      });
      await makeParticipation(em, empty, buyer, { side: 'buyer' });
      await makeParticipation(em, empty, await makeOrganisation(em, { legalName: 'Silent' }));
      expect((await staff.data(PROPOSE, at(empty))).proposeMatches.missing).toEqual([
        'CAPABILITIES',
        'NEEDS',
      ]);
      fair.status = 'closed';
      await em.flush();
      expect(await propose()).toEqual({
        __typename: 'FairNotOpenForMatchingError',
        code: 'FAIR_NOT_OPEN',
        fairStatus: 'CLOSED',
      });
    });

    it('is for the organisers of the very fair and staff', async () => {
      const elsewhere = await makeFair(em, { code: 'elsewhere' });
      for (const client of [buying, supplying]) {
        expect(await client.errorCode(PROPOSE, { input: { fairId: fair.id } })).toBe('FORBIDDEN');
      }
      expect(await organizer.errorCode(PROPOSE, { input: { fairId: elsewhere.id } })).toBe('FORBIDDEN');
      expect(await propose({}, staff)).toMatchObject({ proposed: 2 });
    });

    it('asks the database as often for many as for few', async () => {
      const more = async (code: string) => {
        const busy = await makeFair(em, { code });
        await makeParticipation(em, busy, buyer, { side: 'buyer' });
        return busy;
      };
      const [few, many] = [await more('few'), await more('many')];
      await makeNeed(em, buyer, { fair: few });
      for (const _ of Array.from({ length: 10 })) await makeNeed(em, buyer, { fair: many });
      await makeParticipation(em, few, suppliers[0]!);
      for (const supplier of suppliers) await makeParticipation(em, many, supplier);
      const count = (one: Fair) =>
        fewestStatements(test, async () => {
          await em.nativeDelete(Proposal, { fair: one.id });
          await staff.data(PROPOSE, { input: { fairId: one.id, minScore: 0 } });
        });
      const withFew = await count(few);
      expect(await count(many)).toBe(withFew);
      expect(await em.count(Proposal, { fair: many.id })).toBe(20);
    });
  });

  describe('being listed', () => {
    it('shows each side its own, organisers and staff all, and others none', async () => {
      await propose();
      for (const client of [organizer, staff, buying]) expect((await list(client)).totalCount).toBe(2);
      expect(namesOf(await list(supplying))).toEqual(['Best']);
      expect(namesOf(await list(other))).toEqual(['Second']);
      await makePerson(em, { email: 'stranger@example.com' });
      expect((await list(await signedIn('stranger'))).totalCount).toBe(0);
      expect(await test.client().errorCode(LIST, { fair: fair.id })).toBe('UNAUTHENTICATED');
      expect((await list(buying, { side: 'SUPPLIER' })).totalCount).toBe(0);
      expect((await list(supplying, { needId: need.id })).totalCount).toBe(1);
      // Of one organisation, on whichever side; whose one may not see stays unseen.
      const of = async (client: GraphqlClient, { id }: Organisation) =>
        namesOf(await list(client, { organisationId: id }));
      expect(await of(organizer, suppliers[1]!)).toEqual(['Second']);
      expect(await of(organizer, buyer)).toEqual(['Best', 'Second']);
      expect(await of(supplying, suppliers[1]!)).toEqual([]);
    });

    it('gives one to its sides and those who run the fair', async () => {
      const { id } = await proposalOf(0);
      await makeFair(em, {
        code: 'elsewhere',
        organizers: [await makePerson(em, { email: 'elsewhere@example.com' })],
      });
      for (const client of [organizer, staff, buying, supplying]) {
        expect((await client.data(ONE, { id })).proposal.need.title).toBe('Milled housings');
      }
      for (const client of [other, await signedIn('elsewhere')]) {
        const refused = await client.ask(ONE, { id });
        expect(refused.errors![0]!.extensions.code).toBe('FORBIDDEN');
        expect(JSON.stringify(refused)).not.toContain('Milled');
      }
    });

    it('pages by score and filters by answered and agreed', async () => {
      await proposalOf(0, { score: 0.9, buyerAnswer: 'meet', supplierAnswer: 'must' });
      await proposalOf(1, { score: 0.4 });
      const first = await list(buying, null, { first: 1 });
      expect(namesOf(first)).toEqual(['Best']);
      expect(first.pageInfo.hasNextPage).toBe(true);
      expect(namesOf(await list(buying, null, { first: 1, after: first.pageInfo.endCursor }))).toEqual([
        'Second',
      ]);
      expect(namesOf(await list(buying, { answered: true }))).toEqual(['Best']);
      expect(namesOf(await list(buying, { answered: false }))).toEqual(['Second']);
      expect(namesOf(await list(organizer, { agreed: true }))).toEqual(['Best']);
      expect(namesOf(await list(organizer, { agreed: false }))).toEqual(['Second']);
      expect(namesOf(await list(organizer, { side: 'SUPPLIER', answered: false }))).toEqual(['Second']);
    });

    it('asks the database as often for three as for one', async () => {
      await proposalOf(0);
      const count = () => fewestStatements(test, () => list(buying));
      const one = await count();
      await proposalOf(1);
      const third = await makeOrganisation(em, { legalName: 'Third', isSupplier: true });
      const supplier = await makeParticipation(em, fair, third);
      await makeProposal(em, await makeNeed(em, buyer, { fair }), { supplier, buyer: buyerAtFair });
      expect(await count()).toBe(one);
    });
  });

  describe('being answered', () => {
    it('shows a wish to the other side, agrees when both wish, and announces it once', async () => {
      const { id } = await proposalOf(0);
      expect(
        await answer(supplying, { proposalId: id, version: 0, answer: 'MEET', reason: 'Free capacity' }),
      ).toEqual({
        __typename: 'Proposal',
        isAgreed: false,
        supplierAnswer: 'MEET',
        supplierReason: 'Free capacity',
        supplierAnsweredAt: '2026-11-22T02:00:00.000Z',
        supplierAnswerVersion: 1,
        buyerAnswer: null,
        buyerReason: null,
        buyerAnsweredAt: null,
        buyerAnswerVersion: null,
      });
      expect((await buying.data(ONE, { id })).proposal).toMatchObject({
        supplierAnswer: 'MEET',
        supplierReason: 'Free capacity',
        supplierAnswerVersion: null,
        buyerAnswerVersion: 0,
      });
      expect(await eventsOf('proposal.agreed')).toEqual([]);
      expect(await answer(buying, { proposalId: id, version: 0, answer: 'MUST' })).toMatchObject({
        isAgreed: true,
      });
      await answer(buying, { proposalId: id, version: 1, answer: 'MEET' });
      const both = expect.arrayContaining([buyer.id, suppliers[0]!.id]);
      expect(await eventsOf('proposal.agreed')).toEqual([
        { fairId: fair.id, proposalId: id, organisationIds: both },
      ]);
      expect(await eventsOf('proposal.answered')).toHaveLength(3);
    });

    it('shows a no-thanks to nobody on the other side, by no path', async () => {
      const { id } = await proposalOf(0, { supplierAnswer: 'meet' });
      const twin = await proposalOf(1);
      const look = async () => {
        const filters = [{ answered: true }, { answered: false }, { agreed: false }, { agreed: true }, null];
        const pages = await Promise.all(filters.map((filter) => list(supplying, filter)));
        return {
          one: (await supplying.data(ONE, { id })).proposal,
          pages,
          contacts: (await supplying.data(CONTACTS, { id: buyer.id })).organisation,
          stale: await answer(supplying, { proposalId: id, version: 7, answer: 'MEET' }),
          need: (
            await supplying.data('query ($id: ID!) { need(id: $id) { version updatedAt } }', { id: need.id })
          ).need,
        };
      };
      const before = await look();
      expect(before.stale).toMatchObject({ __typename: 'StaleVersionError', currentVersion: 1 });
      const { buyerAnswer } = await answer(buying, {
        proposalId: id,
        version: 0,
        answer: 'NO_THANKS',
        reason: 'canary: too small',
      });
      expect(buyerAnswer).toBe('NO_THANKS');
      expect(await look()).toEqual(before);
      // Nor by its own next answer: it goes through as if nothing had been said.
      const own = await answer(supplying, { proposalId: id, version: 1, answer: 'MUST' });
      expect(own).toMatchObject({
        __typename: 'Proposal',
        isAgreed: false,
        buyerAnswer: null,
        buyerReason: null,
      });
      const told = await eventsOf('proposal.answered');
      expect(told[0]).toEqual({ fairId: fair.id, proposalId: id, organisationIds: [buyer.id] });
      expect(JSON.stringify(told)).not.toMatch(/no-thanks|canary|must|meet/);
      expect(JSON.stringify(await supplying.ask(ONE, { id: twin.id }))).not.toContain('canary');
      for (const client of [organizer, staff]) {
        expect((await client.data(ONE, { id })).proposal).toMatchObject({
          buyerAnswer: 'NO_THANKS',
          buyerReason: 'canary: too small',
        });
      }
    });

    it('hides the no-thanks of a supplier from the buyer likewise, also in an answer to several', async () => {
      const { id } = await proposalOf(0, { supplierAnswer: 'no-thanks', supplierReason: 'canary' });
      const { answerProposals } = await buying.data(ANSWER_ALL, {
        answers: [{ proposalId: id, version: 0, answer: 'MUST' }],
      });
      expect(answerProposals.proposals[0]).toMatchObject({
        isAgreed: false,
        supplierAnswer: null,
        supplierReason: null,
        supplierAnsweredAt: null,
        supplierAnswerVersion: null,
      });
      expect((await list(buying, { answered: true })).totalCount).toBe(1);
      const aliased = await buying.ask(
        `query ($id: ID!) { proposal(id: $id) { a: supplierAnswer b: supplierReason c: supplierAnswerVersion } }`,
        { id },
      );
      expect(aliased.data).toEqual({ proposal: { a: null, b: null, c: null } });
    });

    it('treats a no-thanks as no answer when proposals are made anew', async () => {
      await propose();
      const [best, second] = (await list(organizer)).edges.map(({ node }: any) => node.id);
      await answer(buying, { proposalId: second, version: 0, answer: 'NO_THANKS' });
      need.countries = ['TH'];
      await em.flush();
      expect(await propose()).toMatchObject({ withdrawn: 2 });
      const withdrawn = await Promise.all([
        supplying.data(ONE, { id: best }),
        other.data(ONE, { id: second }),
      ]);
      expect(withdrawn.map(({ proposal }) => proposal.withdrawnAt !== null)).toEqual([true, true]);
    });

    it('refuses a stale version and takes a repeat of what stands for done', async () => {
      const { id } = await proposalOf(0);
      const given = { proposalId: id, version: 0, answer: 'MEET', reason: 'Gladly' };
      await answer(supplying, given);
      expect(await answer(supplying, given)).toMatchObject({
        __typename: 'Proposal',
        supplierAnswerVersion: 1,
      });
      expect(await answer(supplying, { ...given, answer: 'MUST' })).toEqual({
        __typename: 'StaleVersionError',
        code: 'STALE_VERSION',
        currentVersion: 1,
      });
      const both = await Promise.all([
        answer(supplying, { ...given, version: 1, answer: 'MUST' }),
        answer(supplying, { ...given, version: 1, answer: 'NO_THANKS' }),
        answer(buying, { proposalId: id, version: 0, answer: 'MEET' }),
      ]);
      expect(both.map(({ __typename }) => __typename).sort()).toEqual([
        'Proposal',
        'Proposal',
        'StaleVersionError',
      ]);
    });

    it('lets organisers and staff answer for a side that they name, and nobody for the other side', async () => {
      const { id } = await proposalOf(0);
      const given = { proposalId: id, version: 0, answer: 'MEET' };
      const unsaid = await organizer.ask(ANSWER, { input: given });
      expect(unsaid.errors![0]!.extensions.problems).toMatchObject([{ path: ['input', 'side'] }]);
      expect(await answer(organizer, { ...given, side: 'BUYER' })).toMatchObject({ buyerAnswer: 'MEET' });
      expect(await answer(staff, { ...given, side: 'SUPPLIER' })).toMatchObject({ isAgreed: true });
      expect(await supplying.errorCode(ANSWER, { input: { ...given, version: 1, side: 'BUYER' } })).toBe(
        'FORBIDDEN',
      );
      for (const client of [other, test.client()]) {
        expect(await client.errorCode(ANSWER, { input: given })).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
      }
      expect((await organizer.data(ONE, { id })).proposal.buyerAnswerVersion).toBe(1);
    });

    it('refuses to answer what is over, and says why', async () => {
      const over = async (id: string) => answer(supplying, { proposalId: id, version: 0, answer: 'MEET' });
      const proposal = await proposalOf(0, { withdrawnAt: new Date() });
      expect(await over(proposal.id)).toMatchObject({ __typename: 'ProposalOverError', over: 'WITHDRAWN' });
      proposal.withdrawnAt = null;
      need.status = 'closed';
      await em.flush();
      expect(await over(proposal.id)).toMatchObject({ code: 'PROPOSAL_OVER', over: 'NEED_CLOSED' });
      need.status = 'open';
      fair.status = 'closed';
      await em.flush();
      expect(await over(proposal.id)).toMatchObject({ over: 'FAIR_CLOSED' });
    });

    it('takes several answers together or none', async () => {
      const [one, two] = [await proposalOf(0), await proposalOf(1)];
      const all = (...versions: number[]) => ({
        answers: [one, two].map(({ id }, index) => ({
          proposalId: id,
          version: versions[index],
          answer: 'MUST',
        })),
      });
      expect((await buying.data(ANSWER_ALL, all(0, 5))).answerProposals).toMatchObject({
        __typename: 'StaleVersionError',
        currentVersion: 0,
      });
      expect(await test.em().count(Proposal, { buyerAnswer: null })).toBe(2);
      const answered = (await buying.data(ANSWER_ALL, all(0, 0))).answerProposals.proposals;
      expect(answered.map(({ id, buyerAnswer }: any) => [id, buyerAnswer])).toEqual([
        [one.id, 'MUST'],
        [two.id, 'MUST'],
      ]);
      // One that is foreign to the viewer spoils the whole.
      expect(await supplying.errorCode(ANSWER_ALL, all(0, 0))).toBe('FORBIDDEN');
      const twice = { answers: [1, 1].map((version) => ({ proposalId: one.id, version, answer: 'MEET' })) };
      const refused = await buying.ask(ANSWER_ALL, twice);
      expect(refused.errors![0]!.extensions.problems).toMatchObject([
        { path: ['answers', '1', 'proposalId'] },
      ]);
      const bad = await buying.ask(ANSWER_ALL, {
        answers: [{ proposalId: one.id, version: -1, answer: 'MEET' }],
      });
      expect(bad.errors![0]!.extensions.problems).toMatchObject([{ path: ['answers', '0', 'version'] }]);
      expect(await buying.errorCode(ANSWER_ALL, { answers: [] })).toBe('FORBIDDEN');
    });
  });

  it('proposes for 300 suppliers and 60 needs, and the same again the next times', async () => {
    const concepts = ['process.cnc-milling', 'process.casting', 'process.anodising', 'material.aluminium'];
    const large = await makeFair(em, { code: 'large' });
    await makeParticipation(em, large, buyer, { side: 'buyer' });
    for (const index of Array(300).keys()) {
      const supplier = await makeOrganisation(em, { legalName: `S${index}`, isSupplier: true });
      await makeParticipation(em, large, supplier);
      for (const step of [0, 1, 2]) {
        await makeCapability(em, supplier, {
          conceptIds: [concepts[(index + step) % 4]!, concepts[(index + 2) % 4]!],
          toleranceUm: 5 + (index % 40),
          monthlyCapacity: index * 100,
          capacityUnit: 'pieces',
        });
      }
      em.clear();
    }
    for (const index of Array(60).keys()) {
      await makeNeed(em, buyer, {
        must: [concepts[index % 4]!],
        should: concepts.filter((_, at) => at !== index % 4),
        toleranceUm: 10 + index,
        monthlyVolume: 5000,
        volumeUnit: 'pieces',
        fair: large,
      });
    }
    const input = { fairId: large.id };
    for (const expected of [{ proposed: 1200 }, { unchanged: 1200 }, { unchanged: 1200 }]) {
      expect((await staff.data(PROPOSE, { input })).proposeMatches).toMatchObject(expected);
    }
  });
});

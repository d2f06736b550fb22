import type { EntityManager } from '@mikro-orm/postgresql';
import { OutboxEvent } from '#database';
import type { Organisation } from '#directory';
import type { Fair, Participation } from '#fair';
import { Need } from '#matching';
import { makeCapability, makeCertificate } from '../factories/capabilities.js';
import { makeFair, makeParticipation } from '../factories/fairs.js';
import { makeNeed, makeProposal } from '../factories/needs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { type GraphqlClient, problemPaths } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const NEED = `id version title description toleranceUm partSizeMm monthlyVolume volumeUnit countries deadline isPublic
  status fairId concepts { importance concept { id } }`;
const CREATE = `mutation ($input: CreateNeedInput!) { createNeed(input: $input) { ${NEED} buyer { legalName } } }`;
const REVISE = `mutation ($id: ID!, $version: Int!, $input: ReviseNeedInput!) {
  reviseNeed(id: $id, version: $version, input: $input) {
    __typename ... on Need { ${NEED} } ... on StaleVersionError { code currentVersion }
  }
}`;
const CLOSE = `mutation ($id: ID!, $version: Int!) {
  closeNeed(id: $id, version: $version) { __typename ... on Need { status version } ... on StaleVersionError { currentVersion } }
}`;
const REOPEN = `mutation ($id: ID!, $version: Int!) {
  reopenNeed(id: $id, version: $version) { __typename ... on Need { status version } ... on StaleVersionError { currentVersion } }
}`;
const ONE = `query ($id: ID!) { need(id: $id) { title } }`;
const LIST = `query ($filter: NeedFilter, $first: Int, $after: String) {
  needs(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { title concepts { concept { id } } buyer { legalName } fair { code } } }
  }
}`;
const WHY_NOT = `query ($need: ID!, $supplier: ID!) {
  whyNot(needId: $need, supplierOrganisationId: $supplier) {
    isEligible score rules { code passed values { name text number } }
  }
}`;
const FITTING = `query ($of: ID!, $first: Int, $after: String) {
  openNeedsFor(supplierOrganisationId: $of, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { score need { title concepts { concept { id } } buyer { legalName } } reasons { code } components { name value weight } } }
  }
}`;

describe('needs of buyers', () => {
  let test: TestApp;
  let em: EntityManager;
  let fair: Fair;
  let own: Organisation;
  let foreign: Organisation;
  let supplier: Organisation;
  let ownAtFair: Participation;
  let supplierAtFair: Participation;
  let member: GraphqlClient;
  let foreigner: GraphqlClient;
  let supplierMember: GraphqlClient;
  let organizer: GraphqlClient;
  let staff: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    em = test.em();
    const person = (name: string, rest = {}) => makePerson(em, { email: `${name}@example.com`, ...rest });
    fair = await makeFair(em, { organizers: [await person('organizer')] });
    await person('staff', { isStaff: true });
    own = await makeOrganisation(em, {
      legalName: 'Own Buyer',
      isBuyer: true,
      members: [await person('member')],
    });
    foreign = await makeOrganisation(em, {
      legalName: 'Foreign Buyer',
      isBuyer: true,
      members: [await person('foreigner')],
    });
    supplier = await makeOrganisation(em, {
      legalName: 'Supplier',
      isSupplier: true,
      members: [await person('supplier')],
    });
    ownAtFair = await makeParticipation(em, fair, own, { side: 'buyer' });
    supplierAtFair = await makeParticipation(em, fair, supplier);
    const signedIn = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    [member, foreigner, supplierMember, organizer, staff] = (await Promise.all(
      ['member', 'foreigner', 'supplier', 'organizer', 'staff'].map(signedIn),
    )) as [GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient, GraphqlClient];
  });
  afterEach(() => test.close());

  const full = () => ({
    title: 'Vỏ hộp số',
    description: 'Die cast, then milled',
    fairId: fair.id,
    concepts: [
      { conceptId: 'material.aluminium', importance: 'SHOULD' },
      { conceptId: 'process.cnc-milling', importance: 'MUST' },
    ],
    toleranceUm: 20,
    partSizeMm: 300,
    monthlyVolume: 5000,
    volumeUnit: 'PIECES',
    countries: ['VN'],
    deadline: '2026-11-22',
    isPublic: false,
  });
  const titles = (answer: any) => answer.needs.edges.map((edge: any) => edge.node.title).sort();

  it('creates a need with everything it can say, once for a key, and announces it', async () => {
    const input = { ...full(), buyerId: own.id, idempotencyKey: 'a-key-of-mine' };
    const { createNeed } = await member.data(CREATE, { input });
    expect(createNeed).toEqual({
      ...full(),
      id: expect.any(String),
      version: 1,
      status: 'OPEN',
      buyer: { legalName: 'Own Buyer' },
      concepts: [
        { importance: 'MUST', concept: { id: 'process.cnc-milling' } },
        { importance: 'SHOULD', concept: { id: 'material.aluminium' } },
      ],
    });
    expect((await member.data(CREATE, { input })).createNeed.id).toBe(createNeed.id);
    expect(await em.count(Need, {})).toBe(1);
    const events = await em.find(OutboxEvent, { topic: 'need.changed' });
    expect(events.map(({ payload }) => payload)).toEqual([
      { needId: createNeed.id, organisationIds: [own.id], fairId: fair.id },
    ]);
  });

  it('keeps a target price for the buyer alone, whoever edits the rest', async () => {
    const price = { min: { amount: '1.20', currency: 'USD' }, max: { amount: '1.50', currency: 'USD' } };
    const PRICED = `price { min { amount currency } max { amount currency } }`;
    const { createNeed } = await member.data(
      `mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id ${PRICED} } }`,
      { input: { ...full(), buyerId: own.id, price } },
    );
    expect(createNeed.price).toEqual(price);
    const asked = `query ($id: ID!) { need(id: $id) { ${PRICED} } }`;
    for (const client of [organizer, staff])
      expect(await client.data(asked, { id: createNeed.id })).toEqual({ need: { price: null } });
    await organizer.data(REVISE, { id: createNeed.id, version: 1, input: { ...full(), title: 'Renamed' } });
    expect((await member.data(asked, { id: createNeed.id })).need.price).toEqual(price);
    const foreign = await staff.ask(REVISE, { id: createNeed.id, version: 2, input: { ...full(), price } });
    expect(foreign.errors?.[0]?.extensions.problems).toEqual([
      { path: ['input', 'price'], message: 'is for the buyer alone to say' },
    ]);
    // Not in the log either, which staff and administrators read.
    const log: { text: string }[] = await em.execute(`select after::text as text from audit_entry`);
    expect(log.map(({ text }) => text).join()).not.toMatch(/"price\w+": (?!"\(hidden\)")/);
  });

  it('refuses what contradicts itself, naming the field', async () => {
    const problemsOf = async (rest: object) =>
      (await member.ask(CREATE, { input: { ...full(), buyerId: own.id, ...rest } })).errors?.[0]?.extensions
        .problems;
    expect(await problemsOf({ partSizeMinMm: 400 })).toEqual([
      { path: ['input', 'partSizeMinMm'], message: expect.stringContaining('upside down') },
    ]);
    expect(await problemsOf({ excludedConceptIds: ['process.milling'] })).toEqual([
      {
        path: ['input', 'excludedConceptIds', '0'],
        message: expect.stringContaining('"process.cnc-milling" is asked for'),
      },
    ]);
    expect(await problemsOf({ excludedConceptIds: ['certificate.iso-9001'] })).toEqual([
      { path: ['input', 'excludedConceptIds', '0'], message: 'a certificate cannot be excluded' },
    ]);
    const price = { min: { amount: '2', currency: 'USD' }, max: { amount: '1', currency: 'USD' } };
    expect(await problemsOf({ price })).toEqual([
      { path: ['input', 'price', 'min'], message: expect.stringContaining('upside down') },
    ]);
  });

  it('posts a need again for another fair, and says where it came from', async () => {
    const { createNeed } = await member.data(CREATE, { input: { ...full(), buyerId: own.id } });
    const next = await makeFair(em, { code: 'next-fair' });
    const CLONE = `mutation ($id: ID!, $input: CloneNeedInput!) { cloneNeed(id: $id, input: $input) { ${NEED} clonedFromId } }`;
    const input = { fairId: next.id, deadline: '2026-12-24', idempotencyKey: 'again-please' };
    const refused = await member.ask(CLONE, { id: createNeed.id, input });
    expect(refused.errors?.[0]?.extensions.problems).toEqual([
      { path: ['input', 'fairId'], message: 'the buyer does not take part in this fair as a buyer' },
    ]);
    await makeParticipation(em, next, own, { side: 'buyer' });
    const { cloneNeed } = await member.data(CLONE, { id: createNeed.id, input });
    expect(cloneNeed).toEqual({
      ...createNeed,
      buyer: undefined,
      ...{ id: cloneNeed.id, fairId: next.id, deadline: '2026-12-24', clonedFromId: createNeed.id },
    });
    expect((await member.data(CLONE, { id: createNeed.id, input })).cloneNeed.id).toBe(cloneNeed.id);
  });

  it('drafts a need from an e-mail, and says how many suppliers one leaves', async () => {
    const text =
      'Need CNC milling of aluminium, ±0.02 mm, 5,000 pcs/month. ISO 9001 is mandatory. No die casting.';
    const { draftNeed } = await member.data(
      `query ($text: String!) { draftNeed(text: $text) {
         concepts { concept { id } importance sources { text start end } } excluded { concept { id } }
         toleranceUm { value sources { text } } volume { monthlyVolume volumeUnit } } }`,
      { text },
    );
    expect(draftNeed).toMatchObject({
      toleranceUm: { value: 20 },
      volume: { monthlyVolume: 5000, volumeUnit: 'PIECES' },
      excluded: [{ concept: { id: 'process.die-casting' } }],
    });
    for (const { sources } of draftNeed.concepts)
      for (const one of sources) expect(text.slice(one.start, one.end)).toBe(one.text);

    await makeCapability(em, supplier, { conceptIds: ['process.cnc-milling'], toleranceUm: 10 });
    const need = await makeNeed(em, own, { fair, must: ['process.cnc-milling', 'certificate.iso-9001'] });
    const { needFeasibility } = await member.data(
      `query ($id: ID!) { needFeasibility(id: $id) {
         suppliers eligible obstacles { failing wouldOpen rule { code text(language: "ja") } } } }`,
      { id: need.id },
    );
    expect(needFeasibility).toEqual({
      ...{ suppliers: 1, eligible: 0 },
      obstacles: [
        {
          ...{ failing: 1, wouldOpen: 1 },
          rule: { code: 'must-certificate', text: expect.stringMatching(/^必須のISO 9001.*取得していない$/) },
        },
      ],
    });
  });

  it('names every field of a bad need', async () => {
    const input = {
      ...full(),
      buyerId: own.id,
      concepts: [
        { conceptId: 'process.cnc-milling', importance: 'MUST' },
        { conceptId: 'process.cnc-milling', importance: 'NICE' },
        { conceptId: 'process.magic', importance: 'NICE' },
      ],
      toleranceUm: 0,
      volumeUnit: null,
      deadline: '2026-11-21',
    };
    const answer = await member.ask(CREATE, { input });
    expect(answer.errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(problemPaths(answer).sort()).toEqual([
      'input.concepts.1.conceptId',
      'input.concepts.2.conceptId',
      'input.deadline',
      'input.toleranceUm',
      'input.volumeUnit',
    ]);
    const empty = await member.ask(CREATE, { input: { ...full(), buyerId: own.id, concepts: [] } });
    expect(empty.errors![0]!.extensions.problems).toMatchObject([{ path: ['input', 'concepts'] }]);
    expect(await em.count(Need, {})).toBe(0);
  });

  it('takes today from the zone of the fair', async () => {
    test.clock.set('2026-11-22T18:00:00Z');
    const answer = await member.ask(CREATE, { input: { ...full(), buyerId: own.id } });
    expect(answer.errors![0]!.extensions.problems).toMatchObject([{ path: ['input', 'deadline'] }]);
  });

  it('lets nobody but the buyer, its organiser and staff create one, and only for a fair where the buyer is', async () => {
    const input = { ...full(), buyerId: own.id };
    for (const client of [foreigner, supplierMember])
      expect(await client.errorCode(CREATE, { input })).toBe('FORBIDDEN');
    expect(await test.client().errorCode(CREATE, { input })).toBe('UNAUTHENTICATED');
    for (const client of [organizer, staff]) {
      expect((await client.data(CREATE, { input })).createNeed.title).toBe('Vỏ hộp số');
    }
    const elsewhere = { ...full(), buyerId: foreign.id };
    for (const client of [organizer, foreigner]) {
      const answer = await client.ask(CREATE, { input: elsewhere });
      expect(answer.errors![0]!.extensions.problems).toMatchObject([{ path: ['input', 'fairId'] }]);
    }
    expect(
      await organizer.errorCode(CREATE, { input: { ...full(), buyerId: foreign.id, fairId: null } }),
    ).toBe('FORBIDDEN');
    const noBuyer = await staff.ask(CREATE, { input: { ...full(), buyerId: supplier.id, fairId: null } });
    expect(noBuyer.errors![0]!.extensions.problems).toMatchObject([{ path: ['input', 'buyerId'] }]);
  });

  it('revises a need, its concepts too, and refuses a stale version and strangers', async () => {
    const need = await makeNeed(em, own, {
      must: ['process.cnc-milling', 'process.casting'],
      toleranceUm: 5,
    });
    const { fairId: _, toleranceUm: __, ...input } = full();
    const { reviseNeed } = await member.data(REVISE, { id: need.id, version: 1, input });
    expect(reviseNeed).toMatchObject({ __typename: 'Need', version: 2, toleranceUm: null, fairId: null });
    expect(reviseNeed.concepts.map(({ concept }: any) => concept.id)).toEqual([
      'process.cnc-milling',
      'material.aluminium',
    ]);
    const concepts = [{ conceptId: 'process.casting', importance: 'NICE' }];
    const onlyConcepts = await member.data(REVISE, {
      id: need.id,
      version: 2,
      input: { ...input, concepts },
    });
    expect(onlyConcepts.reviseNeed).toMatchObject({
      version: 3,
      concepts: [{ importance: 'NICE', concept: { id: 'process.casting' } }],
    });
    const stale = await member.data(REVISE, { id: need.id, version: 2, input });
    expect(stale.reviseNeed).toEqual({
      __typename: 'StaleVersionError',
      code: 'STALE_VERSION',
      currentVersion: 3,
    });
    for (const client of [foreigner, supplierMember, organizer]) {
      expect(await client.errorCode(REVISE, { id: need.id, version: 3, input })).toBe('FORBIDDEN');
    }
  });

  it('serialises simultaneous edits: one wins, the others are stale', async () => {
    const need = await makeNeed(em, own);
    const { fairId: _, ...input } = full();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => member.data(REVISE, { id: need.id, version: 1, input })),
    );
    const kinds = answers.map(({ reviseNeed }) => reviseNeed.__typename).sort();
    expect(kinds).toEqual(['Need', ...Array.from({ length: 4 }, () => 'StaleVersionError')]);
  });

  it('closes and reopens; twice changes nothing; a passed deadline keeps it closed', async () => {
    const need = await makeNeed(em, own, { deadline: '2026-11-23' });
    const at = (version: number) => ({ id: need.id, version });
    expect(await foreigner.errorCode(CLOSE, at(1))).toBe('FORBIDDEN');
    expect((await member.data(CLOSE, at(1))).closeNeed).toMatchObject({ status: 'CLOSED', version: 2 });
    expect((await member.data(CLOSE, at(1))).closeNeed).toMatchObject({ status: 'CLOSED', version: 2 });
    expect((await member.data(REOPEN, at(1))).reopenNeed).toMatchObject({ currentVersion: 2 });
    expect((await member.data(REOPEN, at(2))).reopenNeed).toMatchObject({ status: 'OPEN', version: 3 });
    await member.data(CLOSE, at(3));
    test.clock.set('2026-11-24T02:00:00Z');
    expect(await member.errorCode(REOPEN, at(4))).toBe('BAD_USER_INPUT');
  });

  describe('who sees which', () => {
    let secret: Need;

    beforeEach(async () => {
      await makeNeed(em, own, { title: 'Public' });
      await makeNeed(em, own, { title: 'Closed', status: 'closed' });
      secret = await makeNeed(em, own, { title: 'Secret', isPublic: false });
      await makeNeed(em, own, { title: 'Secret at fair', isPublic: false, fair });
      await makeNeed(em, foreign, { title: 'Of another', isPublic: false });
    });

    it('lists public open needs for everybody, own ones whole, those of the fair for organisers, all for staff', async () => {
      expect(titles(await test.client().data(LIST))).toEqual(['Public']);
      expect(titles(await supplierMember.data(LIST))).toEqual(['Public']);
      expect(titles(await member.data(LIST))).toEqual(['Closed', 'Public', 'Secret', 'Secret at fair']);
      expect(titles(await foreigner.data(LIST))).toEqual(['Of another', 'Public']);
      expect(titles(await organizer.data(LIST))).toEqual(['Closed', 'Public', 'Secret at fair']);
      expect(titles(await staff.data(LIST))).toHaveLength(5);
    });

    it('counts and filters only what the viewer sees', async () => {
      const list = async (client: GraphqlClient, filter: object) =>
        (await client.data(LIST, { filter })).needs;
      expect((await list(foreigner, { buyerId: own.id })).totalCount).toBe(1);
      expect((await list(foreigner, { text: 'SECRET' })).totalCount).toBe(0);
      expect((await list(member, { text: 'sécret' })).totalCount).toBe(2);
      expect((await list(member, { status: 'CLOSED' })).totalCount).toBe(1);
      expect((await list(foreigner, { status: 'CLOSED' })).totalCount).toBe(0);
      expect((await list(member, { fairId: fair.id })).edges[0].node).toMatchObject({
        title: 'Secret at fair',
      });
      expect((await list(foreigner, { fairId: fair.id })).totalCount).toBe(0);
      expect((await list(member, { text: '%' })).totalCount).toBe(4);
    });

    it('gives a private need by its id to its buyer, staff, organiser, and those it is proposed to', async () => {
      const id = secret.id;
      for (const client of [foreigner, supplierMember, organizer]) {
        const answer = await client.ask(ONE, { id });
        expect(answer.errors![0]!.extensions.code).toBe('FORBIDDEN');
        expect(JSON.stringify(answer)).not.toContain('Secret');
      }
      expect(await test.client().errorCode(ONE, { id })).toBe('UNAUTHENTICATED');
      for (const client of [member, staff])
        expect((await client.data(ONE, { id })).need.title).toBe('Secret');
      const proposal = await makeProposal(em, secret, { supplier: supplierAtFair, buyer: ownAtFair });
      for (const client of [supplierMember, organizer]) {
        expect((await client.data(ONE, { id })).need.title).toBe('Secret');
      }
      expect(titles(await supplierMember.data(LIST))).toEqual(['Public', 'Secret']);
      proposal.withdrawnAt = new Date();
      await em.flush();
      expect(await supplierMember.errorCode(ONE, { id })).toBe('FORBIDDEN');
      expect(titles(await supplierMember.data(LIST))).toEqual(['Public']);
    });

    it('refuses an unknown need like a foreign one, and says so to staff', async () => {
      const id = '01941f29-7c00-7000-8000-000000000000';
      expect(await foreigner.errorCode(ONE, { id })).toBe('FORBIDDEN');
      expect(await staff.errorCode(ONE, { id })).toBe('NOT_FOUND');
      expect(await staff.errorCode(ONE, { id: 'nonsense' })).toBe('BAD_USER_INPUT');
    });

    it('hides the needs of a withdrawn buyer and the draft fair of a public one', async () => {
      const draft = await makeFair(em, { code: 'draft', status: 'draft' });
      await makeNeed(em, own, { title: 'For a draft', fair: draft });
      const nodes = (await foreigner.data(LIST)).needs.edges.map((edge: any) => edge.node);
      expect(nodes.find(({ title }: any) => title === 'For a draft').fair).toBeNull();
      own.withdrawnAt = new Date();
      await em.flush();
      expect(titles(await foreigner.data(LIST))).toEqual(['Of another']);
    });

    it('pages from the newest on, with as many statements for many rows as for one', async () => {
      const first = (await staff.data(LIST, { first: 2 })).needs;
      expect(titles({ needs: first })).toEqual(['Of another', 'Secret at fair']);
      const rest = (await staff.data(LIST, { first: 5, after: first.pageInfo.endCursor })).needs;
      expect(titles({ needs: rest })).toEqual(['Closed', 'Public', 'Secret']);
      expect(rest.pageInfo.hasNextPage).toBe(false);
      const count = (n: number) => fewestStatements(test, () => member.data(LIST, { first: n }));
      expect(await count(4)).toBe(await count(1));
    });
  });

  describe('and suppliers', () => {
    it('says rule by rule why not, to the buyer, the organiser and staff', async () => {
      await makeCapability(em, supplier, { toleranceUm: 50 });
      await makeCertificate(em, supplier, { expiresOn: '2026-11-24' });
      const need = await makeNeed(em, own, {
        must: ['process.cnc-milling', 'certificate.iso-9001'],
        toleranceUm: 20,
        fair,
        isPublic: false,
      });
      const ids = { need: need.id, supplier: supplier.id };
      const { whyNot } = await member.data(WHY_NOT, ids);
      expect(whyNot.isEligible).toBe(false);
      expect(whyNot.rules.filter((rule: any) => !rule.passed)).toEqual([
        {
          code: 'must-certificate',
          passed: false,
          values: [
            { name: 'conceptId', text: 'certificate.iso-9001', number: null },
            { name: 'expiresOn', text: '2026-11-24', number: null },
          ],
        },
        {
          code: 'tolerance',
          passed: false,
          values: [
            { name: 'askedUm', text: null, number: 20 },
            { name: 'heldUm', text: null, number: 50 },
          ],
        },
      ]);
      for (const client of [organizer, staff]) {
        expect((await client.data(WHY_NOT, ids)).whyNot.isEligible).toBe(false);
      }
      for (const client of [foreigner, supplierMember]) {
        expect(await client.errorCode(WHY_NOT, ids)).toBe('FORBIDDEN');
      }
    });

    it('lists the open public needs that a supplier is eligible for, the best first', async () => {
      await makeCapability(em, supplier, {
        conceptIds: ['process.cnc-milling', 'material.aluminium'],
        toleranceUm: 10,
      });
      await makeNeed(em, own, { title: 'Half', should: ['material.aluminium', 'process.anodising'] });
      await makeNeed(em, own, { title: 'Whole', should: ['material.aluminium'] });
      await makeNeed(em, own, { title: 'Too fine', toleranceUm: 5 });
      await makeNeed(em, own, { title: 'Secret', isPublic: false });
      await makeNeed(em, own, { title: 'Closed', status: 'closed' });
      await makeNeed(em, own, { title: 'Too late', deadline: '2026-11-21' });
      await makeNeed(em, supplier, { title: 'Its own' });
      const { openNeedsFor } = await supplierMember.data(FITTING, { of: supplier.id });
      expect(openNeedsFor.totalCount).toBe(2);
      const [best, second] = openNeedsFor.edges.map((edge: any) => edge.node);
      expect([best.need.title, second.need.title]).toEqual(['Whole', 'Half']);
      expect(best.score).toBeGreaterThan(second.score);
      const page = (await supplierMember.data(FITTING, { of: supplier.id, first: 1 })).openNeedsFor;
      expect(page.pageInfo.hasNextPage).toBe(true);
      const next = (
        await supplierMember.data(FITTING, { of: supplier.id, first: 1, after: page.pageInfo.endCursor })
      ).openNeedsFor;
      expect(next.edges[0].node.need.title).toBe('Half');
      for (const client of [member, foreigner]) {
        expect(await client.errorCode(FITTING, { of: supplier.id })).toBe('FORBIDDEN');
      }
    });

    it('finds them in as many statements for many as for one', async () => {
      await makeCapability(em, supplier);
      await makeNeed(em, own);
      const count = () => fewestStatements(test, () => supplierMember.data(FITTING, { of: supplier.id }));
      const one = await count();
      await makeNeed(em, own, { fair });
      await makeNeed(em, foreign, { should: ['material.aluminium'] });
      const few = await count();
      await makeNeed(em, own, { fair });
      await makeNeed(em, foreign);
      expect(await count()).toBe(few);
      expect(few - one).toBeLessThanOrEqual(1);
    });
  });
});

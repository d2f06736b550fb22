import type { EntityManager } from '@mikro-orm/postgresql';
import { Capability, Certificate, MOST_CAPABILITIES } from '#capability';
import { OutboxEvent } from '#database';
import { Membership, type Organisation } from '#directory';
import { makeCapability, makeCertificate, makeSupplier } from '../factories/capabilities.js';
import { makeFair, makeParticipation } from '../factories/fairs.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { type GraphqlClient, problemPaths } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const CAPABILITY = `id version title description toleranceUm partSizeMinMm partSizeMaxMm monthlyCapacity capacityUnit
  leadTimeDays minimumOrder concepts { id } equipment { name count maker year concept { id } } withdrawnAt`;
const ADD = `mutation ($of: ID!, $input: CapabilityInput!) {
  addCapability(organisationId: $of, input: $input) {
    __typename ... on Capability { ${CAPABILITY} } ... on LimitReachedError { code limit }
  }
}`;
const REVISE = `mutation ($id: ID!, $version: Int!, $input: CapabilityInput!) {
  reviseCapability(id: $id, version: $version, input: $input) {
    __typename ... on Capability { ${CAPABILITY} } ... on StaleVersionError { code currentVersion }
  }
}`;
const WITHDRAW = `mutation ($id: ID!) { withdrawCapability(id: $id) { id withdrawnAt } }`;
const RESTORE = `mutation ($id: ID!) { restoreCapability(id: $id) { __typename ... on Capability { withdrawnAt } } }`;
const ADD_CERTIFICATE = `mutation ($of: ID!, $input: CertificateInput!) {
  addCertificate(organisationId: $of, input: $input) {
    __typename ... on Certificate { id version concept { id } number issuedOn expiresOn isValid }
  }
}`;
const REVISE_CERTIFICATE = `mutation ($id: ID!, $version: Int!, $input: CertificateInput!) {
  reviseCertificate(id: $id, version: $version, input: $input) {
    __typename ... on Certificate { version number expiresOn isValid } ... on StaleVersionError { currentVersion }
  }
}`;
const REMOVE_CERTIFICATE = `mutation ($id: ID!) { removeCertificate(id: $id) }`;
const SHOWN = `query ($id: ID!) { organisation(id: $id) {
  capabilities { id title } all: capabilities(withdrawn: true) { title withdrawnAt } certificates { concept { id } isValid }
} }`;
const ONE = `query ($id: ID!) { capability(id: $id) { title organisation { legalName } } }`;

describe('describing what a supplier can do', () => {
  let test: TestApp;
  let em: EntityManager;
  let own: Organisation;
  let member: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    em = test.em();
    own = await makeSupplier(em, {
      legalName: 'Own',
      members: [await makePerson(em, { email: 'member@own.example' })],
    });
    member = await signedIn('member@own.example');
  });
  afterEach(() => test.close());

  const signedIn = (email: string) => test.client().signIn(email, TEST_PASSWORD);

  const full = {
    title: ' Phay CNC nhôm ',
    description: 'Vỏ hộp số',
    conceptIds: ['process.cnc-milling', 'material.aluminium'],
    toleranceUm: 10,
    partSizeMinMm: 5,
    partSizeMaxMm: 600,
    monthlyCapacity: 20_000,
    capacityUnit: 'PIECES',
    leadTimeDays: 21,
    minimumOrder: 100,
    equipment: [{ name: 'VMC-850', count: 3, maker: 'Mazak', year: 2019 }],
  };

  it('adds a capability with everything it can say, once for a key, and announces it', async () => {
    const input = { ...full, idempotencyKey: 'a-key-of-mine' };
    const { addCapability } = await member.data(ADD, { of: own.id, input });
    expect(addCapability).toEqual({
      ...full,
      __typename: 'Capability',
      id: expect.any(String),
      version: 1,
      title: 'Phay CNC nhôm',
      conceptIds: undefined,
      concepts: [{ id: 'process.cnc-milling' }, { id: 'material.aluminium' }],
      equipment: [{ name: 'VMC-850', count: 3, maker: 'Mazak', year: 2019, concept: null }],
      withdrawnAt: null,
    });
    const again = await member.data(ADD, { of: own.id, input });
    expect(again.addCapability.id).toBe(addCapability.id);
    expect(await em.count(Capability, {})).toBe(1);
    const events = await em.find(OutboxEvent, { topic: 'capability.changed' });
    expect(events.map(({ payload }) => payload)).toEqual([{ organisationId: own.id }]);
  });

  it('revises as a whole, and refuses who has not seen the last change', async () => {
    const { id } = await makeCapability(em, own, { description: 'old', toleranceUm: 5 });
    const input = { title: 'Turning', conceptIds: ['process.turning'] };
    const first = await member.data(REVISE, { id, version: 1, input });
    expect(first.reviseCapability).toMatchObject({
      version: 2,
      title: 'Turning',
      description: null,
      toleranceUm: null,
      concepts: [{ id: 'process.turning' }],
    });
    const stale = await member.data(REVISE, { id, version: 1, input: full });
    expect(stale.reviseCapability).toEqual({
      __typename: 'StaleVersionError',
      code: 'STALE_VERSION',
      currentVersion: 2,
    });
    expect((await test.em().findOneOrFail(Capability, { id })).title).toBe('Turning');
  });

  it('shows what is withdrawn to insiders alone, and again when it is restored', async () => {
    const fair = await makeFair(em, {
      organizers: [await makePerson(em, { email: 'organizer@fair.example' })],
    });
    await makeParticipation(em, fair, own);
    await makeFair(em, {
      code: 'other-fair',
      organizers: [await makePerson(em, { email: 'organizer@other.example' })],
    });
    await makePerson(em, { email: 'staff@hanoi.example', isStaff: true });
    await makeCapability(em, own, { title: 'Shown' });
    const { id } = await makeCapability(em, own, { title: 'Secret' });
    expect((await member.data(WITHDRAW, { id })).withdrawCapability.withdrawnAt).toEqual(expect.any(String));
    await member.data(WITHDRAW, { id });
    expect(await em.count(OutboxEvent, { topic: 'capability.changed' })).toBe(1);

    const insiders = [
      member,
      await signedIn('staff@hanoi.example'),
      await signedIn('organizer@fair.example'),
    ];
    for (const client of insiders) {
      const { organisation } = await client.data(SHOWN, { id: own.id });
      expect(organisation.capabilities.map(({ title }: { title: string }) => title)).toEqual(['Shown']);
      expect(organisation.all.map(({ title }: { title: string }) => title)).toEqual(['Shown', 'Secret']);
      expect((await client.data(ONE, { id })).capability).toEqual({
        title: 'Secret',
        organisation: { legalName: 'Own' },
      });
    }
    for (const client of [test.client(), await signedIn('organizer@other.example')]) {
      const answer = await client.ask(SHOWN, { id: own.id });
      expect(answer.data!.organisation).toMatchObject({ all: [{ title: 'Shown', withdrawnAt: null }] });
      const one = await client.ask(ONE, { id });
      expect(one.errors![0]!.extensions.code).toBe('NOT_FOUND');
      expect(JSON.stringify([answer, one])).not.toContain('Secret');
    }
    await member.data(RESTORE, { id });
    expect((await test.client().data(ONE, { id })).capability.title).toBe('Secret');
  });

  it('hides capabilities of a withdrawn organisation', async () => {
    const gone = await makeSupplier(em, { withdrawnAt: new Date() });
    const { id } = await makeCapability(em, gone);
    expect(await test.client().errorCode(ONE, { id })).toBe('NOT_FOUND');
  });

  it('keeps certificates, and knows which are valid today', async () => {
    const input = {
      conceptId: 'certificate.iso-9001',
      number: 'A-1',
      issuedOn: '2025-01-01',
      expiresOn: '2026-11-22',
    };
    const { addCertificate } = await member.data(ADD_CERTIFICATE, { of: own.id, input });
    expect(addCertificate).toMatchObject({
      version: 1,
      concept: { id: 'certificate.iso-9001' },
      isValid: true,
    });
    const { id } = addCertificate;
    const revised = await member.data(REVISE_CERTIFICATE, {
      id,
      version: 1,
      input: { ...input, expiresOn: '2026-11-21' },
    });
    expect(revised.reviseCertificate).toEqual({
      __typename: 'Certificate',
      version: 2,
      number: 'A-1',
      expiresOn: '2026-11-21',
      isValid: false,
    });
    const stale = await member.data(REVISE_CERTIFICATE, { id, version: 1, input });
    expect(stale.reviseCertificate.currentVersion).toBe(2);
    expect((await test.client().data(SHOWN, { id: own.id })).organisation.certificates).toEqual([
      { concept: { id: 'certificate.iso-9001' }, isValid: false },
    ]);
    expect((await member.data(REMOVE_CERTIFICATE, { id })).removeCertificate).toBe(true);
    expect(await em.count(Certificate, {})).toBe(0);
    expect(await em.count(OutboxEvent, { topic: 'capability.changed' })).toBe(3);
  });

  it('names every wrong field', async () => {
    const wrong = { ...full, title: ' ', toleranceUm: 2_000_000, equipment: [{ name: '', count: 0 }] };
    const badly = await member.ask(ADD, { of: own.id, input: wrong });
    const paths = (answer: typeof badly) => problemPaths(answer).sort();
    expect([...new Set(paths(badly))]).toEqual([
      'input.equipment.0.count',
      'input.equipment.0.name',
      'input.title',
      'input.toleranceUm',
    ]);
    const nonsense = { ...full, conceptIds: ['process.none'], partSizeMinMm: 601, capacityUnit: null };
    expect(paths(await member.ask(ADD, { of: own.id, input: nonsense }))).toEqual([
      'input.capacityUnit',
      'input.conceptIds.0',
      'input.partSizeMinMm',
    ]);
    const certificate = { conceptId: 'process.turning', issuedOn: '2026-01-02', expiresOn: '2026-01-01' };
    expect(paths(await member.ask(ADD_CERTIFICATE, { of: own.id, input: certificate }))).toEqual([
      'input.conceptId',
      'input.expiresOn',
    ]);
    expect(await em.count(Capability, {})).toBe(0);
  });

  it('is open to the organisation, to organisers of its fairs while it has nobody of its own, and to no one else', async () => {
    const capability = await makeCapability(em, own);
    const certificate = await makeCertificate(em, own);
    await makeSupplier(em, { members: [await makePerson(em, { email: 'member@other.example' })] });
    await makeFair(em, { organizers: [await makePerson(em, { email: 'organizer@other.example' })] });
    const attempts = [
      [ADD, { of: own.id, input: full }],
      [REVISE, { id: capability.id, version: 1, input: full }],
      [WITHDRAW, { id: capability.id }],
      [RESTORE, { id: capability.id }],
      [ADD_CERTIFICATE, { of: own.id, input: { conceptId: 'certificate.iso-9001' } }],
      [REVISE_CERTIFICATE, { id: certificate.id, version: 1, input: { conceptId: 'certificate.iso-9001' } }],
      [REMOVE_CERTIFICATE, { id: certificate.id }],
    ] as const;
    for (const [mutation, variables] of attempts) {
      expect(await test.client().errorCode(mutation, variables)).toBe('UNAUTHENTICATED');
      for (const email of ['member@other.example', 'organizer@other.example']) {
        expect(await (await signedIn(email)).errorCode(mutation, variables)).toBe('FORBIDDEN');
      }
    }
    expect(await test.em().find(Capability, {})).toMatchObject([{ version: 1, withdrawnAt: null }]);
    expect(await test.em().find(Certificate, {})).toMatchObject([{ version: 1 }]);

    const fair = await makeFair(em, {
      code: 'own-fair',
      organizers: [await makePerson(em, { email: 'organizer@fair.example' })],
    });
    await makeParticipation(em, fair, own);
    const organizer = await signedIn('organizer@fair.example');
    for (const [mutation, variables] of attempts) {
      expect(await organizer.errorCode(mutation, variables)).toBe('FORBIDDEN');
    }
    await em.nativeDelete(Membership, { organisation: own });
    for (const [mutation, variables] of attempts) {
      expect((await organizer.ask(mutation, variables)).errors).toBeUndefined();
    }
  });

  it('refuses more than one can show', async () => {
    for (let index = 0; index < MOST_CAPABILITIES; index++) {
      em.create(Capability, { organisation: own, title: `C${index}` });
    }
    await em.flush();
    const { addCapability } = await member.data(ADD, { of: own.id, input: full });
    expect(addCapability).toEqual({
      __typename: 'LimitReachedError',
      code: 'LIMIT_REACHED',
      limit: MOST_CAPABILITIES,
    });
  });

  it('offers concepts to choose from, found in any language', async () => {
    const find = `query ($text: String, $kind: ConceptKind, $after: String) {
      concepts(text: $text, kind: $kind, language: "vi", first: 2, after: $after) {
        totalCount edges { cursor node { id kind name(language: "vi") } }
      }
    }`;
    for (const text of ['PHAY cnc', 'CNC milling', 'NCフライス加工', 'CNC 밀링', '数控铣削']) {
      const { concepts } = await test.client().data(find, { text });
      expect(concepts.edges[0].node).toEqual({
        id: 'process.cnc-milling',
        kind: 'PROCESS',
        name: 'phay CNC',
      });
    }
    const first = (await test.client().data(find, { kind: 'CERTIFICATE' })).concepts;
    const second = (await test.client().data(find, { kind: 'CERTIFICATE', after: first.edges[1].cursor }))
      .concepts;
    expect(first.totalCount).toBeGreaterThan(4);
    const ids = [...first.edges, ...second.edges].map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(4);
    const one = await test
      .client()
      .data(`{ concept(id: "process.cnc-milling") { name names { language text } broader { id } } }`);
    expect(one.concept).toMatchObject({ name: 'CNC milling', names: { length: 5 } });
    expect(one.concept.broader).toContainEqual({ id: 'process.milling' });
    expect(await test.client().errorCode('{ concept(id: "process.none") { id } }')).toBe('NOT_FOUND');
  });
});

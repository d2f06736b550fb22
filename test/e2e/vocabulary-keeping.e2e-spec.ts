import { AuditEntry } from '#database';
import { SupplierIndex, UncoveredQueries, UncoveredTexts } from '#search';
import { makeCapability, makeSupplier } from '../factories/capabilities.js';
import { makeFair } from '../factories/fairs.js';
import { makeNeed } from '../factories/needs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { eventually } from '../support/eventually.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { describeOnMeilisearch, openMeilisearch, type TestMeilisearch } from '../support/meilisearch.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const ADD = `mutation ($input: AddConceptInput!) {
  addConcept(input: $input) {
    __typename ... on LocalConcept { id version concept { id kind name(language: "ko") isLocal broader { id } } }
    ... on NameTakenError { code name concept { id name(language: "en") } }
  }
}`;
const ADD_NAME = `mutation ($input: AddConceptNameInput!) {
  addConceptName(input: $input) {
    __typename ... on AddedConceptName { id text concept { id } }
    ... on NameTakenError { code message concept { id } }
  }
}`;
const REVISE = `mutation ($id: ID!, $version: Int!, $input: ReviseConceptInput!) {
  reviseConcept(id: $id, version: $version, input: $input) {
    __typename ... on LocalConcept { version } ... on NameTakenError { name }
  }
}`;
const ADD_CAPABILITY = `mutation ($of: ID!, $input: CapabilityInput!) {
  addCapability(organisationId: $of, input: $input) { __typename }
}`;
const WITHDRAW = `mutation ($id: ID!, $version: Int!, $evenIfUsed: Boolean) {
  withdrawConcept(id: $id, version: $version, evenIfUsed: $evenIfUsed) {
    __typename ... on LocalConcept { version withdrawnAt } ... on ConceptInUseError { uses { what count } }
  }
}`;
const SEARCH = `query ($query: String!) {
  searchSuppliers(query: $query) {
    rest parts { concept { id name(language: "en") } }
    edges { node { organisation { legalName } matchedConcepts { kind } } }
    facets { name values { value count } }
  }
}`;
const TERMS = `query ($first: Int, $state: UncoveredTermState) {
  uncoveredTerms(first: $first, state: $state) {
    edges { node { id text language queries suppliers state concept { id } examples { text organisationId } } }
  }
}`;
const FOAM = {
  kind: 'PROCESS',
  names: [
    { language: 'en', text: 'hot wire cutting' },
    { language: 'vi', text: 'cắt dây nóng' },
  ],
  otherNames: [{ language: 'ja', text: '熱線切断' }],
  broader: ['process.laser-cutting'],
};

describe('keeping the vocabulary', () => {
  let test: TestApp;
  let staff: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    await makePerson(test.em(), { email: 'staff@example.com', isStaff: true });
    staff = await test.client().signIn('staff@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const names = async (query: string, client = test.client()) =>
    (await client.data(SEARCH, { query })).searchSuppliers.edges.map(
      (edge: { node: { organisation: { legalName: string } } }) => edge.node.organisation.legalName,
    );

  it('adds a concept that is in force everywhere at once, without a restart', async () => {
    const em = test.em();
    const tagged = await makeSupplier(em, { legalName: 'Tagged' });
    const writer = await makeSupplier(em, { legalName: 'Writer' });
    await makeCapability(em, writer, { title: 'Hot-wire cutting of foam', conceptIds: [] });
    await test.get(SupplierIndex).rebuild();
    const beside = await startTestApp({ beside: test, runsJobs: false });
    try {
      const { addConcept } = await staff.data(ADD, { input: FOAM });
      expect(addConcept).toMatchObject({
        __typename: 'LocalConcept',
        concept: {
          id: 'process.local-hot-wire-cutting',
          kind: 'PROCESS',
          name: 'hot wire cutting',
          isLocal: true,
          broader: [{ id: 'process.laser-cutting' }],
        },
      });
      const { id } = addConcept.concept;
      // Chosen for a capability and asked of buyers, in the other process too.
      await eventually(async () => {
        const { addCapability } = await (
          await staffOf(beside)
        ).data(ADD_CAPABILITY, {
          of: tagged.id,
          input: { title: 'Foam', conceptIds: [id] },
        });
        expect(addCapability.__typename).toBe('Capability');
      });
      for (const query of ['cat day nong', '熱線切断', 'Hot Wire Cutting']) {
        await eventually(async () =>
          expect(await names(query, beside.client())).toEqual(['Tagged', 'Writer']),
        );
        await eventually(async () => expect(await names(query)).toEqual(['Tagged', 'Writer']));
      }
      // By the concept above it, and as a facet.
      const { searchSuppliers } = await test.client().data(SEARCH, { query: 'laser cutting' });
      expect(searchSuppliers.edges.map((edge: { node: object }) => edge.node)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            organisation: { legalName: 'Tagged' },
            matchedConcepts: [{ kind: 'NARROWER' }],
          }),
        ]),
      );
      const processes = searchSuppliers.facets.find(
        ({ name }: { name: string }) => name === 'PROCESS',
      ).values;
      expect(processes).toContainEqual({ value: id, count: 1 });
      // The beginning of a name, of the supplier that has the concept.
      await eventually(async () => expect(await names('cắt dây nó')).toContain('Tagged'));
      const [entry] = await test.em().find(AuditEntry, { recordType: 'LocalConcept' });
      expect(entry).toMatchObject({ action: 'create', via: 'web', after: { kind: 'process' } });
    } finally {
      await beside.close();
    }
  });

  async function staffOf(app: TestApp): Promise<GraphqlClient> {
    return app.client().signIn('staff@example.com', TEST_PASSWORD);
  }

  it('refuses a name that another concept has, also without diacritics and case, and says which', async () => {
    for (const text of ['giây', 'GIÀY', 'giay']) {
      const { addConceptName } = await staff.data(ADD_NAME, {
        input: { conceptId: 'process.laser-cutting', language: 'vi', text },
      });
      expect(addConceptName).toMatchObject({ code: 'NAME_TAKEN', concept: { id: 'material.paper' } });
    }
    const { addConcept } = await staff.data(ADD, {
      input: { ...FOAM, names: [{ language: 'en', text: 'CNC-Milling' }], otherNames: [] },
    });
    expect(addConcept).toMatchObject({ code: 'NAME_TAKEN', concept: { id: 'process.cnc-milling' } });
    for (const [input, path, message] of [
      [
        { ...FOAM, names: [{ language: 'en', text: 'hợp đồng' }], otherNames: [] },
        'names.en',
        'stands for no concept',
      ],
      [{ ...FOAM, names: [{ language: 'en', text: 'x' }], otherNames: [] }, 'names.en', 'at least two'],
      [{ ...FOAM, names: [{ language: 'de', text: 'Heißdraht' }], otherNames: [] }, 'names.de', 'one of'],
      [{ ...FOAM, names: [], otherNames: [] }, 'names', 'one language at least'],
      [
        {
          ...FOAM,
          names: [{ language: 'en', text: 'abc xyz' }],
          broader: ['material.steel'],
          otherNames: [],
        },
        'broader.0',
        'kind material',
      ],
    ] as const) {
      const { errors } = await staff.ask(ADD, { input });
      expect(JSON.stringify(errors)).toContain(message);
      expect(JSON.stringify(errors![0]!.extensions)).toContain(path.split('.').at(-1)!);
    }
  });

  it('refuses a circle', async () => {
    const add = async (text: string, broader: string[]) =>
      (await staff.data(ADD, { input: { kind: 'PROCESS', names: [{ language: 'en', text }], broader } }))
        .addConcept;
    const upper = await add('upper circle', []);
    const lower = await add('lower circle', [upper.concept.id]);
    const { errors } = await staff.ask(REVISE, {
      id: upper.id,
      version: upper.version,
      input: { names: [{ language: 'en', text: 'upper circle' }], broader: [lower.concept.id] },
    });
    expect(errors![0]!.message).toContain('circle');
    const revised = await staff.data(REVISE, {
      id: lower.id,
      version: lower.version,
      input: { names: [{ language: 'en', text: 'lower ring' }], broader: [] },
    });
    expect(revised.reviseConcept.__typename).toBe('LocalConcept');
    expect(await test.client().data(SEARCH, { query: 'lower ring' })).toMatchObject({
      searchSuppliers: { rest: '', parts: [{ concept: { id: lower.concept.id } }] },
    });
  });

  it('gives a shipped concept a further name, and takes it back', async () => {
    const em = test.em();
    await makeCapability(em, await makeSupplier(em, { legalName: 'Deburrer' }), {
      conceptIds: ['process.deburring'],
    });
    const { addConceptName } = await staff.data(ADD_NAME, {
      input: { conceptId: 'process.deburring', language: 'vi', text: 'cạo ba vớ' },
    });
    await eventually(async () => expect(await names('cao ba vo')).toEqual(['Deburrer']));
    await staff.data(`mutation ($id: ID!) { withdrawConceptName(id: $id) { withdrawnAt } }`, {
      id: addConceptName.id,
    });
    expect((await test.client().data(SEARCH, { query: 'cạo ba vớ' })).searchSuppliers.parts).toEqual([]);
    const { restoreConceptName } = await staff.data(
      `mutation ($id: ID!) { restoreConceptName(id: $id) { __typename } }`,
      { id: addConceptName.id },
    );
    expect(restoreConceptName.__typename).toBe('AddedConceptName');
  });

  it('says what uses a concept before it is taken out of use; records keep showing its name', async () => {
    const em = test.em();
    const { addConcept } = await staff.data(ADD, {
      input: { kind: 'MATERIAL', names: [{ language: 'en', text: 'rammed earth' }] },
    });
    const { id } = addConcept.concept;
    const supplier = await makeSupplier(em, { legalName: 'Earthy' });
    const capability = await makeCapability(em, supplier, { conceptIds: [id] });
    const buyer = await makeOrganisation(em, { legalName: 'Builder', isBuyer: true });
    await makeNeed(em, buyer, {
      fair: await makeFair(em),
      concepts: [{ conceptId: id, importance: 'must' }],
    } as never);
    const first = await staff.data(WITHDRAW, { id: addConcept.id, version: addConcept.version });
    expect(first.withdrawConcept).toEqual({
      __typename: 'ConceptInUseError',
      uses: [
        { what: 'capabilities', count: 1 },
        { what: 'needs', count: 1 },
      ],
    });
    const second = await staff.data(WITHDRAW, {
      ...{ id: addConcept.id, version: addConcept.version, evenIfUsed: true },
    });
    expect(second.withdrawConcept.withdrawnAt).toBeTruthy();
    const { capability: read } = await staff.data(
      `query ($id: ID!) { capability(id: $id) { concepts { id name(language: "vi") isWithdrawn } } }`,
      { id: capability.id },
    );
    expect(read.concepts).toEqual([{ id, name: 'rammed earth', isWithdrawn: true }]);
    expect((await test.client().data(SEARCH, { query: 'rammed earth' })).searchSuppliers.parts).toEqual([]);
    await staff.data(
      `mutation ($id: ID!, $version: Int!) { restoreConcept(id: $id, version: $version) { __typename } }`,
      {
        id: addConcept.id,
        version: second.withdrawConcept.version,
      },
    );
    await eventually(async () => expect(await names('rammed earth')).toEqual(['Earthy']));
  });

  it('collects what no concept covers, without saying who asked', async () => {
    const em = test.em();
    for (const legalName of ['Honer A', 'Honer B']) {
      const supplier = await makeSupplier(em, { legalName });
      await makeCapability(em, supplier, { title: 'Glimmering of zorbic seats', conceptIds: [] });
    }
    await test.get(SupplierIndex).rebuild();
    const queries = test.get(UncoveredQueries);
    const ask = async (query: string, of: GraphqlClient) => of.data(SEARCH, { query });
    await makePerson(em, { email: 'one@example.com' });
    await makePerson(em, { email: 'two@example.com' });
    const one = await test.client().signIn('one@example.com', TEST_PASSWORD);
    const two = await test.client().signIn('two@example.com', TEST_PASSWORD);
    for (const text of ['gli', 'glimmering ', 'glimmering aluminium']) await ask(text, one);
    await ask('Frobnicating Nguyen Van Secret', one);
    await queries.settle(0);
    expect((await staff.data(TERMS)).uncoveredTerms.edges).toEqual([]);
    await ask('glimmering ', two);
    await ask('glimmering aluminium', two);
    await queries.settle(0);
    await test.get(UncoveredTexts).collect();
    const { uncoveredTerms } = await staff.data(TERMS);
    const terms = uncoveredTerms.edges.map((edge: { node: object }) => edge.node);
    expect(JSON.stringify(terms)).not.toMatch(/Secret|secret|example\.com/);
    const glimmering = terms.find(({ text }: { text: string }) => text === 'glimmering');
    expect(glimmering).toMatchObject({ language: 'en', queries: 2, suppliers: 2 });
    expect(glimmering.examples).toContainEqual({ text: 'glimmering aluminium', organisationId: null });
    const zorbic = terms.find(({ text }: { text: string }) => text.includes('zorbic'));
    expect(zorbic).toMatchObject({ suppliers: 2, queries: 0 });

    await staff.data(`mutation ($id: ID!) { dismissTerm(id: $id) { state } }`, { id: zorbic.id });
    await staff.data(ADD_NAME, {
      input: { conceptId: 'process.polishing', language: 'en', text: 'glimmering', termId: glimmering.id },
    });
    expect((await staff.data(TERMS)).uncoveredTerms.edges).toEqual([]);
    const covered = await staff.data(TERMS, { state: 'COVERED' });
    expect(covered.uncoveredTerms.edges[0].node).toMatchObject({
      text: 'glimmering',
      concept: { id: 'process.polishing' },
    });
    expect(await fewestStatements(test, () => staff.data(TERMS, { first: 1 }))).toBe(
      await fewestStatements(test, () => staff.data(TERMS, { first: 100 })),
    );
  });
});

describeOnMeilisearch('keeping the vocabulary beside Meilisearch', () => {
  let server: TestMeilisearch;
  let test: TestApp;

  beforeAll(async () => {
    server = await openMeilisearch();
    test = await startTestApp({ meilisearch: server.settings() });
  });
  afterAll(async () => {
    await test.close();
    await server.close();
  });

  it('finds by a local concept as PostgreSQL does, in the same order', async () => {
    const em = test.em();
    await makePerson(em, { email: 'staff@example.com', isStaff: true });
    const staff = await test.client().signIn('staff@example.com', TEST_PASSWORD);
    const { addConcept } = await staff.data(ADD, { input: FOAM });
    const writer = await makeSupplier(em, { legalName: 'A writer' });
    await makeCapability(em, writer, { title: 'Hot-wire cutting of foam', conceptIds: [] });
    const tagged = await makeSupplier(em, { legalName: 'B tagged' });
    for (const supplier of [writer, tagged]) {
      await staff.data(ADD_CAPABILITY, {
        of: supplier.id,
        input: { title: 'Foam', conceptIds: supplier === tagged ? [addConcept.concept.id] : [] },
      });
    }
    await eventually(async () => {
      const { searchSuppliers } = await test
        .client()
        .data(
          `{ searchSuppliers(query: "cat day nong") { engine isFallback edges { node { organisation { legalName } matchedConcepts { kind } } } } }`,
        );
      expect(searchSuppliers).toMatchObject({ engine: 'meilisearch', isFallback: false });
      expect(searchSuppliers.edges.map((edge: { node: object }) => edge.node)).toEqual([
        { organisation: { legalName: 'B tagged' }, matchedConcepts: [{ kind: 'EXACT' }] },
        { organisation: { legalName: 'A writer' }, matchedConcepts: [{ kind: 'MENTIONED' }] },
      ]);
    });
  });
});

import type { Organisation } from '#directory';
import { SupplierIndex } from '#search';
import { makeCapability, makeCertificate, makeSupplier } from '../factories/capabilities.js';
import { makeFair, makeParticipation } from '../factories/fairs.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { eventually } from '../support/eventually.js';
import { problemPaths } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const SEARCH = `query ($query: String, $filter: SupplierFilter, $sort: SupplierSort, $first: Int, $after: String) {
  searchSuppliers(query: $query, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount engine tookMs readAs rest didYouMean isRelaxed
    pageInfo { hasNextPage endCursor }
    understood { text range { start end } concept { id name(language: "ja") } }
    facets { name values { value count label concept { id } } }
    edges { cursor node {
      organisation { legalName capabilities { title } }
      matchedConcepts { kind concept { id } ownConcept { id } }
      highlights { field text ranges { start end } }
      reasons { kind value words validUntil concept { id } }
    } }
  }
}`;
const NAMES = `query ($query: String, $filter: SupplierFilter, $sort: SupplierSort, $first: Int, $after: String) {
  searchSuppliers(query: $query, filter: $filter, sort: $sort, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { organisation { legalName } } }
  }
}`;

describe('searching suppliers', () => {
  let test: TestApp;
  let fine: Organisation;
  let fairId: string;

  beforeEach(async () => {
    test = await borrowTestApp();
    const em = test.em();
    fine = await makeSupplier(em, {
      legalName: 'Công ty Minh Phát',
      ownership: 'private',
      size: 'small',
      languages: ['vi', 'ja'],
      members: [await makePerson(em, { email: 'member@minhphat.example' })],
    });
    await makeCapability(em, fine, {
      title: 'Phay CNC nhôm',
      conceptIds: ['process.cnc-milling', 'material.aluminium'],
      toleranceUm: 10,
      partSizeMaxMm: 600,
      monthlyCapacity: 20_000,
      capacityUnit: 'pieces',
    });
    await makeCertificate(em, fine);
    const coarse = await makeSupplier(em, {
      legalName: 'Công ty Đại Nam',
      provinceCode: '31',
      languages: ['vi'],
    });
    await makeCapability(em, coarse, { title: 'Phay', conceptIds: ['process.milling'], toleranceUm: 100 });
    await makeCertificate(em, coarse, { expiresOn: '2026-11-21' });
    const fair = await makeFair(em);
    await makeParticipation(em, fair, fine);
    fairId = fair.id;
    await test.get(SupplierIndex).rebuild();
  });
  afterEach(() => test.close());

  const search = async (variables: object, document = SEARCH) =>
    (await test.client().data(document, variables)).searchSuppliers;
  const names = async (variables: object): Promise<string[]> =>
    (await search(variables, NAMES)).edges.map(
      ({ node }: { node: { organisation: { legalName: string } } }) => node.organisation.legalName,
    );

  it('answers with what it understood, why each was found, and what else there is', async () => {
    const answer = await search({
      query: 'フライス加工',
      filter: { certificates: ['certificate.iso-9001'] },
    });
    expect(answer).toMatchObject({
      totalCount: 1,
      engine: 'postgresql',
      readAs: 'フライス加工',
      rest: '',
      didYouMean: null,
      isRelaxed: false,
      pageInfo: { hasNextPage: false },
      understood: [
        {
          text: 'フライス加工',
          range: { start: 0, end: 6 },
          concept: { id: 'process.milling', name: 'フライス加工' },
        },
      ],
    });
    expect(answer.edges[0].node).toEqual({
      organisation: { legalName: 'Công ty Minh Phát', capabilities: [{ title: 'Phay CNC nhôm' }] },
      matchedConcepts: [
        { kind: 'NARROWER', concept: { id: 'process.milling' }, ownConcept: { id: 'process.cnc-milling' } },
      ],
      highlights: [{ field: 'CAPABILITY_TITLE', text: 'Phay CNC nhôm', ranges: [{ start: 0, end: 8 }] }],
      reasons: [
        { kind: 'CONCEPT', value: null, words: null, validUntil: null, concept: { id: 'process.milling' } },
        {
          kind: 'CERTIFICATE',
          value: null,
          words: null,
          validUntil: '2028-12-30',
          concept: { id: 'certificate.iso-9001' },
        },
      ],
    });
    const facet = (name: string) => answer.facets.find((one: { name: string }) => one.name === name).values;
    expect(facet('PROVINCE')).toEqual([
      { value: '01', count: 1, label: expect.stringContaining('Hà Nội'), concept: null },
    ]);
    expect(facet('PROCESS')).toContainEqual({
      value: 'process.cnc-milling',
      count: 1,
      label: null,
      concept: { id: 'process.cnc-milling' },
    });
  });

  it('reads every language, no diacritics, and mistakes', async () => {
    for (const query of ['phay cnc', 'PHAY CNC', 'CNC milling', 'CNC 밀링', '数控铣削', 'NCフライス加工']) {
      expect(await names({ query })).toEqual(['Công ty Minh Phát']);
    }
    const mistyped = await search({ query: 'CNC miling' });
    expect([mistyped.didYouMean, mistyped.readAs, mistyped.totalCount]).toEqual([
      'CNC milling',
      'CNC milling',
      1,
    ]);
    expect(await names({ query: 'minh phat' })).toEqual(['Công ty Minh Phát']);
  });

  it('narrows down', async () => {
    const all = ['Công ty Minh Phát', 'Công ty Đại Nam'];
    const by = async (filter: object) => (await names({ filter })).sort();
    expect(await by({})).toEqual(all);
    expect(await by({ concepts: ['process.milling'] })).toEqual(all);
    for (const filter of [
      { concepts: ['process.cnc-milling', 'material.aluminium'] },
      { certificates: ['certificate.iso-9001'] },
      { provinceCodes: ['01'], countries: ['VN'] },
      { ownerships: ['PRIVATE'] },
      { sizes: ['SMALL', 'LARGE'] },
      { languages: ['ja'] },
      { fairId },
      { toleranceUmAtMost: 10 },
      { partSizeMm: 500 },
      { monthlyCapacityAtLeast: 20_000 },
    ]) {
      expect([filter, await by(filter)]).toEqual([filter, ['Công ty Minh Phát']]);
    }
    expect(await by({ monthlyCapacityAtLeast: 1, capacityUnit: 'KG' })).toEqual([]);
  });

  it('names every wrong field', async () => {
    const paths = async (variables: object) => problemPaths(await test.client().ask(NAMES, variables));
    expect(await paths({ filter: { concepts: ['process.none'] } })).toEqual(['filter.concepts.0']);
    expect(await paths({ filter: { certificates: ['process.turning'] } })).toEqual(['filter.certificates.0']);
    expect((await paths({ filter: { countries: ['Vietnam'], fairId: 'x', partSizeMm: 0 } })).sort()).toEqual([
      'filter.countries',
      'filter.fairId',
      'filter.partSizeMm',
    ]);
    expect(await paths({ after: 'nonsense' })).toEqual(['after']);
    expect(await test.client().errorCode(NAMES, { first: 1_000 })).toBe('BAD_USER_INPUT');
  });

  it('pages, sorts, and asks a handful of statements for any number of hits', async () => {
    const em = test.em();
    const many: Organisation[] = [];
    for (let at = 10; at < 22; at++) {
      const supplier = await makeSupplier(em, { legalName: `Xưởng ${at}` });
      await makeCapability(em, supplier, { conceptIds: ['process.turning'] });
      many.push(supplier);
    }
    await test.get(SupplierIndex).indexOrganisations(many.map(({ id }) => id));
    const variables = { query: 'turning', sort: 'NAME', first: 5 };
    const first = await search(variables, NAMES);
    const second = await search({ ...variables, after: first.pageInfo.endCursor }, NAMES);
    const third = await search({ ...variables, after: second.pageInfo.endCursor }, NAMES);
    const pages = [first, second, third];
    expect(pages.map(({ edges, pageInfo }) => [edges.length, pageInfo.hasNextPage])).toEqual([
      [5, true],
      [5, true],
      [2, false],
    ]);
    expect(first.totalCount).toBe(12);
    const shown = pages.flatMap(({ edges }) =>
      edges.map(({ node }: { node: { organisation: { legalName: string } } }) => node.organisation.legalName),
    );
    expect(shown).toEqual(many.map(({ legalName }) => legalName).sort());

    const count = (first: number) => fewestStatements(test, () => search({ query: 'turning Xưởng', first }));
    const one = await count(1);
    expect(await count(12)).toBe(one);
    // Two of them tell the planner how to look for words.
    expect(one).toBeLessThanOrEqual(7);
  });

  it('follows edits, and shows nobody who has just withdrawn', async () => {
    const member = await test.client().signIn('member@minhphat.example', TEST_PASSWORD);
    const { addCapability } = await member.data(
      `mutation ($of: ID!, $input: CapabilityInput!) {
        addCapability(organisationId: $of, input: $input) { ... on Capability { id } }
      }`,
      { of: fine.id, input: { title: 'Anod', conceptIds: ['process.anodising'] } },
    );
    await eventually(async () => expect(await names({ query: '양극산화' })).toEqual(['Công ty Minh Phát']));
    await member.data('mutation ($id: ID!) { withdrawCapability(id: $id) { id } }', { id: addCapability.id });
    await eventually(async () => expect(await names({ query: '양극산화' })).toEqual([]));

    // The index hasn't heard of it yet.
    await test.em().execute('update organisation set withdrawn_at = now() where id = ?', [fine.id]);
    expect(await names({ query: 'CNC milling' })).not.toContain('Công ty Minh Phát');
    await test.em().execute('update organisation set withdrawn_at = null where id = ?', [fine.id]);
    expect(await names({ query: 'CNC milling' })).toContain('Công ty Minh Phát');
  });
});

import { Capability } from '#capability';
import { Organisation, foldedName } from '#directory';
import { type Fair, Participation } from '#fair';
import { buildAgreement, makeRate } from '../factories/agreements.js';
import { makeFair } from '../factories/fairs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const AGREEMENT_FILTER = `drillDown { fairIds outsideFairs abroadOnly year signedFrom signedTo sectors withoutSector
  buyerCountry withoutBuyer statuses kinds organisationId unconvertedTo }`;
const FIGURE = `key label count value { amount currency } valuedCount unconvertedCount ${AGREEMENT_FILTER}`;
const PEOPLE = 'count drillDown { fairIds fromYear toYear kind sectors country abroad }';
const REPORT = `query ($filter: ProgrammeReportFilter) { programmeReport(filter: $filter) {
  sentence sentences { language text } includesDemo
  directEnterprises { ${PEOPLE} } directTimes { ${PEOPLE} } indirectEnterprises { ${PEOPLE} } indirectTimes { ${PEOPLE} }
  fairs { ${PEOPLE} } fairsAbroad { ${PEOPLE} } fairsAtHome { ${PEOPLE} }
  agreements { ${FIGURE} } byStatus { ${FIGURE} } byKind { ${FIGURE} } byYear { ${FIGURE} } bySector { ${FIGURE} }
  byCountry { ${FIGURE} } byFair { ${FIGURE} isAbroad direct { ${PEOPLE} } indirect { ${PEOPLE} } }
  unconverted { count agreements { id title } ${AGREEMENT_FILTER} } } }`;
const AGREEMENTS = `query ($filter: AgreementFilter, $currency: String!, $after: String) {
  agreements(filter: $filter, first: 200, after: $after) {
    pageInfo { hasNextPage endCursor } edges { node { id valueIn(currency: $currency) { amount } } } } }`;
const PARTICIPATIONS = `query ($filter: CountedParticipationFilter, $after: String) {
  countedParticipations(filter: $filter, first: 200, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id organisation { id } fair { id } } } } }`;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers have the shape of their query
type Json = any;

describe('the sentence of the report', () => {
  let test: TestApp;
  let staff: GraphqlClient;
  let organizer: GraphqlClient;
  let member: GraphqlClient;
  let fairs: Fair[];
  let home: Fair;

  beforeAll(async () => {
    test = await startTestApp({ now: '2022-02-17T02:00:00Z' });
    const em = test.em();
    const [, org, lan] = await Promise.all([
      makePerson(em.fork(), { email: 'sam@example.com', isStaff: true }),
      makePerson(em.fork(), { email: 'org@example.com' }),
      makePerson(em.fork(), { email: 'lan@example.com' }),
    ]);
    // The four fairs abroad of the programme, the last of them organised by somebody of ours; and what must not count.
    fairs = [];
    for (const [year, country] of [
      [2017, 'JP'],
      [2018, 'TH'],
      [2019, 'TH'],
      [2020, 'JP'],
    ] as const) {
      fairs.push(
        await makeFair(em, {
          code: `abroad-${year}`,
          name: { en: `Fair of ${year}`, vi: `Hội chợ ${year}` },
          country,
          startsOn: `${year}-06-01`,
          endsOn: `${year}-06-03`,
          status: 'closed',
          organizers: year === 2020 ? [org] : [],
        }),
      );
    }
    home = await makeFair(em, {
      code: 'home',
      startsOn: '2018-09-01',
      endsOn: '2018-09-02',
      status: 'closed',
    });
    const draft = await makeFair(em, {
      code: 'draft',
      country: 'JP',
      startsOn: '2019-01-01',
      status: 'draft',
    });
    const future = await makeFair(em, {
      code: 'future',
      country: 'JP',
      startsOn: '2022-06-01',
      status: 'open',
    });
    const before = await makeFair(em, {
      code: 'before',
      country: 'JP',
      startsOn: '2016-12-31',
      status: 'closed',
    });

    const suppliers = Array.from({ length: 120 }, (_, index) =>
      em.create(Organisation, {
        legalName: `Supplier ${index}`,
        foldedName: foldedName(`Supplier ${index}`),
        country: 'VN',
        isSupplier: true,
      }),
    );
    await em.flush();
    const lanWorks = await makeOrganisation(em, { legalName: 'Lan Works', members: [lan] });
    const [japanese, thai] = [
      await makeOrganisation(em, { legalName: 'Kyoto Motors', country: 'JP', isBuyer: true }),
      await makeOrganisation(em, { legalName: 'Bangkok Parts', country: 'TH', isBuyer: true }),
    ];
    const takePart = (
      fair: Fair,
      organisation: Organisation,
      kind: 'direct' | 'indirect',
      more: object = {},
    ) =>
      em.create(Participation, {
        fair: fair.id,
        organisation: organisation.id,
        kind,
        side: 'supplier',
        ...more,
      });
    // 55 enterprises directly, ten of them twice.
    for (let index = 0; index < 55; index++) takePart(fairs[index % 4]!, suppliers[index]!, 'direct');
    for (let index = 0; index < 10; index++) takePart(fairs[(index + 1) % 4]!, suppliers[index]!, 'direct');
    // 198 enterprise-times indirectly, of 65 enterprises.
    for (let index = 0; index < 198; index++) {
      const organisation = suppliers[55 + (index % 65)]!;
      takePart(fairs[Math.floor(index / 65) % 4]!, organisation, 'indirect');
    }
    takePart(fairs[0]!, japanese!, 'direct', { side: 'buyer' });
    takePart(fairs[0]!, lanWorks, 'direct', { withdrawnAt: new Date() });
    for (const fair of [home, draft, future, before]) takePart(fair, lanWorks, 'direct');
    for (const organisation of suppliers.slice(0, 3)) {
      em.create(Capability, {
        organisation: organisation.id,
        title: 'Boards',
        conceptIds: ['industry.electronics'],
        ...{ foldedText: '' },
      } as never);
    }

    await makeRate(em, 'VND', '0.00004');
    await makeRate(em, 'JPY', '0.0067');
    await makeRate(em, 'EUR', '1.3', '2015-01-01');
    await makeRate(em, 'EUR', '1.25', '2017-01-01');
    const sign = (count: number, more: (index: number) => object) => {
      for (let index = 0; index < count; index++) {
        const fair = fairs[index % 4]!;
        const buyer = index % 3 === 0 ? thai! : index % 3 === 1 ? japanese! : null;
        buildAgreement(em, { fair, supplier: suppliers[index % 50]!, buyer, ...more(index) });
      }
    };
    const sectors = ['industry.electronics', 'industry.textile-garment', null];
    sign(59, (index) => ({ value: '50000 USD', sectorConceptId: sectors[index % 3], status: 'verified' }));
    sign(40, () => ({ value: '1000000000 VND', status: 'confirmed' }));
    sign(20, (index) => ({
      value: '10000000 JPY',
      kind: 'purchase-order',
      signedOn: `20${17 + (index % 5)}-12-31`,
    }));
    sign(19, () => ({ value: '20000 EUR', kind: 'framework' }));
    sign(1, () => ({ value: '135000 USD' }));
    sign(1, () => ({ value: null, kind: 'nda' }));
    // Not counted: ended, at home, outside fairs, before 2017, of the fair before.
    sign(3, () => ({ value: '7000000 USD', status: 'terminated' }));
    sign(2, () => ({ value: '9000 USD', fair: home }));
    sign(2, () => ({ value: '8000 USD', fair: null, signedOn: '2018-01-01' }));
    sign(1, () => ({ value: '6000 USD', signedOn: '2016-12-31' }));
    await em.flush();
    const signIn = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    [staff, organizer, member] = [await signIn('sam'), await signIn('org'), await signIn('lan')];
  });
  afterAll(() => test.close());

  const abroad = { fromYear: 2017, abroadOnly: true };
  const reportOf = async (filter: object, client = staff): Promise<Json> =>
    (await client.data(REPORT, { filter })).programmeReport;

  async function all(client: GraphqlClient, query: string, variables: object): Promise<Json[]> {
    const nodes: Json[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: Json = Object.values((await client.data(query, { ...variables, after })) as object)[0];
      nodes.push(...page.edges.map((edge: Json) => edge.node));
      ({ hasNextPage: more, endCursor: after } = page.pageInfo);
    }
    return nodes;
  }

  const cents = (amount: string) => BigInt(amount.replace('.', ''));

  /** Opens the list behind a figure, with its drill-down just as it came, and adds it up. */
  async function expectListBehind(figure: Json, client = staff): Promise<void> {
    const currency = figure.value.currency;
    const list = await all(client, AGREEMENTS, { filter: figure.drillDown, currency });
    const values = list.map(({ valueIn }) => valueIn && cents(valueIn.amount));
    expect({ of: figure.label, count: list.length }).toEqual({ of: figure.label, count: figure.count });
    expect(values.reduce((sum, value) => sum + (value ?? 0n), 0n)).toBe(cents(figure.value.amount));
    expect(values.filter((value) => value === null)).toHaveLength(
      figure.count - figure.valuedCount + figure.unconvertedCount,
    );
  }

  async function expectEveryListBehind(report: Json, client = staff): Promise<void> {
    const { agreements, byStatus, byKind, byYear, bySector, byCountry, byFair } = report;
    for (const figure of [
      agreements,
      ...byStatus,
      ...byKind,
      ...byYear,
      ...bySector,
      ...byCountry,
      ...byFair,
    ]) {
      await expectListBehind(figure, client);
    }
    for (const breakdown of [byKind, byYear, bySector, byCountry, byFair]) {
      expect(breakdown.reduce((sum: number, { count }: Json) => sum + count, 0)).toBe(agreements.count);
    }
    const behind = (figure: Json) => all(client, PARTICIPATIONS, { filter: figure.drillDown });
    const enterprises = async (figure: Json) =>
      new Set((await behind(figure)).map(({ organisation }) => organisation.id)).size;
    const fairsOf = async (figure: Json) => new Set((await behind(figure)).map(({ fair }) => fair.id)).size;
    expect(await enterprises(report.directEnterprises)).toBe(report.directEnterprises.count);
    expect(await enterprises(report.indirectEnterprises)).toBe(report.indirectEnterprises.count);
    expect(await behind(report.directTimes)).toHaveLength(report.directTimes.count);
    expect(await behind(report.indirectTimes)).toHaveLength(report.indirectTimes.count);
    expect(await fairsOf(report.fairs)).toBe(report.fairs.count);
    expect(await fairsOf(report.fairsAbroad)).toBe(report.fairsAbroad.count);
    expect(await fairsOf(report.fairsAtHome)).toBe(report.fairsAtHome.count);
    for (const { direct, indirect } of byFair) {
      expect(await behind(direct)).toHaveLength(direct.count);
      expect(await behind(indirect)).toHaveLength(indirect.count);
    }
  }

  it('is that of the programme, word for word, with the exact figures beside it', async () => {
    const report = await reportOf(abroad);
    expect(report.sentence).toBe(
      'Since 2017, 55 enterprises have taken part directly and nearly 200 enterprise-times indirectly, by promotion, at 4 specialised fairs abroad; 140 agreements and contracts were signed, worth about US$6.5 million in all.',
    );
    expect((await reportOf({ ...abroad, language: 'VI' })).sentence).toBe(
      'Từ năm 2017 đến nay, 55 doanh nghiệp đã tham gia trực tiếp và gần 200 lượt doanh nghiệp tham gia gián tiếp bằng hình thức hỗ trợ quảng bá tại 4 hội chợ, triển lãm chuyên ngành tại nước ngoài. 140 thỏa thuận, hợp đồng đã được ký kết với tổng giá trị khoảng 6,5 triệu USD.',
    );
    expect(report.sentences.map(({ language }: Json) => language)).toEqual(['en', 'vi']);
    expect(report).toMatchObject({
      directEnterprises: { count: 55 },
      directTimes: { count: 65 },
      indirectEnterprises: { count: 65 },
      indirectTimes: { count: 198 },
      fairs: { count: 4 },
      fairsAbroad: { count: 4 },
      fairsAtHome: { count: 0 },
      agreements: { count: 140, value: { amount: '6500000.00', currency: 'USD' }, valuedCount: 139 },
      unconverted: { count: 0, agreements: [] },
      includesDemo: false,
    });
    expect(report.byStatus.map(({ key, count }: Json) => `${key} ${count}`)).toEqual([
      'reported 41',
      'confirmed 40',
      'verified 59',
      'terminated 3',
    ]);
    expect(report.byFair.map(({ label, direct }: Json) => `${label}: ${direct.count}`)).toEqual([
      'Fair of 2020: 15',
      'Fair of 2019: 17',
      'Fair of 2018: 17',
      'Fair of 2017: 16',
    ]);
  });

  it('leads from every figure to a list that adds up to it', async () => {
    await expectEveryListBehind(await reportOf(abroad));
  });

  it.each([
    ['everything', {}],
    ['in đồng', { currency: 'VND' }],
    ['one year', { fromYear: 2018, toYear: 2018 }],
    ['one sector with what is narrower', { sector: 'industry.supporting-industry' }],
    ['one country', { country: 'JP' }],
    ['in euros', { currency: 'EUR' }],
    ['no fair', { fairIds: [] }],
  ])('adds up for %s too', async (_, filter) => {
    await expectEveryListBehind(await reportOf(filter));
  });

  it('narrows to fairs, years, sectors and countries', async () => {
    const everything = await reportOf({});
    expect(everything).toMatchObject({
      directEnterprises: { count: 56 },
      fairsAtHome: { count: 1 },
      fairsAbroad: { count: 5 },
    });
    expect(everything.agreements.count).toBe(145);
    expect(everything.byFair.at(-1)).toMatchObject({ key: null, label: 'Outside any fair', count: 2 });
    const electronics = await reportOf({ sector: 'industry.electronics' });
    expect(electronics).toMatchObject({ directEnterprises: { count: 3 }, agreements: { count: 20 } });
    expect(electronics.sentence).toMatch(
      /^So far, in electronics, 3 enterprises have taken part directly at 4 /,
    );
    expect((await reportOf({ country: 'TH' })).byCountry).toMatchObject([{ key: 'TH', label: 'Thailand' }]);
    const oneFair = await reportOf({ fairIds: [fairs[1]!.id], language: 'VI' });
    expect(oneFair.sentence).toContain('tham gia trực tiếp và 65 lượt');
    expect(oneFair.sentence).toContain(' tại Hội chợ 2018. ');
    expect(oneFair.byFair).toHaveLength(1);
  });

  it('limits organisers to their own fairs, and is open to nobody else', async () => {
    const own = await reportOf({}, organizer);
    expect(own.byFair.map(({ key }: Json) => key)).toEqual([fairs[3]!.id]);
    expect(own.agreements.count).toBe(33);
    expect(own.directEnterprises.count).toBe(15);
    await expectEveryListBehind(own, organizer);
    for (const filter of [{ fairIds: [home.id] }, { fairIds: [fairs[3]!.id, home.id] }]) {
      expect(await organizer.errorCode(REPORT, { filter })).toBe('FORBIDDEN');
      expect(await organizer.errorCode(PARTICIPATIONS, { filter })).toBe('FORBIDDEN');
    }
    const all20 = await organizer.data(PARTICIPATIONS, { filter: { fromYear: 2000 } });
    expect(all20.countedParticipations.totalCount).toBe(own.directTimes.count + own.indirectTimes.count);
    expect(await member.errorCode(REPORT)).toBe('FORBIDDEN');
    expect(await member.errorCode(PARTICIPATIONS)).toBe('FORBIDDEN');
    expect(await test.client().errorCode(REPORT)).toBe('UNAUTHENTICATED');
  });

  it('names wrong fields of the filter', async () => {
    const { errors } = await staff.ask(REPORT, { filter: { currency: 'QQQ', fromYear: 2020, toYear: 2019 } });
    expect(errors![0]!.extensions.problems).toMatchObject([
      { path: ['filter', 'currency'] },
      { path: ['filter', 'toYear'] },
    ]);
  });
});

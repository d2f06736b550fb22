import { Agreement, ExchangeRate } from '#agreement';
import { AuditEntry, OutboxEvent } from '#database';
import type { Organisation } from '#directory';
import type { Fair } from '#fair';
import { buildAgreement, makeRate } from '../factories/agreements.js';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from '../factories/fairs.js';
import { type Participant, makeMeeting } from '../factories/meetings.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { type GraphqlClient, problemPaths } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const RESULT =
  '__typename ... on Agreement { id version number status possibleActions } ... on Refusal { code }';
const UNUSUAL = '... on UnusualAgreementError { points { code path } }';
const STALE = '... on StaleVersionError { currentVersion }';
const STATUS = '... on AgreementStatusError { status possibleActions }';
const RECORD = `mutation ($input: AgreementInput!) { recordAgreement(input: $input) { ${RESULT} ${UNUSUAL} } }`;
const REVISE = `mutation ($id: ID!, $version: Int!, $input: AgreementInput!) {
  reviseAgreement(id: $id, version: $version, input: $input) { ${RESULT} ${UNUSUAL} ${STALE} } }`;
const CONFIRM = `mutation ($id: ID!, $version: Int!) {
  confirmAgreement(id: $id, version: $version) { ${RESULT} ${STALE} ${STATUS} } }`;
const VERIFY = `mutation ($id: ID!, $version: Int!, $document: String) {
  verifyAgreement(id: $id, version: $version, documentReference: $document) { ${RESULT} ${STALE} } }`;
const TERMINATE = `mutation ($id: ID!, $version: Int!, $reason: String!) {
  terminateAgreement(id: $id, version: $version, reason: $reason) { ${RESULT} ${STALE} } }`;
const AGREEMENT = `query ($id: ID!) { agreement(id: $id) {
  number title status signedOn value { amount currency } valueIn { amount currency } unusualPoints reportedBy { legalName } confirmedBy { legalName }
  documentReference terminationReason sector { id } fair { code }
  parties { role signatory organisation { legalName } } } }`;
const AGREEMENTS = `query ($filter: AgreementFilter, $first: Int, $after: String) {
  agreements(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id title } } } }`;

describe('the life of an agreement', () => {
  let test: TestApp;
  let fair: Fair;
  let supplier: Organisation;
  let buyer: Organisation;
  let stranger: Organisation;
  let pair: { fair: Fair; supplier: Participant; buyer: Participant };
  let clients: Record<'supplier' | 'buyer' | 'stranger' | 'staff' | 'organizer' | 'rival', GraphqlClient>;

  beforeEach(async () => {
    test = await borrowTestApp({ now: '2026-11-27T02:00:00Z' });
    const em = test.em();
    const [lan, ken, eve, , org, rival] = await Promise.all(
      ['lan', 'ken', 'eve', 'sam', 'org', 'rival'].map((name) =>
        makePerson(em.fork(), { email: `${name}@example.com`, isStaff: name === 'sam' }),
      ),
    );
    supplier = await makeOrganisation(em, { legalName: 'Tân Phát', isSupplier: true, members: [lan!] });
    buyer = await makeOrganisation(em, {
      legalName: 'Kyoto Motors',
      isBuyer: true,
      country: 'JP',
      members: [ken!],
    });
    stranger = await makeOrganisation(em, { legalName: 'Eve Trading', isSupplier: true, members: [eve!] });
    fair = await makeFair(em, { organizers: [org!] });
    await makeFair(em, { code: 'other-2026', organizers: [rival!] });
    const [atFair, buying] = [
      await makeParticipation(em, fair, supplier, { side: 'supplier' }),
      await makeParticipation(em, fair, buyer, { side: 'buyer' }),
    ];
    pair = {
      fair,
      supplier: { participation: atFair, delegate: await makeDelegate(em, atFair) } as Participant,
      buyer: { participation: buying, delegate: await makeDelegate(em, buying) } as Participant,
    };
    const signIn = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    clients = {
      supplier: await signIn('lan'),
      buyer: await signIn('ken'),
      stranger: await signIn('eve'),
      staff: await signIn('sam'),
      organizer: await signIn('org'),
      rival: await signIn('rival'),
    };
  });
  afterEach(() => test.close());

  const input = (changes: object = {}) => ({
    kind: 'CONTRACT',
    title: 'Brackets for 2027',
    signedOn: '2026-11-26',
    place: 'Hanoi',
    fairId: fair.id,
    sectorConceptId: 'industry.electronics',
    value: { amount: '12500.50', currency: 'USD' },
    parties: [
      { organisationId: supplier.id, role: 'SUPPLIER', signatory: 'Nguyễn Thị Lan' },
      { organisationId: buyer.id, role: 'BUYER' },
    ],
    ...changes,
  });
  const record = async (changes: object = {}, as: keyof typeof clients = 'supplier') =>
    (await clients[as].data(RECORD, { input: input(changes) })).recordAgreement;
  const problemsOf = async (changes: object, as: keyof typeof clients = 'staff') => {
    return problemPaths(await clients[as].ask(RECORD, { input: input(changes) }));
  };

  it('is reported by the supplier, confirmed by the buyer and verified by staff, all of it told', async () => {
    const reported = await record();
    expect(reported).toMatchObject({
      __typename: 'Agreement',
      number: '2026-0001',
      status: 'REPORTED',
      possibleActions: ['REVISE', 'TERMINATE'],
    });
    const { id, version } = reported;
    expect((await clients.supplier.data(CONFIRM, { id, version })).confirmAgreement.code).toBe('OWN_REPORT');
    expect(await clients.staff.errorCode(CONFIRM, { id, version })).toBe('FORBIDDEN');
    expect(await clients.buyer.errorCode(VERIFY, { id, version })).toBe('FORBIDDEN');
    const { confirmAgreement: confirmed } = await clients.buyer.data(CONFIRM, { id, version });
    expect(confirmed).toMatchObject({ status: 'CONFIRMED', version: version + 1 });
    const verify = (more: object) =>
      clients.staff.data(VERIFY, { id, version: version + 1, ...more }).then((data) => data.verifyAgreement);
    expect(await verify({})).toEqual({ __typename: 'DocumentMissingError', code: 'DOCUMENT_MISSING' });
    expect(await verify({ document: 'Binder 12, page 3' })).toMatchObject({
      status: 'VERIFIED',
      possibleActions: ['AMEND', 'ACTIVATE', 'FULFIL', 'LAPSE', 'TERMINATE'],
    });
    expect((await clients.buyer.data(AGREEMENT, { id })).agreement).toEqual({
      number: '2026-0001',
      title: 'Brackets for 2027',
      status: 'VERIFIED',
      signedOn: '2026-11-26',
      value: { amount: '12500.50', currency: 'USD' },
      valueIn: { amount: '12500.50', currency: 'USD' },
      unusualPoints: [],
      reportedBy: { legalName: 'Tân Phát' },
      confirmedBy: { legalName: 'Kyoto Motors' },
      documentReference: 'Binder 12, page 3',
      terminationReason: null,
      sector: { id: 'industry.electronics' },
      fair: { code: 'hsif-2026' },
      parties: [
        { role: 'SUPPLIER', signatory: 'Nguyễn Thị Lan', organisation: { legalName: 'Tân Phát' } },
        { role: 'BUYER', signatory: null, organisation: { legalName: 'Kyoto Motors' } },
      ],
    });
    const events = await test
      .em()
      .find(OutboxEvent, { topic: { $like: 'agreement.%' } }, { orderBy: { seq: 'asc' } });
    expect(events.map(({ topic }) => topic)).toEqual([
      'agreement.recorded',
      'agreement.confirmed',
      'agreement.verified',
    ]);
    for (const { payload } of events) {
      expect(payload).toEqual({
        agreementId: id,
        fairId: fair.id,
        organisationIds: [supplier.id, buyer.id],
      });
    }
  });

  it('shows a foreign organisation nothing and tells it nothing', async () => {
    const { id, version } = await record();
    const missing = '01900000-0000-7000-8000-000000000000';
    for (const outsider of [clients.stranger, clients.rival, test.client()]) {
      for (const [query, more] of [
        [AGREEMENT, {}],
        [CONFIRM, { version }],
        [VERIFY, { version, document: 'x' }],
        [TERMINATE, { version, reason: 'x' }],
        [REVISE, { version, input: input() }],
      ] as const) {
        const own = await outsider.ask(query, { id, ...more });
        const none = await outsider.ask(query, { id: missing, ...more });
        expect(own.data ?? null).toBeNull();
        expect(own.errors![0]!.extensions.code).toMatch(/^(FORBIDDEN|UNAUTHENTICATED)$/);
        expect(own.errors).toEqual(none.errors);
      }
    }
    for (const outsider of [clients.stranger, clients.rival]) {
      for (const filter of [null, { organisationId: supplier.id }, { fairIds: [fair.id] }]) {
        expect((await outsider.data(AGREEMENTS, { filter })).agreements).toMatchObject({
          totalCount: 0,
          edges: [],
        });
      }
    }
    expect(await test.client().errorCode(AGREEMENTS)).toBe('UNAUTHENTICATED');
    expect(await clients.stranger.errorCode(RECORD, { input: input() })).toBe('FORBIDDEN');
    for (const insider of [clients.supplier, clients.buyer, clients.staff, clients.organizer]) {
      expect((await insider.data(AGREEMENT, { id })).agreement.value.amount).toBe('12500.50');
      expect((await insider.data(AGREEMENTS)).agreements.totalCount).toBe(1);
    }
    expect(await clients.organizer.errorCode(TERMINATE, { id, version, reason: 'x' })).toBe('FORBIDDEN');
  });

  it('tells nobody of foreign meetings or of draft fairs, and keeps the meeting it came from', async () => {
    const em = test.em();
    const draft = await makeFair(em, { code: 'draft-2026', status: 'draft' });
    const { errors: ofDraft } = await clients.supplier.ask(RECORD, { input: input({ fairId: draft.id }) });
    expect(JSON.stringify(ofDraft)).toContain(`There is no fair with the id ${draft.id}`);

    const [first, second] = await makeSlots(em, fair, { count: 2 });
    const [table] = await makeTables(em, fair, { count: 1 });
    const meeting = await makeMeeting(em, pair, { slot: first!, table: table! });
    const planned = await makeMeeting(em, pair, { slot: second!, table: table!, status: 'draft' });
    const answers = [];
    for (const meetingId of ['01900000-0000-7000-8000-000000000001', planned.id]) {
      answers.push(
        (await clients.supplier.ask(RECORD, { input: input({ meetingId }) })).errors![0]!.extensions,
      );
    }
    const others = input({
      meetingId: meeting.id,
      confirmUnusual: true,
      parties: [
        { organisationId: stranger.id, role: 'SUPPLIER' },
        { organisationId: buyer.id, role: 'BUYER' },
      ],
    });
    answers.push((await clients.stranger.ask(RECORD, { input: others })).errors![0]!.extensions);
    expect(answers[0]).toMatchObject({ problems: [{ path: ['input', 'meetingId'] }] });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);

    // A bank signs along: it sees the agreement, and not the meeting of the other two.
    const { id } = await record({
      meetingId: meeting.id,
      parties: [...input().parties, { organisationId: stranger.id, role: 'OTHER' }],
    });
    const query = 'query ($id: ID!) { agreement(id: $id) { fair { code } meeting { id } } }';
    const seen = { fair: { code: 'hsif-2026' }, meeting: { id: meeting.id } };
    for (const client of [clients.supplier, clients.buyer, clients.staff, clients.organizer]) {
      expect((await client.data(query, { id })).agreement).toEqual(seen);
    }
    expect((await clients.stranger.data(query, { id })).agreement).toEqual({ ...seen, meeting: null });
    const toDraft = buildAgreement(em, { fair: draft, supplier, buyer });
    await em.flush();
    expect((await clients.supplier.data(query, { id: toDraft.id })).agreement.fair).toBeNull();
    expect((await clients.staff.data(query, { id: toDraft.id })).agreement.fair.code).toBe('draft-2026');
  });

  it('gives a repeat with the same key the first answer, and refuses the key for something else', async () => {
    const idempotencyKey = 'agreement-of-lan';
    const [one, two] = await Promise.all([record({ idempotencyKey }), record({ idempotencyKey })]);
    expect(two.id).toBe(one.id);
    expect(await test.em().count(Agreement, {})).toBe(1);
    expect(await problemsOf({ idempotencyKey, title: 'Something else' }, 'supplier')).toEqual([
      'input.idempotencyKey',
    ]);
  });

  it('refuses a stale version, also when two act at once', async () => {
    const { id, version } = await record();
    const revised = await clients.supplier.data(REVISE, {
      id,
      version,
      input: input({ note: 'Signed twice.' }),
    });
    expect(revised.reviseAgreement).toMatchObject({ version: version + 1, status: 'REPORTED' });
    const stale = { __typename: 'StaleVersionError', code: 'STALE_VERSION', currentVersion: version + 1 };
    expect((await clients.buyer.data(CONFIRM, { id, version })).confirmAgreement).toEqual(stale);
    expect((await clients.supplier.data(REVISE, { id, version, input: input() })).reviseAgreement).toEqual(
      stale,
    );
    expect((await clients.staff.data(VERIFY, { id, version, document: 'x' })).verifyAgreement).toEqual(stale);
    const terminate = (reason: string) =>
      clients.staff
        .data(TERMINATE, { id, version: version + 1, reason })
        .then((data) => data.terminateAgreement);
    const both = await Promise.all([terminate('one'), terminate('two')]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(['Agreement', 'StaleVersionError']);
  });

  it('numbers 20 agreements recorded at once without a gap, and refusals take no number', async () => {
    const titles = Array.from({ length: 25 }, (_, index) => `Agreement ${index}`);
    const answers = await Promise.all(
      titles.map((title, index) =>
        index % 5 === 4
          ? problemsOf({ title, signedOn: '2027-01-01' })
          : record({ title }, index % 2 ? 'staff' : 'supplier'),
      ),
    );
    const numbers = answers.map((answer) => answer.number).filter((number) => number !== undefined);
    expect(numbers.sort()).toEqual(
      Array.from({ length: 20 }, (_, index) => `2026-${String(index + 1).padStart(4, '0')}`),
    );
    // New Year has come in Hanoi, and not yet in UTC.
    test.clock.set('2026-12-31T18:00:00Z');
    await clients.supplier.signIn('lan@example.com', TEST_PASSWORD);
    expect((await record()).number).toBe('2027-0001');
  });

  it('names every wrong field', async () => {
    const nobody = '01900000-0000-7000-8000-000000000000';
    expect(await problemsOf({ signedOn: '2026-11-28', outsideReason: 'By post' })).toEqual([
      'input.signedOn',
      'input.outsideReason',
    ]);
    expect(await problemsOf({ fairId: null })).toEqual(['input.fairId']);
    expect(await problemsOf({ fairId: nobody })).toEqual(['input.fairId']);
    expect(await problemsOf({ sectorConceptId: 'process.milling' })).toEqual(['input.sectorConceptId']);
    expect(await problemsOf({ value: { amount: '0', currency: 'USD' } })).toEqual(['input.value.amount']);
    expect(await problemsOf({ value: { amount: '-5', currency: 'USD' } })).toEqual(['input.value.amount']);
    expect(await problemsOf({ value: { amount: '1.5', currency: 'VND' } })).toEqual(['input.value.amount']);
    expect(await problemsOf({ value: { amount: '1', currency: 'QQQ' } })).toEqual(['input.value.currency']);
    expect(await problemsOf({ value: { amount: '999999999999999999', currency: 'USD' } })).toEqual([
      'input.value.amount',
    ]);
    const [first, second] = input().parties;
    expect(await problemsOf({ parties: [first] })).toEqual(['input.parties']);
    expect(await problemsOf({ parties: [first, first] })).toEqual(['input.parties.1.organisationId']);
    expect(await problemsOf({ parties: [first, { ...second, organisationId: nobody }] })).toEqual([
      'input.parties.1.organisationId',
    ]);
    expect(await test.em().count(Agreement, {})).toBe(0);
  });

  it('records what is unusual only when that is confirmed, and remembers it', async () => {
    await makeRate(test.em(), 'VND', '0.00004');
    const unusual = {
      signedOn: '2026-11-24',
      value: { amount: '25000000000001', currency: 'VND' },
      parties: [
        { organisationId: supplier.id, role: 'SUPPLIER' },
        { organisationId: stranger.id, role: 'BUYER' },
      ],
    };
    expect(await record(unusual)).toEqual({
      __typename: 'UnusualAgreementError',
      code: 'UNUSUAL_AGREEMENT',
      points: [
        { code: 'SIGNED_BEFORE_FAIR', path: ['input', 'signedOn'] },
        { code: 'PARTY_NOT_AT_FAIR', path: ['input', 'parties', '1', 'organisationId'] },
      ],
    });
    const huge = { ...unusual, value: { amount: '25000000012501', currency: 'VND' } };
    expect((await record(huge)).points.map(({ code }: { code: string }) => code)).toContain(
      'VERY_LARGE_VALUE',
    );
    const { id } = await record({ ...huge, confirmUnusual: true });
    expect((await clients.staff.data(AGREEMENT, { id })).agreement.unusualPoints).toEqual([
      'SIGNED_BEFORE_FAIR',
      'PARTY_NOT_AT_FAIR',
      'VERY_LARGE_VALUE',
    ]);
  });

  it('makes a changed deal a report anew, keeps a confirmation otherwise, and lets only staff take a party out', async () => {
    const { id, version } = await record();
    await clients.buyer.data(CONFIRM, { id, version });
    const filed = await clients.supplier.data(REVISE, {
      id,
      version: version + 1,
      input: input({ documentReference: 'Folder 3' }),
    });
    expect(filed.reviseAgreement).toMatchObject({ status: 'CONFIRMED', version: version + 2 });
    const dearer = input({ documentReference: 'Folder 3', value: { amount: '20000', currency: 'USD' } });
    const changed = await clients.buyer.data(REVISE, { id, version: version + 2, input: dearer });
    expect(changed.reviseAgreement).toMatchObject({
      status: 'REPORTED',
      possibleActions: ['REVISE', 'TERMINATE'],
    });
    expect((await clients.buyer.data(CONFIRM, { id, version: version + 3 })).confirmAgreement.code).toBe(
      'OWN_REPORT',
    );
    const [first, second] = input().parties;
    const without = {
      ...dearer,
      parties: [first, { organisationId: stranger.id, role: 'BUYER' }],
      confirmUnusual: true,
    };
    const refused = await clients.supplier.ask(REVISE, { id, version: version + 3, input: without });
    expect(refused.errors![0]!.extensions.problems).toMatchObject([{ path: ['input', 'parties'] }]);
    const byStaff = await clients.staff.data(REVISE, { id, version: version + 3, input: without });
    expect(byStaff.reviseAgreement).toMatchObject({ status: 'REPORTED', version: version + 4 });
    expect(await clients.buyer.errorCode(AGREEMENT, { id })).toBe('FORBIDDEN');
    expect((await clients.stranger.data(AGREEMENT, { id })).agreement.parties).toHaveLength(2);
    // Only the parties change: still a new version.
    const swapped = { ...without, parties: [without.parties[1], { ...first, signatory: 'Lan' }] };
    const order = await clients.staff.data(REVISE, { id, version: version + 4, input: swapped });
    expect(order.reviseAgreement.version).toBe(version + 5);
    expect(second).toBeDefined();
    const changes = await test
      .em()
      .find(AuditEntry, { recordType: 'Agreement', recordId: id, action: 'update' });
    expect(JSON.stringify(changes)).toContain('2000000');
  });

  it('is final once verified: no revision, and only staff end it, with a reason', async () => {
    const { id, version } = await record({ documentReference: 'Folder 3' });
    await clients.staff.data(VERIFY, { id, version });
    const next = version + 1;
    expect(
      (await clients.supplier.data(REVISE, { id, version: next, input: input() })).reviseAgreement.code,
    ).toBe('AGREEMENT_VERIFIED');
    expect((await clients.buyer.data(CONFIRM, { id, version: next })).confirmAgreement).toEqual({
      __typename: 'AgreementStatusError',
      code: 'AGREEMENT_STATUS',
      status: 'VERIFIED',
      possibleActions: ['AMEND', 'ACTIVATE'],
    });
    expect(await clients.buyer.errorCode(TERMINATE, { id, version: next, reason: 'no' })).toBe('FORBIDDEN');
    expect(await clients.staff.errorCode(TERMINATE, { id, version: next, reason: ' ' })).toBe(
      'BAD_USER_INPUT',
    );
    const ended = await clients.staff.data(TERMINATE, {
      id,
      version: next,
      reason: 'The order was withdrawn.',
    });
    expect(ended.terminateAgreement).toMatchObject({ status: 'TERMINATED', possibleActions: [] });
    expect(
      (await clients.supplier.data(REVISE, { id, version: next + 1, input: input() })).reviseAgreement.code,
    ).toBe('AGREEMENT_STATUS');
  });

  it('lets either party confirm what staff reported, and nobody both report and confirm', async () => {
    const { id, version } = await record({}, 'staff');
    expect((await clients.supplier.data(CONFIRM, { id, version })).confirmAgreement.status).toBe('CONFIRMED');
    const em = test.em();
    const both = await makePerson(em, { email: 'both@example.com' });
    await makeOrganisation(em, { legalName: 'Both One', members: [both] });
    const one = await makeOrganisation(em, { legalName: 'One', members: [both] });
    const two = await makeOrganisation(em, { legalName: 'Two', members: [both] });
    const client = await test.client().signIn('both@example.com', TEST_PASSWORD);
    const own = input({
      confirmUnusual: true,
      parties: [one, two].map(({ id: organisationId }) => ({ organisationId, role: 'SUPPLIER' })),
    });
    const unsaid = await client.ask(RECORD, { input: own });
    expect(unsaid.errors![0]!.extensions.problems).toMatchObject([
      { path: ['input', 'reportedByOrganisationId'] },
    ]);
    const { recordAgreement: said } = await client.data(RECORD, {
      input: { ...own, reportedByOrganisationId: one.id },
    });
    const attempt = await client.data(CONFIRM, { id: said.id, version: said.version });
    expect(attempt.confirmAgreement.code).toBe('OWN_REPORT');
  });

  it('lists by every filter, page by page, with as many statements for three as for one', async () => {
    const em = test.em();
    const abroad = await makeFair(em, {
      code: 'tokyo-2025',
      country: 'JP',
      startsOn: '2025-06-01',
      endsOn: '2025-06-02',
    });
    const electronics = 'industry.electronics';
    const make = (title: string, more: object) =>
      Object.assign(buildAgreement(em, { supplier, buyer, ...more }), { title });
    make('a', { fair, sectorConceptId: electronics, signedOn: '2026-11-25' });
    make('b', { fair: abroad, status: 'verified', kind: 'nda', value: null, signedOn: '2025-06-01' });
    make('c', {
      supplier: stranger,
      buyer: supplier,
      signedOn: '2026-10-01',
      value: '5 EUR',
      status: 'terminated',
    });
    make('d', { buyer: null, signedOn: '2026-09-30' });
    await em.flush();
    const titles = async (filter: object, as: keyof typeof clients = 'staff') => {
      const { agreements } = await clients[as].data(AGREEMENTS, { filter });
      expect(agreements.totalCount).toBe(agreements.edges.length);
      return agreements.edges.map(({ node }: { node: { title: string } }) => node.title).join('');
    };
    expect(await titles({})).toBe('acdb');
    expect(await titles({ fairIds: [fair.id] })).toBe('a');
    expect(await titles({ fairIds: [] })).toBe('');
    expect(await titles({ outsideFairs: true })).toBe('cd');
    expect(await titles({ abroadOnly: true })).toBe('b');
    expect(await titles({ year: 2025 })).toBe('b');
    expect(await titles({ signedFrom: '2026-10-01', signedTo: '2026-11-24' })).toBe('c');
    expect(await titles({ sectors: [electronics] })).toBe('a');
    expect(await titles({ withoutSector: true })).toBe('cdb');
    expect(await titles({ buyerCountry: 'JP' })).toBe('ab');
    expect(await titles({ buyerCountry: 'VN' })).toBe('c');
    expect(await titles({ withoutBuyer: true })).toBe('d');
    expect(await titles({ statuses: ['VERIFIED', 'TERMINATED'] })).toBe('cb');
    expect(await titles({ kinds: ['NDA'] })).toBe('b');
    expect(await titles({ organisationId: stranger.id })).toBe('c');
    expect(await titles({ unconvertedTo: 'USD' })).toBe('c');
    expect(await titles({ unconvertedTo: 'EUR' })).toBe('ad');
    expect(await titles({}, 'supplier')).toBe('acdb');
    expect(await titles({}, 'stranger')).toBe('c');
    expect(await titles({}, 'organizer')).toBe('a');
    const pages: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { agreements }: any = await clients.staff.data(AGREEMENTS, { first: 3, after });
      pages.push(agreements.edges.map(({ node }: any) => node.title).join(''));
      ({ endCursor: after, hasNextPage: more } = agreements.pageInfo);
    }
    expect(pages).toEqual(['acd', 'b']);
    const full = `query ($first: Int) { agreements(first: $first) { edges { node { id fair { code } meeting { id } reportedBy { legalName }
      confirmedBy { legalName } valueIn(currency: "EUR") { amount } possibleActions sector { name }
      parties { organisation { legalName } } } } } }`;
    for (const client of [clients.staff, clients.supplier]) {
      const one = await fewestStatements(test, () => client.data(full, { first: 1 }));
      const three = await fewestStatements(test, () => client.data(full, { first: 3 }));
      expect(one).toBeGreaterThan(3);
      expect(three).toBe(one);
    }
  });

  it('keeps exchange rates: staff set and correct them, everybody signed in reads them', async () => {
    const SET = `mutation ($input: ExchangeRateInput!) { setExchangeRate(input: $input) { currency usdPerUnit validFrom source } }`;
    const rate = {
      currency: 'VND',
      usdPerUnit: '0.000039292731',
      validFrom: '2026-01-01',
      source: 'State Bank',
    };
    expect(await clients.supplier.errorCode(SET, { input: rate })).toBe('FORBIDDEN');
    expect((await clients.staff.data(SET, { input: rate })).setExchangeRate).toEqual(rate);
    await Promise.all(
      [1, 2].map(() => clients.staff.data(SET, { input: { ...rate, usdPerUnit: '0.00004' } })),
    );
    await clients.staff.data(SET, { input: { ...rate, validFrom: '2026-11-26', usdPerUnit: '0.00005' } });
    expect(await test.em().count(ExchangeRate, {})).toBe(2);
    const { exchangeRates } = await clients.supplier.data(
      '{ exchangeRates(filter: { currency: "VND" }) { edges { node { usdPerUnit validFrom } } } }',
    );
    expect(exchangeRates.edges.map(({ node }: any) => node)).toEqual([
      { usdPerUnit: '0.00005', validFrom: '2026-11-26' },
      { usdPerUnit: '0.00004', validFrom: '2026-01-01' },
    ]);
    expect(await test.client().errorCode('{ exchangeRates { totalCount } }')).toBe('UNAUTHENTICATED');
    for (const [field, value] of Object.entries({ currency: 'USD', usdPerUnit: '-1', source: '' })) {
      const wrong = await clients.staff.ask(SET, { input: { ...rate, [field]: value } });
      expect(problemPaths(wrong)[0]).toBe(`input.${field}`);
    }
    expect(await clients.staff.errorCode(SET, { input: { ...rate, usdPerUnit: '0.000' } })).toBe(
      'BAD_USER_INPUT',
    );
    const { id } = await record({ value: { amount: '1000000', currency: 'VND' } });
    expect((await clients.supplier.data(AGREEMENT, { id })).agreement.valueIn).toEqual({
      amount: '50.00',
      currency: 'USD',
    });
  });
});

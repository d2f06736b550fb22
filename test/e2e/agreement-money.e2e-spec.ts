import {
  Agreement,
  AgreementDocument,
  AgreementEvent,
  AgreementPart,
  ExchangeRate,
  FollowUp,
} from '#agreement';
import type { Organisation } from '#directory';
import type { Fair } from '#fair';
import { StoredFile } from '#files';
import { MailMessage } from '#notification';
import { buildAgreement, makeRate } from '../factories/agreements.js';
import { makeFair, makeParticipation } from '../factories/fairs.js';
import { makePdf } from '../factories/files.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { type GraphqlClient, problemPaths } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const SHOWN = '__typename ... on Agreement { id version number status } ... on Refusal { code }';
const RECORD = `mutation ($input: AgreementInput!) { recordAgreement(input: $input) { ${SHOWN}
  ... on UnusualAgreementError { points { code } } } }`;
const STEP = (field: string, more = '', call = '') => `mutation ($id: ID!, $version: Int!${more}) {
  ${field}(id: $id, version: $version${call}) { ${SHOWN} } }`;
const AMEND = STEP('amendAgreement', ', $input: AmendmentInput!', ', input: $input');
const DISPUTE = STEP('disputeAgreement', ', $value: MoneyInput!', ', value: $value');
const SETTLE = STEP(
  'settleAgreement',
  ', $figure: SettledFigure!, $note: String!',
  ', figure: $figure, note: $note',
);
const DOCUMENT = `mutation ($id: ID!, $input: AgreementDocumentInput!) {
  addAgreementDocument(id: $id, input: $input) { ${SHOWN} ... on DuplicateDocumentError { numbers } } }`;
const MERGE = `mutation ($keepId: ID!, $keepVersion: Int!, $doubleId: ID!, $doubleVersion: Int!) {
  mergeAgreements(keepId: $keepId, keepVersion: $keepVersion, doubleId: $doubleId, doubleVersion: $doubleVersion) { ${SHOWN} } }`;
const TOTALS = `query ($filter: AgreementFilter, $currency: String!) { agreementTotals(filter: $filter, currency: $currency) {
  agreements amendments covered value { amount currency } byStanding { standing agreements value { amount } }
  unconverted { currency records value { amount } } } }`;
const WHOLE = `query ($id: ID!) { agreement(id: $id) { version status value { amount currency } valueInForce { amount }
  disputedValue { amount } disputedBy { legalName } documents { title versionNumber isConfirmedDuplicate file { name url } }
  amendments { number value { amount } amendedTo { amount } } events { action } parts { title amount } possibleActions
  products { id } hsCodes validUntil mergedInto { number } } }`;

describe('agreements and their money', () => {
  let test: TestApp;
  let fair: Fair;
  let supplier: Organisation;
  let buyer: Organisation;
  let clients: Record<'supplier' | 'buyer' | 'staff', GraphqlClient>;

  beforeEach(async () => {
    test = await borrowTestApp({ now: '2026-11-27T02:00:00Z' });
    const em = test.em();
    const lan = await makePerson(em, { email: 'lan@example.com' });
    const ken = await makePerson(em, { email: 'ken@example.com' });
    await makePerson(em, { email: 'sam@example.com', isStaff: true });
    supplier = await makeOrganisation(em, { legalName: 'Tân Phát', isSupplier: true, members: [lan] });
    buyer = await makeOrganisation(em, {
      legalName: 'Kyoto Motors',
      isBuyer: true,
      country: 'JP',
      members: [ken],
    });
    fair = await makeFair(em, {});
    await makeParticipation(em, fair, supplier, { side: 'supplier' });
    await makeParticipation(em, fair, buyer, { side: 'buyer' });
    const signIn = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    clients = { supplier: await signIn('lan'), buyer: await signIn('ken'), staff: await signIn('sam') };
  });
  afterEach(() => test.close());

  const input = (changes: object = {}) => ({
    ...{ kind: 'CONTRACT', title: 'Brackets', signedOn: '2026-11-26', fairId: fair.id },
    value: { amount: '1000.00', currency: 'USD' },
    parties: [
      { organisationId: supplier.id, role: 'SUPPLIER' },
      { organisationId: buyer.id, role: 'BUYER' },
    ],
    ...changes,
  });
  const record = async (changes: object = {}, as: keyof typeof clients = 'supplier') =>
    (await clients[as].data(RECORD, { input: input(changes) })).recordAgreement;
  const whole = async (id: string) => (await clients.staff.data(WHOLE, { id })).agreement;
  const verified = async (changes: object = {}): Promise<{ id: string; version: number; number: string }> => {
    const { id, version } = await record({ documentReference: 'Binder 1', ...changes }, 'staff');
    return (await clients.staff.data(STEP('verifyAgreement'), { id, version })).verifyAgreement;
  };
  const problems = async (query: string, variables: object, as: keyof typeof clients = 'staff') => {
    return problemPaths(await clients[as].ask(query, variables));
  };
  const upload = async (content: Buffer, as: keyof typeof clients = 'supplier', name = 'Contract.pdf') => {
    const response = await fetch(`${test.url}/files/agreement-document`, {
      method: 'POST',
      body: new Uint8Array(content),
      headers: {
        authorization: `Bearer ${clients[as].bearer}`,
        ...{ 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent(name) },
      },
    });
    return (await response.json()) as { fileId: string };
  };
  const totals = async (filter: object, currency = 'USD') =>
    (await clients.staff.data(TOTALS, { filter, currency })).agreementTotals;

  it('states goods, term and a split that has to make the value', async () => {
    const parts = (second: string) => [
      { kind: 'DELIVERY', title: 'First lot', dueOn: '2027-01-31', amount: '400.00' },
      { kind: 'MILESTONE', title: 'Audit', amount: second },
    ];
    const more = {
      validUntil: '2027-12-31',
      productConceptIds: ['process.cnc-milling'],
      hsCodes: ['847990'],
    };
    expect(await problems(RECORD, { input: input({ parts: parts('599.99') }) })).toEqual(['input.parts']);
    expect(await problems(RECORD, { input: input({ hsCodes: ['12345'] }) })).toEqual(['input.hsCodes.0']);
    expect(await problems(RECORD, { input: input({ productConceptIds: ['no.such'] }) })).toEqual([
      'input.productConceptIds.0',
    ]);
    expect(
      await problems(RECORD, { input: input({ validFrom: '2027-02-01', validUntil: '2027-01-01' }) }),
    ).toEqual(['input.validUntil']);
    const { id } = await record({ ...more, parts: parts('600.00') });
    expect(await whole(id)).toMatchObject({
      ...{ validUntil: '2027-12-31', products: [{ id: 'process.cnc-milling' }], hsCodes: ['847990'] },
      parts: [{ title: 'First lot', amount: '400.00' }, { title: 'Audit' }],
    });
  });

  it('counts the lower end of a range and the whole term of a recurring value, apart from what is verified', async () => {
    const sector = { sectorConceptId: 'industry.apparel' };
    await record({ ...sector, valueBasis: 'RANGE', valueMax: { amount: '5000', currency: 'USD' } });
    const { id } = await record({
      ...{ ...sector, value: null, valueBasis: 'RECURRING', title: 'Monthly' },
      recurring: { amount: { amount: '250.50', currency: 'USD' }, per: 'MONTH', times: 12 },
    });
    await verified(sector);
    expect((await whole(id)).value.amount).toBe('3006.00');
    const { value, byStanding } = await totals({ sectors: ['industry.apparel'] });
    expect(value.amount).toBe('5006.00');
    expect(Object.fromEntries(byStanding.map((one: any) => [one.standing, one.value.amount]))).toEqual({
      ...{ ESTIMATED: '1000.00', REPORTED: '3006.00', VERIFIED: '1000.00' },
    });
    expect(await problems(RECORD, { input: input({ valueBasis: 'RANGE' }) })).toEqual(['input.valueMax']);
    expect(await problems(RECORD, { input: input({ valueBasis: 'NONE' }) })).toEqual(['input.value']);
  });

  it('asks again for what is absurd or without a rate, and records that it was right', async () => {
    const small = await record({ value: { amount: '1.50', currency: 'USD' } });
    expect(small.points).toEqual([{ code: 'VERY_SMALL_VALUE' }]);
    const rateless = { value: { amount: '900', currency: 'CHF' } };
    expect((await record(rateless)).points).toEqual([{ code: 'CURRENCY_WITHOUT_RATE' }]);
    const { id } = await record({
      ...rateless,
      confirmUnusual: true,
      sectorConceptId: 'industry.automotive',
    });
    expect((await test.em().findOneOrFail(Agreement, { id })).unusualPoints).toEqual([
      'currency-without-rate',
    ]);
    expect(await totals({ sectors: ['industry.automotive'] })).toMatchObject({
      ...{ agreements: 1, value: { amount: '0.00' } },
      unconverted: [{ currency: 'CHF', records: 1, value: { amount: '900.00' } }],
    });
    await makeRate(test.em(), 'CHF', '1.1');
    expect((await totals({ sectors: ['industry.automotive'] })).value.amount).toBe('990.00');
    const listed = await clients.staff.data(
      `{ agreements(filter: { sectors: ["industry.automotive"] }) { edges { node {
        value { currency } rateToDollar { usdPerUnit source } } } } }`,
    );
    const rateToDollar = { usdPerUnit: '1.1', source: expect.any(String) };
    expect(listed.agreements.edges).toEqual([{ node: { value: { currency: 'CHF' }, rateToDollar } }]);
  });

  it('amends what is verified without overwriting anything', async () => {
    const agreement = await verified({ title: 'To be amended' });
    const { id } = agreement;
    const amend = (version: number, changes: object, as: keyof typeof clients = 'supplier') =>
      clients[as].ask(AMEND, { id, version, input: { title: 'More', signedOn: '2026-11-26', ...changes } });
    const usd = (amount: string) => ({ newValue: { amount, currency: 'USD' } });
    const row = async () => {
      const rows: { row: Record<string, unknown> }[] = await test
        .em()
        .execute(`select to_jsonb(a) - 'version' - 'updated_at' as row from agreement a where id = ?`, [id]);
      return rows[0]!.row;
    };
    const before = await row();
    const first = await amend(agreement.version, usd('1500.00'));
    expect(first.data!.amendAgreement).toMatchObject({
      number: `${agreement.number}/A1`,
      status: 'REPORTED',
    });
    const { version } = await whole(id);
    const second = await amend(version, usd('1200.00'), 'staff');
    expect(second.data!.amendAgreement).toMatchObject({ number: `${agreement.number}/A2` });
    expect(await whole(id)).toMatchObject({
      ...{ value: { amount: '1000.00' }, valueInForce: { amount: '1200.00' } },
      amendments: [
        { value: { amount: '500.00' }, amendedTo: { amount: '1500.00' } },
        { value: { amount: '-300.00' }, amendedTo: { amount: '1200.00' } },
      ],
    });
    expect(await row()).toEqual(before);
    const now = (await whole(id)).version;
    const faults = async (changes: object) =>
      problems(AMEND, { id, version: now, input: { title: 'x', signedOn: '2026-11-26', ...changes } });
    expect(await faults({})).toEqual(['input.newValue']);
    expect(await faults({ ...usd('10'), signedOn: '2026-11-01' })).toEqual(['input.signedOn']);
    expect(await faults({ newValue: { amount: '10', currency: 'EUR' } })).toEqual([
      'input.newValue.currency',
    ]);
    expect(await faults(usd('-5'))).toEqual(['input.newValue.amount']);
    // Absurd, but possible: asked about, and what was confirmed is on record.
    expect((await amend(now, usd('5'))).data!.amendAgreement.code).toBe('UNUSUAL_AGREEMENT');
    const sure = await amend(now, { ...usd('5'), confirmUnusual: true });
    const third = await test.em().findOneOrFail(Agreement, { id: sure.data!.amendAgreement.id });
    expect(third.unusualPoints).toEqual(['very-small-value']);

    const ended = await clients.staff.data(
      STEP('terminateAgreement', ', $reason: String!', ', reason: $reason'),
      {
        ...{ id, version: (await whole(id)).version, reason: 'Cancelled' },
      },
    );
    const end = ended.terminateAgreement;
    expect((await amend(end.version, usd('2000'))).data!.amendAgreement).toEqual({
      ...{ __typename: 'AgreementStatusError', code: 'AGREEMENT_STATUS' },
    });
    expect(await test.em().count(Agreement, { amends: id, status: 'terminated' })).toBe(3);
  });

  it('lets an amendment be disputed and ended, and the ones after it still lead to what they name', async () => {
    const { id, version } = await verified({ title: 'Amended twice' });
    const amend = async (newValue: string, from: number) =>
      (
        await clients.supplier.data(AMEND, {
          ...{ id, version: from },
          input: {
            ...{ title: 'More', signedOn: '2026-11-26' },
            newValue: { amount: newValue, currency: 'USD' },
          },
        })
      ).amendAgreement;
    const first = await amend('1500.00', version);
    const second = await amend('1800.00', (await whole(id)).version);
    const state = async () => {
      const { amendments, valueInForce } = await whole(id);
      return [
        valueInForce.amount,
        ...amendments.map(({ value, amendedTo }: any) => [value.amount, amendedTo.amount]),
      ];
    };
    expect(await state()).toEqual(['1800.00', ['500.00', '1500.00'], ['300.00', '1800.00']]);
    // An amendment is wrong or right: nobody is offered to rewrite it.
    expect((await whole(first.id)).possibleActions).toEqual(['VERIFY', 'TERMINATE']);
    // The other party states the whole value, as the amendment did.
    const other = { value: { amount: '1300.00', currency: 'USD' } };
    expect(
      await problems(
        DISPUTE,
        { id: first.id, version: first.version, value: { amount: '1500', currency: 'USD' } },
        'buyer',
      ),
    ).toEqual(['value.amount']);
    expect(
      await problems(
        DISPUTE,
        { id: first.id, version: first.version, value: { amount: '1300', currency: 'EUR' } },
        'buyer',
      ),
    ).toEqual(['value.currency']);
    const { disputeAgreement } = await clients.buyer.data(DISPUTE, {
      ...{ id: first.id, version: first.version, ...other },
    });
    await clients.staff.data(SETTLE, {
      ...{ id: first.id, version: disputeAgreement.version, figure: 'DISPUTED', note: 'The paper' },
    });
    expect(await state()).toEqual(['1800.00', ['300.00', '1300.00'], ['500.00', '1800.00']]);
    const terminate = STEP('terminateAgreement', ', $reason: String!', ', reason: $reason');
    await clients.staff.data(terminate, {
      ...{ id: first.id, version: (await whole(first.id)).version, reason: 'Never signed' },
    });
    expect(await state()).toEqual(['1800.00', ['300.00', '1300.00'], ['800.00', '1800.00']]);
    await clients.staff.data(terminate, {
      ...{ id: second.id, version: (await whole(second.id)).version, reason: 'Never signed' },
    });
    expect((await state())[0]).toBe('1000.00');
  });

  it('has the value of its amendment in force where it was signed without one', async () => {
    const { id, version } = await verified({ kind: 'MEMORANDUM', title: 'Without', value: null });
    await clients.staff.data(AMEND, {
      ...{ id, version },
      input: {
        ...{ title: 'Now with', signedOn: '2026-11-26', newValue: { amount: '70.00', currency: 'EUR' } },
        confirmUnusual: true,
      },
    });
    expect(await whole(id)).toMatchObject({ value: null, valueInForce: { amount: '70.00' } });
  });

  it('shows both figures of a dispute until staff settle it', async () => {
    const { id, version, number } = await record({ title: 'Disputed' });
    const disputed = await clients.buyer.data(DISPUTE, {
      id,
      version,
      value: { amount: '800.00', currency: 'USD' },
    });
    const next = disputed.disputeAgreement.version;
    expect(await whole(id)).toMatchObject({
      ...{
        value: { amount: '1000.00' },
        disputedValue: { amount: '800.00' },
        disputedBy: { legalName: 'Kyoto Motors' },
      },
      possibleActions: ['RESOLVE', 'REVISE', 'TERMINATE'],
    });
    expect(
      (await clients.buyer.data(STEP('confirmAgreement'), { id, version: next })).confirmAgreement.code,
    ).toBe('AGREEMENT_DISPUTED');
    const letters = await test
      .em()
      .find(MailMessage, { subject: { $like: `%${number}%the parties name different figures` } });
    expect(letters.map(({ to }) => to).sort()).toEqual(['lan@example.com', 'sam@example.com']);
    await clients.staff.data(SETTLE, {
      id,
      version: next,
      figure: 'DISPUTED',
      note: 'The contract says 800',
    });
    expect(await whole(id)).toMatchObject({ value: { amount: '800.00' }, disputedValue: null });
  });

  it('keeps documents with versions, and tells of the same document twice', async () => {
    const pdf = makePdf('Contract one');
    const add = async (
      id: string,
      file: Buffer,
      more: object = {},
      as: keyof typeof clients = 'supplier',
    ) => {
      const { fileId } = await upload(file, as);
      return clients[as].ask(DOCUMENT, { id, input: { fileId, title: 'Contract', ...more } });
    };
    const { id, number, version } = await record({ title: 'With papers' });
    await add(id, pdf);
    await add(id, makePdf('Contract two'), {}, 'buyer');
    expect((await whole(id)).documents).toMatchObject([
      { title: 'Contract', versionNumber: 2 },
      { title: 'Contract', versionNumber: 1, file: { name: 'Contract.pdf' } },
    ]);
    expect((await add(id, pdf)).errors![0]!.extensions.code).toBe('BAD_USER_INPUT');
    const other = await record({ title: 'Other' });
    expect((await add(other.id, pdf)).data!.addAgreementDocument).toMatchObject({
      ...{ __typename: 'DuplicateDocumentError', numbers: [number] },
    });
    expect((await whole(other.id)).documents).toEqual([]);
    await add(other.id, pdf, { confirmDuplicate: true });
    expect((await whole(other.id)).documents).toMatchObject([{ isConfirmedDuplicate: true }]);
    // With the paper here, staff needn't say where it is.
    expect((await clients.staff.data(STEP('verifyAgreement'), { id, version })).verifyAgreement.status).toBe(
      'VERIFIED',
    );
    const { url } = (await whole(id)).documents[0].file;
    const get = (as: keyof typeof clients | null) =>
      fetch(test.url + url, { headers: as ? { authorization: `Bearer ${clients[as].bearer}` } : {} });
    expect((await get('buyer')).status).toBe(200);
    expect((await get(null)).status).toBe(401);
  });

  it('finds one deal that both parties reported, and merges it: counted once, confirmed by the other', async () => {
    const sector = { sectorConceptId: 'industry.electronics', value: { amount: '4321.00', currency: 'USD' } };
    const one = await record({ ...sector, title: 'Ours' });
    const two = await record({ ...sector, title: 'Theirs', signedOn: '2026-11-25' }, 'buyer');
    const found = await clients.staff.data(
      `query ($id: ID!) { duplicateAgreements(agreementId: $id) { reason days first { number } second { number } } }`,
      { id: one.id },
    );
    expect(found.duplicateAgreements).toEqual([
      { reason: 'SAME_VALUE', days: 1, first: { number: one.number }, second: { number: two.number } },
    ]);
    expect((await totals({ sectors: ['industry.electronics'] })).value.amount).toBe('8642.00');
    const merged = await clients.staff.data(MERGE, {
      ...{ keepId: one.id, keepVersion: one.version, doubleId: two.id, doubleVersion: two.version },
    });
    expect(merged.mergeAgreements.status).toBe('CONFIRMED');
    expect(await totals({ sectors: ['industry.electronics'] })).toMatchObject({
      ...{ agreements: 1, value: { amount: '4321.00' } },
    });
    const gone = await whole(two.id);
    expect(gone).toMatchObject({ status: 'MERGED', mergedInto: { number: one.number } });
    await clients.staff.data(STEP('separateAgreement'), { id: two.id, version: gone.version });
    expect((await totals({ sectors: ['industry.electronics'] })).value.amount).toBe('8642.00');
    expect((await test.em().find(AgreementEvent, { agreement: two.id })).map(({ action }) => action)).toEqual(
      [...['record', 'merge', 'separate']],
    );
    // Whose hand it was is for staff: the parties read which side it was.
    const hands = `query ($id: ID!) { agreement(id: $id) { events { action person { id } } } }`;
    const people = async (as: keyof typeof clients) =>
      (await clients[as].data(hands, { id: two.id })).agreement.events.map((one: any) => Boolean(one.person));
    expect(await people('staff')).toEqual([true, true, true]);
    expect(await people('supplier')).toEqual([false, false, false]);
  });

  it('offers two reports of one deal also where they differ, and merging loses nothing that was verified or told', async () => {
    const of = (amount: string) => ({
      ...{ kind: 'TRIAL_ORDER', signedOn: '2026-11-20' },
      value: { amount, currency: 'USD' },
      ...{ confirmUnusual: true, documentReference: 'Binder 9' },
    });
    const ours = await record(of('555.00'));
    const theirs = await record({ ...of('560.00'), signedOn: '2026-11-22' }, 'buyer');
    const { duplicateAgreements } = await clients.staff.data(
      `query ($id: ID!) { duplicateAgreements(agreementId: $id) { reason second { number } } }`,
      { id: ours.id },
    );
    expect(duplicateAgreements).toEqual([{ reason: 'BOTH_REPORTED', second: { number: theirs.number } }]);
    const { verifyAgreement } = await clients.staff.data(STEP('verifyAgreement'), {
      ...{ id: ours.id, version: ours.version },
    });
    const merge = (keep: { id: string; version: number }, double: { id: string; version: number }) =>
      clients.staff.ask(MERGE, {
        ...{ keepId: keep.id, keepVersion: keep.version, doubleId: double.id, doubleVersion: double.version },
      });
    const refused = await merge(theirs, { ...ours, version: verifyAgreement.version });
    expect(refused.errors![0]!.extensions.problems).toMatchObject([{ path: ['keepId'] }]);
    // What only the double tells goes with it, and comes back with it.
    await test
      .em()
      .nativeUpdate(
        Agreement,
        { id: theirs.id },
        { deliveredMinor: 200_00n, paidMinor: 100_00n, progressOn: '2026-11-26' },
      );
    const merged = await merge(
      { ...ours, version: verifyAgreement.version },
      { ...theirs, version: (await whole(theirs.id)).version },
    );
    expect(merged.data!.mergeAgreements.status).toBe('VERIFIED');
    const told = async (id: string) => (await test.em().findOneOrFail(Agreement, { id })).deliveredMinor;
    expect(await told(ours.id)).toBe(200_00n);
    await clients.staff.data(STEP('separateAgreement'), {
      ...{ id: theirs.id, version: (await whole(theirs.id)).version },
    });
    expect([await told(ours.id), await told(theirs.id)]).toEqual([null, 200_00n]);
  });

  it('is found by its number, its title and its parties, whatever the marks', async () => {
    const { number } = await record({ title: 'Đơn hàng trục vít me 12.000 chiếc' });
    const found = async (text: string) =>
      (
        await clients.staff.data(
          `query ($text: String!) { agreements(filter: { text: $text }, first: 100) { edges { node { number } } } }`,
          { text },
        )
      ).agreements.edges.map(({ node }: { node: { number: string } }) => node.number);
    for (const text of [number, 'truc vit me', '12.000 CHIẾC', 'tan phat', 'KYOTO'])
      expect([text, (await found(text)).includes(number)]).toEqual([text, true]);
    for (const text of ['100%', 'trục_vít', 'nobody'])
      expect([text, (await found(text)).includes(number)]).toEqual([text, false]);
  });

  it('counts an order once under a framework that has a value', async () => {
    const sector = { sectorConceptId: 'industry.bicycle' };
    const frame = await record({
      ...sector,
      kind: 'FRAMEWORK',
      title: 'Frame',
      value: { amount: '9000', currency: 'USD' },
    });
    const order = await record({
      ...sector,
      kind: 'PURCHASE_ORDER',
      title: 'Order',
      value: { amount: '777', currency: 'USD' },
    });
    const found = await clients.staff.data(`{ duplicateAgreements { reason second { number } } }`);
    expect(found.duplicateAgreements).toContainEqual({
      reason: 'FRAMEWORK_ORDER',
      second: { number: order.number },
    });
    await clients.staff.data(
      STEP('placeUnderFramework', ', $frameworkId: ID', ', frameworkId: $frameworkId'),
      {
        ...{ id: order.id, version: order.version, frameworkId: frame.id },
      },
    );
    expect(await totals({ sectors: ['industry.bicycle'] })).toMatchObject({
      ...{ agreements: 2, covered: 1, value: { amount: '9000.00' } },
    });
  });

  it('keeps a draft between its author and staff until it is reported', async () => {
    const { id, version, status } = await record({ title: 'Draft', asDraft: true });
    expect(status).toBe('DRAFTED');
    expect(await clients.buyer.errorCode(WHOLE, { id })).toBe('FORBIDDEN');
    const list = `{ agreements(first: 100) { edges { node { id } } } }`;
    expect(JSON.stringify(await clients.buyer.data(list))).not.toContain(id);
    expect(JSON.stringify(await clients.supplier.data(list))).toContain(id);
    await clients.supplier.data(STEP('reportAgreement'), { id, version });
    expect(JSON.stringify(await clients.buyer.data(list))).toContain(id);
  });

  it("takes rates from a central bank's file, all or nothing, and keeps what stood unless told otherwise", async () => {
    const send = async (text: string, query = '', as: keyof typeof clients = 'staff') => {
      const response = await fetch(`${test.url}/exchange-rates/import${query}`, {
        method: 'POST',
        body: text,
        headers: {
          authorization: `Bearer ${clients[as].bearer}`,
          ...{ 'content-type': 'application/octet-stream', 'x-file-name': 'rates.csv' },
        },
      });
      return { status: response.status, ...((await response.json()) as Record<string, unknown>) };
    };
    const csv = (rate: string) => `date,currency,units_per_usd\n2026-11-20,VND,${rate}\n2026-11-21,VND,25500`;
    expect((await send(csv('25400'), '', 'supplier')).status).toBe(403);
    expect(await send(`${csv('25400')}\n2026-11-22,VND,-1`)).toMatchObject({ status: 400, line: 4 });
    expect(await test.em().count(ExchangeRate, { currency: 'VND' })).toBe(0);
    expect(await send(csv('25400'))).toMatchObject({ added: 2, kept: 0 });
    expect(await send(csv('25401'))).toMatchObject({ added: 0, kept: 1, unchanged: 1 });
    expect(await send(csv('25401'), '?replace=true')).toMatchObject({ changed: 1 });
    const rate = await test.em().findOneOrFail(ExchangeRate, { currency: 'VND', validFrom: '2026-11-20' });
    expect(rate).toMatchObject({ quote: '1 USD = 25401 VND', fileName: 'rates.csv', source: 'CSV file' });
  });

  it('asks the database as often for ten whole agreements as for twenty', async () => {
    const em = test.em();
    for (let index = 0; index < 20; index++) {
      const agreement = buildAgreement(em, {
        supplier,
        buyer,
        fair,
        signedOn: '2026-11-27',
        status: 'verified',
      });
      const sha256 = String(index).padStart(64, '0');
      const file = em.create(StoredFile, {
        ...{ name: 'a.pdf', mediaType: 'application/pdf', size: 1, sha256, purpose: 'agreement-document' },
        storedAt: test.clock.nowDate(),
      });
      em.create(AgreementDocument, { agreement, file, title: 'Contract', versionNumber: 1, sha256 });
      em.create(AgreementPart, { agreement, kind: 'delivery', title: 'Lot' });
      em.create(FollowUp, { agreement, months: 3, dueOn: '2027-02-27' });
    }
    await em.flush();
    const query = `query ($first: Int!) { agreements(first: $first) { edges { node { id valueInForce { amount } parts { id }
      documents { id file { id } } amendments { id } events { id } followUps { id } products { id } } } } }`;
    const count = (first: number) => fewestStatements(test, () => clients.staff.data(query, { first }));
    await count(2);
    expect(await count(10)).toBe(await count(20));
  });
});

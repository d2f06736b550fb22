import iconv from 'iconv-lite';
import { AuditEntry } from '#database';
import { Organisation } from '#directory';
import { ImportRun } from '#import';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const LIST = [
  'FAIR 2026 - Exhibitors',
  'Exhibitor;Country;Company website;Booth;Tax code;Employees;Capabilities;Certificates;Email;',
  'Müller Präzision GmbH;Germany;https://www.mueller.example;A1;;1.200;CNC milling, aluminium;ISO 9001, IATF 16949;info@mueller.example;',
  'Công ty TNHH Cơ khí An Phát;Vietnam;;A2;0101234567;85;gia công cơ khí chính xác;;;',
  'CO KHI AN PHAT;Viet Nam;;A2b;;;;;sales@anphat.example;',
  'Mueller Precision;Germany;mueller.example;A3;;;;;;',
  ';Germany;;A4;;;;;;',
  'Atlantis Parts;Atlantis;;A5;;;;;;',
  'Sunrise Co., Ltd.;Japan;not a website;A6;;many;;Some certificate;no-email;',
].join('\r\n');

const RUN = `id status totalRows doneRows createdCount updatedCount unchangedCount failedCount encoding delimiter headerLine
  columns mapping { field column } preview(rows: 2)
  problems(first: 50) { totalCount edges { node { line column value severity reason message } } }`;
const START = `mutation ($input: StartSupplierImportInput!) {
  startSupplierImport(input: $input) { __typename ... on SupplierImport { status } ... on Refusal { code message } }
}`;

describe('importing suppliers', () => {
  let test: TestApp;
  let staff: GraphqlClient;

  beforeEach(async () => {
    test = await borrowTestApp();
    const em = test.em();
    await makePerson(em, { email: 'staff@example.com', isStaff: true });
    const member = await makePerson(em, { email: 'member@example.com' });
    await makeOrganisation(em, { legalName: 'Some supplier', members: [member] });
    staff = await test.client().signIn('staff@example.com', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const upload = async (content: Buffer, client: GraphqlClient = staff) => {
    const response = await fetch(`${test.url}/import/suppliers`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent('Danh sách.csv'),
        ...(client.bearer ? { authorization: `Bearer ${client.bearer}` } : {}),
      },
      body: new Uint8Array(content),
    });
    return {
      status: response.status,
      body: (await response.json()) as { importId: string; [key: string]: unknown },
    };
  };
  const read = async (id: string) =>
    (await staff.data(`query ($id: ID!) { supplierImport(id: $id) { ${RUN} } }`, { id })).supplierImport;
  const finished = async (id: string) => {
    for (let tries = 0; tries < 200; tries++) {
      const run = await read(id);
      if (run.status !== 'RUNNING') return run;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The import did not finish.');
  };
  const importAll = async (content: Buffer) => {
    const { body } = await upload(content);
    const { mapping } = await read(body.importId);
    const { startSupplierImport } = await staff.data(START, { input: { importId: body.importId, mapping } });
    expect(startSupplierImport).toMatchObject({ status: 'RUNNING' });
    return finished(body.importId);
  };

  it('shows what it found, takes the good rows, and says of each bad one what is wrong', async () => {
    const { status, body } = await upload(iconv.encode(LIST, 'utf8'));
    expect(status).toBe(201);
    const waiting = await read(body.importId);
    expect(waiting).toMatchObject({
      status: 'UPLOADED',
      delimiter: ';',
      headerLine: 2,
      totalRows: 7,
      encoding: 'UTF-8',
    });
    expect(waiting.mapping).toContainEqual({ field: 'LEGAL_NAME', column: 'Exhibitor' });
    expect(waiting.preview[0].slice(0, 2)).toEqual(['Müller Präzision GmbH', 'Germany']);
    await staff.data(START, { input: { importId: body.importId, mapping: waiting.mapping } });
    const done = await finished(body.importId);
    expect(done).toMatchObject({
      status: 'FINISHED',
      doneRows: 7,
      createdCount: 3,
      updatedCount: 1,
      unchangedCount: 1,
      failedCount: 2,
    });
    const problems = done.problems.edges.map(({ node }: { node: object }) => node);
    expect(problems).toEqual([
      expect.objectContaining({ line: 6, severity: 'WARNING', reason: 'same-website' }),
      expect.objectContaining({
        line: 7,
        column: 'Exhibitor',
        value: null,
        severity: 'ERROR',
        reason: 'missing-name',
      }),
      expect.objectContaining({
        line: 8,
        column: 'Country',
        value: 'Atlantis',
        severity: 'ERROR',
        reason: 'unknown-country',
      }),
      ...['malformed-website', 'not-a-number', 'malformed-email', 'unknown-certificate'].map((reason) =>
        expect.objectContaining({ line: 9, severity: 'WARNING', reason }),
      ),
    ]);
    const { organisations } = await staff.data(
      `{ organisations(filter: { name: "an phat" }) { edges { node { legalName taxCode employees size contacts { email } } } } }`,
    );
    expect(organisations.edges).toEqual([
      {
        node: {
          legalName: 'Công ty TNHH Cơ khí An Phát',
          ...{ taxCode: '0101234567', employees: 85, size: 'SMALL' },
          contacts: [{ email: 'sales@anphat.example' }],
        },
      },
    ]);
  });

  it('changes nothing when the same file comes again, and remembers the mapping', async () => {
    await importAll(iconv.encode(LIST, 'utf8'));
    const before = await test
      .em()
      .count(AuditEntry, { recordType: { $nin: ['ImportRun', 'ImportProblem', 'ImportMapping'] } });
    const organisations = await test.em().find(Organisation, {}, { orderBy: { id: 'asc' } });
    const again = await importAll(iconv.encode(LIST, 'utf8'));
    expect(again).toMatchObject({ createdCount: 0, updatedCount: 0, unchangedCount: 5, failedCount: 2 });
    const after = await test.em().find(Organisation, {}, { orderBy: { id: 'asc' } });
    expect(after.map(({ id, version }) => [id, version])).toEqual(
      organisations.map(({ id, version }) => [id, version]),
    );
    expect(
      await test
        .em()
        .count(AuditEntry, { recordType: { $nin: ['ImportRun', 'ImportProblem', 'ImportMapping'] } }),
    ).toBe(before);
    const other = iconv.encode(LIST.replace('Capabilities', 'Tätigkeit'), 'windows-1252');
    const first = await upload(other);
    await staff.data(START, {
      input: {
        importId: first.body.importId,
        mapping: [
          { field: 'LEGAL_NAME', column: 'Exhibitor' },
          { field: 'CAPABILITIES', column: 'Tätigkeit' },
        ],
        defaultCountry: 'DE',
      },
    });
    await finished(first.body.importId);
    const second = await read((await upload(other)).body.importId);
    expect(second.mapping).toContainEqual({ field: 'CAPABILITIES', column: 'Tätigkeit' });
  });

  it('accounts for every row of a long list, also when it is stopped half-way and sent again', async () => {
    const rows = Array.from(
      { length: 1_500 },
      (_, index) => `Firm ${index % 1_400};${index % 100 === 7 ? 'Nowhere' : 'Vietnam'}`,
    );
    const file = Buffer.from(['Name;Country', ...rows].join('\n'));
    const { body } = await upload(file);
    const { mapping } = await read(body.importId);
    await staff.data(START, { input: { importId: body.importId, mapping } });
    await staff.data(`mutation ($id: ID!) { cancelSupplierImport(importId: $id) { status } }`, {
      id: body.importId,
    });
    const stopped = await finished(body.importId);
    expect(stopped.status).toBe('CANCELLED');
    const rest = await importAll(file);
    const { createdCount, updatedCount, unchangedCount, failedCount } = rest;
    expect(createdCount + updatedCount + unchangedCount + failedCount).toBe(1_500);
    expect(failedCount).toBe(15);
    expect(await test.em().count(Organisation, { source: 'import' })).toBe(1_386);
    expect(stopped.createdCount + createdCount).toBe(1_386);
  });

  it('goes on with an import whose process died', async () => {
    const { body } = await upload(iconv.encode(LIST, 'utf8'));
    const { mapping } = await read(body.importId);
    const em = test.em();
    const fields = Object.fromEntries(
      mapping.map((one: { field: string; column: string }) => [
        one.field.toLowerCase().replaceAll('_', '-'),
        one.column,
      ]),
    );
    await em.nativeUpdate(ImportRun, { id: body.importId }, { status: 'running', mapping: fields });
    const { SupplierImportsService } = await import('#import');
    await test.get(SupplierImportsService).work(body.importId);
    expect(await read(body.importId)).toMatchObject({ status: 'FINISHED', doneRows: 7 });
  });

  it.each([
    ['', 'empty'],
    ['PK\u0003\u0004', 'binary'],
    ['just text', 'no-header'],
  ])('refuses %j as a whole', async (text, reason) => {
    const { status, body } = await upload(Buffer.from(text));
    expect([status, body.reason ?? body.message]).toEqual(
      text === '' ? [400, expect.anything()] : [400, reason],
    );
    expect(await test.em().count(ImportRun, {})).toBe(0);
  });

  it('names what is wrong with a mapping, and starts nothing', async () => {
    const { body } = await upload(iconv.encode(LIST, 'utf8'));
    const start = (mapping: object[]) => staff.ask(START, { input: { importId: body.importId, mapping } });
    const wrong = await start([{ field: 'LEGAL_NAME', column: 'Nothing' }]);
    expect(wrong.errors![0]!.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      problems: [{ path: ['input', 'mapping', 'legal-name'] }],
    });
    expect((await start([{ field: 'COUNTRY', column: 'Country' }])).errors![0]!.message).toMatch(
      /which column holds the name/,
    );
    expect((await read(body.importId)).status).toBe('UPLOADED');
  });

  it('is closed to suppliers and to nobody, and an import to other people', async () => {
    const member = await test.client().signIn('member@example.com', TEST_PASSWORD);
    const file = iconv.encode(LIST, 'utf8');
    expect((await upload(file, test.client())).status).toBe(401);
    expect((await upload(file, member)).status).toBe(403);
    const { body } = await upload(file);
    const code = await member.errorCode(`query ($id: ID!) { supplierImport(id: $id) { fileName } }`, {
      id: body.importId,
    });
    expect(code).toBe('FORBIDDEN');
    expect(await member.errorCode(START, { input: { importId: body.importId, mapping: [] } })).toBe(
      'FORBIDDEN',
    );
  });
});

import { inflateRawSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { OrganisationContact, type Organisation } from '#directory';
import { SupplierIndex } from '#search';
import { makeCapability, makeCertificate, makeSupplier } from '../factories/capabilities.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { makeShortlist } from '../factories/sourcing.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

describe('lists of suppliers as files', () => {
  let test: TestApp;
  let fine: Organisation;
  let evil: Organisation;
  let member: GraphqlClient;
  let listId: string;

  beforeEach(async () => {
    test = await borrowTestApp();
    const em = test.em();
    fine = await makeSupplier(em, { legalName: 'Công ty Minh Phát', size: 'small', languages: ['vi', 'ja'] });
    em.create(OrganisationContact, {
      ...{ organisation: fine, name: 'Geheimrat', email: 'geheim@example.com', phone: '+84 24 999 888' },
    });
    await makeCapability(em, fine, {
      conceptIds: ['process.cnc-milling', 'material.aluminium'],
      ...{ toleranceUm: 12, partSizeMaxMm: 600, monthlyCapacity: 20_000, capacityUnit: 'pieces' },
    });
    await makeCertificate(em, fine, { issuer: 'TÜV' });
    evil = await makeSupplier(em, { legalName: '=HYPERLINK("http://evil.example")' });
    await makeCapability(em, evil, { toleranceUm: 50 });
    const buyer = await makePerson(em, { email: 'kenji@kyoto.example', name: 'Kenji' });
    const organisation = await makeOrganisation(em, { legalName: 'Kyoto', isBuyer: true, members: [buyer] });
    const { list } = await makeShortlist(em, organisation, buyer, {
      ...{ name: 'Bản lề 2026', suppliers: [evil, fine], note: '@important' },
    });
    listId = list.id;
    await makePerson(em, { email: 'other@example.com' });
    await test.get(SupplierIndex).rebuild();
    member = await test.client().signIn('kenji@kyoto.example', TEST_PASSWORD);
  });
  afterEach(() => test.close());

  const get = (path: string, query: Record<string, string> = {}, client: GraphqlClient | null = member) =>
    fetch(`${test.url}/export/${path}?${new URLSearchParams(query)}`, {
      headers: client ? { authorization: `Bearer ${client.bearer}` } : {},
    });
  const csv = async (path: string, query: Record<string, string> = {}) => {
    const response = await get(path, query);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { bytes, rows: parse(bytes, { bom: true, columns: true }) as Record<string, string>[] };
  };

  it('gives what a search finds, in its order, without formulas or contacts', async () => {
    const { bytes, rows } = await csv('suppliers', { q: 'CNC milling', sort: 'TOLERANCE' });
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({
      Name: 'Công ty Minh Phát',
      Country: 'Vietnam',
      Processes: 'CNC milling',
      'Tightest tolerance (± mm)': '0.012',
      'Largest part (mm)': '600',
      'Capacity a month': '20000 pieces',
      'Valid certificates (issuer, until)': 'ISO 9001 (TÜV, 2028-12-30)',
      Languages: 'Vietnamese; Japanese',
    });
    expect(rows[1]!.Name).toBe(`'=HYPERLINK("http://evil.example")`);
    for (const secret of ['Geheim', 'geheim', '999 888']) expect(bytes.toString()).not.toContain(secret);
  });

  it('takes the filter as the API does, and speaks Vietnamese', async () => {
    const filter = JSON.stringify({ sizes: ['SMALL'], toleranceUmAtMost: 20 });
    const { rows } = await csv('suppliers', { filter, lang: 'vi' });
    expect(rows.map((row) => [row['Tên'], row['Quy mô'], row['Công nghệ']])).toEqual([
      ['Công ty Minh Phát', 'Nhỏ', 'phay CNC'],
    ]);
    expect((await csv('suppliers', { q: 'xyzzyx' })).rows).toEqual([]);
  });

  it('names what is wrong', async () => {
    const problems = async (query: Record<string, string>) => {
      const response = await get('suppliers', query);
      expect(response.status).toBe(400);
      const { problems } = (await response.json()) as { problems: { path: string[] }[] };
      return problems.map(({ path }) => path.join('.'));
    };
    expect(await problems({ filter: '{' })).toEqual(['filter']);
    expect(await problems({ filter: '{"sizes":["HUGE"],"colour":1}' })).toEqual(['filter.sizes.0', 'filter']);
    expect(await problems({ filter: '{"partSizeMm":0}' })).toEqual(['filter.partSizeMm']);
    expect(await problems({ filter: '{"concepts":["process.none"]}' })).toEqual(['filter.concepts.0']);
    expect(await problems({ sort: 'RANDOM' })).toEqual(['sort']);
    expect(await problems({ format: 'pdf' })).toEqual(['format']);
  });

  it('is also a workbook, in which texts are texts', async () => {
    const response = await get('suppliers', { q: 'CNC milling', sort: 'TOLERANCE', format: 'xlsx' });
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="suppliers.xlsx"');
    const bytes = Buffer.from(await response.arrayBuffer());
    const sheet = fileIn(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<v>0.012</v>');
    const texts = sheet + fileIn(bytes, 'xl/sharedStrings.xml');
    expect(texts).toContain('Công ty Minh Phát');
    expect(texts).toContain('=HYPERLINK(');
  });

  it('gives a shortlist with notes, in its order, to its own people alone', async () => {
    const { rows } = await csv(`shortlists/${listId}`);
    expect(rows.map((row) => [row.Name, row.Note, row['Added by']])).toEqual([
      [`'=HYPERLINK("http://evil.example")`, `'@important`, 'Kenji'],
      ['Công ty Minh Phát', `'@important`, 'Kenji'],
    ]);
    const response = await get(`shortlists/${listId}`);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="ban-le-2026.csv"');
    const other = await test.client().signIn('other@example.com', TEST_PASSWORD);
    const nobody = '0197b0f0-0000-7000-8000-000000000001';
    const statuses = await Promise.all(
      [
        get(`shortlists/${listId}`, {}, other),
        get(`shortlists/${listId}`, {}, null),
        get(`shortlists/${nobody}`),
        get('shortlists/nonsense'),
        get('suppliers', {}, null),
        get('suppliers', {}, other),
      ].map(async (answer) => (await answer).status),
    );
    expect(statuses).toEqual([403, 401, 403, 403, 401, 200]);
  });

  it('asks as many statements for three as for one', async () => {
    const third = await makeSupplier(test.em(), { legalName: 'Third' });
    await makeCapability(test.em(), third);
    const count = () =>
      fewestStatements(test, async () => (await csv('suppliers', { q: 'CNC milling' })).rows);
    const two = await count();
    await test.get(SupplierIndex).indexOrganisation(third.id);
    expect(await count()).toBe(two);
  });

  it('ends at five thousand', async () => {
    await test.em().execute(
      `insert into organisation (id, created_at, updated_at, legal_name, folded_name, is_supplier, is_buyer, country, languages, source)
       select gen_random_uuid(), now(), now(), 'Bulk ' || n, 'bulk ' || n, true, false, 'VN', '{}', 'import'
         from generate_series(1, 5100) n`,
    );
    await test.get(SupplierIndex).rebuild();
    const { rows } = await csv('suppliers', { q: 'bulk', sort: 'NAME' });
    expect(rows).toHaveLength(5_000);
    expect(new Set(rows.map((row) => row.Name)).size).toBe(5_000);
  });
});

/** One file of a ZIP archive, by its central directory. */
function fileIn(zip: Buffer, name: string): string {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    if (zip.toString('utf8', at + 46, at + 46 + nameLength!) === name) {
      const local = zip.readUInt32LE(at + 42);
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const data = zip.subarray(from, from + zip.readUInt32LE(at + 20));
      return (zip.readUInt16LE(at + 10) === 0 ? data : inflateRawSync(data)).toString();
    }
    at += 46 + nameLength! + extraLength! + noteLength!;
  }
  return '';
}

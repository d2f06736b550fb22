import { EntityManager } from '@mikro-orm/postgresql';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { SYSTEM, type Viewer } from '#access';
import { Agreement, type AgreementStatus, totalsOf } from '#agreement';
import { Organisation } from '#directory';
import { type Fair, Participation } from '#fair';
import { buildAgreement, makeRate } from '../../../../test/factories/agreements.js';
import { makeFair, makeParticipation } from '../../../../test/factories/fairs.js';
import { makeOrganisation } from '../../../../test/factories/organisations.js';
import { calculate, readWorkbook } from '../../../../test/support/read-workbook.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import { FairCost } from '../domain/fair-cost.entity.js';
import { FrozenRecord, FrozenReport } from '../domain/frozen-report.entity.js';
import { canonicalJson, contentHash } from '../domain/official-content.js';
import { FreezeReportService } from './freeze-report.service.js';
import { ReportChangesService } from './report-changes.service.js';
import { ReportFilesService } from './report-files.service.js';

const TIMEOUT = 120_000;

/** Real: the whole application on PostgreSQL; nothing is replaced but the clock. */
describe('frozen reports', () => {
  let test: TestApp;
  let freezing: FreezeReportService;
  let changes: ReportChangesService;
  let files: ReportFilesService;
  let supplier: Organisation;
  let buyer: Organisation;
  let fair: Fair;
  const staff: Viewer = SYSTEM;
  const freeze = (filter = {}, note: string | null = null) =>
    freezing.freeze(filter, { viewer: staff, note, audience: null });

  beforeAll(async () => {
    test = await startTestApp({ now: '2026-12-01T02:00:00Z' });
    freezing = test.get(FreezeReportService);
    changes = test.get(ReportChangesService);
    files = test.get(ReportFilesService);
    const em = test.em();
    supplier = await makeOrganisation(em, { legalName: 'Cơ khí Tân Phát', isSupplier: true });
    buyer = await makeOrganisation(em, { legalName: 'Kyoto Motors', country: 'JP', isBuyer: true });
    fair = await makeFair(em, { code: 'tokyo', country: 'JP', startsOn: '2026-03-01', endsOn: '2026-03-02' });
    await makeParticipation(em, fair, supplier);
    await makeRate(em, 'VND', '0.00004');
    em.create(FairCost, {
      ...{ fair: fair.id, kind: 'venue', description: 'Hall', incurredOn: '2026-02-01' },
      ...{ amountMinor: 250_000n, currency: 'USD', basis: 'verified', documentReference: 'Invoice 7' },
    });
    buildAgreement(em, {
      supplier,
      buyer,
      fair,
      number: 'F-1',
      value: '1000.50 USD',
      status: 'verified',
      sectorConceptId: 'industry.electronics',
    });
    buildAgreement(em, { supplier, buyer, fair, number: 'F-2', value: '25000000 VND' });
    buildAgreement(em, { supplier, buyer, fair: null, number: 'F-3', value: '70 THB' });
    buildAgreement(em, { supplier, buyer, fair, number: 'F-4', value: '9999 USD', status: 'terminated' });
    await em.flush();
  });
  afterAll(() => test.close());

  it('keeps figures and records, numbered in the order of freezing', async () => {
    const [one, other] = [await freeze({}, 'For the council'), await freeze({ currency: 'VND' })];
    expect([one.number, other.number]).toEqual(['BC-2026-0001', 'BC-2026-0002']);
    expect(one.content.agreements).toMatchObject({
      count: 3,
      value: { minor: '200050', currency: 'USD' },
      verified: { minor: '100050', currency: 'USD' },
      unconverted: 1,
    });
    expect(one.content.returns).toMatchObject([
      {
        signedRatio: 0.8002,
        costs: { verified: { minor: '250000' } },
        costPerAgreement: { minor: '125000' },
      },
    ]);
    expect(one.hash).toBe(contentHash(one.content));
    expect(one.content.records).toMatchObject({
      agreement: { count: 4 },
      participation: { count: 1 },
      cost: { count: 1 },
      pair: { count: 1 },
    });
    const em = test.em();
    const [first] = await em.find(
      FrozenRecord,
      { report: one.id, kind: 'agreement' },
      { orderBy: { recordId: 'asc' } },
    );
    expect(first!.state).toMatchObject({
      number: 'F-1',
      amount: '100050',
      converted: '100050',
      sector: 'industry.electronics',
    });
    expect((await changes.since(one.id, null)).counts).toEqual([]);
    expect((await changes.since(one.id, null)).figures).toEqual([]);
  });

  it('refuses to change what is frozen', async () => {
    const report = await freeze();
    const em = test.em();
    for (const sql of [
      `update frozen_report set note = 'x' where id = '${report.id}'`,
      `delete from frozen_record where report_id = '${report.id}'`,
      'truncate frozen_file',
    ])
      await expect(em.execute(sql)).rejects.toThrow('never changed');
  });

  it(
    'makes the same bytes again, with the words and figures of the report in them',
    async () => {
      const report = await freeze();
      for (const format of ['pdf', 'xlsx'] as const) {
        for (const language of ['vi', 'en'] as const) {
          const file = await files.frozen(report.id, format, language);
          const again = await files.bytesOf(test.get(EntityManager).fork(), report.id, format, language);
          expect(again.equals(Buffer.from(file.content as Uint8Array))).toBe(true);
          expect((await files.frozen(report.id, format, language)).hash).toBe(file.hash);
          expect(await changes.verify(file.hash)).toMatchObject({
            verdict: 'genuine',
            report: { id: report.id },
            file: { format, language },
          });
        }
      }
      expect(await changes.verify(report.hash.toUpperCase())).toMatchObject({
        verdict: 'genuine',
        file: null,
      });
      expect(await changes.verify('0'.repeat(64))).toEqual({ verdict: 'unknown', report: null, file: null });

      const pdf = await files.frozen(report.id, 'pdf', 'vi');
      const bytes = new Uint8Array(pdf.content as Uint8Array);
      expect(Buffer.from(bytes).toString('latin1')).toContain(`sha256:${report.hash}`);
      const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
      const flat = text.replaceAll(/\s+/g, '').normalize('NFKC');
      for (const words of [
        report.content.sentences.vi,
        report.number,
        report.hash,
        'F-2',
        '25.000.000',
        '2.000,50 USD',
        'Cơ khí Tân Phát',
      ])
        expect(flat).toContain(words.replaceAll(/\s+/g, '').normalize('NFKC'));
    },
    TIMEOUT,
  );

  it('has in the workbook a formula over the records for every figure, which comes to it', async () => {
    const report = await freeze();
    const file = await files.frozen(report.id, 'xlsx', 'en');
    const workbook = readWorkbook(new Uint8Array(file.content as Uint8Array));
    const summary = workbook.get('Report')!;
    let checked = 0;
    for (const row of summary) {
      for (const { value, formula } of row.values()) {
        if (formula === null) continue;
        expect([formula, calculate(formula, workbook)]).toEqual([formula, value]);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(40);
    expect(workbook.get('Agreements')!).toHaveLength(5);
    expect([...summary[1]!.values()][0]!.value).toBe(report.content.sentences.en);
  });

  it('says what changed since, and what that does to each figure', async () => {
    const report = await freeze();
    const em = test.em();
    const altered = await em.findOneOrFail(Agreement, { number: 'F-2' });
    altered.valueMinor = 50_000_000n;
    const ended = await em.findOneOrFail(Agreement, { number: 'F-1' });
    Object.assign(ended, { status: 'terminated', terminationReason: 'Ended.' });
    const added = buildAgreement(em, { supplier, buyer, fair, number: 'F-5', value: '100 USD' });
    await em.nativeDelete(Participation, { organisation: supplier.id, fair: fair.id });
    await em.flush();

    const { counts, records, figures } = await changes.since(report.id, null);
    expect(counts).toEqual([
      { kind: 'agreement', change: 'added', count: 1 },
      { kind: 'agreement', change: 'altered', count: 2 },
      // Its sector was that of the ended agreement.
      { kind: 'pair', change: 'altered', count: 1 },
      { kind: 'participation', change: 'removed', count: 1 },
    ]);
    expect(records.find(({ recordId }) => recordId === altered.id)).toMatchObject({
      change: 'altered',
      fields: [
        { field: 'amount', before: '25000000 VND', after: '50000000 VND' },
        { field: 'converted', before: '1000.00 USD', after: '2000.00 USD' },
      ],
    });
    expect(records.find(({ recordId }) => recordId === ended.id)!.fields).toEqual([
      { field: 'status', before: 'verified', after: 'terminated' },
    ]);
    expect(records.find(({ recordId }) => recordId === added.id)).toMatchObject({
      change: 'added',
      name: 'F-5 Supply of parts',
    });
    const figure = (path: string) => figures.find((one) => one.path === path);
    expect(figure('agreements')).toMatchObject({
      countBefore: 3,
      countAfter: 3,
      valueBefore: { minor: '200050' },
      valueAfter: { minor: '210000' },
    });
    expect(figure('byStatus/terminated')).toMatchObject({ countBefore: 1, countAfter: 2 });
    expect(figure('people/directTimes')).toMatchObject({ countBefore: 1, countAfter: 0 });
    expect(figure('bySector/industry.electronics')).toMatchObject({ countBefore: 1, countAfter: null });

    // What is frozen stays as it was.
    const kept = await test.em().findOneOrFail(FrozenReport, { id: report.id });
    expect(canonicalJson(kept.content)).toBe(canonicalJson(report.content));
    expect((await changes.verify(report.hash)).verdict).toBe('genuine');
  });

  it('adds up to the minor unit in its records, whatever they are, in every currency', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            minor: fc.option(fc.bigInt(1n, 10n ** 12n)),
            currency: fc.constantFrom('USD', 'VND', 'THB'),
            status: fc.constantFrom<AgreementStatus>('reported', 'confirmed', 'verified', 'terminated'),
            atFair: fc.boolean(),
          }),
          { maxLength: 8 },
        ),
        fc.constantFrom('USD', 'VND', 'THB'),
        async (deals, currency) => {
          const em = test.em();
          await em.nativeDelete(Agreement, {});
          for (const { minor, currency: of, status, atFair } of deals) {
            const agreement = buildAgreement(em, {
              supplier,
              buyer,
              fair: atFair ? fair : null,
              status,
              value: null,
            });
            Object.assign(agreement, { valueMinor: minor, currency: minor === null ? null : of });
          }
          await em.flush();
          const report = await freeze({ currency });
          const records = await test.em().find(FrozenRecord, { report: report.id, kind: 'agreement' });
          const counted = records.filter(({ state }) => state.status !== 'terminated');
          const sum = (of: FrozenRecord[]) =>
            of.reduce((all, { state }) => all + BigInt((state.converted as string | null) ?? 0), 0n);
          const { content } = report;
          expect(content.agreements.count).toBe(counted.length);
          expect(BigInt(content.agreements.value.minor)).toBe(sum(counted));
          expect(BigInt(content.agreements.verified.minor)).toBe(
            sum(counted.filter(({ state }) => state.status === 'verified')),
          );
          for (const rows of [
            content.byKind,
            content.byYear,
            content.bySector,
            content.byCountry,
            content.byFair,
          ]) {
            expect(rows.reduce((all, { value }) => all + BigInt(value.minor), 0n)).toBe(sum(counted));
            expect(rows.reduce((all, { count }) => all + count, 0)).toBe(counted.length);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('counts amendments by their value alone, orders with their framework, and no estimate as verified', async () => {
    const em = test.em();
    await em.nativeDelete(Agreement, {});
    const deal = { supplier, buyer, fair, status: 'verified' as const };
    const contract = buildAgreement(em, { ...deal, number: 'G-1', value: '1000 USD' });
    Object.assign(buildAgreement(em, { ...deal, number: 'G-1/A1', value: '250 USD', amends: contract }), {
      amendedToMinor: 1250_00n,
    });
    const range = buildAgreement(em, { ...deal, number: 'G-2', kind: 'framework', value: '5000 USD' });
    Object.assign(range, { valueBasis: 'range', valueMaxMinor: 9000_00n });
    // In a currency that no rate converts: it would be missing, were it counted by itself.
    const order = buildAgreement(em, { ...deal, number: 'G-3', kind: 'purchase-order', value: '70 THB' });
    Object.assign(order, { framework: range });
    await em.flush();
    const report = await freeze();
    expect(report.content.agreements).toMatchObject({
      ...{ count: 3, value: { minor: '625000' }, verified: { minor: '125000' }, unconverted: 0 },
    });
    // The same as the list of agreements says.
    const totals = await totalsOf(test.em(), {}, null, 'USD');
    expect([totals.agreements, totals.value.toString()]).toEqual([3, '6250.00 USD']);
    expect(totals.byStanding.find(({ standing }) => standing === 'verified')!.value.toString()).toBe(
      '1250.00 USD',
    );
    const file = await files.frozen(report.id, 'xlsx', 'en');
    const workbook = readWorkbook(new Uint8Array(file.content as Uint8Array));
    for (const row of workbook.get('Report')!)
      for (const { value, formula } of row.values())
        if (formula !== null) expect([formula, calculate(formula, workbook)]).toEqual([formula, value]);
    const titles = workbook.get('Agreements')!.map((row) => row.get('C')!.value);
    expect(titles).toContain('Supply of parts (amendment of G-1)');
    expect(titles).toContain('Supply of parts (counted with G-2)');
  });
});

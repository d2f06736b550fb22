import { EntityManager } from '@mikro-orm/postgresql';
import { extractText, getDocumentProxy } from 'unpdf';
import { SYSTEM } from '#access';
import { ActivityAttendance } from '#activity';
import { runAs } from '#database';
import { newId } from '#kernel';
import { Recognition } from '#recognition';
import { SupportPayment } from '#support';
import { Programme, ProgrammeTarget } from '#target';
import { makeActivity, makeEnrolment } from '../../../../test/factories/activities.js';
import { makeFair, makeParticipation } from '../../../../test/factories/fairs.js';
import { makeOrganisation } from '../../../../test/factories/organisations.js';
import { makeRecognition } from '../../../../test/factories/recognitions.js';
import { makeBudget, makePayment } from '../../../../test/factories/support.js';
import { fewestStatements } from '../../../../test/support/count-statements.js';
import { calculate, readWorkbook } from '../../../../test/support/read-workbook.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import type { ChapterKey } from '../domain/chapters.js';
import { FrozenReport } from '../domain/frozen-report.entity.js';
import { type OfficialContent, contentHash } from '../domain/official-content.js';
import { ChapterRecordsService } from './chapter-records.service.js';
import { FreezeReportService } from './freeze-report.service.js';
import { OfficialReportService } from './official-report.service.js';
import { recordDigests } from './record-states.js';
import { ReportChangesService } from './report-changes.service.js';
import { ReportFilesService } from './report-files.service.js';

/** Real: the whole application on PostgreSQL; nothing is replaced but the clock. */
describe('chapters of the report', () => {
  let test: TestApp;
  let target: ProgrammeTarget;
  const freeze = (filter = {}) =>
    test.get(FreezeReportService).freeze(filter, { viewer: SYSTEM, audience: null });
  const take = async (filter = {}) => (await test.get(OfficialReportService).take(filter, null)).content;

  beforeAll(async () => {
    test = await startTestApp({ now: '2026-12-01T02:00:00Z' });
    const em = test.em();
    const [tanPhat, sonHa] = [
      await makeOrganisation(em, { legalName: 'Cơ khí Tân Phát', isSupplier: true }),
      await makeOrganisation(em, { legalName: 'Đúc Sơn Hà', isSupplier: true }),
    ];
    const tokyo = await makeFair(em, {
      code: 'tokyo',
      country: 'JP',
      startsOn: '2025-03-01',
      endsOn: '2025-03-02',
    });
    const hanoi = await makeFair(em, { code: 'hanoi' });
    for (const fair of [tokyo, hanoi]) await makeParticipation(em, fair, tanPhat);
    await makeParticipation(em, hanoi, sonHa, { kind: 'indirect' });

    const productId = newId();
    makeRecognition(em, tanPhat, {
      productId,
      decidedOn: '2020-06-01',
      validUntil: '2023-06-01',
      decisionNumber: 'A/2020',
    });
    makeRecognition(em, tanPhat, { productId, decidedOn: '2024-06-01', decisionNumber: 'B/2024' });
    makeRecognition(em, tanPhat, {
      productName: 'Spindle',
      decidedOn: '2024-06-01',
      validUntil: '2025-06-01',
    });
    makeRecognition(em, sonHa, {
      ...{ productName: 'Casting', decidedOn: '2024-06-01' },
      ...{ withdrawnOn: '2026-02-01', withdrawalReason: 'No longer made.' },
    });

    const budget = makeBudget(em, { code: 'HT-2026' });
    makePayment(em, budget, tanPhat, { amount: '30000000 VND' });
    const mistaken = makePayment(em, budget, sonHa, { amount: '20000000 VND' });
    await em.flush();
    em.create(SupportPayment, {
      ...{ number: '2026-9999', budget, organisation: sonHa.id, kind: 'interest-support', currency: 'VND' },
      ...{
        amountMinor: -20_000_000n,
        paidOn: '2026-06-01',
        purpose: 'Taken back',
        documentReference: 'Back',
      },
      ...{ reverses: mistaken, reason: 'Paid twice.' },
    });
    makePayment(em, budget, sonHa, { kind: 'pilot-production', amount: '7500000 VND', project: 'Line 2' });

    const { activity, sessions } = makeActivity(em, { title: { vi: 'Khóa 5S', en: '5S course' } });
    makeActivity(em, { title: { en: 'Nobody came' }, topic: 'workforce' });
    const { participants } = makeEnrolment(em, activity, tanPhat, {
      people: [{ name: 'Bình' }, { name: 'An' }],
    });
    makeEnrolment(em, activity, sonHa);
    for (const participant of participants)
      em.create(ActivityAttendance, { session: sessions[0]!, participant });

    const programme = em.create(Programme, {
      ...{ code: 'cnht', name: { vi: 'Chương trình', en: 'Programme' } },
      ...{ startsOn: '2025-01-01', endsOn: '2026-12-31' },
    });
    target = em.create(ProgrammeTarget, {
      programme,
      year: 2026,
      definition: 'connection-participations',
      goal: 10,
    });
    em.create(ProgrammeTarget, { programme, year: 2026, definition: 'international-standards', goal: 40 });
    await em.flush();
  });
  afterAll(() => test.close());

  /** What a row of a table says, by column. */
  function told(content: OfficialContent, chapter: ChapterKey, row: string, table?: string) {
    const tables = content.chapters!.find(({ key }) => key === chapter)!.tables;
    const found = tables.filter(({ key }) => !table || key === table).flatMap(({ rows }) => rows);
    const { cells } = found.find(({ key }) => key === row)!;
    return Object.fromEntries(cells.map(({ column, count, value }) => [column, value ?? count]));
  }

  it('tells participations, recognitions, support, targets and activities', async () => {
    const content = await take();
    expect(told(content, 'participations', 'direct')).toEqual({
      ...{ 'home-enterprises': 1, 'home-times': 1, 'abroad-enterprises': 1, 'abroad-times': 1 },
      ...{ enterprises: 1, times: 2 },
    });
    expect(told(content, 'participations', 'together')).toMatchObject({ enterprises: 2, times: 3 });
    expect(told(content, 'recognitions', 'key-industrial-product')).toEqual({
      ...{ products: 3, enterprises: 2, 'in-force': 1, expired: 1, withdrawn: 1 },
    });
    expect(told(content, 'recognitions', '2024')).toEqual({
      ...{ added: 2, 'added-enterprises': 2, 'in-all': 3, 'in-all-enterprises': 2 },
    });
    expect(told(content, 'support', 'interest-support-VND')).toEqual({
      ...{ enterprises: 1, projects: 0, payments: 1, amount: { minor: '30000000', currency: 'VND' } },
    });
    expect(told(content, 'support', 'all-VND')).toMatchObject({
      ...{ enterprises: 2, projects: 1, payments: 2, amount: { minor: '37500000' } },
    });
    expect(told(content, 'targets', target.id)).toEqual({ goal: 10, actual: 2, enterprises: 2 });
    expect(told(content, 'activities', 'all', 'byKind')).toEqual({
      ...{ activities: 2, enterprises: 1, times: 1, people: 2 },
    });
  });

  it('counts over whole years, and tells a narrowed report of participations alone', async () => {
    const content = await take({ fromYear: 2024, toYear: 2025 });
    expect(told(content, 'recognitions', 'key-industrial-product')).toMatchObject({
      products: 2,
      withdrawn: 0,
    });
    expect(content.chapters!.find(({ key }) => key === 'support')!.tables[0]!.rows).toEqual([]);
    const narrowed = await take({ country: 'JP' });
    expect(narrowed.chapters!.map(({ key }) => key)).toEqual(['participations']);
  });

  it('leads from every figure to exactly its records, as they are and as they were frozen', async () => {
    const report = await freeze();
    const records = test.get(ChapterRecordsService);
    const cells = report.content.chapters!.flatMap(({ tables }) =>
      tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells)),
    );
    let checked = 0;
    for (const { count, value, behind, column } of cells) {
      if (!behind) continue;
      const asked = { ...behind, first: 500, offset: 0 };
      const live = await records.live({}, asked);
      const frozen = await records.frozen(report.id, asked);
      expect(frozen).toEqual(live);
      const { counts } = behind;
      if (counts === 'rows') expect([column, live.totalCount]).toEqual([column, count]);
      if (counts === 'amount')
        expect(live.records.reduce((sum, { amount }) => sum + amount!.minor, 0n).toString()).toBe(
          value!.minor,
        );
      if (counts === 'distinct' && count! > 0) expect(live.totalCount).toBeGreaterThanOrEqual(count!);
      checked++;
    }
    expect(checked).toBeGreaterThan(40);
    await expect(
      records.live({}, { kind: 'support', where: [{ field: "x' or 1", value: '' }], first: 1, offset: 0 }),
    ).rejects.toThrow('not asked for');
    await expect(
      records.live({ country: 'JP' }, { kind: 'support', where: [], first: 1, offset: 0 }),
    ).rejects.toThrow('whole programme');
  });

  it('prints them, with their records and formulas that come to the figures', async () => {
    const report = await freeze();
    const files = test.get(ReportFilesService);
    const workbook = readWorkbook(
      new Uint8Array((await files.frozen(report.id, 'xlsx', 'en')).content as Uint8Array),
    );
    const formulas = workbook
      .get('Report')!
      .flatMap((row) => [...row.values()].filter(({ formula }) => formula));
    for (const { formula, value } of formulas)
      expect([formula, calculate(formula!, workbook)]).toEqual([formula, value]);
    expect(
      formulas.filter(({ formula }) => /Recognitions|Support paid|Activities/.test(formula!)).length,
    ).toBeGreaterThan(15);
    expect(workbook.get('Support paid')!).toHaveLength(5);
    const pdf = await files.frozen(report.id, 'pdf', 'vi');
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf.content as Uint8Array)), {
      mergePages: true,
    });
    const flat = text.replaceAll(/\s+/g, '').normalize('NFKC');
    for (const words of [
      'Sản phẩm được công nhận',
      'Kinh phí hỗ trợ',
      'Phụ lục H',
      '37.500.000 VND',
      'A/2020',
    ])
      expect(flat).toContain(words.replaceAll(/\s+/g, '').normalize('NFKC'));
  });

  it('says what changed since, and leaves reports of the first format as they were', async () => {
    const { content, scope } = await test
      .get(OfficialReportService)
      .take({}, null, { hasChapters: false, number: 'BC-2020-0001' });
    expect(content).toMatchObject({ format: 'fairmatch-report/1', number: 'BC-2020-0001' });
    expect([content.chapters, scope.programme]).toEqual([undefined, null]);
    const em = test.em();
    const old = await em.fork().transactional(async (inside) => {
      const kept = inside.create(FrozenReport, {
        ...{ number: 'BC-2020-0001', fairIds: null, frozenById: null },
        ...{ content: { ...content, records: {} }, hash: newId() },
      });
      await inside.flush();
      return kept;
    });
    const report = await freeze();

    const spindle = await em.findOneOrFail(Recognition, { productName: 'Spindle' });
    Object.assign(spindle, { withdrawnOn: '2026-11-30', withdrawalReason: 'Given up.' });
    await em.flush();

    const changes = test.get(ReportChangesService);
    const since = await changes.since(report.id, null);
    expect(since.counts).toEqual([{ kind: 'recognition', change: 'altered', count: 1 }]);
    expect(since.records[0]).toMatchObject({
      name: 'Spindle, Cơ khí Tân Phát (4321/QĐ-UBND)',
      fields: [{ field: 'state', before: 'expired', after: 'withdrawn' }],
    });
    expect(since.figures.map(({ path }) => path).sort()).toEqual([
      'recognitions/byKind/key-industrial-product/expired',
      'recognitions/byKind/key-industrial-product/withdrawn',
    ]);
    expect(since.figures[0]!.labels.en).toContain('Recognised products: Key industrial products');

    // Participations were not kept with it, but nothing of chapters counts as a change.
    const ofOld = await changes.since(old.id, null);
    expect(new Set(ofOld.counts.map(({ kind }) => kind))).toEqual(new Set(['participation']));
    expect(ofOld.figures).toEqual([]);
    const bytes = await test
      .get(ReportFilesService)
      .bytesOf(test.get(EntityManager).fork(), old.id, 'xlsx', 'en');
    expect([...readWorkbook(new Uint8Array(bytes)).keys()]).toEqual([
      ...['Report', 'Agreements', 'Participations', 'Costs', 'Pairs of the funnel'],
    ]);
    expect(contentHash(report.content)).toBe(report.hash);
    expect(Object.keys(await recordDigests(em, 'frozen_record', report.id))).toContain('recognition');
  });

  it('takes the same number of statements whatever there is', async () => {
    const count = () =>
      runAs({ personId: null, requestId: 'count', via: 'web' }, () => fewestStatements(test, () => take()));
    const before = await count();
    const em = test.em();
    const budget = makeBudget(em, { code: 'MORE' });
    const { activity } = makeActivity(em, {});
    for (let index = 0; index < 20; index++) {
      const firm = await makeOrganisation(em, { legalName: `Xưởng ${index}`, isSupplier: true });
      makeRecognition(em, firm, { productName: `Part ${index}`, decidedOn: `20${10 + (index % 10)}-01-01` });
      makePayment(em, budget, firm, { kind: index % 2 ? 'training' : 'technology' });
      makeEnrolment(em, activity, firm);
    }
    const programme = em.create(Programme, {
      ...{ code: 'second', name: { en: 'Second' }, startsOn: '2020-01-01', endsOn: '2026-12-31' },
    });
    for (const year of [2021, 2022, 2023, 2024, 2025, 2026])
      em.create(ProgrammeTarget, { programme, year, definition: 'key-products', goal: 10 });
    await em.flush();
    expect(await count()).toBe(before);
  });
});

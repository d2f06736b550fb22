import { makeOrganisation } from '../../../../test/factories/organisations.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import { Recognition } from '../domain/recognition.entity.js';
import { RecognitionImport } from './recognition-import.js';

const HEAD = 'Doanh nghiệp,Mã số thuế,Sản phẩm,Năm,Số quyết định,Ngày quyết định,Có hiệu lực đến';
const GOOD = [
  'Cơ khí Tân Phát,0100000001,Bánh răng,2020,11/QĐ,15/06/2020,',
  // The same product in another spelling, by a later decision: a renewal.
  'Cơ khí Tân Phát,,BÁNH RĂNG,2023,12/QĐ,2023-06-15,2026-06-15',
  'Đúc Sơn Hà,,Vỏ hộp số,2022,13/QĐ,01/02/2023,',
];
/** Each with the column that it is refused for. */
const BAD: readonly (readonly [string, string])[] = [
  ['Không có ở đây,,Trục,2023,14/QĐ,15/06/2023,', 'Doanh nghiệp'],
  ['Đúc Sơn Hà,9999999999,Trục,2023,14/QĐ,15/06/2023,', 'Mã số thuế'],
  ['Đúc Sơn Hà,,,2023,14/QĐ,15/06/2023,', 'Sản phẩm'],
  ['Đúc Sơn Hà,,Trục,2023,,15/06/2023,', 'Số quyết định'],
  ['Đúc Sơn Hà,,Trục,2023,14/QĐ,,', 'Ngày quyết định'],
  ['Đúc Sơn Hà,,Trục,2023,14/QĐ,31/02/2023,', 'Ngày quyết định'],
  ['Đúc Sơn Hà,,Trục,2030,14/QĐ,15/06/2030,', 'Ngày quyết định'],
  ['Đúc Sơn Hà,,Trục,2019,14/QĐ,15/06/2023,', 'Năm'],
  ['Đúc Sơn Hà,,Trục,năm kia,14/QĐ,15/06/2023,', 'Năm'],
  ['Đúc Sơn Hà,,Trục,2023,14/QĐ,15/06/2023,2022-01-01', 'Có hiệu lực đến'],
];

/** Real: the whole application on PostgreSQL; nothing is replaced but the clock. */
describe('the import of recognitions', () => {
  let test: TestApp;
  const run = (lines: readonly string[], isTrial = false) =>
    test
      .get(RecognitionImport)
      .run(Buffer.from([HEAD, ...lines].join('\n')), { kind: 'key-industrial-product', isTrial });

  beforeAll(async () => {
    test = await startTestApp({ now: '2026-11-27T02:00:00Z' });
    const em = test.em();
    await makeOrganisation(em, { legalName: 'Cơ khí Tân Phát', taxCode: '0100000001', isSupplier: true });
    await makeOrganisation(em, { legalName: 'Đúc Sơn Hà', isSupplier: true });
  });
  afterAll(() => test.close());

  it('only tries a trial, takes every good row, names every bad one, and nothing twice', async () => {
    const mixed = [GOOD[0]!, ...BAD.map(([line]) => line), ...GOOD.slice(1)];
    const counts = { rows: 13, created: 3, renewed: 1, unchanged: 0, failed: 10 };
    expect(await run(mixed, true)).toMatchObject({ isTrial: true, ...counts });
    expect(await test.em().count(Recognition)).toBe(0);

    const report = await run(mixed);
    expect(report).toMatchObject({ isTrial: false, ...counts });
    // The header is line 1, the good row line 2.
    expect(report.problems.map(({ line, column }) => [line, column])).toEqual(
      BAD.map(([, column], index) => [index + 3, column]),
    );
    const kept = await test.em().find(Recognition, {}, { orderBy: { decidedOn: 'asc' } });
    expect(kept.map(({ year, decisionNumber, validUntil }) => [year, decisionNumber, validUntil])).toEqual([
      [2020, '11/QĐ', null],
      [2022, '13/QĐ', null],
      [2023, '12/QĐ', '2026-06-15'],
    ]);
    expect(kept[2]!.productId).toBe(kept[0]!.productId);

    expect(await run(mixed)).toMatchObject({ created: 0, renewed: 0, unchanged: 3, failed: 10 });
    expect(await test.em().count(Recognition)).toBe(3);
  });

  it('refuses a list without its columns, and what is no list', async () => {
    const wrong = Buffer.from('Tên,Ghi chú\nTân Phát,x');
    const kind = { kind: 'key-industrial-product', isTrial: false } as const;
    await expect(test.get(RecognitionImport).run(wrong, kind)).rejects.toThrow(/column/i);
    await expect(test.get(RecognitionImport).run(Buffer.from([0, 1, 2, 255]), kind)).rejects.toThrow();
  });
});

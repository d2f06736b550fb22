import fc from 'fast-check';
import { Agreement, type AgreementStatus, type DatedRate, ExchangeRate, RateTable } from '#agreement';
import { runAs } from '#database';
import type { Organisation } from '#directory';
import type { Fair } from '#fair';
import { Money } from '#kernel';
import { buildAgreement, makeRate } from '../../../../test/factories/agreements.js';
import { makeFair, makeParticipation } from '../../../../test/factories/fairs.js';
import { makeOrganisation } from '../../../../test/factories/organisations.js';
import { fewestStatements } from '../../../../test/support/count-statements.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import type { AgreementFigure } from '../domain/report.js';
import { reportJson, reportText } from './report-text.js';
import { ReportService } from './report.service.js';

/** Real: the whole application on PostgreSQL; nothing is replaced but the clock. */
describe('the report', () => {
  let test: TestApp;
  let service: ReportService;
  let supplier: Organisation;
  let buyers: (Organisation | null)[];
  let fairs: (Fair | null)[];

  beforeAll(async () => {
    test = await startTestApp({ now: '2026-12-01T02:00:00Z' });
    service = test.get(ReportService);
    const em = test.em();
    supplier = await makeOrganisation(em, { legalName: 'Tân Phát', isSupplier: true });
    const japanese = await makeOrganisation(em, { legalName: 'Kyoto Motors', country: 'JP' });
    const foreign = await makeOrganisation(em, { legalName: 'Hà Nội Motors', country: 'VN' });
    buyers = [japanese, foreign, null];
    const home = await makeFair(em, { startsOn: '2026-03-01', endsOn: '2026-03-02' });
    const abroad = await makeFair(em, {
      code: 'tokyo',
      country: 'JP',
      startsOn: '2018-03-01',
      endsOn: '2018-03-02',
    });
    fairs = [home, abroad, null];
    await makeParticipation(em, home, supplier);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    const em = test.em();
    await em.nativeDelete(Agreement, {});
    await em.nativeDelete(ExchangeRate, {});
  });

  const minorOf = (figures: readonly AgreementFigure[]) =>
    figures.reduce((sum, { value }) => sum + value.minor, 0n);
  const countOf = (figures: readonly AgreementFigure[]) => figures.reduce((sum, { count }) => sum + count, 0);

  const anyAgreement = fc.record({
    fair: fc.nat({ max: 2 }),
    buyer: fc.nat({ max: 2 }),
    sector: fc.constantFrom(null, 'industry.electronics', 'industry.textile-garment'),
    status: fc.constantFrom<AgreementStatus>('reported', 'confirmed', 'verified', 'terminated'),
    minor: fc.option(fc.bigInt(1n, 10n ** 14n)),
    currency: fc.constantFrom('USD', 'VND', 'EUR', 'JPY', 'KWD'),
    signedOn: fc.constantFrom('2017-12-31', '2018-01-01', '2018-06-30', '2026-05-01'),
  });
  const anyRate = fc.record({
    currency: fc.constantFrom('VND', 'EUR', 'JPY', 'KWD'),
    units: fc.bigInt(1n, 10n ** 13n),
    validFrom: fc.constantFrom('2017-01-01', '2018-01-01', '2018-06-30', '2019-01-01'),
  });

  it('adds up to the sum of its parts in every currency, converted as each agreement is by itself', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyAgreement, { maxLength: 12 }),
        fc.uniqueArray(anyRate, {
          maxLength: 8,
          selector: ({ currency, validFrom }) => currency + validFrom,
        }),
        fc.constantFrom('USD', 'VND', 'EUR', 'KWD'),
        async (records, rateRecords, currency) => {
          const em = test.em();
          await em.nativeDelete(Agreement, {});
          await em.nativeDelete(ExchangeRate, {});
          const rates: DatedRate[] = rateRecords.map(({ currency: of, units, validFrom }) => ({
            currency: of,
            validFrom,
            usdPerUnit: `${units / 10n ** 12n}.${String(units % 10n ** 12n).padStart(12, '0')}`,
          }));
          for (const rate of rates) em.create(ExchangeRate, { ...rate, source: 'test' });
          for (const record of records) {
            buildAgreement(em, {
              supplier,
              buyer: buyers[record.buyer]!,
              fair: fairs[record.fair],
              sectorConceptId: record.sector,
              status: record.status,
              signedOn: record.signedOn,
              value: record.minor === null ? null : Money.ofMinor(record.minor, record.currency).toString(),
            });
          }
          await em.flush();
          const report = await service.report({ currency });

          const table = new RateTable(rates);
          const converted = records.map(({ minor, currency: of, signedOn, status }) => ({
            status,
            hasValue: minor !== null,
            value: minor === null ? null : table.convert(Money.ofMinor(minor, of), currency, signedOn),
          }));
          const counted = converted.filter(({ status }) => status !== 'terminated');
          const sum = (of: typeof converted) => of.reduce((all, { value }) => all + (value?.minor ?? 0n), 0n);
          expect(report.agreements.count).toBe(counted.length);
          expect(report.agreements.value.minor).toBe(sum(counted));
          expect(report.agreements.value.currency).toBe(currency);
          expect(report.unconverted.count).toBe(
            counted.filter(({ hasValue, value }) => hasValue && !value).length,
          );
          expect(report.unconverted.agreements).toHaveLength(report.unconverted.count);
          for (const breakdown of [
            report.byKind,
            report.byFair,
            report.byYear,
            report.bySector,
            report.byCountry,
          ]) {
            expect(countOf(breakdown)).toBe(counted.length);
            expect(minorOf(breakdown)).toBe(sum(counted));
          }
          for (const { key, value, count } of report.byStatus) {
            const ofStatus = converted.filter(({ status }) => status === key);
            expect([count, value.minor]).toEqual([ofStatus.length, sum(ofStatus)]);
          }
          expect(await service.report({ currency })).toEqual(report);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('sends as many statements for 200 agreements as for 10', async () => {
    const em = test.em();
    await makeRate(em, 'VND', '0.00004');
    const add = async (count: number) => {
      for (let index = 0; index < count; index++) {
        const value = ['10 USD', '1000000 VND', '5 EUR', null][index % 4];
        buildAgreement(em, { supplier, buyer: buyers[index % 3]!, fair: fairs[index % 3], value });
      }
      await em.flush();
    };
    const asRequest = () =>
      runAs({ personId: null, requestId: 'request', via: 'web' }, () => service.report());
    await add(10);
    const few = await fewestStatements(test, asRequest);
    await add(190);
    const many = await fewestStatements(test, asRequest);
    expect((await service.report()).agreements.count).toBe(200);
    expect(few).toBe(4);
    expect(many).toBe(few);
  });

  it('lists what it cannot convert instead of dropping or guessing it', async () => {
    const em = test.em();
    await makeRate(em, 'VND', '0.00004', '2026-03-01');
    const late = buildAgreement(em, {
      supplier,
      buyer: null,
      value: '500 VND',
      signedOn: '2026-02-28',
      number: 'N-1',
    });
    buildAgreement(em, { supplier, buyer: null, value: '1000000 VND', signedOn: '2026-03-01' });
    buildAgreement(em, { supplier, buyer: null, value: null });
    await em.flush();
    const report = await service.report();
    expect(report.agreements).toMatchObject({ count: 3, valued: 2, unconverted: 1 });
    expect(report.agreements.value.toString()).toBe('40.00 USD');
    expect(report.unconverted.agreements).toEqual([
      { id: late.id, number: 'N-1', signedOn: '2026-02-28', value: Money.parse('500', 'VND') },
    ]);
    expect(report.sentences.en).toMatch(/worth about US\$40 in all, not counting the value of 1 without/);
    expect((await service.report({ currency: 'VND' })).agreements.value.toString()).toBe('1000500 VND');
  });

  it('can be printed and kept as JSON', async () => {
    const em = test.em();
    buildAgreement(em, {
      supplier,
      buyer: buyers[0]!,
      fair: fairs[0],
      sectorConceptId: 'industry.electronics',
    });
    await em.flush();
    const report = await service.report({ language: 'vi' });
    const text = reportText(report);
    expect(text.split('\n')[0]).toBe(report.sentences.vi);
    expect(text).toMatch(/Doanh nghiệp tham gia trực tiếp +1 \(1 lượt\)/);
    expect(text).toMatch(/điện tử +1, 10000\.00 USD/);
    expect(text).toMatch(/Nhật Bản +1, 10000\.00 USD/);
    expect(reportJson(report)).toMatchObject({
      agreements: { count: 1, value: { amount: '10000.00', currency: 'USD' } },
      bySector: [{ key: 'industry.electronics', drillDown: { sectors: ['industry.electronics'] } }],
    });
  });

  it('refuses currencies and sectors that do not exist, and years the wrong way round', async () => {
    await expect(service.report({ currency: 'QQQ' })).rejects.toThrow('filter.currency');
    await expect(service.report({ sector: 'process.milling' })).rejects.toThrow('filter.sector');
    await expect(service.report({ fromYear: 2020, toYear: 2019 })).rejects.toThrow('filter.toYear');
  });
});

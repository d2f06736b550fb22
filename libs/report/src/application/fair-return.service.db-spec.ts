import { type Standing, totalsOf } from '#agreement';
import type { Organisation } from '#directory';
import type { Fair } from '#fair';
import { buildAgreement, makeRate } from '../../../../test/factories/agreements.js';
import { makeFair } from '../../../../test/factories/fairs.js';
import { makeOrganisation } from '../../../../test/factories/organisations.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import { FairCost } from '../domain/fair-cost.entity.js';
import { FairReturnService } from './fair-return.service.js';

/** Real: the whole application on PostgreSQL; nothing is replaced but the clock. */
describe('the return on a fair', () => {
  let test: TestApp;
  let fair: Fair;
  let supplier: Organisation;
  let buyer: Organisation;

  beforeAll(async () => {
    test = await startTestApp({ now: '2026-12-20T02:00:00Z' });
    const em = test.em();
    fair = await makeFair(em, { startsOn: '2026-11-25', endsOn: '2026-11-26' });
    supplier = await makeOrganisation(em, { legalName: 'Tân Phát', isSupplier: true });
    buyer = await makeOrganisation(em, { legalName: 'Kyoto Motors', country: 'JP' });
    await makeRate(em, 'VND', '0.00004');
  });
  afterAll(() => test.close());

  it('sets costs against what was signed and what was delivered of it, each delivery once', async () => {
    const em = test.em();
    const cost = (amountMinor: bigint, currency: string, more: object = {}) =>
      em.create(FairCost, {
        ...{ fair: fair.id, kind: 'stands', description: 'Stands', incurredOn: '2026-11-01' },
        ...{ amountMinor, currency, ...more },
      });
    cost(1_000_000n, 'USD', { basis: 'verified', documentReference: 'Invoice 7' });
    cost(25_000_000n, 'VND');
    cost(9_900_000n, 'USD', { withdrawnAt: new Date(), withdrawalReason: 'Twice' });
    const sign = (value: string, more: object) =>
      Object.assign(buildAgreement(em, { fair, supplier, buyer, value }), more);
    sign('30000 USD', { deliveredMinor: 500_000n, progressOn: '2026-12-10' });
    sign('250000000 VND', { deliveredMinor: 100_000_000n, progressOn: '2026-12-11' });
    // What its framework tells holds for all of its orders.
    const framework = sign('40000 USD', { kind: 'framework', deliveredMinor: 200_000n });
    sign('10000 USD', { kind: 'purchase-order', framework, deliveredMinor: 200_000n });
    sign('70000 USD', { status: 'terminated', terminationReason: 'Never began.', deliveredMinor: 100n });
    await em.flush();

    const [row] = await test.get(FairReturnService).returns({ currency: 'USD' });
    const amounts = [row!.costs.verified, row!.costs.estimated, row!.signed.estimated, row!.delivered];
    expect(amounts.map(String)).toEqual(['10000.00 USD', '1000.00 USD', '80000.00 USD', '11000.00 USD']);
    expect(row!.deliveredRatio).toBe(1);
    expect(row!.signed.count).toBe(4);
    // The lists behind the figures have what they count, and nothing else.
    const listed = async (delivered: boolean) => {
      const totals = await totalsOf(test.em(), { fairIds: [fair.id], delivered }, null, 'USD');
      return [totals.agreements, String(totals.delivered)];
    };
    expect([await listed(true), await listed(false)]).toEqual([
      [3, String(row!.delivered)],
      [1, '0.00 USD'],
    ]);
    const unsure = ['confirmed', 'reported', 'estimated'] as const;
    const sums = await Promise.all(
      [['verified'] as const, unsure].map((standings) =>
        totalsOf(test.em(), { fairIds: [fair.id], standings }, null, 'USD'),
      ),
    );
    expect(sums.map(({ value }) => String(value))).toEqual([
      String(row!.signed.verified),
      String(row!.signed.estimated),
    ]);
  });

  it('leads from what is verified, and from what is estimated, to the agreements that come to it', async () => {
    const em = test.em();
    const other = await makeFair(em, { code: 'DEC-26', startsOn: '2026-12-01', endsOn: '2026-12-02' });
    const sign = (value: string, more: object) =>
      buildAgreement(em, { fair: other, supplier, buyer, value, ...more });
    sign('30000 USD', { status: 'verified' });
    sign('250000000 VND', { status: 'active' });
    sign('40000 USD', { status: 'verified', valueBasis: 'estimated' });
    sign('5000 USD', { status: 'confirmed' });
    sign('700 USD', {});
    await em.flush();
    const [row] = await test.get(FairReturnService).returns({ currency: 'USD', fairIds: [other.id] });
    expect([row!.signed.verified, row!.signed.estimated].map(String)).toEqual([
      '40000.00 USD',
      '45700.00 USD',
    ]);
    const listed = (standings: Standing[]) =>
      totalsOf(test.em(), { ...row!.signed.drillDown, standings }, null, 'USD');
    const [sure, unsure] = [await listed(['verified']), await listed(['confirmed', 'reported', 'estimated'])];
    expect([sure.value, unsure.value].map(String)).toEqual(['40000.00 USD', '45700.00 USD']);
    expect([sure.agreements, unsure.agreements]).toEqual([2, 3]);
  });
});

import fc from 'fast-check';
import { Money } from '#kernel';
import { buildAgreement, makeRate } from '../../../../test/factories/agreements.js';
import { makeOrganisation } from '../../../../test/factories/organisations.js';
import { makePerson } from '../../../../test/factories/people.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import { Agreement } from '../domain/agreement.entity.js';
import { COUNTED_STATUSES } from '../domain/agreement-state.js';
import { AmendAgreementService } from './amend-agreement.service.js';
import { totalsOf } from './agreement-totals.js';
import { ratesFor } from './exchange-rates.service.js';
import { MergeAgreementsService } from './merge-agreements.service.js';

const CURRENCIES = ['USD', 'VND', 'JPY', 'EUR', 'KWD'];

describe('what agreements come to', () => {
  let test: TestApp;
  let viewer: never;
  let parties: { supplier: never; buyer: never };

  beforeAll(async () => {
    test = await startTestApp({ now: '2026-11-27T02:00:00Z', runsJobs: false });
    const em = test.em();
    const person = await makePerson(em, { email: 'sam@example.com', isStaff: true });
    viewer = {
      ...{ personId: person.id, isStaff: true, isAdmin: false },
      ...{ organisationIds: new Set(), organisedFairIds: new Set() },
    } as never;
    parties = {
      supplier: (await makeOrganisation(em, { legalName: 'Supplier' })) as never,
      buyer: (await makeOrganisation(em, { legalName: 'Buyer' })) as never,
    };
    for (const [currency, first, second] of [
      ['VND', '0.00003929273084479371', '0.000039123456789012345'.slice(0, 20)],
      ['JPY', '0.006542056074766355', '0.0067'],
      ['EUR', '1.05', '1.0777777'],
      ['KWD', '3.25', '3.251'],
    ] as const) {
      await makeRate(em, currency, first.slice(0, 20), '2026-01-01');
      await makeRate(em, currency, second, '2026-06-01');
    }
  });
  afterAll(() => test.close());
  afterEach(async () => {
    await test.em().nativeUpdate(Agreement, {}, { amends: null, framework: null });
    await test.em().execute(`truncate agreement cascade`);
  });

  const day = fc
    .integer({ min: 1, max: 300 })
    .map((n) => Temporal.PlainDate.from('2026-01-01').add({ days: n }).toString());
  const deal = fc.record({
    currency: fc.constantFrom(...CURRENCIES),
    minor: fc.bigInt({ min: 1n, max: 10n ** 13n }),
    signedOn: day,
    status: fc.constantFrom('reported', 'confirmed', 'verified', 'active', 'drafted', 'terminated' as const),
    changes: fc.array(fc.bigInt({ min: 1n, max: 10n ** 13n }), { maxLength: 3 }),
  });

  it('is the sum of its parts in every currency, to the minor unit, amendments with it', async () => {
    await fc.assert(
      fc
        .asyncProperty(fc.array(deal, { minLength: 1, maxLength: 8 }), async (deals) => {
          const em = test.em();
          for (const { currency, minor, signedOn, status, changes } of deals) {
            const value = Money.ofMinor(minor, currency).toString();
            const agreement = buildAgreement(em, { ...parties, value, signedOn, status: status as never });
            await em.flush();
            if (status !== 'verified' && status !== 'active') continue;
            for (const change of changes) {
              const { version } = await test.em().findOneOrFail(Agreement, { id: agreement.id });
              const before = await test
                .em()
                .find(Agreement, { amends: agreement.id }, { orderBy: { id: 'asc' } });
              await test.get(AmendAgreementService).amend(
                agreement.id,
                version,
                {
                  title: 'Change',
                  signedOn: '2026-11-20',
                  newValue: Money.ofMinor(change, currency),
                  confirmUnusual: true,
                },
                viewer,
              );
              const after = await test
                .em()
                .find(Agreement, { amends: agreement.id }, { orderBy: { id: 'asc' } });
              // Nothing that was there has changed, and the value in force is what was said last.
              expect(JSON.stringify(after.slice(0, before.length), big)).toBe(JSON.stringify(before, big));
              const base = await test.em().findOneOrFail(Agreement, { id: agreement.id });
              expect(base.valueMinor).toBe(minor);
              expect(after.reduce((sum, { valueMinor }) => sum + (valueMinor ?? 0n), minor)).toBe(change);
            }
          }
          const rows = await test.em().find(Agreement, { status: { $in: [...COUNTED_STATUSES] } });
          const rates = await ratesFor(test.em(), CURRENCIES);
          for (const target of CURRENCIES) {
            const totals = await totalsOf(test.em(), {}, null, target);
            const parts = rows.flatMap(({ value, signedOn }) =>
              value ? [rates.convert(value, target, signedOn)!] : [],
            );
            expect(totals.value.toString()).toBe(Money.sum(parts, target).toString());
            const standings = totals.byStanding.map(({ value }) => value);
            expect(Money.sum(standings, target).toString()).toBe(totals.value.toString());
            expect(totals.agreements).toBe(rows.filter(({ amends }) => !amends).length);
            // Asked again, it is the same.
            expect((await totalsOf(test.em(), {}, null, target)).value.toString()).toBe(
              totals.value.toString(),
            );
          }
        })
        .afterEach(async () => void (await test.em().execute(`truncate agreement cascade`))),
      { numRuns: 12 },
    );
  });

  it('loses exactly a double when it is merged, and has it again when that is taken back', async () => {
    await fc.assert(
      fc
        .asyncProperty(
          fc.array(deal, { minLength: 2, maxLength: 5 }),
          fc.constantFrom(...CURRENCIES),
          async (deals, target) => {
            const em = test.em();
            const made = deals.map(({ currency, minor, signedOn }) =>
              buildAgreement(em, {
                ...parties,
                value: Money.ofMinor(minor, currency).toString(),
                signedOn,
                status: 'verified',
              }),
            );
            await em.flush();
            const [kept, gone] = made as [Agreement, Agreement];
            const total = async () => (await totalsOf(test.em(), {}, null, target)).value;
            const before = await total();
            const lost = (await ratesFor(test.em(), CURRENCIES)).convert(gone.value!, target, gone.signedOn)!;
            const merges = test.get(MergeAgreementsService);
            await merges.merge(versioned(kept), versioned(gone), viewer);
            expect((await total()).toString()).toBe(before.minus(lost).toString());
            await merges.separate(
              gone.id,
              (await test.em().findOneOrFail(Agreement, { id: gone.id })).version,
              viewer,
            );
            expect((await total()).toString()).toBe(before.toString());
          },
        )
        .afterEach(async () => void (await test.em().execute(`truncate agreement cascade`))),
      { numRuns: 12 },
    );
  });
});

const versioned = ({ id, version }: Agreement) => ({ id, version });
const big = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);

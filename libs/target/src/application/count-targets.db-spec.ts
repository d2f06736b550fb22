import { AgreementEvent, type AgreementStatus } from '#agreement';
import { AuditEntry } from '#database';
import { buildAgreement } from '../../../../test/factories/agreements.js';
import { makeCapability, makeCertificate, makeSupplier } from '../../../../test/factories/capabilities.js';
import { makeOrganisation } from '../../../../test/factories/organisations.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import { spanOf } from '../domain/definitions.js';
import { countTargets, targetRecords } from './count-targets.js';

describe('what targets count', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ now: '2026-11-27T02:00:00Z', runsJobs: false });
  });
  afterAll(() => test.close());

  it('direct suppliers by what they signed with foreign buyers in the year, amendments and doubles not again', async () => {
    const em = test.em();
    const abroad = await makeOrganisation(em, { legalName: 'Kyoto Motors', isBuyer: true, country: 'JP' });
    const atHome = await makeOrganisation(em, { legalName: 'Máy Việt', isBuyer: true });
    const sign = async (legalName: string, rest: Partial<Parameters<typeof buildAgreement>[1]> = {}) => {
      const supplier = await makeSupplier(em, { legalName });
      const given = { supplier, buyer: abroad, signedOn: '2026-05-04', status: 'confirmed' as const };
      return { supplier, agreement: buildAgreement(em, { ...given, ...rest }) };
    };
    await sign('Counts');
    await sign('At home', { buyer: atHome });
    await sign('Only reported', { status: 'reported' });
    await sign('Tries', { kind: 'trial-order' });
    await sign('Ended', { status: 'terminated' });
    await sign('Later', { signedOn: '2026-08-01' });
    await sign('Writes', { status: 'drafted' });
    const old = await sign('Long since', { signedOn: '2025-03-01', status: 'verified' });
    // What changes last year's contract makes nobody a direct supplier this year.
    buildAgreement(em, {
      ...{ supplier: old.supplier, buyer: abroad, signedOn: '2026-04-01', status: 'verified' },
      amends: old.agreement,
    });
    await em.flush();
    const count = async (year: number, asOf: string) => {
      const span = { ...spanOf(year, asOf), provinceCode: '01', knownBy: null };
      const [counted] = await countTargets(test.em(), [{ definition: 'direct-suppliers', span }]);
      const near = await targetRecords(test.em(), 'direct-suppliers', span, {
        ...{ isCounted: false, offset: 0, limit: 50 },
      });
      return [counted!.actual, near.records.map(({ reason }) => reason).sort()];
    };
    const near = ['buyer-at-home', 'kind-does-not-count', 'not-confirmed', 'terminated'];
    expect(await count(2026, '2026-06-30')).toEqual([1, near]);
    expect(await count(2026, '2026-11-27')).toEqual([2, near]);
    expect(await count(2026, '2026-05-03')).toEqual([0, []]);
    expect(await count(2025, '2026-11-27')).toEqual([1, []]);
  });

  it('direct suppliers as of an earlier day by how far agreements had come on it', async () => {
    const em = test.em();
    const buyer = await makeOrganisation(em, { legalName: 'Osaka Motors', isBuyer: true, country: 'JP' });
    const sign = async (
      legalName: string,
      status: AgreementStatus,
      events: readonly [day: string, from: AgreementStatus | null, to: AgreementStatus][],
    ) => {
      const supplier = await makeSupplier(em, { legalName, provinceCode: '48' });
      const agreement = buildAgreement(em, { supplier, buyer, signedOn: '2026-03-02', status });
      for (const [day, fromStatus, toStatus] of events)
        em.create(AgreementEvent, {
          ...{ agreement, action: 'step', fromStatus, toStatus },
          // Late in the evening of that day in Vietnam.
          createdAt: new Date(`${day}T23:30:00+07:00`),
        });
    };
    await sign('Confirmed in May', 'confirmed', [
      ['2026-03-05', null, 'reported'],
      ['2026-05-10', 'reported', 'confirmed'],
    ]);
    await sign('Ended in July', 'terminated', [
      ['2026-03-05', null, 'drafted'],
      ['2026-03-06', 'drafted', 'reported'],
      ['2026-03-20', 'reported', 'confirmed'],
      ['2026-07-01', 'confirmed', 'terminated'],
    ]);
    await sign('Entered in June', 'verified', [
      ['2026-06-01', null, 'reported'],
      ['2026-06-02', 'reported', 'verified'],
    ]);
    await em.flush();
    const on = async (knownBy: string | null) => {
      const span = { ...spanOf(2026, knownBy ?? '2026-11-27'), provinceCode: '48', knownBy };
      const [counted] = await countTargets(test.em(), [{ definition: 'direct-suppliers', span }]);
      return [counted!.actual, counted!.misses.map(({ reason }) => reason).sort()];
    };
    expect(await on('2026-03-04')).toEqual([0, ['not-recorded']]);
    // A draft is nobody's agreement yet.
    expect(await on('2026-03-05')).toEqual([0, ['not-confirmed', 'not-recorded']]);
    expect(await on('2026-05-09')).toEqual([1, ['not-confirmed', 'not-recorded']]);
    expect(await on('2026-05-10')).toEqual([2, ['not-recorded']]);
    expect(await on('2026-06-30')).toEqual([3, []]);
    expect(await on('2026-07-01')).toEqual([2, ['terminated']]);
    expect(await on(null)).toEqual([2, ['terminated']]);
  });

  it('direct suppliers as of an earlier day by the kind and the buyer that the agreement had on it', async () => {
    const em = test.em();
    const atHome = await makeOrganisation(em, { legalName: 'Máy Sài Gòn', isBuyer: true });
    const abroad = await makeOrganisation(em, { legalName: 'Nagoya Motors', isBuyer: true, country: 'JP' });
    const sign = async (legalName: string, buyer: typeof abroad, kind: 'contract' | 'memorandum') => {
      const supplier = await makeSupplier(em, { legalName, provinceCode: '31' });
      return buildAgreement(em, { supplier, buyer, kind, signedOn: '2026-03-02', status: 'confirmed' });
    };
    const memorandum = await sign('A memorandum until June', abroad, 'contract');
    await sign('A buyer of Vietnam until July', abroad, 'contract');
    await sign('A buyer at home until August', atHome, 'contract');
    await em.flush();
    const change = (
      record: { id: string },
      recordType: string,
      day: string,
      before: Record<string, unknown>,
      after: Record<string, unknown>,
    ) =>
      em.create(AuditEntry, {
        ...{ recordType, recordId: record.id, action: 'update', via: 'test', before, after },
        createdAt: new Date(`${day}T23:30:00+07:00`),
      });
    change(memorandum, 'Agreement', '2026-05-02', { kind: 'nda' }, { kind: 'memorandum' });
    change(memorandum, 'Agreement', '2026-06-01', { kind: 'memorandum' }, { kind: 'contract' });
    change(abroad, 'Organisation', '2026-07-01', { country: 'VN' }, { country: 'JP' });
    change(atHome, 'Organisation', '2026-07-15', { displayName: 'Máy' }, { displayName: 'Máy SG' });
    change(atHome, 'Organisation', '2026-08-01', { ownership: 'joint-venture' }, { ownership: null });
    await em.flush();
    const on = async (knownBy: string | null) => {
      const span = { ...spanOf(2026, knownBy ?? '2026-11-27'), provinceCode: '31', knownBy };
      const [counted] = await countTargets(test.em(), [{ definition: 'direct-suppliers', span }]);
      return [counted!.actual, counted!.misses.map(({ reason }) => reason).sort()];
    };
    expect(await on('2026-05-31')).toEqual([1, ['buyer-at-home', 'kind-does-not-count']]);
    expect(await on('2026-06-30')).toEqual([1, ['buyer-at-home']]);
    expect(await on('2026-07-31')).toEqual([3, []]);
    expect(await on('2026-08-01')).toEqual([2, ['buyer-at-home']]);
    expect(await on(null)).toEqual([2, ['buyer-at-home']]);
  });

  it('the share at international standards as of any day, by certificates that held on it', async () => {
    const em = test.em();
    const holder = async (
      legalName: string,
      certificate?: { conceptId: string; issuedOn: string; expiresOn: string },
    ) => {
      const supplier = await makeSupplier(em, { legalName, provinceCode: '79' });
      await makeCapability(em, supplier);
      if (certificate) await makeCertificate(em, supplier, certificate);
      return supplier;
    };
    const from = { issuedOn: '2026-01-01', expiresOn: '2026-06-30' };
    await holder('ISO', { conceptId: 'certificate.iso-9001', ...from });
    await holder('Kaizen', { conceptId: 'certificate.five-s', ...from });
    await holder('None');
    const early = new Date('2025-12-01T00:00:00Z');
    await test.em().execute(`update organisation set created_at = ?`, [early]);
    await test.em().execute(`update capability set created_at = ?`, [early]);
    const share = async (asOf: string) => {
      const span = { ...spanOf(2026, asOf), provinceCode: '79', knownBy: null };
      const [counted] = await countTargets(test.em(), [{ definition: 'international-standards', span }]);
      return [counted!.actual, counted!.part, counted!.whole, counted!.misses.map(({ reason }) => reason)];
    };
    // A third, told with one place and never rounded up.
    expect(await share('2026-06-30')).toEqual([...[33.3, 1, 3], ['certificate-other', 'no-certificate']]);
    expect(await share('2026-07-01')).toEqual([
      ...[0, 0, 3],
      ['certificate-expired', 'certificate-other', 'no-certificate'],
    ]);
  });
});

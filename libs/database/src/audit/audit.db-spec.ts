import { Certificate } from '#capability';
import { makeCertificate, makeSupplier } from '../../../../test/factories/capabilities.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import { AuditEntry } from './audit-entry.entity.js';

describe('the audit log', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('says what was made, changed and removed, with the values before and after', async () => {
    const em = test.em();
    const supplier = await makeSupplier(em);
    const { id } = await makeCertificate(em, supplier);
    const own = test.em();
    const certificate = await own.findOneOrFail(Certificate, { id });
    certificate.number = 'IATF-2';
    await own.flush();
    const other = test.em();
    other.remove(await other.findOneOrFail(Certificate, { id }));
    await other.flush();

    const entries = await test.em().find(AuditEntry, { recordId: id }, { orderBy: { id: 'asc' } });
    expect(entries.map(({ action }) => action)).toEqual(['create', 'update', 'delete']);
    const [made, changed, removed] = entries;
    expect(made).toMatchObject({ before: null, after: { conceptId: certificate.conceptId } });
    expect(changed).toMatchObject({ after: { number: 'IATF-2' } });
    expect(changed!.before).toHaveProperty('number');
    expect(removed).toMatchObject({
      before: { conceptId: certificate.conceptId, number: 'IATF-2', organisation: supplier.id },
      after: null,
    });
  });
});

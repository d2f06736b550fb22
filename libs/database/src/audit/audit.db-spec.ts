import type { EntityClass } from '@mikro-orm/core';
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
    const certificate = await makeCertificate(em, supplier);
    const { id } = certificate;
    em.clear();
    const read = await em.findOneOrFail(certificate.constructor as EntityClass<typeof certificate>, { id });
    read.number = 'IATF-2';
    await em.flush();
    em.remove(read);
    await em.flush();

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

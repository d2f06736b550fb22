import type { EntityManager } from '@mikro-orm/postgresql';
import { CapabilitiesService, Capability } from '#capability';
import { Organisation, OrganisationContact, OrganisationsService } from '#directory';
import { makeCapability, makeCertificate, makeSupplier } from '../../../../test/factories/capabilities.js';
import { makeFair, makeParticipation } from '../../../../test/factories/fairs.js';
import { borrowTestApp } from '../../../../test/support/borrow-test-app.js';
import { eventually } from '../../../../test/support/eventually.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { SupplierSearch } from '../domain/supplier-search.port.js';
import { SupplierFinder } from './supplier-finder.js';
import { SupplierIndex } from './supplier-index.service.js';

describe('the index of suppliers', () => {
  let test: TestApp;
  let em: EntityManager;
  let index: SupplierIndex;

  beforeEach(async () => {
    test = await borrowTestApp();
    em = test.em();
    index = test.get(SupplierIndex);
  });
  afterEach(() => test.close());

  const snapshot = async () => {
    const documents = await em.execute('select * from search_document order by organisation_id');
    const words = await em.execute('select word, documents, keys from search_word order by word');
    return { documents, words };
  };
  const found = async (text: string, fairId?: string) => {
    const { suppliers } = await test.get(SupplierFinder).find({
      ...{
        text,
        filter: fairId ? { fairIds: [fairId] } : {},
        sort: 'relevance',
        offset: 0,
        limit: 20,
        facets: [],
      },
    });
    return suppliers.map(({ organisationId }) => organisationId);
  };

  it('follows what is committed', async () => {
    const supplier = await makeSupplier(em, { legalName: 'Minh Phát' });
    const id = await test.get(CapabilitiesService).add({
      organisationId: supplier.id,
      title: 'Phay',
      conceptIds: ['process.cnc-milling'],
      equipment: [],
    });
    await eventually(async () => expect(await found('CNC milling')).toEqual([supplier.id]));
    await test.get(CapabilitiesService).setWithdrawn(id, true);
    await eventually(async () => expect(await found('CNC milling')).toEqual([]));
    expect(await found('minh phát')).toEqual([supplier.id]);
    await test.get(OrganisationsService).setWithdrawn(supplier.id, true);
    await eventually(async () => expect((await snapshot()).documents).toEqual([]));
    expect((await snapshot()).words).toEqual([]);
  });

  it('holds suppliers alone, and only what is public of them', async () => {
    const supplier = await makeSupplier(em, { legalName: 'Minh Phát' });
    em.create(OrganisationContact, {
      organisation: supplier,
      name: 'Geheimrat',
      email: 'geheim@example.com',
      phone: '+84 24 999 888',
    });
    await makeCapability(em, supplier, { title: 'Withdrawnthing', withdrawnAt: new Date() });
    await makeSupplier(em, { legalName: 'Only buys', isSupplier: false, isBuyer: true });
    await makeSupplier(em, { legalName: 'Gone', withdrawnAt: new Date() });
    const draft = await makeFair(em, { code: 'draft', status: 'draft' });
    const open = await makeFair(em);
    await makeParticipation(em, draft, supplier);
    await makeParticipation(em, open, supplier);
    expect(await index.rebuild()).toBe(1);
    const text = JSON.stringify(await snapshot());
    for (const secret of ['eheim', '999', 'ithdrawnthing', 'Only buys', 'Gone', draft.id]) {
      expect(text).not.toContain(secret);
    }
    expect(await found('', open.id)).toEqual([supplier.id]);
    expect(await found('', draft.id)).toEqual([]);
    draft.status = 'open';
    await em.flush();
    await index.indexOrganisation(supplier.id);
    expect(await found('', draft.id)).toEqual([supplier.id]);
  });

  it('is the same built at once as built bit by bit', async () => {
    const suppliers: Organisation[] = [];
    for (let index = 0; index < 5; index++)
      suppliers.push(await makeSupplier(em, { legalName: `Xưởng ${index}` }));
    for (const supplier of suppliers) {
      await index.indexOrganisation(supplier.id);
      const capability = await makeCapability(em, supplier, { title: `Brackets ${supplier.legalName}` });
      await index.indexOrganisation(supplier.id);
      capability.title = 'Housings';
      await makeCertificate(em, supplier);
      await index.indexOrganisation(supplier.id);
    }
    suppliers[0]!.withdrawnAt = new Date();
    suppliers[1]!.isSupplier = false;
    await em.flush();
    await index.indexOrganisations(suppliers.map(({ id }) => id));
    const bitByBit = await snapshot();
    expect(bitByBit.documents).toHaveLength(3);
    await em.execute('truncate search_document, search_word');
    expect(await index.rebuild()).toBe(3);
    expect(await snapshot()).toEqual(bitByBit);
  });

  it('finds out what it missed, and mends it', async () => {
    const kept = await makeSupplier(em, { legalName: 'Kept' });
    const changed = await makeSupplier(em, { legalName: 'Changed' });
    const gone = await makeSupplier(em, { legalName: 'Gone' });
    await index.rebuild();
    expect(await index.verify()).toEqual({ suppliers: 3, missing: 0, stale: 0, left: 0 });
    const added = await makeSupplier(em, { legalName: 'Added' });
    await makeCapability(em, changed);
    gone.withdrawnAt = new Date();
    await em.flush();
    expect(await index.verify()).toEqual({ suppliers: 3, missing: 1, stale: 1, left: 1 });
    expect(await index.verify()).toEqual({ suppliers: 3, missing: 0, stale: 0, left: 0 });
    const versions = await test.app.get(SupplierSearch, { strict: false }).versions();
    expect([...versions.keys()].sort()).toEqual([kept.id, changed.id, added.id].sort());
    expect(await found('CNC milling')).toEqual([changed.id]);
  });

  it('ends up with the newest state when many change at once', async () => {
    const supplier = await makeSupplier(em, { legalName: 'Busy' });
    const capability = await makeCapability(em, supplier, { title: 'T0' });
    await Promise.all(
      Array.from({ length: 30 }, async (_, round) => {
        await test.em().nativeUpdate(Capability, { id: capability.id }, { title: `T${round}` });
        await index.indexOrganisation(supplier.id);
      }),
    );
    expect(await index.verify()).toMatchObject({ stale: 0, missing: 0 });
  });
});

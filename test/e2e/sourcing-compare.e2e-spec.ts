import type { Organisation } from '#directory';
import type { Fair } from '#fair';
import { makeCapability, makeCertificate, makeSupplier } from '../factories/capabilities.js';
import { makeFair, makeParticipation } from '../factories/fairs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { fewestStatements } from '../support/count-statements.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const COMPARE = `query ($ids: [ID!]!, $fairId: ID) {
  compareSuppliers(ids: $ids, fairId: $fairId) {
    missingIds
    suppliers { legalName languages contacts { email } }
    rows { kind isDifferent cells {
      supplierId isBest values
      concepts { id } figures { from to unit } equipment { name count maker }
      certificates { issuer expiresOn number isValid concept { id } }
    } }
  }
}`;

describe('comparing suppliers', () => {
  let test: TestApp;
  let fine: Organisation;
  let coarse: Organisation;
  let fair: Fair;

  beforeAll(async () => {
    test = await startTestApp();
    const em = test.em();
    fine = await makeSupplier(em, { legalName: 'Minh Phát', languages: ['vi', 'ja'] });
    await makeCapability(em, fine, {
      conceptIds: ['process.cnc-milling', 'material.aluminium'],
      ...{ toleranceUm: 10, partSizeMinMm: 5, partSizeMaxMm: 600, leadTimeDays: 14 },
      ...{ monthlyCapacity: 20_000, capacityUnit: 'pieces', minimumOrder: 100 },
      equipment: [{ name: 'DMU 50', maker: 'DMG Mori', count: 3 }],
    });
    await makeCapability(em, fine, { title: 'Gone', toleranceUm: 1, withdrawnAt: new Date() });
    await makeCertificate(em, fine, { issuer: 'TÜV', number: 'Q-1' });
    coarse = await makeSupplier(em, { legalName: 'Đại Nam', languages: ['vi'] });
    await makeCapability(em, coarse, {
      conceptIds: ['process.cnc-milling'],
      toleranceUm: 100,
      partSizeMaxMm: 600,
    });
    await makeCertificate(em, coarse, { expiresOn: '2026-11-21' });
    fair = await makeFair(em);
    await makeParticipation(em, fair, coarse);
  });
  afterAll(() => test.close());

  const compare = async (ids: string[], fairId?: string) =>
    (await test.client().data(COMPARE, { ids, fairId })).compareSuppliers;

  it('lines facts up by row, and says which differ and who is best', async () => {
    const { suppliers, rows, missingIds } = await compare([coarse.id, fine.id], fair.id);
    expect(missingIds).toEqual([]);
    expect(suppliers.map(({ legalName }: any) => legalName)).toEqual(['Đại Nam', 'Minh Phát']);
    const row = (kind: string) => rows.find((one: any) => one.kind === kind);
    for (const { cells } of rows) {
      expect(cells.map(({ supplierId }: any) => supplierId)).toEqual([coarse.id, fine.id]);
    }
    expect(row('PROCESS')).toMatchObject({
      isDifferent: false,
      cells: [{ concepts: [{ id: 'process.cnc-milling' }] }, { concepts: [{ id: 'process.cnc-milling' }] }],
    });
    expect(row('MATERIAL')).toMatchObject({ isDifferent: true, cells: [{ concepts: [] }, {}] });
    // Of what is withdrawn nothing counts, however good it is.
    expect(row('TOLERANCE').cells).toMatchObject([
      { figures: [{ to: 100 }], isBest: false },
      { figures: [{ to: 10 }], isBest: true },
    ]);
    expect(row('PART_SIZE').cells).toMatchObject([
      { figures: [{ from: null, to: 600 }], isBest: false },
      { figures: [{ from: 5, to: 600 }], isBest: false },
    ]);
    expect(row('CAPACITY').cells[1].figures).toEqual([{ from: null, to: 20_000, unit: 'PIECES' }]);
    expect(row('MINIMUM_ORDER').cells[1].figures).toEqual([{ from: 100, to: null, unit: 'PIECES' }]);
    expect(row('LEAD_TIME').cells[1].figures).toEqual([{ from: 14, to: 14, unit: null }]);
    // An expired certificate is none.
    expect(row('CERTIFICATE')).toMatchObject({
      isDifferent: true,
      cells: [
        { certificates: [] },
        { certificates: [{ issuer: 'TÜV', number: 'Q-1', expiresOn: '2028-12-30', isValid: true }] },
      ],
    });
    expect(row('EQUIPMENT').cells[1].equipment).toEqual([{ name: 'DMU 50', count: 3, maker: 'DMG Mori' }]);
    expect(row('LANGUAGE').cells.map(({ values }: any) => values)).toEqual([['vi'], ['ja', 'vi']]);
    expect(row('FAIR').cells.map(({ values }: any) => values.length)).toEqual([1, 0]);
    expect(JSON.stringify(await compare([fine.id]))).not.toContain('"FAIR"');
  });

  it('names those that are no suppliers of the directory, and compares the others', async () => {
    const em = test.em();
    const buyer = await makeOrganisation(em, { legalName: 'Only buys', isBuyer: true });
    const gone = await makeSupplier(em, { legalName: 'Gone', withdrawnAt: new Date() });
    const nobody = '0197b0f0-0000-7000-8000-000000000001';
    const { suppliers, rows, missingIds } = await compare([fine.id, buyer.id, gone.id, nobody, fine.id]);
    expect(missingIds).toEqual([buyer.id, gone.id, nobody]);
    expect(suppliers).toHaveLength(1);
    expect(rows[0].cells).toHaveLength(1);
  });

  it('takes one to five', async () => {
    const ids = Array.from({ length: 6 }, (_, at) => `0197b0f0-0000-7000-8000-00000000000${at}`);
    for (const wrong of [[], ids, ['x']]) {
      const { errors } = await test.client().ask(COMPARE, { ids: wrong });
      expect(errors![0]!.extensions).toMatchObject({ code: 'BAD_USER_INPUT', problems: [{ path: ['ids'] }] });
    }
    expect((await compare(ids.slice(0, 5))).missingIds).toEqual(ids.slice(0, 5));
  });

  it('says nothing of who will be at a fair that is still a draft', async () => {
    const em = test.em();
    const draft = await makeFair(em, { code: 'draft', status: 'draft' });
    await makeParticipation(em, draft, fine);
    const { rows } = await compare([fine.id], draft.id);
    expect(rows.find(({ kind }: any) => kind === 'FAIR').cells[0].values).toEqual([]);
  });

  it('asks as many statements for three as for one', async () => {
    const third = await makeSupplier(test.em());
    const one = await fewestStatements(test, () => compare([fine.id], fair.id));
    expect(await fewestStatements(test, () => compare([fine.id, coarse.id, third.id], fair.id))).toBe(one);
    expect(one).toBeLessThanOrEqual(7);
  });
});

import { feasibilityOf } from './feasibility.js';
import { DAY, capabilityFacts, needFacts, smallGraph, supplierFacts } from './scoring.fixtures.js';
import { SupplierProfile } from './supplier-profile.js';

const supplier = (rest: Parameters<typeof capabilityFacts>[0], certificates: string[] = []) =>
  new SupplierProfile(
    supplierFacts({
      capabilities: [capabilityFacts(rest)],
      certificates: certificates.map((conceptId) => ({
        conceptId,
        issuedOn: null,
        expiresOn: null,
        hasNumber: true,
      })),
    }),
    smallGraph,
    DAY,
  );

it('says which condition keeps whom out, and whom its going would let in', () => {
  const need = needFacts({
    concepts: [
      { conceptId: 'process.cnc-milling', importance: 'must' },
      { conceptId: 'certificate.iso-14001', importance: 'must' },
    ],
    toleranceUm: 10,
  });
  const suppliers = [
    supplier({ toleranceUm: 5 }),
    supplier({ toleranceUm: 8 }),
    supplier({ toleranceUm: 50 }),
    supplier({ conceptIds: ['process.anodising'] }),
  ];
  const { eligible, obstacles } = feasibilityOf(need, suppliers);
  expect(eligible).toBe(0);
  expect(obstacles[0]).toEqual({
    ...{ code: 'must-certificate', values: { conceptId: 'certificate.iso-14001' }, failing: 4, wouldOpen: 2 },
  });
  expect(obstacles.find(({ code }) => code === 'tolerance')).toMatchObject({
    ...{ failing: 1, wouldOpen: 0, values: { askedUm: 10 } },
  });
  const held = suppliers.map(() => supplier({ toleranceUm: 5 }, ['certificate.iso-14001']));
  expect(feasibilityOf(need, held)).toEqual({ suppliers: 4, eligible: 4, obstacles: [] });
});

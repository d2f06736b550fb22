import { type Condition, holds } from './condition.js';
import type { CapabilityFacts, SupplierFacts } from './facts.js';

const TODAY = '2026-11-22';

function capability(facts: Partial<CapabilityFacts>): CapabilityFacts {
  return {
    conceptIds: [],
    toleranceUm: null,
    partSizeMaxMm: null,
    monthlyCapacity: null,
    capacityUnit: null,
    leadTimeDays: null,
    machines: [],
    ...facts,
  };
}

const firm: SupplierFacts = {
  organisationId: '1',
  names: ['Công ty TNHH Cơ khí Minh Phát'],
  provinceCode: '01',
  zone: 'Khu công nghiệp Thăng Long',
  ownership: 'private',
  languages: ['vi', 'ja'],
  certificates: [
    { conceptId: 'certificate.iso-9001', issuedOn: '2024-01-01', expiresOn: TODAY },
    { conceptId: 'certificate.rohs', issuedOn: '2020-01-01', expiresOn: '2026-11-21' },
    { conceptId: 'certificate.reach', issuedOn: '2026-11-23', expiresOn: null },
  ],
  capabilities: [
    capability({
      conceptIds: ['process.cnc-milling', 'material.adc12'],
      toleranceUm: 10,
      partSizeMaxMm: 600,
      leadTimeDays: 14,
      monthlyCapacity: 500,
      capacityUnit: 'pieces',
      machines: [
        { conceptId: 'equipment.die-casting-machine', name: 'Die casting machine 350–1,650 t', maker: 'Ube' },
      ],
    }),
    capability({ conceptIds: ['process.turning', 'material.brass'] }),
  ],
};

const meets = (condition: Condition) => holds(condition, firm, TODAY);

it('asks for all of it in one capability', () => {
  const both = (a: string, b: string): Condition => ({ capability: { concepts: [[a], [b]] } });
  expect(meets(both('process.cnc-milling', 'material.adc12'))).toBe(true);
  expect(meets(both('process.cnc-milling', 'material.brass'))).toBe(false);
  expect(meets(both('process.cnc-milling', 'equipment.die-casting-machine'))).toBe(true);
  // Milling is above CNC milling in the vocabulary: that isn't looked at.
  expect(meets({ capability: { concepts: [['process.milling']] } })).toBe(false);
});

it.each([
  [{ toleranceUmAtMost: 10 }, true],
  [{ toleranceUmAtMost: 9 }, false],
  [{ concepts: [['process.turning']], toleranceUmAtMost: 10 }, false],
  [{ concepts: [['process.turning']], statesTolerance: false }, true],
  [{ concepts: [['process.turning']], statesTolerance: true }, false],
  [{ partSizeMmAtLeast: 600 }, true],
  [{ partSizeMmAtLeast: 601 }, false],
  [{ leadTimeDaysAtMost: 13 }, false],
  [{ leadTimeDaysAtMost: 14 }, true],
  [{ capacityAtLeast: { amount: 500, unit: 'pieces' } }, true],
  [{ capacityAtLeast: { amount: 500, unit: 'kg' } }, false],
  [{ capacityAtLeast: { amount: 501, unit: 'pieces' } }, false],
  [{ forceTonnes: 350 }, true],
  [{ forceTonnes: 1_650 }, true],
  [{ forceTonnes: 1_651 }, false],
  [{ maker: 'Ube' }, true],
  [{ maker: 'Toshiba' }, false],
])('compares figures: %j is %s', (condition, expected) => {
  expect(meets({ capability: condition })).toBe(expected);
});

it('counts certificates that are valid on the day', () => {
  const certified = (...ids: string[]) => meets({ certified: ids.map((id) => `certificate.${id}`) });
  expect([
    certified('iso-9001'),
    certified('rohs'),
    certified('reach'),
    certified('reach', 'iso-9001'),
  ]).toEqual([true, false, false, true]);
});

it('knows where it is, what it is called and what it speaks', () => {
  expect(meets({ provinces: ['01', '24'] })).toBe(true);
  expect(meets({ provinces: ['24'] })).toBe(false);
  expect(meets({ zone: 'Thăng Long' })).toBe(true);
  expect(meets({ named: 'Minh Phát' })).toBe(true);
  expect(meets({ speaks: 'ko' })).toBe(false);
  expect(meets({ all: [{ speaks: 'ja' }, { not: { ownership: 'foreign' } }] })).toBe(true);
  expect(meets({ any: [{ speaks: 'ko' }, { ownership: 'foreign' }] })).toBe(false);
});

import fc from 'fast-check';
import { checkEligibility } from './eligibility.js';
import { isIndustry } from './business-components.js';
import type {
  CapabilityFacts,
  CertificateFacts,
  DeliveryRecord,
  NeedFacts,
  SupplierFacts,
  SupplierWishFacts,
} from './match-facts.js';
import {
  CONCEPT_IDS,
  DAY,
  capabilityFacts,
  certificateFacts,
  needFacts,
  smallGraph,
  supplierFacts,
} from './scoring.fixtures.js';
import { type PairScore, scorePair } from './score-pair.js';
import { DEFAULT_RULES } from './scoring-rules.js';
import { SupplierProfile, poolOf } from './supplier-profile.js';

const profileOf = (facts: SupplierFacts) => new SupplierProfile(facts, smallGraph, DAY);

function score(need: NeedFacts, supplier: SupplierFacts, others: SupplierFacts[] = []): PairScore {
  const pool = poolOf(others.map(profileOf));
  return scorePair({ need, supplier: profileOf(supplier), pool, rules: DEFAULT_RULES });
}

const valueOf = (result: PairScore, name: string) =>
  result.components.find((component) => component.name === name)?.value;
const reasonOf = (result: PairScore, code: string) => result.reasons.find((reason) => reason.code === code);

describe('the score of a pair', () => {
  it('leaves out what the need says nothing of, and shares its weight among the rest', () => {
    const result = score(needFacts(), supplierFacts());
    expect(result.components.map(({ name }) => name)).toEqual([
      'concept-coverage',
      'certificates',
      'delivery-record',
      'responsiveness',
      'supplier-wishes',
      'profile-evidence',
      'novelty',
    ]);
    expect(result.components.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 5);
  });

  it('gives reasons with the values behind them', () => {
    const need = needFacts({
      concepts: [
        { conceptId: 'process.milling', importance: 'must' },
        { conceptId: 'certificate.quality', importance: 'should' },
        { conceptId: 'material.steel', importance: 'nice' },
      ],
      toleranceUm: 20,
      monthlyVolume: 3000,
      volumeUnit: 'kg',
      buyerLanguages: ['ja', 'en-GB'],
    });
    const result = score(
      need,
      supplierFacts({
        languages: ['vi', 'en'],
        capabilities: [
          capabilityFacts({ toleranceUm: 10, monthlyCapacity: 6, capacityUnit: 'tonnes', minimumOrder: 1 }),
        ],
        certificates: [
          certificateFacts({ expiresOn: '2027-01-31' }),
          certificateFacts({ conceptId: 'certificate.iso-14001' }),
        ],
      }),
    );
    expect(reasonOf(result, 'tolerance-held')!.values).toEqual({ heldUm: 10, askedUm: 20 });
    expect(reasonOf(result, 'concept-covered')!.values).toEqual({
      conceptId: 'process.milling',
      by: 'process.cnc-milling',
      distance: 1,
      importance: 'must',
    });
    expect(reasonOf(result, 'certificate-valid')!.values).toEqual({
      conceptId: 'certificate.quality',
      by: 'certificate.iso-9001',
      importance: 'should',
      expiresOn: '2027-01-31',
    });
    expect(reasonOf(result, 'capacity-covers')!.values).toEqual({ asked: 3000, unit: 'kg', capacity: 6000 });
    expect(valueOf(result, 'capacity')).toBe(1);
    expect(reasonOf(result, 'language-shared')!.values).toEqual({ language: 'en' });
    expect(reasonOf(result, 'further-certificate')!.values).toEqual({ conceptId: 'certificate.iso-14001' });
    expect(reasonOf(result, 'concept-missing')).toEqual({
      code: 'concept-missing',
      weight: 0,
      values: { conceptId: 'material.steel', importance: 'nice' },
    });
  });

  it('halves what a capacity is worth that only comes in larger orders', () => {
    const need = needFacts({ monthlyVolume: 100, volumeUnit: 'pieces' });
    const withMinimum = (minimumOrder: number | null) =>
      supplierFacts({
        capabilities: [capabilityFacts({ monthlyCapacity: 100, capacityUnit: 'pieces', minimumOrder })],
      });
    expect(valueOf(score(need, withMinimum(100)), 'capacity')).toBe(0.8);
    const result = score(need, withMinimum(500));
    expect(valueOf(result, 'capacity')).toBe(0.4);
    expect(reasonOf(result, 'minimum-order-above-volume')!.values).toMatchObject({ minimum: 500 });
  });

  it('weighs what few can do more than what all can', () => {
    const need = needFacts({
      concepts: [
        { conceptId: 'process.anodising', importance: 'should' },
        { conceptId: 'material.aluminium', importance: 'should' },
      ],
    });
    const offering = (...conceptIds: string[]) =>
      supplierFacts({ capabilities: [capabilityFacts({ conceptIds })] });
    const pool = [
      ...Array.from({ length: 9 }, () => offering('material.aluminium')),
      offering('process.anodising'),
    ];
    const rare = valueOf(score(need, offering('process.anodising'), pool), 'concept-coverage')!;
    const common = valueOf(score(need, offering('material.aluminium'), pool), 'concept-coverage')!;
    expect(rare).toBeGreaterThan(common);
    expect(rare + common).toBeCloseTo(1, 5);
  });

  it('takes figures from what does the must, not from what else is asked for', () => {
    const need = needFacts({
      concepts: [
        { conceptId: 'process.cnc-milling', importance: 'must' },
        { conceptId: 'process.anodising', importance: 'should' },
      ],
      ...{ toleranceUm: 20, partSizeMm: 100, monthlyVolume: 1000, volumeUnit: 'pieces' },
    });
    const figures = (toleranceUm: number, partSizeMaxMm: number, monthlyCapacity: number) =>
      ({ toleranceUm, partSizeMaxMm, monthlyCapacity, capacityUnit: 'pieces' }) as const;
    const result = score(
      need,
      supplierFacts({
        capabilities: [
          capabilityFacts({ id: 'mills', ...figures(20, 105, 100) }),
          capabilityFacts({ id: 'anodises', conceptIds: ['process.anodising'], ...figures(1, 900, 9000) }),
        ],
      }),
    );
    expect(['tolerance', 'part-size', 'capacity'].map((name) => valueOf(result, name))).toEqual([
      ...[0.6, 0.8, 0.08],
    ]);
  });

  it('counts a machine as the work that it does', () => {
    const equipped = supplierFacts({
      capabilities: [capabilityFacts({ conceptIds: ['material.aluminium', 'equipment.five-axis-centre'] })],
    });
    const asking = (conceptId: string) => needFacts({ concepts: [{ conceptId, importance: 'must' }] });
    const result = score(asking('process.five-axis'), equipped);
    expect(result.isEligible).toBe(true);
    expect(reasonOf(result, 'concept-covered')!.values).toMatchObject({ by: 'equipment.five-axis-centre' });
    expect(score(asking('process.anodising'), equipped).isEligible).toBe(false);
    // What is stated speaks before the machine.
    const stating = supplierFacts({
      capabilities: [
        ...equipped.capabilities,
        capabilityFacts({ id: 'states it', conceptIds: ['process.five-axis'] }),
      ],
    });
    expect(reasonOf(score(asking('process.milling'), stating), 'concept-covered')!.values).toMatchObject({
      by: 'process.five-axis',
    });
  });

  it('knows silence from a misfit', () => {
    const need = needFacts({ toleranceUm: 20 });
    const holding = (toleranceUm: number | null) =>
      valueOf(score(need, supplierFacts({ capabilities: [capabilityFacts({ toleranceUm })] })), 'tolerance');
    expect([holding(5), holding(20), holding(null), holding(21)]).toEqual([1, 0.6, 0.3, 0]);
  });
});

describe('what business says of a pair', () => {
  const valueFor = (name: string, need: Partial<NeedFacts>, supplier: Partial<SupplierFacts>) =>
    valueOf(score(needFacts(need), supplierFacts(supplier)), name);

  it('values nearness: province, country, abroad', () => {
    const hanoi = { buyerCountry: 'VN', buyerProvinceCode: '01' };
    const from = (country: string, provinceCode: string | null) =>
      valueFor('location', hanoi, { country, provinceCode });
    expect([from('VN', '01'), from('VN', '31'), from('VN', null), from('TH', null)]).toEqual([
      1, 0.8, 0.8, 0.4,
    ]);
  });

  it('values coming to meetings and what came of them, and draws few records towards the usual', () => {
    const of = (record: Partial<DeliveryRecord>) =>
      valueFor(
        'delivery-record',
        {},
        {
          record: { held: 0, missed: 0, judged: 0, fruitful: 0, asked: 0, inTime: 0, ...record },
        },
      )!;
    const none = of({});
    expect(of({ held: 8, judged: 8, fruitful: 8 })).toBeGreaterThan(none);
    expect(of({ missed: 1 })).toBeLessThan(none);
    expect(of({ missed: 4 })).toBeLessThan(of({ missed: 1 }));
  });

  it('tells of answers in tenths only', () => {
    const supplier = supplierFacts({
      record: { held: 0, missed: 0, judged: 0, fruitful: 0, asked: 7, inTime: 6 },
    });
    const result = score(needFacts(), supplier);
    expect(valueOf(result, 'responsiveness')).toBe(0.8);
    expect(reasonOf(result, 'answers-in-time')!.values).toEqual({ percent: 80 });
  });

  it('looks at the wishes that apply, in steps, and never tells them', () => {
    const wishes: SupplierWishFacts = {
      industries: ['industry.vehicles'],
      countries: ['JP'],
      minVolume: 2,
      maxVolume: 10,
      volumeUnit: 'tonnes',
    };
    const need = (buyerCountry: string, monthlyVolume: number) =>
      needFacts({
        buyerCountry,
        concepts: [
          { conceptId: 'process.cnc-milling', importance: 'must' },
          { conceptId: 'industry.motorcycles', importance: 'nice' },
        ],
        ...{ monthlyVolume, volumeUnit: 'kg' as const },
      });
    const supplier = supplierFacts({ wishes });
    const valueAt = (...args: Parameters<typeof need>) =>
      valueOf(score(need(...args), supplier), 'supplier-wishes');
    expect([valueAt('JP', 5000), valueAt('DE', 5000), valueAt('JP', 50)]).toEqual([1, 0.5, 0.5]);
    const onlyCountry = supplierFacts({ wishes: { ...wishes, industries: [], volumeUnit: null } });
    expect(valueOf(score(need('DE', 50), onlyCountry), 'supplier-wishes')).toBe(0.1);
    expect(valueOf(score(need('DE', 50), supplierFacts()), 'supplier-wishes')).toBe(0.7);
    expect(reasonOf(score(need('JP', 5000), supplier), 'wants-such-business')!.values).toEqual({});
  });

  it('halves what a pair that has met is worth to meet again', () => {
    const after = (times: number) =>
      valueFor('novelty', {}, { met: new Map(times ? [['buyer', times]] : []) });
    expect([after(0), after(1), after(2)]).toEqual([1, 0.5, 0.25]);
  });
});

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const unit = maybe(fc.constantFrom('pieces' as const, 'kg' as const, 'tonnes' as const));
const date = maybe(fc.constantFrom('2025-01-01', '2026-11-24', '2026-11-25', '2027-06-30'));
const language = fc.constantFrom('vi', 'en', 'en-US', 'ja');

const anyCapability: fc.Arbitrary<CapabilityFacts> = fc.record({
  id: fc.uuid(),
  conceptIds: fc.uniqueArray(fc.constantFrom(...CONCEPT_IDS), { maxLength: 4 }),
  toleranceUm: maybe(fc.integer({ min: 1, max: 100 })),
  partSizeMinMm: maybe(fc.integer({ min: 1, max: 100 })),
  partSizeMaxMm: maybe(fc.integer({ min: 100, max: 2000 })),
  monthlyCapacity: maybe(fc.integer({ min: 0, max: 10_000 })),
  capacityUnit: unit,
  minimumOrder: maybe(fc.integer({ min: 0, max: 10_000 })),
  leadTimeDays: maybe(fc.integer({ min: 1, max: 90 })),
  hasEquipment: fc.boolean(),
});
const anyCertificate: fc.Arbitrary<CertificateFacts> = fc.record({
  conceptId: fc.constantFrom(...CONCEPT_IDS.filter(smallGraph.isCertificate)),
  issuedOn: date,
  expiresOn: date,
  hasNumber: fc.boolean(),
});
const small = fc.integer({ min: 0, max: 9 });
const anyRecord: fc.Arbitrary<DeliveryRecord> = fc
  .record({
    ...{ held: small, missed: small },
    ...{ judged: small, fruitful: small },
    ...{ asked: small, inTime: small },
  })
  .map(({ judged, fruitful, asked, inTime, ...rest }) => ({
    ...rest,
    ...{ judged, fruitful: Math.min(judged, fruitful) },
    ...{ asked, inTime: Math.min(asked, inTime) },
  }));
const anyWishes: fc.Arbitrary<SupplierWishFacts> = fc.record({
  industries: fc.uniqueArray(fc.constantFrom(...CONCEPT_IDS.filter(isIndustry))),
  countries: fc.uniqueArray(fc.constantFrom('VN', 'JP')),
  minVolume: maybe(fc.integer({ min: 1, max: 5000 })),
  maxVolume: maybe(fc.integer({ min: 5000, max: 10_000 })),
  volumeUnit: unit,
});
const BUYER_IDS = ['buyer-1', 'buyer-2'];
const anySupplier: fc.Arbitrary<SupplierFacts> = fc.record({
  organisationId: fc.uuid(),
  country: fc.constantFrom('VN', 'TH'),
  provinceCode: maybe(fc.constantFrom('01', '31')),
  languages: fc.uniqueArray(language),
  hasDescription: fc.boolean(),
  hasWebsite: fc.boolean(),
  capabilities: fc.array(anyCapability, { maxLength: 4 }),
  certificates: fc.array(anyCertificate, { maxLength: 3 }),
  record: maybe(anyRecord),
  wishes: maybe(anyWishes),
  met: fc
    .uniqueArray(fc.tuple(fc.constantFrom(...BUYER_IDS), fc.integer({ min: 1, max: 3 })), {
      selector: ([id]) => id,
    })
    .map((entries) => new Map(entries)),
});
const anyNeed: fc.Arbitrary<NeedFacts> = fc.record({
  id: fc.uuid(),
  buyerOrganisationId: fc.constantFrom(...BUYER_IDS),
  buyerLanguages: fc.uniqueArray(language),
  buyerCountry: maybe(fc.constantFrom('VN', 'JP')),
  buyerProvinceCode: maybe(fc.constantFrom('01', '31')),
  concepts: fc.uniqueArray(
    fc.record({
      conceptId: fc.constantFrom(...CONCEPT_IDS),
      importance: fc.constantFrom('must' as const, 'should' as const, 'nice' as const),
    }),
    { minLength: 1, maxLength: 5, selector: ({ conceptId }) => conceptId },
  ),
  excludedConceptIds: fc.oneof(
    fc.constant([]),
    fc.uniqueArray(fc.constantFrom(...CONCEPT_IDS.filter((id) => !smallGraph.isCertificate(id))), {
      maxLength: 2,
    }),
  ),
  toleranceUm: maybe(fc.integer({ min: 1, max: 100 })),
  partSizeMinMm: fc.constant(null),
  partSizeMm: maybe(fc.integer({ min: 1, max: 2000 })),
  leadTimeDays: maybe(fc.integer({ min: 1, max: 90 })),
  monthlyVolume: maybe(fc.integer({ min: 1, max: 10_000 })),
  volumeUnit: unit,
  countries: fc.uniqueArray(fc.constantFrom('VN', 'TH', 'MY')),
});
const anyPool = fc.array(anySupplier, { maxLength: 4 });

/** The rules once more, as simply as they can be written down. */
function violates(need: NeedFacts, whole: SupplierFacts): boolean {
  const covers = (asked: string, has: string) => smallGraph.narrowerOf(asked).has(has);
  const supplier = {
    ...whole,
    capabilities: whole.capabilities.filter(
      ({ conceptIds }) => !conceptIds.some((has) => need.excludedConceptIds.some((no) => covers(no, has))),
    ),
  };
  const carriers = (asked: string) =>
    supplier.capabilities.filter(({ conceptIds }) => conceptIds.some((has) => covers(asked, has)));
  return need.concepts.some(({ conceptId, importance }) => {
    if (importance !== 'must') return false;
    if (smallGraph.isCertificate(conceptId)) {
      return !supplier.certificates.some(
        (held) =>
          covers(conceptId, held.conceptId) &&
          (held.issuedOn ?? '') <= DAY &&
          (held.expiresOn ?? '9999') >= DAY,
      );
    }
    const inTime = ({ leadTimeDays }: CapabilityFacts) =>
      (leadTimeDays ?? 0) <= (need.leadTimeDays ?? Infinity);
    if (!carriers(conceptId).some(inTime)) return true;
    return !carriers(conceptId).some(
      (one) =>
        (need.toleranceUm === null || one.toleranceUm === null || one.toleranceUm <= need.toleranceUm) &&
        (need.partSizeMm === null ||
          ((one.partSizeMinMm ?? 0) <= need.partSizeMm &&
            (one.partSizeMaxMm === null || one.partSizeMaxMm >= need.partSizeMm))),
    );
  });
}

describe('for any need and supplier', () => {
  it('nobody is eligible who lacks a must, is elsewhere, or cannot hold tolerance and size', () => {
    fc.assert(
      fc.property(anyNeed, anySupplier, (need, supplier) => {
        const { isEligible } = score(need, supplier);
        if (!isEligible) return;
        expect(violates(need, supplier)).toBe(false);
        expect(need.countries.length === 0 || need.countries.includes(supplier.country)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('whoever meets every rule is eligible, and whyNot says the same', () => {
    fc.assert(
      fc.property(anyNeed, anySupplier, (need, supplier) => {
        const rules = checkEligibility(need, profileOf(supplier));
        expect(score(need, supplier).isEligible).toBe(rules.every(({ passed }) => passed));
        if (violates(need, supplier)) expect(rules.some(({ passed }) => !passed)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('score, components and reasons stay within 0 and 1, and the reasons add up to no more than the score', () => {
    fc.assert(
      fc.property(anyNeed, anySupplier, anyPool, (need, supplier, pool) => {
        const result = score(need, supplier, pool);
        const values = [
          result.score,
          ...result.components.flatMap(({ value, weight }) => [value, weight]),
          ...result.reasons.map(({ weight }) => weight),
        ];
        for (const value of values) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        const explained = result.reasons.reduce((sum, { weight }) => sum + weight, 0);
        expect(Math.abs(explained - result.score)).toBeLessThan(1e-4);
      }),
      { numRuns: 1000 },
    );
  });

  it('the same facts give the same, in whatever order they stand', () => {
    fc.assert(
      fc.property(anyNeed, anySupplier, anyPool, (need, supplier, pool) => {
        const first = score(need, supplier, pool);
        expect(score(structuredClone(need), structuredClone(supplier), structuredClone(pool))).toEqual(first);
        const shuffled = {
          ...supplier,
          certificates: supplier.certificates.toReversed(),
          capabilities: supplier.capabilities.toReversed(),
        };
        expect(score(need, shuffled, pool.toReversed())).toMatchObject({
          isEligible: first.isEligible,
          score: first.score,
          components: first.components,
        });
      }),
      { numRuns: 500 },
    );
  });

  it('one more capability or certificate lowers nothing and makes nobody ineligible who met the musts', () => {
    fc.assert(
      fc.property(
        anyNeed,
        anySupplier,
        anyPool,
        anyCapability,
        anyCertificate,
        (need, supplier, pool, capability, certificate) => {
          const before = score(need, supplier, pool);
          const more = [
            { ...supplier, capabilities: [...supplier.capabilities, capability] },
            { ...supplier, certificates: [...supplier.certificates, certificate] },
          ];
          for (const facts of more) {
            const after = score(need, facts, pool);
            for (const { name, value } of before.components) {
              // A certificate that covers what was asked moves from the further ones to the coverage.
              if (name === 'certificates' && facts === more[1]) continue;
              expect(valueOf(after, name)).toBeGreaterThanOrEqual(value);
            }
            const asksForWork = need.concepts.some(
              ({ conceptId, importance }) => importance === 'must' && !smallGraph.isCertificate(conceptId),
            );
            if (before.isEligible && asksForWork) expect(after.isEligible).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

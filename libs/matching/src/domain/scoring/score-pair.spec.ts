import fc from 'fast-check';
import { checkEligibility } from './eligibility.js';
import type { CapabilityFacts, CertificateFacts, NeedFacts, SupplierFacts } from './match-facts.js';
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
      'profile-evidence',
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

  it('knows silence from a misfit', () => {
    const need = needFacts({ toleranceUm: 20 });
    const holding = (toleranceUm: number | null) =>
      valueOf(score(need, supplierFacts({ capabilities: [capabilityFacts({ toleranceUm })] })), 'tolerance');
    expect([holding(5), holding(20), holding(null), holding(21)]).toEqual([1, 0.6, 0.3, 0]);
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
const anySupplier: fc.Arbitrary<SupplierFacts> = fc.record({
  organisationId: fc.uuid(),
  country: fc.constantFrom('VN', 'TH'),
  languages: fc.uniqueArray(language),
  hasDescription: fc.boolean(),
  hasWebsite: fc.boolean(),
  capabilities: fc.array(anyCapability, { maxLength: 4 }),
  certificates: fc.array(anyCertificate, { maxLength: 3 }),
});
const anyNeed: fc.Arbitrary<NeedFacts> = fc.record({
  id: fc.uuid(),
  buyerOrganisationId: fc.uuid(),
  buyerLanguages: fc.uniqueArray(language),
  concepts: fc.uniqueArray(
    fc.record({
      conceptId: fc.constantFrom(...CONCEPT_IDS),
      importance: fc.constantFrom('must' as const, 'should' as const, 'nice' as const),
    }),
    { minLength: 1, maxLength: 5, selector: ({ conceptId }) => conceptId },
  ),
  toleranceUm: maybe(fc.integer({ min: 1, max: 100 })),
  partSizeMm: maybe(fc.integer({ min: 1, max: 2000 })),
  monthlyVolume: maybe(fc.integer({ min: 1, max: 10_000 })),
  volumeUnit: unit,
  countries: fc.uniqueArray(fc.constantFrom('VN', 'TH', 'MY')),
});
const anyPool = fc.array(anySupplier, { maxLength: 4 });

/** The rules once more, as simply as they can be written down. */
function violates(need: NeedFacts, supplier: SupplierFacts): boolean {
  const covers = (asked: string, has: string) => smallGraph.narrowerOf(asked).has(has);
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

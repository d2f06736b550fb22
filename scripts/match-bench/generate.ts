import type { CapabilityFacts, NeedFacts, SupplierFacts } from '#matching';
import { Vocabulary, loadVocabulary } from '#vocabulary';

const vocabulary = loadVocabulary();
const idsOf = (kind: Parameters<Vocabulary['ofKind']>[0]) => vocabulary.ofKind(kind).map(({ id }) => id);
const [PROCESSES, MATERIALS, INDUSTRIES, CERTIFICATES] = [
  idsOf('process'),
  idsOf('material'),
  idsOf('industry'),
  idsOf('certificate'),
];

export interface Size {
  readonly suppliers: number;
  readonly buyers: number;
  readonly needsEach: number;
  readonly slots: number;
  readonly tables: number;
}

/** A fair's suppliers and needs; `buyerOf` gives the buyer of each need by its place. */
export interface Generated {
  readonly needs: readonly NeedFacts[];
  readonly buyerOf: readonly number[];
  readonly suppliers: readonly SupplierFacts[];
}

/** Firms of some trades, most of which do much the same, and buyers that ask for what some of them do. */
export function generate(size: Size, seed: number): Generated {
  const random = generator(seed);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const some = <T>(list: readonly T[], count: number): T[] => [
    ...new Set(Array.from({ length: count }, () => pick(list))),
  ];
  const maybe = <T>(chance: number, value: () => T): T | null => (random() < chance ? value() : null);
  const trades = Array.from({ length: 24 }, () => ({
    processes: some(PROCESSES, 8),
    materials: some(MATERIALS, 5),
    industries: some(INDUSTRIES, 3),
    certificates: some(CERTIFICATES, 3),
  }));
  const suppliers = Array.from({ length: size.suppliers }, (_, index): SupplierFacts => {
    const trade = pick(trades);
    const capabilities = Array.from({ length: 1 + below(3) }, (__, line): CapabilityFacts => ({
      id: `${index}-${line}`,
      conceptIds: [
        ...some(trade.processes, 2 + below(5)),
        ...some(trade.materials, 1 + below(4)),
        ...some(trade.industries, 1),
      ],
      toleranceUm: maybe(0.8, () => 5 + below(100)),
      partSizeMinMm: maybe(0.3, () => 1 + below(10)),
      partSizeMaxMm: maybe(0.8, () => 50 + below(1500)),
      monthlyCapacity: maybe(0.85, () => 1000 * (1 + below(100))),
      capacityUnit: 'pieces',
      minimumOrder: maybe(0.4, () => 100 * (1 + below(50))),
      leadTimeDays: maybe(0.8, () => 5 + below(60)),
      hasEquipment: random() < 0.7,
    }));
    const held = below(8);
    return {
      organisationId: `s${index}`,
      country: 'VN',
      provinceCode: pick(['01', '24', '31', '33']),
      languages: ['vi', ...some(['en', 'ja', 'ko', 'zh'], 2)],
      hasDescription: random() < 0.9,
      hasWebsite: random() < 0.8,
      capabilities,
      certificates: some(trade.certificates, 1 + below(3)).map((conceptId) => ({
        conceptId,
        issuedOn: '2024-01-01',
        expiresOn: random() < 0.9 ? '2027-12-31' : '2026-06-30',
        hasNumber: random() < 0.8,
      })),
      record: {
        held,
        missed: below(2),
        judged: held,
        fruitful: below(held + 1),
        asked: 10,
        inTime: below(11),
      },
      wishes: maybe(0.3, () => ({
        industries: some(trade.industries, 1),
        countries: some(['JP', 'KR', 'DE', 'US'], 2),
        ...{ minVolume: null, maxVolume: null, volumeUnit: null },
      })),
      met: new Map(),
    };
  });
  const buyerOf: number[] = [];
  const needs = Array.from({ length: size.buyers }, (_, buyer) => {
    const [country, languages] = [pick(['JP', 'KR', 'DE', 'US', 'VN']), some(['en', 'ja', 'ko', 'vi'], 2)];
    return Array.from({ length: size.needsEach }, (__, line): NeedFacts => {
      buyerOf.push(buyer);
      const trade = pick(trades);
      const asks = (ids: readonly string[], importance: 'must' | 'should' | 'nice') =>
        ids.map((conceptId) => ({ conceptId, importance }));
      const [must, ...rest] = some(trade.processes, 3);
      return {
        id: `n${buyer}-${line}`,
        buyerOrganisationId: `b${buyer}`,
        buyerLanguages: languages,
        buyerCountry: country,
        buyerProvinceCode: country === 'VN' ? '01' : null,
        concepts: [
          ...asks([must!], 'must'),
          ...asks(rest, 'should'),
          ...asks(some(trade.materials, 2), 'should'),
          ...asks(some(trade.certificates, 1), random() < 0.2 ? 'must' : 'nice'),
        ],
        toleranceUm: maybe(0.5, () => 20 + below(100)),
        partSizeMm: maybe(0.5, () => 20 + below(600)),
        monthlyVolume: maybe(0.7, () => 500 * (1 + below(60))),
        volumeUnit: 'pieces',
        countries: [],
        excludedConceptIds: [],
        partSizeMinMm: null,
        leadTimeDays: null,
      };
    });
  }).flat();
  return { needs, buyerOf, suppliers };
}

/** mulberry32: small, seeded, good enough to draw a fair. */
export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

import { CAPACITY_UNITS } from '#capability';
import { newId } from '#kernel';
import { loadVocabulary } from '#vocabulary';
import {
  type TestMeilisearch,
  describeOnMeilisearch,
  openMeilisearch,
} from '../../../../../test/support/meilisearch.js';
import { type TestApp, startTestApp } from '../../../../../test/support/test-app.js';
import { SupplierIndex } from '../../application/supplier-index.service.js';
import { buildDocument } from '../../domain/build-document.js';
import {
  FACETS,
  RANGES,
  SORTS,
  type SupplierAnswer,
  type SupplierFilter,
  type SupplierQuery,
  type SupplierSearch,
} from '../../domain/supplier-search.port.js';
import { supplierFacts } from '../../testing/supplier-facts.js';

const SUPPLIERS = 250;
const QUERIES = 150;
const TODAY = '2026-11-22';
const NOW = `${TODAY}T02:00:00.000Z`;

/** Numbers that are the same in every run (mulberry32). */
function numbersFrom(seed: number) {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  const one = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const some = <T>(items: readonly T[], most: number): T[] =>
    Array.from({ length: 1 + below(most) }, () => one(items));
  const maybe = <T>(share: number, make: () => T): T | undefined => (next() < share ? make() : undefined);
  return { below, one, some, maybe };
}

describeOnMeilisearch('the same answers from Meilisearch as from PostgreSQL', () => {
  const vocabulary = loadVocabulary();
  // Few concepts, so that many suppliers share them.
  const ids = (kind: string, count: number) =>
    vocabulary.all
      .filter((concept) => concept.kind === kind)
      .slice(0, count)
      .map(({ id }) => id);
  const processes = [...ids('process', 12), 'process.milling', 'process.cnc-milling', 'process.turning'];
  const materials = [...ids('material', 8), 'material.aluminium'];
  const products = ids('product', 6);
  const certificates = ['certificate.iso-9001', 'certificate.iatf-16949', 'certificate.iso-14001'];
  const concepts = [...processes, ...materials, ...products];
  const fairs = [newId(), newId(), newId()];
  const provinces = ['01', '31', '79'];
  const texts = [
    'Gia công phay CNC nhôm',
    'Đúc áp lực vỏ hộp',
    'brackets for milling machines',
    'precision turning housings',
    '半導体製造装置用の真空チャンバー',
    'Sơn tĩnh điện và mạ kẽm',
    'stainless steel welding',
  ];
  let server: TestMeilisearch;
  let test: TestApp;
  let postgres: SupplierSearch;
  let meilisearch: SupplierSearch;

  beforeAll(async () => {
    server = await openMeilisearch();
    test = await startTestApp({ meilisearch: server.settings(), runsJobs: false });
    const index = test.get(SupplierIndex);
    await index.rebuild();
    const engines = index.indexes.map(({ engine }) => engine);
    postgres = engines.find(({ engine }) => engine === 'postgresql')!;
    meilisearch = engines.find(({ engine }) => engine === 'meilisearch')!;
    const documents = suppliers().map((facts) => buildDocument(facts, vocabulary));
    for (const engine of engines) await engine.put(documents);
  });
  afterAll(async () => {
    await test?.close();
    await server?.close();
  });

  function suppliers() {
    const random = numbersFrom(1);
    const { below, one, some, maybe } = random;
    const date = (least: number) => `${2020 + least + below(4)}-0${1 + below(9)}-1${below(10)}`;
    return Array.from({ length: SUPPLIERS }, (_, index) =>
      supplierFacts(
        `${one(['Minh', 'Đông', 'Hòa', 'An', 'Ｔｏｋｙｏ'])} ${one(['Phát', 'Á', 'Long', 'Vỏ Hộp'])} ${index % 90}`,
        [],
        {
          organisation: {
            country: one(['VN', 'VN', 'JP']),
            provinceCode: maybe(0.9, () => one(provinces)) ?? null,
            ownership: maybe(0.7, () => one(['private', 'state', 'foreign'] as const)),
            size: maybe(0.7, () => one(['small', 'large'] as const)),
            languages: [...new Set(some(['vi', 'en', 'ja'], 3))],
            description: maybe(0.3, () => ({ vi: one(texts) })) ?? {},
          },
          capabilities: Array.from({ length: 1 + below(5) }, () => ({
            title: one(texts),
            description: maybe(0.3, () => one(texts)),
            conceptIds: [...new Set(some(concepts, 3))],
            toleranceUm: maybe(0.5, () => one([2, 5, 10, 20, 50])),
            partSizeMinMm: maybe(0.3, () => one([1, 10, 50])),
            partSizeMaxMm: maybe(0.5, () => one([40, 100, 500, 2_000])),
            monthlyCapacity: maybe(0.5, () => one([100, 5_000, 90_000])),
            minimumOrder: maybe(0.4, () => one([1, 50, 1_000])),
            capacityUnit: one(CAPACITY_UNITS),
            leadTimeDays: maybe(0.5, () => one([3, 14, 60])),
            equipment:
              maybe(0.3, () => [
                {
                  name: `Máy ép ${one([60, 250, 600])} tấn`,
                  conceptId: 'equipment.hydraulic-press',
                  count: 1,
                },
              ]) ?? [],
          })),
          certificates: (maybe(0.6, () => some(certificates, 3)) ?? []).map((conceptId) => ({
            conceptId,
            issuedOn: maybe(0.8, () => date(0)),
            expiresOn: maybe(0.8, () => date(4)),
          })),
          fairIds: maybe(0.5, () => [...new Set(some(fairs, 2))]) ?? [],
          freeTimes: (maybe(0.4, () => [...new Set(some(fairs, 2))]) ?? []).map((fairId) => ({
            fairId,
            until: one(['2026-11-21T02:00:00.000Z', '2026-11-25T02:00:00.000Z']),
          })),
        },
      ),
    );
  }

  function queries(withWords: boolean): SupplierQuery[] {
    const { below, one, some, maybe } = numbersFrom(withWords ? 3 : 2);
    const words = [['phay'], ['housing'], ['housings', 'hosing'], ['stainl'], ['vo'], ['dien'], ['chamber']];
    const named = ['minh', 'dong', 'long', 'ph', '7', 'tokyo'];
    const filterOf = (): SupplierFilter => ({
      conceptIds: maybe(0.4, () => some([...concepts, 'equipment.hydraulic-press'], 3)),
      certificateIds: maybe(0.2, () => some(certificates, 2)),
      provinceCodes: maybe(0.2, () => some(provinces, 2)),
      countries: maybe(0.1, () => ['JP']),
      ownerships: maybe(0.1, () => ['private', 'state'] as const),
      sizes: maybe(0.1, () => ['large'] as const),
      languages: maybe(0.1, () => ['en']),
      fairIds: maybe(0.1, () => some(fairs, 2)),
      freeAtFairIds: maybe(0.1, () => some(fairs, 2)),
      toleranceUmAtMost: maybe(0.2, () => one([5, 10, 30])),
      partSizeMm: maybe(0.2, () => one([30, 200])),
      pressForceTAtLeast: maybe(0.05, () => 200),
      leadTimeDaysAtMost: maybe(0.1, () => 20),
      monthlyCapacityAtLeast: maybe(0.1, () => ({ amount: 1_000, unit: one(CAPACITY_UNITS) })),
      minimumOrderAtMost: maybe(0.1, () => ({ amount: 100, unit: one(CAPACITY_UNITS) })),
    });
    return Array.from({ length: QUERIES }, () => ({
      conceptIds: [...new Set(maybe(0.8, () => some([...concepts, ...certificates], 4)) ?? [])],
      words: withWords
        ? some(words, 2).map((alternatives) => ({
            alternatives,
            isPrefix: alternatives[0]!.length < 6 && below(2) === 0,
            isCjk: false,
          }))
        : [],
      nameWords: (withWords ? [] : (maybe(0.3, () => some(named, 2)) ?? [])).map((word) => ({
        alternatives: [word],
        isPrefix: word === 'ph',
        isCjk: false,
      })),
      mayBeName: below(2) === 0,
      match: one(['all', 'any'] as const),
      filter: filterOf(),
      conditions: maybe(0.2, () => [filterOf()]) ?? [],
      sort: one([...SORTS.filter((sort) => sort !== 'distance'), 'relevance' as const]),
      amountUnit: one(CAPACITY_UNITS),
      offset: one([0, 0, 7]),
      limit: one([10, 40]),
      facets: FACETS,
      ranges: RANGES,
      today: TODAY,
      now: NOW,
    }));
  }

  const plain = (answer: SupplierAnswer) => ({
    total: answer.total,
    facets: answer.facets,
    ranges: answer.ranges,
  });

  it('counts and orders alike whatever concepts, filters, ranges, sorts and pages are asked for', async () => {
    let hits = 0;
    for (const query of queries(false)) {
      const [theirs, ours] = [await postgres.search(query), await meilisearch.search(query)];
      expect({ query, ...plain(ours) }).toEqual({ query, ...plain(theirs) });
      const order = ({ hits: found }: SupplierAnswer) =>
        found.map(({ document, score }) => [document.organisationId, Math.round(score)]);
      expect({ query, hits: order(ours) }).toEqual({ query, hits: order(theirs) });
      hits += ours.hits.length;
    }
    expect(hits).toBeGreaterThan(QUERIES);
  });

  it('finds and counts alike when words are asked for too', async () => {
    let hits = 0;
    for (const query of queries(true)) {
      const whole = { ...query, offset: 0, limit: SUPPLIERS };
      const [theirs, ours] = [await postgres.search(whole), await meilisearch.search(whole)];
      expect({ query, ...plain(ours) }).toEqual({ query, ...plain(theirs) });
      const found = ({ hits: all }: SupplierAnswer) =>
        all.map(({ document }) => document.organisationId).sort();
      expect({ query, found: found(ours) }).toEqual({ query, found: found(theirs) });
      hits += ours.hits.length;
    }
    expect(hits).toBeGreaterThan(QUERIES);
  });

  it('knows the same place of a supplier', async () => {
    const { one } = numbersFrom(4);
    for (const query of queries(false).slice(0, 25)) {
      const { hits } = await postgres.search({ ...query, offset: 0, limit: SUPPLIERS });
      const id = hits.length > 0 ? one(hits).document.organisationId : newId();
      expect(await meilisearch.rank(id, query)).toEqual(await postgres.rank(id, query));
    }
  });
});

import { FixedClock, newId } from '#kernel';
import { loadPlaces } from '#places';
import { LANGUAGES, type Vocabulary, loadVocabulary } from '#vocabulary';
import type { FoundSuppliers, SupplierRequest } from '../application/supplier-finder.js';
import { type SupplierFacts, buildDocument } from '../domain/build-document.js';
import { plainQuery } from '../domain/plain-query.js';
import type { AskedPart } from '../domain/relaxations.js';
import { FACETS, RANGES, type SupplierSearch } from '../domain/supplier-search.port.js';
import { AskedEngine, type EngineUnderTest, NOW, THANG_LONG } from './asked-engine.js';
import { supplierFacts } from './supplier-facts.js';

/**
 * What every search engine must do, whatever it is made of: what is found, counted, spread, sorted and paged. Engines
 * may differ in two things alone: how suppliers rank among each other that have the same words in different places, and
 * which mistakes they forgive beyond those here. So nothing here depends on the order of hits that differ in words only.
 * `makeEngine` gives an engine, which is emptied before each test and closed after the last.
 */
export function describeSupplierSearch(name: string, makeEngine: () => Promise<EngineUnderTest>): void {
  describe(`supplier search on ${name}`, () => {
    const vocabulary: Vocabulary = loadVocabulary();
    let test: EngineUnderTest;
    let engine: SupplierSearch;
    let asked: AskedEngine;

    beforeAll(async () => {
      test = await makeEngine();
    });
    beforeEach(async () => {
      engine = test.engine;
      await engine.remove([...(await engine.versions()).keys()]);
      asked = new AskedEngine(engine);
    });
    afterAll(() => test?.close());

    const documentOf = (facts: SupplierFacts) => buildDocument(facts, vocabulary);
    const put = (...suppliers: SupplierFacts[]) => asked.put(...suppliers);
    const find = (text: string, more?: Partial<SupplierRequest>) => asked.find(text, more);
    const names = (answer: FoundSuppliers) => asked.names(answer);
    const found = (text: string, more?: Partial<SupplierRequest>) => asked.found(text, more);

    const milling = () => supplierFacts('Minh Phát', ['process.cnc-milling', 'material.aluminium']);
    const casting = () => supplierFacts('Thành Đạt', ['process.die-casting']);
    const turning = () => supplierFacts('Hoàng Long', ['process.turning', 'material.stainless-steel']);

    it('finds with and without diacritics, in any case', async () => {
      await put(
        supplierFacts('Đông Anh', ['process.precision-machining']),
        supplierFacts('Khác', [], { capability: { description: 'Vỏ hộp đặc biệt cho xe đạp' } }),
        casting(),
      );
      for (const text of ['cơ khí chính xác', 'co khi chinh xac', 'CO KHI CHINH XAC', 'CƠ KHÍ CHÍNH XÁC ']) {
        expect(await found(text)).toEqual(['Đông Anh']);
      }
      for (const text of ['vỏ hộp đặc biệt', 'vo hop dac biet', 'VO HOP DAC BIET']) {
        expect(await found(text)).toEqual(['Khác']);
      }
      for (const text of ['Đông Anh', 'dong anh', 'DONG ANH'])
        expect(await found(text)).toEqual(['Đông Anh']);
    });

    it('finds the same in five languages', async () => {
      await put(milling(), casting(), turning());
      for (const [id, expected] of [
        ['process.cnc-milling', 'Minh Phát'],
        ['process.die-casting', 'Thành Đạt'],
        ['material.stainless-steel', 'Hoàng Long'],
      ] as const) {
        for (const language of LANGUAGES) {
          expect([language, await found(vocabulary.name(id, language))]).toEqual([language, [expected]]);
        }
      }
    });

    it('finds words of texts in every script, also inside longer runs', async () => {
      await put(
        supplierFacts('山田製作所', [], {
          capability: { description: '半導体製造装置用の真空チャンバーを納入' },
        }),
        supplierFacts('한빛', [], { capability: { description: '반도체 장비용 챔버를 납품합니다' } }),
        supplierFacts('Ánh Dương', [], { capability: { description: 'Vacuum chambers for wafers' } }),
      );
      expect(await found('真空チャンバー')).toEqual(['山田製作所']);
      expect(await found('山田')).toEqual(['山田製作所']);
      expect(await found('空チ')).toEqual(['山田製作所']);
      expect(await found('챔버')).toEqual(['한빛']);
      expect(await found('chamber ')).toEqual(['Ánh Dương']);
      expect(await found('空真')).toEqual([]);
    });

    it('forgives one mistake in a word, and two in a long one', async () => {
      await put(
        milling(),
        casting(),
        supplierFacts('Vietchem', [], { capability: { title: 'Galvanised trellises' } }),
      );
      for (const text of ['CNC miling', 'CNC millling', 'CNC mililng', 'CNC mlling']) {
        expect([text, await found(text)]).toEqual([text, ['Minh Phát']]);
      }
      for (const text of ['trelises', 'trellisse', 'gavlanized', 'Vietchme', 'veitchem']) {
        expect([text, await found(text)]).toEqual([text, ['Vietchem']]);
      }
      const answer = await find('CNC miling');
      expect(answer.didYouMean).toBe('CNC milling');
      expect(answer.chips.map(({ conceptId, text }) => [conceptId, text])).toEqual([
        ['process.cnc-milling', 'CNC milling'],
      ]);
      expect((await find('CNC milling')).didYouMean).toBeNull();
      expect(await found('trel')).toEqual(['Vietchem']);
      expect(await found('xrellizex ')).toEqual([]);
    });

    it('finds while the last word is still being typed', async () => {
      await put(supplierFacts('Vietchem', [], { capability: { title: 'Galvanised trellises' } }), casting());
      expect(await found('galvan')).toEqual(['Vietchem']);
      expect(await found('galvanised tre')).toEqual(['Vietchem']);
      expect(await found('đúc áp l')).toEqual(['Thành Đạt']);
      expect(await found('ダイカス')).toEqual(['Thành Đạt']);
    });

    it('puts the concept before a narrower one, and that before a mention', async () => {
      await put(
        supplierFacts('Mentions', [], { capability: { description: 'We also know about milling.' } }),
        supplierFacts('Narrower', ['process.cnc-milling']),
        supplierFacts('Exact', ['process.milling']),
        casting(),
      );
      const answer = await find('フライス加工');
      expect(names(answer)).toEqual(['Exact', 'Narrower', 'Mentions']);
      expect(answer.suppliers.map(({ matches }) => matches)).toEqual([
        [{ conceptId: 'process.milling', kind: 'exact', ownConceptId: 'process.milling' }],
        [{ conceptId: 'process.milling', kind: 'narrower', ownConceptId: 'process.cnc-milling' }],
        [{ conceptId: 'process.milling', kind: 'mentioned', ownConceptId: 'process.milling' }],
      ]);
      expect(await found('CNC milling')).toEqual(['Narrower']);
    });

    it('puts the supplier of that name first', async () => {
      await put(
        supplierFacts('Cơ khí Gia Lâm', [], { capability: { title: 'Hàn' } }),
        supplierFacts('Phú Thịnh', ['process.precision-machining'], {
          organisation: { address: 'Gia Lâm' },
          capability: { title: 'Cơ khí' },
        }),
      );
      expect((await found('cơ khí gia lâm'))[0]).toBe('Cơ khí Gia Lâm');
    });

    it('asks for everything, and shows a part when nobody has it', async () => {
      await put(milling(), turning());
      const both = await find('CNC milling aluminium');
      expect([names(both), both.isRelaxed]).toEqual([['Minh Phát'], false]);
      const part = await find('CNC milling stainless steel');
      expect([names(part).sort(), part.isRelaxed]).toEqual([['Hoàng Long', 'Minh Phát'], true]);
      const nothing = await find('qwertzuiop');
      expect([nothing.total, nothing.isRelaxed]).toEqual([0, false]);
    });

    it('counts certificates that are valid today, alone', async () => {
      const iso = 'certificate.iso-9001';
      const certified = (legalName: string, issuedOn: string | null, expiresOn: string | null) =>
        supplierFacts(legalName, ['process.turning'], {
          certificates: [{ conceptId: iso, issuedOn, expiresOn }],
        });
      await put(
        certified('Expired', '2020-01-01', '2026-11-21'),
        certified('Last day', '2020-01-01', '2026-11-22'),
        certified('First day', '2026-11-22', null),
        certified('Not yet', '2026-11-23', null),
        supplierFacts('Only says so', ['process.turning'], { capability: { description: 'ISO 9001' } }),
      );
      const valid = ['First day', 'Last day'];
      expect((await found('', { filter: { certificateIds: [iso] } })).sort()).toEqual(valid);
      expect((await found('ISO 9001')).sort()).toEqual(valid);
      expect((await found('tiện ISO 9001:2015')).sort()).toEqual(valid);
      const broader = vocabulary.byId(iso)!.broader[0]!;
      expect((await found('', { filter: { certificateIds: [broader] } })).sort()).toEqual(valid);
      const { facets, suppliers } = await find('ISO 9001', { facets: ['certificate'] });
      expect(facets.certificate).toContainEqual({ value: iso, count: 2 });
      expect(suppliers[0]!.reasons).toContainEqual(
        expect.objectContaining({ kind: 'certificate', conceptId: iso }),
      );
    });

    it('filters by what organisations are', async () => {
      const fairId = newId();
      await put(
        supplierFacts('A', ['process.turning'], {
          organisation: { provinceCode: '31', ownership: 'private', size: 'small', languages: ['vi', 'en'] },
          fairIds: [fairId],
        }),
        supplierFacts('B', ['process.turning'], {
          organisation: {
            country: 'JP',
            provinceCode: null,
            ownership: 'foreign',
            size: 'large',
            languages: ['ja'],
          },
        }),
        supplierFacts('C', ['process.turning']),
      );
      const by = async (filter: SupplierRequest['filter']) => (await found('', { filter })).sort();
      expect(await by({ provinceCodes: ['31'] })).toEqual(['A']);
      expect(await by({ provinceCodes: ['31', '01'] })).toEqual(['A', 'C']);
      expect(await by({ countries: ['JP'] })).toEqual(['B']);
      expect(await by({ ownerships: ['private', 'foreign'] })).toEqual(['A', 'B']);
      expect(await by({ sizes: ['large'] })).toEqual(['B']);
      expect(await by({ languages: ['en', 'ja'] })).toEqual(['A', 'B']);
      expect(await by({ fairIds: [fairId] })).toEqual(['A']);
      expect(await by({ fairIds: [newId()] })).toEqual([]);
      expect(await by({ languages: ['vi'], provinceCodes: ['01'] })).toEqual(['C']);
      expect(await by({ provinceCodes: [] })).toEqual(['A', 'B', 'C']);
      const evil = `'; drop table "search_document"; --{}",\\?`;
      expect(await by({ countries: [evil], languages: [evil] })).toEqual([]);
    });

    it('filters by concepts: any of a kind, all kinds, narrower ones too, mentions not', async () => {
      await put(
        milling(),
        turning(),
        casting(),
        supplierFacts('Mentions', [], { capability: { description: 'milling, turning, aluminium' } }),
      );
      const by = async (...conceptIds: string[]) => (await found('', { filter: { conceptIds } })).sort();
      expect(await by('process.milling')).toEqual(['Minh Phát']);
      expect(await by('process.milling', 'process.turning')).toEqual(['Hoàng Long', 'Minh Phát']);
      expect(await by('process.milling', 'process.turning', 'material.aluminium')).toEqual(['Minh Phát']);
      await expect(by('process.none')).rejects.toMatchObject({
        problems: [{ path: ['filter', 'concepts', '0'] }],
      });
      await expect(find('', { filter: { certificateIds: ['process.turning'] } })).rejects.toMatchObject({
        problems: [{ path: ['filter', 'certificates', '0'] }],
      });
    });

    it('filters by tolerance, size and capacity of the process that is asked for', async () => {
      await put(
        supplierFacts('Fine turning', [], {
          capabilities: [
            { conceptIds: ['process.turning'], toleranceUm: 5, partSizeMinMm: 10, partSizeMaxMm: 80 },
            { conceptIds: ['process.milling'], toleranceUm: 50, partSizeMaxMm: 900 },
          ],
        }),
        supplierFacts('Fine milling', ['process.cnc-milling'], {
          capability: { toleranceUm: 10, partSizeMaxMm: 300, monthlyCapacity: 5_000, capacityUnit: 'pieces' },
        }),
        supplierFacts('Heavy', ['process.die-casting'], {
          capability: { monthlyCapacity: 9_000, capacityUnit: 'kg' },
        }),
      );
      const by = async (text: string, filter: SupplierRequest['filter']) =>
        (await found(text, { filter })).sort();
      expect(await by('', { toleranceUmAtMost: 10 })).toEqual(['Fine milling', 'Fine turning']);
      expect(await by('', { toleranceUmAtMost: 9 })).toEqual(['Fine turning']);
      expect(await by('milling', { toleranceUmAtMost: 10 })).toEqual(['Fine milling']);
      expect(await by('', { toleranceUmAtMost: 10, conceptIds: ['process.milling'] })).toEqual([
        'Fine milling',
      ]);
      expect(await by('', { partSizeMm: 300 })).toEqual(['Fine milling', 'Fine turning']);
      expect(await by('turning', { partSizeMm: 80 })).toEqual(['Fine turning']);
      expect(await by('turning', { partSizeMm: 9 })).toEqual([]);
      expect(await by('', { monthlyCapacityAtLeast: { amount: 5_000, unit: 'pieces' } })).toEqual([
        'Fine milling',
      ]);
      expect(await by('', { monthlyCapacityAtLeast: { amount: 9_001, unit: 'kg' } })).toEqual([]);
      expect(
        (await find('milling', { filter: { toleranceUmAtMost: 10 } })).suppliers[0]!.reasons,
      ).toContainEqual(expect.objectContaining({ kind: 'tolerance', value: 10 }));
      expect(await found('', { sort: 'tolerance' })).toEqual(['Fine turning', 'Fine milling', 'Heavy']);
    });

    it('counts facets as if their own filter were not set', async () => {
      await put(
        milling(),
        turning(),
        supplierFacts('Hải Phòng', ['process.turning'], {
          organisation: { provinceCode: '31', size: 'large', ownership: 'state', languages: ['vi', 'en'] },
        }),
      );
      const { facets, total } = await find('', {
        filter: { conceptIds: ['process.turning'], provinceCodes: ['01'] },
        facets: FACETS,
      });
      expect(total).toBe(1);
      const count = (facet: keyof typeof facets, value: string) =>
        facets[facet]!.find((one) => one.value === value)?.count;
      // Of the turners, by province; of those in Hanoi, by process.
      expect(facets.province).toEqual([
        { value: '01', count: 1 },
        { value: '31', count: 1 },
      ]);
      expect([count('process', 'process.turning'), count('process', 'process.cnc-milling')]).toEqual([1, 1]);
      expect(count('process', 'process.machining')).toBe(2);
      expect([
        count('material', 'material.stainless-steel'),
        count('material', 'material.aluminium'),
      ]).toEqual([1, undefined]);
      expect(facets.country).toEqual([{ value: 'VN', count: 1 }]);
      expect(facets.language).toEqual([{ value: 'vi', count: 1 }]);
      expect(facets.size).toEqual([]);
      const all = await find('', { facets: ['size', 'ownership', 'language'], limit: 0 });
      expect(all.facets).toEqual({
        size: [{ value: 'large', count: 1 }],
        ownership: [{ value: 'state', count: 1 }],
        language: [
          { value: 'vi', count: 3 },
          { value: 'en', count: 1 },
        ],
      });
      expect([all.total, all.suppliers]).toEqual([3, []]);
    });

    it('gives pages that follow each other without gap or repetition', async () => {
      const many = Array.from({ length: 25 }, (_, index) =>
        supplierFacts(`Xưởng ${index}`, ['process.turning']),
      );
      await put(...many, casting());
      const pages = await Promise.all(
        [0, 10, 20, 30].map((offset) => find('turning', { offset, limit: 10 })),
      );
      expect(pages.map(({ suppliers, total }) => [suppliers.length, total])).toEqual([
        [10, 25],
        [10, 25],
        [5, 25],
        [0, 25],
      ]);
      expect(new Set(pages.flatMap(names)).size).toBe(25);
      expect(await found('turning', { limit: 25 })).toEqual(pages.flatMap(names));
      expect((await found('', { sort: 'name', limit: 3 }))[0]).toBe('Thành Đạt');
    });

    const placed = (
      legalName: string,
      organisation: Parameters<typeof supplierFacts>[2] extends infer More
        ? NonNullable<More extends { organisation?: infer Organisation } ? Organisation : never>
        : never,
    ) => supplierFacts(legalName, ['process.turning'], { organisation });

    it('filters and counts by ward and park', async () => {
      await put(
        placed('Ward', { wardCode: '00454' }),
        placed('Park', { zone: { id: THANG_LONG, name: 'Khu công nghiệp Thăng Long' } }),
        placed('Elsewhere', { provinceCode: '31' }),
      );
      const by = async (filter: SupplierRequest['filter']) => (await found('', { filter })).sort();
      expect(await by({ wardCodes: ['00454'] })).toEqual(['Ward']);
      expect(await by({ zoneIds: [THANG_LONG, newId()] })).toEqual(['Park']);
      expect(await by({ zoneIds: [THANG_LONG], wardCodes: ['00454'] })).toEqual([]);
      const { facets } = await find('', { filter: { zoneIds: [THANG_LONG] }, facets: ['zone', 'ward'] });
      expect(facets).toEqual({ zone: [{ value: THANG_LONG, count: 1 }], ward: [] });
      expect((await find('', { facets: ['ward'] })).facets.ward).toEqual([{ value: '00454', count: 1 }]);
    });

    it('filters and counts by fair, and by who is free there', async () => {
      const [first, second] = [newId(), newId()];
      const at = (legalName: string, fairIds: string[], free: [string, string][]) =>
        supplierFacts(legalName, ['process.turning'], {
          fairIds,
          freeTimes: free.map(([fairId, until]) => ({ fairId, until })),
        });
      await put(
        at('Free', [first], [[first, '2026-11-25T03:00:00.000Z']]),
        at('Too late', [first], [[first, '2026-11-22T02:00:00.000Z']]),
        at('Full', [first, second], []),
        at(
          'Free at both',
          [first, second],
          [
            [first, '2026-11-25T03:00:00.000Z'],
            [second, '2026-12-01T03:00:00.000Z'],
          ],
        ),
        casting(),
      );
      const by = async (filter: SupplierRequest['filter']) => (await found('', { filter })).sort();
      expect(await by({ fairIds: [second] })).toEqual(['Free at both', 'Full']);
      expect(await by({ fairIds: [first, second] })).toHaveLength(4);
      expect(await by({ freeAtFairIds: [first] })).toEqual(['Free', 'Free at both']);
      expect(await by({ freeAtFairIds: [first, second] })).toEqual(['Free', 'Free at both']);
      expect(await by({ freeAtFairIds: [newId()] })).toEqual([]);
      const { facets } = await find('', {
        filter: { freeAtFairIds: [second] },
        facets: ['fair', 'free-at-fair'],
      });
      expect(facets.fair).toHaveLength(2);
      expect(facets.fair).toContainEqual({ value: first, count: 1 });
      expect(facets['free-at-fair']).toEqual([
        { value: first, count: 2 },
        { value: second, count: 1 },
      ]);
    });

    /** What suppliers state, by name. */
    const stating = () => [
      supplierFacts('Small', [], {
        capabilities: [
          {
            ...{ conceptIds: ['process.stamping'], leadTimeDays: 10, toleranceUm: 50, partSizeMaxMm: 300 },
            ...{ monthlyCapacity: 40_000, minimumOrder: 500, capacityUnit: 'pieces' as const },
            equipment: [{ name: 'Máy dập Aida 110T', conceptId: 'equipment.mechanical-press', count: 2 }],
          },
        ],
      }),
      supplierFacts('Large', [], {
        capabilities: [
          {
            ...{ conceptIds: ['process.stamping'], leadTimeDays: 40, toleranceUm: 100, partSizeMaxMm: 2_000 },
            ...{ monthlyCapacity: 900_000, minimumOrder: 20_000, capacityUnit: 'pieces' as const },
            equipment: [{ name: '油圧プレス 800トン', conceptId: 'equipment.hydraulic-press', count: 1 }],
          },
          {
            ...{ conceptIds: ['process.turning'], leadTimeDays: 7, toleranceUm: 5, partSizeMaxMm: 80 },
            ...{ monthlyCapacity: 30, minimumOrder: 2, capacityUnit: 'tonnes' as const },
          },
        ],
      }),
      supplierFacts('Silent', ['process.stamping']),
    ];

    it('filters by press force, lead time and minimum order', async () => {
      await put(...stating());
      const by = async (filter: SupplierRequest['filter'], text = '') =>
        (await found(text, { filter })).sort();
      expect(await by({ pressForceTAtLeast: 100 })).toEqual(['Large', 'Small']);
      expect(await by({ pressForceTAtLeast: 111 })).toEqual(['Large']);
      expect(await by({ pressForceTAtLeast: 801 })).toEqual([]);
      expect(await by({ leadTimeDaysAtMost: 10 })).toEqual(['Large', 'Small']);
      expect(await by({ leadTimeDaysAtMost: 10 }, 'stamping')).toEqual(['Small']);
      expect(await by({ minimumOrderAtMost: { amount: 500, unit: 'pieces' } })).toEqual(['Small']);
      expect(await by({ minimumOrderAtMost: { amount: 500, unit: 'tonnes' } })).toEqual(['Large']);
      expect(await by({ minimumOrderAtMost: { amount: 500, unit: 'kg' } })).toEqual([]);
      const { suppliers } = await find('stamping', {
        filter: { leadTimeDaysAtMost: 10, pressForceTAtLeast: 100 },
      });
      expect(suppliers[0]!.reasons).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ kind: 'press-force', value: 110 }),
          expect.objectContaining({ kind: 'lead-time', value: 10 }),
        ]),
      );
    });

    it('spreads numbers as if their own bound were not set', async () => {
      await put(...stating());
      const { ranges } = await find('', { ranges: RANGES, limit: 0 });
      expect(ranges).toMatchObject({
        tolerance: { min: 5, max: 50, suppliers: 2 },
        'part-size': { min: 300, max: 2_000, suppliers: 2 },
        'press-force': { min: 110, max: 800, suppliers: 2 },
        'lead-time': { min: 7, max: 10, suppliers: 2 },
        'monthly-capacity': { min: 40_000, max: 900_000, suppliers: 2 },
        'minimum-order': { min: 500, max: 20_000, suppliers: 2 },
      });
      expect(ranges['lead-time']!.buckets).toEqual([
        { from: 5, to: 10, count: 1 },
        { from: 10, to: 20, count: 1 },
      ]);
      expect(ranges.tolerance!.buckets.map(({ from, count }) => [from, count])).toEqual([
        [5, 1],
        [10, 0],
        [20, 0],
        [50, 1],
      ]);
      const inTonnes = await find('', {
        ranges: ['monthly-capacity', 'minimum-order'],
        amountUnit: 'tonnes',
      });
      expect(inTonnes.ranges).toMatchObject({
        'monthly-capacity': { min: 30, max: 30, suppliers: 1 },
        'minimum-order': { min: 2, max: 2, suppliers: 1 },
      });
      const bounded = await find('', {
        filter: { leadTimeDaysAtMost: 8, toleranceUmAtMost: 10 },
        ranges: ['lead-time', 'tolerance'],
      });
      expect(bounded.total).toBe(1);
      // Of those within 8 days, and of those that hold ±0.01 mm.
      expect(bounded.ranges.tolerance).toMatchObject({ min: 5, max: 5, suppliers: 1 });
      expect(bounded.ranges['lead-time']).toMatchObject({ min: 7, max: 7, suppliers: 1 });
      const loose = await find('', { filter: { leadTimeDaysAtMost: 1 }, ranges: ['lead-time', 'tolerance'] });
      expect([loose.total, loose.ranges['lead-time']!.suppliers, loose.ranges.tolerance]).toEqual([
        0,
        2,
        undefined,
      ]);
    });

    it('understands conditions in the text, together with the filter', async () => {
      await put(...stating(), milling());
      for (const text of [
        'stamping lead time 2 weeks',
        'dập giao hàng 14 ngày',
        'プレス加工 納期2週間',
        '프레스 가공 납기 14일',
        '冲压 交期14天',
      ]) {
        expect([text, await found(text)]).toEqual([text, ['Small', 'Silent']]);
      }
      expect(await found('dập 600 tấn')).toEqual(['Large', 'Silent']);
      expect(await found('500k pcs/month')).toEqual(['Large']);
      expect(await found('MOQ 1000')).toEqual(['Small']);
      expect(await found('MOQ 1000', { filter: { leadTimeDaysAtMost: 5 } })).toEqual([]);
      expect(await found('±0.01', { filter: { toleranceUmAtMost: 200 } })).toEqual(['Large']);
      const { chips, ranges } = await find('stamping 600 t MOQ 30.000 cái', { ranges: ['lead-time'] });
      expect(chips.map(({ id }) => id)).toEqual([
        'concept:process.stamping',
        'press-force:600',
        'minimum-order:30000:pieces',
      ]);
      // The text's own conditions are part of the question.
      expect(ranges['lead-time']).toMatchObject({ suppliers: 1, min: 7 });
    });

    it('understands places in the text', async () => {
      await put(
        placed('Hanoi', { zone: { id: THANG_LONG, name: 'Khu công nghiệp Thăng Long' } }),
        placed('Haiphong', { provinceCode: '31', wardCode: null }),
        placed('Ward', { wardCode: '00454' }),
      );
      for (const text of [
        'turning in Haiphong',
        'tiện hải phòng',
        'tien hai phong',
        '旋削加工 ハイフォン',
        '하이퐁',
        '海防',
        'Hải Dương',
      ]) {
        expect([text, await found(text)]).toEqual([text, ['Haiphong']]);
      }
      expect(await found('tiện KCN Thăng Long')).toEqual(['Hanoi']);
      expect(await found('xã Đông Anh')).toEqual(['Ward']);
      expect((await found('Hà Nội')).sort()).toEqual(['Hanoi', 'Ward']);
      for (const text of [
        'turning in Hanoi or Haiphong',
        'tiện Hải Phòng hoặc Hà Nội',
        '旋削加工 ハノイ または ハイフォン',
        '车削 河内或海防',
        '선삭 하노이 또는 하이퐁',
      ]) {
        expect([text, (await found(text)).sort()]).toEqual([text, ['Haiphong', 'Hanoi', 'Ward']]);
      }
      const { emptyReasons } = await find('turning Haiphong or Đà Nẵng', {
        filter: { pressForceTAtLeast: 600 },
        explains: true,
      });
      const kinds = emptyReasons?.map(({ part }) => (part.kind === 'chip' ? part.chip.kind : part.kind));
      expect(kinds?.map((kind, index) => [kind, emptyReasons![index]!.without])).toEqual(
        expect.arrayContaining([
          ['filter', 1],
          ['province', 0],
        ]),
      );
    });

    it('leaves out parts of the text that are not to be read', async () => {
      await put(...stating());
      const text = 'stamping 600 t in Hải Phòng';
      expect(await found(text)).toEqual([]);
      expect(await found(text, { ignored: ['province:31'] })).toEqual(['Large', 'Silent']);
      const all = await find(text, { ignored: ['province:31', 'press-force:600'] });
      expect([names(all).sort(), all.chips.map(({ id }) => id), all.rest]).toEqual([
        ['Large', 'Silent', 'Small'],
        ['concept:process.stamping'],
        '',
      ]);
      expect(all.text).toBe(text);
    });

    it('says what is in the way when nobody has everything', async () => {
      await put(...stating().slice(0, 2), milling());
      const reasons = async (text: string, filter: SupplierRequest['filter'] = {}) =>
        (await find(text, { filter, explains: true })).emptyReasons?.map(({ part, and, without, alone }) => [
          and ? `${nameOf(part)} and ${nameOf(and)}` : nameOf(part),
          without,
          alone,
        ]);
      const nameOf = (part: AskedPart) =>
        part.kind === 'chip' ? part.chip.id : part.kind === 'word' ? part.word : part.field;
      expect(await reasons('stamping 600 t lead time 20 days', { provinceCodes: ['01'] })).toEqual([
        ['press-force:600', 1, null],
        ['lead-time:20', 1, null],
        ['concept:process.stamping', 0, null],
        ['provinceCodes', 0, null],
      ]);
      // Two that nobody meets: neither alone is in the way, both together are.
      expect(await reasons('stamping', { countries: ['JP'], zoneIds: [THANG_LONG] })).toEqual([
        ['zoneIds and countries', 2, null],
        ['zoneIds', 0, 0],
        ['countries', 0, 0],
        ['concept:process.stamping', 0, 2],
      ]);
      expect(await reasons('CNC milling gizmos')).toEqual([
        ['gizmos', 1, null],
        ['concept:process.cnc-milling', 0, null],
      ]);
      expect(await reasons('stamping')).toBeUndefined();
    });

    it('asks an engine a bounded number of questions to say what is in the way', async () => {
      await put(milling());
      const search = engine.search.bind(engine);
      let questions = 0;
      engine.search = (query) => {
        questions += 1;
        return search(query);
      };
      const text = Array.from({ length: 40 }, (_, index) => `gizmo${index}`).join(' ');
      const answer = await find(text, { filter: { countries: ['JP'] }, explains: true });
      engine.search = search;
      expect(answer.emptyReasons).toHaveLength(12);
      expect(questions).toBeLessThanOrEqual(3 + 2 * 12 + 15);
    });

    it('sorts by capacity, completeness and distance', async () => {
      await put(...stating());
      expect(await found('', { sort: 'capacity' })).toEqual(['Large', 'Small', 'Silent']);
      expect((await found('', { sort: 'capacity', amountUnit: 'tonnes' }))[0]).toBe('Large');
      expect(await found('', { sort: 'capacity', amountUnit: 'kg' })).toEqual(await found(''));
      expect((await found('', { sort: 'completeness' })).at(-1)).toBe('Silent');
      await engine.remove([...(await engine.versions()).keys()]);
      await put(
        placed('Abroad', { country: 'JP', provinceCode: null }),
        placed('Saigon', { provinceCode: '79' }),
        placed('Haiphong', { provinceCode: '31' }),
        placed('Hanoi', {}),
      );
      const near = loadPlaces().province('31')!.centre;
      const answer = await find('', { sort: 'distance', near });
      expect(names(answer)).toEqual(['Haiphong', 'Hanoi', 'Saigon', 'Abroad']);
      const [here, hanoi, saigon, abroad] = answer.suppliers.map(({ distanceKm }) => distanceKm);
      expect([here, abroad]).toEqual([0, null]);
      expect(hanoi).toBeGreaterThan(60);
      expect(hanoi).toBeLessThan(110);
      expect(saigon).toBeGreaterThan(1_000);
      expect(await found('', { sort: 'distance' })).toEqual(await found(''));
    });

    it('tells a supplier its place among all that a query finds', async () => {
      const many = Array.from({ length: 12 }, (_, index) =>
        supplierFacts(`Xưởng ${String(index).padStart(2, '0')}`, ['process.turning']),
      );
      const exact = supplierFacts('Máy', ['process.machining']);
      await put(...many, exact, casting());
      const query = { ...plainQuery(new FixedClock(NOW)), conceptIds: ['process.machining'] };
      expect(await engine.rank(exact.organisation.id, query)).toEqual({ place: 1, total: 13 });
      expect(await engine.rank(many[0]!.organisation.id, query)).toEqual({ place: 2, total: 13 });
      expect(await engine.rank(many[11]!.organisation.id, query)).toEqual({ place: 13, total: 13 });
      expect(await engine.rank(newId(), query)).toEqual({ place: null, total: 13 });
      expect(
        await engine.rank(exact.organisation.id, { ...query, filter: { provinceCodes: ['31'] } }),
      ).toEqual({ place: null, total: 0 });
    });

    it('finds the same with diacritics and without, places and numbers included', async () => {
      await put(
        supplierFacts('Chính Xác', ['process.precision-machining'], {
          capability: { toleranceUm: 10, leadTimeDays: 14 },
        }),
        casting(),
      );
      for (const text of [
        'cơ khí chính xác dung sai 0,01 giao hàng 3 tuần Hà Nội',
        'co khi chinh xac dung sai 0,01 giao hang 3 tuan ha noi',
        'CƠ KHÍ CHÍNH XÁC DUNG SAI 0,01 GIAO HÀNG 3 TUẦN HÀ NỘI',
        'CO KHI CHINH XAC DUNG SAI 0,01 GIAO HANG 3 TUAN HA NOI',
      ]) {
        expect([text, await found(text)]).toEqual([text, ['Chính Xác']]);
      }
    });

    it('says where the texts match', async () => {
      await put(
        supplierFacts('Minh Phát', ['process.cnc-milling'], {
          capability: {
            title: 'Phay CNC vỏ hộp',
            description: `${'Giới thiệu. '.repeat(40)}Chuyên phay CNC đồ gá.`,
          },
        }),
      );
      const { suppliers } = await find('CNC milling đồ gá');
      const [title, description] = suppliers[0]!.highlights;
      const marked = (highlight: typeof title) =>
        highlight!.ranges.map(({ start, end }) => highlight!.text.slice(start, end));
      expect([title!.field, marked(title)]).toEqual(['capability-title', ['Phay CNC']]);
      expect(description!.text.length).toBeLessThan(250);
      expect(marked(description)).toEqual(['phay CNC', 'đồ gá']);
    });

    it('forgets what is removed and what has changed', async () => {
      const facts = supplierFacts('Vietchem', ['process.turning'], { capability: { title: 'Brackets' } });
      await put(facts, casting());
      await put({
        ...facts,
        capabilities: [{ ...facts.capabilities[0]!, title: 'Housings', conceptIds: [] }],
      });
      expect([await found('brackets'), await found('tiện'), await found('housing')]).toEqual([
        [],
        [],
        ['Vietchem'],
      ]);
      expect((await engine.lookUp(['brackets'])).get('brackets')!.isKnown).toBe(false);
      await engine.remove([facts.organisation.id, newId()]);
      expect(await found('housing')).toEqual([]);
      expect(await found('', { facets: FACETS })).toEqual(['Thành Đạt']);
      expect([...(await engine.versions()).keys()]).toHaveLength(1);
    });

    it('knows the version of every document', async () => {
      const facts = milling();
      const { version } = documentOf(facts);
      await put(facts, casting());
      await put(facts);
      const versions = await engine.versions();
      expect(versions.size).toBe(2);
      expect(versions.get(facts.organisation.id)).toBe(version);
      const changed = { ...facts, organisation: { ...facts.organisation, provinceCode: '31' } };
      expect(documentOf(changed).version).not.toBe(version);
      expect(documentOf(facts).version).toBe(version);
    });

    it('bears any text', async () => {
      await put(milling());
      const texts = [
        `'`,
        `\\`,
        `a & b | !c <-> "d":*`,
        `'; drop table x; --`,
        '?',
        '%_',
        '\u0000',
        '😀',
        'x'.repeat(5_000),
      ];
      for (const text of texts) expect((await find(text)).engine).toBe(engine.engine);
    });
  });
}

import { FixedClock, newId } from '#kernel';
import { loadPlaces } from '#places';
import { LANGUAGES, Vocabulary, loadVocabulary } from '#vocabulary';
import { PlaceNames } from '../application/place-names.port.js';
import { type FoundSuppliers, SupplierFinder, type SupplierRequest } from '../application/supplier-finder.js';
import { type SupplierFacts, buildDocument } from '../domain/build-document.js';
import { PlaceReader } from '../domain/place-reader.js';
import { FACETS, type SupplierSearch } from '../domain/supplier-search.port.js';
import { supplierFacts } from './supplier-facts.js';

export interface EngineUnderTest {
  readonly engine: SupplierSearch;
  close(): Promise<void>;
}

const NOW = '2026-11-22T02:00:00Z';

class KnownPlaces extends PlaceNames {
  private readonly known = new PlaceReader(loadPlaces(), [
    { id: THANG_LONG, name: 'Khu công nghiệp Thăng Long' },
  ]);

  reader(): Promise<PlaceReader> {
    return Promise.resolve(this.known);
  }
}

const THANG_LONG = newId();
const places = new KnownPlaces();

/**
 * What every search engine must do, whatever it is made of. `makeEngine` gives an empty one; it is closed after each
 * test.
 */
export function describeSupplierSearch(name: string, makeEngine: () => Promise<EngineUnderTest>): void {
  describe(`supplier search on ${name}`, () => {
    const vocabulary: Vocabulary = loadVocabulary();
    let test: EngineUnderTest;
    let engine: SupplierSearch;

    beforeEach(async () => {
      test = await makeEngine();
      engine = test.engine;
    });
    afterEach(() => test.close());

    const documentOf = (facts: SupplierFacts) => buildDocument(facts, vocabulary);
    const put = async (...suppliers: SupplierFacts[]) => {
      await engine.put(suppliers.map(documentOf));
      nameOf = new Map([
        ...nameOf,
        ...suppliers.map(({ organisation }) => [organisation.id, organisation.legalName] as const),
      ]);
    };
    let nameOf = new Map<string, string>();
    const find = (text: string, more: Partial<SupplierRequest> = {}): Promise<FoundSuppliers> =>
      new SupplierFinder(engine, vocabulary, new FixedClock(NOW), places).find({
        text,
        filter: {},
        sort: 'relevance',
        offset: 0,
        limit: 20,
        facets: [],
        ...more,
      });
    const names = ({ suppliers }: FoundSuppliers) =>
      suppliers.map(({ organisationId }) => nameOf.get(organisationId));
    const found = async (text: string, more: Partial<SupplierRequest> = {}) => names(await find(text, more));

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

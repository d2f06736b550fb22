import { loadPlaces } from '#places';
import { LANGUAGES, loadVocabulary } from '#vocabulary';
import type { WordLookup } from './supplier-search.port.js';
import { correct } from './correct.js';
import { PlaceReader } from './place-reader.js';
import { asked, conditionsWithout, queryWords, understand } from './understand.js';

const vocabulary = loadVocabulary();
const read = (text: string) => understand(text, vocabulary);
const concepts = (text: string) => read(text).chips.map(({ conceptId }) => conceptId);
const words = (text: string) => read(text).words.map(({ folded }) => folded);
const unknown = (...near: [string, number][]): WordLookup => ({
  isKnown: false,
  isBeginning: false,
  near: near.map(([word, distance]) => ({ word, distance, documents: 1 })),
});

describe('understanding a query', () => {
  it('tells concepts from words, and where they stand', () => {
    const { chips, words: rest } = read('Phay CNC nhôm cho Honda');
    expect(chips).toMatchObject([
      {
        id: 'concept:process.cnc-milling',
        kind: 'concept',
        text: 'Phay CNC',
        start: 0,
        end: 8,
        filter: null,
      },
      { conceptId: 'material.aluminium', text: 'nhôm', start: 9, end: 13 },
    ]);
    expect(rest).toEqual([{ folded: 'honda', isCjk: false, isPrefix: true, start: 18, end: 23 }]);
  });

  it('finds the same concept in every language', () => {
    for (const language of LANGUAGES) {
      expect(concepts(vocabulary.name('process.die-casting', language))).toEqual(['process.die-casting']);
    }
  });

  it('splits what is written together', () => {
    expect([concepts('山田ダイカスト'), words('山田ダイカスト')]).toEqual([
      ['process.die-casting'],
      ['山田'],
    ]);
  });

  it('leaves out words that say nothing', () => {
    expect(words('the gizmos and of の для')).toEqual(['gizmos', 'для']);
  });

  it.each([
    ['tìm nhà cung cấp gizmo ở Hà Nội', ['gizmo']],
    ['tim nha cung cap gizmo', ['gizmo']],
    ['We are looking for a supplier of gizmos', ['gizmos']],
    ['ギズモを探しています', ['ギズモ']],
    ['精密加工ができる会社', []],
    ['寻找 gizmo 供应商', ['gizmo']],
    ['gizmo 업체를 찾습니다', ['gizmo']],
    ['Gizmo Suppliers Trading', ['gizmo', 'trading']],
  ])('leaves out what is said around the question: %p', (text, left) => {
    expect(words(text)).toEqual(left);
  });

  it.each([
    ['gizmo', true],
    ['gizmo ', false],
    ['gizmo steel', false],
  ])('takes the last word of %p for a beginning: %p', (text, isPrefix) => {
    expect(read(text).words[0]).toMatchObject({ folded: 'gizmo', isPrefix });
  });

  it('knows short names without their diacritics when they are all there is', () => {
    expect(concepts('mạ')).toEqual(['process.plating']);
    expect(concepts('ma')).toEqual(['process.plating']);
    expect(concepts('MA')).toEqual(['process.plating']);
    expect(concepts('má')).toEqual([]);
    expect(concepts('')).toEqual([]);
  });
});

/** Whole queries as buyers type them: what each part is taken for, and the words that are left. */
const QUERIES: [string, string[], string[]][] = [
  ['CNC milling ±0.01 mm Hanoi', ['concept:process.cnc-milling', 'tolerance:10', 'province:01'], []],
  [
    'phay CNC nhôm dung sai 0,01 ở Hà Nội',
    ['concept:process.cnc-milling', 'concept:material.aluminium', 'tolerance:10', 'province:01'],
    [],
  ],
  [
    'phay cnc nhom dung sai 0,01 o ha noi',
    ['concept:process.cnc-milling', 'concept:material.aluminium', 'tolerance:10', 'province:01'],
    [],
  ],
  [
    'ハノイ NCフライス加工 公差±0.01 月産50万個',
    ['province:01', 'concept:process.cnc-milling', 'tolerance:10', 'monthly-capacity:500000:pieces'],
    [],
  ],
  [
    '하노이 CNC 밀링 공차 ±0.01 4주',
    ['province:01', 'concept:process.cnc-milling', 'tolerance:10', 'lead-time:28'],
    [],
  ],
  ['河内数控铣削公差0.01', ['province:01', 'concept:process.cnc-milling', 'tolerance:10'], []],
  ['ISO 9001:2015 đúc áp lực', ['concept:certificate.iso-9001', 'concept:process.die-casting'], []],
  ['IATF 16949', ['concept:certificate.iatf-16949'], []],
  ['SUS304 Ø50 mm', ['concept:material.sus304', 'part-size:50'], []],
  [
    'die casting 600 t MOQ 1000',
    ['concept:process.die-casting', 'press-force:600', 'minimum-order:1000:pieces'],
    [],
  ],
  [
    'đúc áp lực 600 tấn KCN Thăng Long',
    ['concept:process.die-casting', 'press-force:600'],
    ['kcn', 'thang', 'long'],
  ],
  ['dong nai', ['province:75'], []],
  ['Đồng Nai đồng', ['province:75', 'concept:material.copper'], []],
  ['bracket Honda 500 mm', ['concept:product.bracket'], ['honda', '500', 'mm']],
];

describe('understanding conditions', () => {
  it.each(QUERIES)('reads %p', (text, ids, rest) => {
    expect([read(text).chips.map(({ id }) => id), words(text)]).toEqual([ids, rest]);
  });

  it('says what each part was taken for', () => {
    expect(read('tiện ISO 9001, Bắc Ninh, MOQ 500 kg').chips).toMatchObject([
      { kind: 'concept', conceptId: 'process.turning', filter: null },
      { kind: 'certificate', text: 'ISO 9001', filter: { certificateIds: ['certificate.iso-9001'] } },
      { kind: 'province', text: 'Bắc Ninh', placeIds: ['24'], filter: { provinceCodes: ['24'] } },
      {
        kind: 'minimum-order',
        value: 500,
        unit: 'kg',
        filter: { minimumOrderAtMost: { amount: 500, unit: 'kg' } },
      },
    ]);
  });

  it('leaves out what is to be left out, and its words with it', () => {
    const text = 'CNC milling ±0.01 mm Hanoi gizmos';
    const ignored = new Set(['tolerance:10', 'province:01']);
    const { chips, words: rest, nameWords } = understand(text, vocabulary, { ignored });
    expect(chips.map(({ id }) => id)).toEqual(['concept:process.cnc-milling']);
    expect(rest.map(({ folded }) => folded)).toEqual(['gizmos']);
    expect(nameWords.map(({ folded }) => folded)).toEqual(['cnc', 'milling', 'gizmos']);
    const none = understand('ma', vocabulary, { ignored: new Set(['concept:process.plating']) });
    expect([none.chips, none.words]).toEqual([[], []]);
  });

  it('knows parks when it is told of them', () => {
    const places = new PlaceReader(loadPlaces(), [{ id: 'z', name: 'Khu công nghiệp Thăng Long' }]);
    const { chips, words: rest } = understand('đúc KCN Thăng Long', vocabulary, { places });
    expect(chips).toMatchObject([
      { kind: 'concept' },
      { kind: 'zone', id: 'zone:z', filter: { zoneIds: ['z'] } },
    ]);
    expect(rest).toEqual([]);
  });

  it('asks for everything once', () => {
    expect(asked(read('Hà Nội phay ISO 9001 hanoi milling iso9001'))).toEqual({
      conceptIds: ['process.milling'],
      either: [],
      conditions: [{ provinceCodes: ['01'] }, { certificateIds: ['certificate.iso-9001'] }],
    });
  });

  it('asks for any of several places, and goes on with the others when one is left out', () => {
    const { chips, words } = read('phay Hà Nội hoặc Bắc Ninh, ISO 9001 hay IATF 16949');
    expect(words).toEqual([]);
    const { conditions } = asked({ chips });
    expect(conditions).toEqual([
      { provinceCodes: ['01', '24'] },
      { certificateIds: ['certificate.iso-9001'] },
      { certificateIds: ['certificate.iatf-16949'] },
    ]);
    const [hanoi, bacNinh] = chips.filter(({ kind }) => kind === 'province');
    const rest = conditionsWithout(conditions, hanoi!.filter!);
    expect(rest[0]).toEqual({ provinceCodes: ['24'] });
    expect(conditionsWithout(rest, bacNinh!.filter!)).toEqual(conditions.slice(1));
    expect(conditionsWithout(conditions, conditions[1]!)).toEqual([conditions[0], conditions[2]]);
  });
});

describe('correcting a query', () => {
  it('prefers the word by which a concept is understood', () => {
    const typed = read('CNC miling');
    const lookups = new Map([['miling', unknown(['mixing', 1], ['milling', 1])]]);
    const { understanding, hasChanged } = correct(typed, lookups, vocabulary, 'unknown');
    expect([understanding.text, hasChanged]).toEqual(['CNC milling', true]);
    expect(understanding.chips).toMatchObject([{ conceptId: 'process.cnc-milling', start: 0, end: 11 }]);
  });

  it('keeps every nearest word when none is a concept', () => {
    const typed = read('gimzos steel');
    const lookups = new Map([['gimzos', unknown(['gizmos', 1], ['glitzo', 2], ['gimmos', 1])]]);
    const { understanding, meant } = correct(typed, lookups, vocabulary, 'unknown');
    expect(queryWords(understanding.words, meant)[0]!.alternatives).toEqual(['gizmos', 'gimmos']);
  });

  it('corrects several words, wherever they stand', () => {
    const typed = read('gimzos, doodahz!');
    const lookups = new Map([
      ['gimzos', unknown(['gizmos', 1])],
      ['doodahz', unknown(['doodahs', 1])],
    ]);
    expect(correct(typed, lookups, vocabulary, 'unknown').understanding.text).toBe('gizmos, doodahs!');
  });

  it('leaves words alone that somebody uses, and the beginning of one', () => {
    const typed = read('gimzos dooda');
    const lookups = new Map([
      ['gimzos', { ...unknown(['gizmos', 1]), isKnown: true }],
      ['dooda', { ...unknown(['doodad', 1]), isBeginning: true }],
    ]);
    expect(correct(typed, lookups, vocabulary, 'unknown').hasChanged).toBe(false);
    const wider = correct(typed, lookups, vocabulary, 'all');
    expect(wider.understanding.text).toBe('gimzos doodad');
    expect(wider.hasChanged).toBe(true);
    expect(wider.meant.get('gimzos')).toEqual(['gimzos', 'gizmos']);
  });

  it('asks for either concept where the missing diacritics would tell which', () => {
    const { conceptIds, either } = asked(understand('tui giay', vocabulary));
    expect(conceptIds).toEqual(expect.arrayContaining(['product.footwear', 'material.paper']));
    expect(either).toContainEqual(['product.footwear', 'material.paper']);
    expect(asked(understand('túi giấy', vocabulary)).either).toEqual([]);
  });
});

import { LANGUAGES, loadVocabulary } from '#vocabulary';
import type { WordLookup } from './supplier-search.port.js';
import { correct } from './correct.js';
import { queryWords, understand } from './understand.js';

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
    expect(chips).toEqual([
      { conceptId: 'process.cnc-milling', text: 'Phay CNC', start: 0, end: 8 },
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
});

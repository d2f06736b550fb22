import type { ConceptRecord, Language, VocabularyData } from './concept.js';
import { InvalidVocabularyError, UnknownConceptError, Vocabulary } from './vocabulary.js';

function concept(id: string, rest: Partial<ConceptRecord> = {}): ConceptRecord {
  const named = (language: Language) => ({ preferred: `${id} ${language}`, alternative: [] });
  return {
    id,
    kind: 'process',
    names: { vi: named('vi'), en: named('en'), ja: named('ja'), ko: named('ko'), zh: named('zh') },
    ...rest,
  };
}

function vocabulary(concepts: ConceptRecord[], rest: Partial<VocabularyData> = {}): Vocabulary {
  return new Vocabulary({
    version: '1',
    concepts,
    homographs: [],
    stopPhrases: [],
    caseSensitive: [],
    ...rest,
  });
}

describe('Vocabulary', () => {
  const machining = vocabulary([
    concept('process.machining'),
    concept('process.milling', { broader: ['process.machining'] }),
    concept('process.cnc', { broader: ['process.machining'] }),
    concept('process.cnc-milling', {
      broader: ['process.milling', 'process.cnc'],
      related: ['equipment.centre'],
    }),
    concept('process.five-axis', { broader: ['process.cnc-milling', 'process.machining'] }),
    concept('equipment.centre', { kind: 'equipment', abbreviations: ['VMC'], misspellings: ['center'] }),
  ]);

  it('walks down with the shortest distance, itself first', () => {
    expect([...machining.narrowerClosure('process.machining')]).toEqual([
      ['process.machining', 0],
      ['process.milling', 1],
      ['process.cnc', 1],
      ['process.five-axis', 1],
      ['process.cnc-milling', 2],
    ]);
    expect([...machining.narrowerClosure('process.five-axis')]).toEqual([['process.five-axis', 0]]);
  });

  it('walks up with the shortest distance, itself first', () => {
    expect([...machining.broaderClosure('process.cnc-milling')]).toEqual([
      ['process.cnc-milling', 0],
      ['process.milling', 1],
      ['process.cnc', 1],
      ['process.machining', 2],
    ]);
  });

  it('reads a relation from either side', () => {
    expect(machining.byId('equipment.centre')?.related).toEqual(['process.cnc-milling']);
    expect(machining.byId('process.cnc-milling')?.related).toEqual(['equipment.centre']);
  });

  it('selects by kind and by name', () => {
    expect(machining.ofKind('equipment').map(({ id }) => id)).toEqual(['equipment.centre']);
    expect(machining.narrower('process.milling')).toEqual(['process.cnc-milling']);
    expect(machining.idsNamed(' vmc ')).toEqual(['equipment.centre']);
    expect(machining.idsNamed('nothing')).toEqual([]);
    expect(machining.namesOf('equipment.centre').at(-1)).toEqual({
      text: 'center',
      language: null,
      role: 'misspelling',
    });
  });

  it('names a concept in a language, and an unknown one by its id', () => {
    expect(machining.name('process.cnc', 'ko')).toBe('process.cnc ko');
    expect(machining.name('process.gone', 'ko')).toBe('process.gone');
  });

  it('refuses an unknown id', () => {
    expect(machining.has('process.gone')).toBe(false);
    expect(machining.byId('process.gone')).toBeUndefined();
    expect(() => machining.narrowerClosure('process.gone')).toThrow(UnknownConceptError);
    expect(() => machining.broaderClosure('process.gone')).toThrow(UnknownConceptError);
    expect(() => machining.namesOf('process.gone')).toThrow(UnknownConceptError);
  });

  it('refuses data that contradicts itself', () => {
    expect(() => vocabulary([concept('process.a'), concept('process.a')])).toThrow(InvalidVocabularyError);
    expect(() => vocabulary([concept('process.a', { broader: ['process.b'] })])).toThrow(
      InvalidVocabularyError,
    );
    expect(() => vocabulary([concept('process.a', { related: ['process.b'] })])).toThrow(
      InvalidVocabularyError,
    );
    expect(() =>
      vocabulary([
        concept('process.a', { broader: ['process.b'] }),
        concept('process.b', { broader: ['process.c'] }),
        concept('process.c', { broader: ['process.b'] }),
      ]),
    ).toThrow(InvalidVocabularyError);
  });
});

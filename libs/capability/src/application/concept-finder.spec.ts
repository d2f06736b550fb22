import { loadVocabulary } from '#vocabulary';
import { ConceptFinder } from './concept-finder.js';

describe('finding concepts for a picker', () => {
  const finder = new ConceptFinder(loadVocabulary());
  const names = (text: string, language: 'en' | 'vi') =>
    finder.find({ text }, language).map((concept) => concept.names[language].preferred);

  it('gives the very name first, then names that begin with the text', () => {
    const found = names('milling', 'en');
    expect(found[0]).toBe('milling');
    expect(found[1]).toMatch(/^milling /);
    expect(names('phay', 'vi')[0]).toBe('phay');
  });

  it('prefers what is called so in the reader’s language to what a synonym finds', () => {
    const found = names('milling', 'en');
    const isCalledSo = (name: string) => name.toLowerCase().includes(' milling');
    const byWord = found.filter((name) => !name.startsWith('milling'));
    const lastCalledSo = byWord.findLastIndex(isCalledSo);
    expect(lastCalledSo).toBeGreaterThanOrEqual(0);
    expect(byWord.slice(0, lastCalledSo + 1).every(isCalledSo)).toBe(true);
    expect(byWord.length).toBeGreaterThan(lastCalledSo + 1);
  });

  it('finds a part of a name in any language, whatever its diacritics', () => {
    const english = names('phay', 'en');
    expect(english).toContain('milling');
    expect(names('nhom', 'vi')[0]).toBe('nhôm');
  });
});

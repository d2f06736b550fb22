import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { CONCEPT_KINDS, LANGUAGES, type ConceptRecord, type Language } from './concept.js';
import { foldWithSigns } from '#kernel';
import { toKey } from './key-text.js';
import { loadVocabulary } from './load-vocabulary.js';
import { findConcepts } from './match.js';

const DATA = join(import.meta.dirname, '..', 'data');
const vocabulary = loadVocabulary();

describe('the shipped vocabulary', () => {
  it('covers the trades in breadth', () => {
    expect(vocabulary.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(vocabulary.all.length).toBeGreaterThanOrEqual(560);
    const count = Object.fromEntries(CONCEPT_KINDS.map((kind) => [kind, vocabulary.ofKind(kind).length]));
    for (const kind of CONCEPT_KINDS) expect(count[kind]).toBeGreaterThanOrEqual(40);
    expect(count.industry).toBe(65);
    expect(count.certificate).toBe(58);
  });

  it.each(CONCEPT_KINDS)('has one file of %s concepts, a concept a line', (kind) => {
    const file = readFileSync(join(DATA, `${kind}.json`), 'utf8');
    const records = JSON.parse(file) as ConceptRecord[];
    expect(file.trim().split('\n')).toHaveLength(records.length + 2);
    for (const record of records) {
      expect(record.kind).toBe(kind);
      expect(record.id).toMatch(new RegExp(`^${kind}\\.[a-z0-9]+(-[a-z0-9]+)*$`));
    }
  });

  it('keeps broader concepts within a kind and says nothing twice', () => {
    for (const concept of vocabulary.all) {
      for (const parent of concept.broader) expect(parent.split('.')[0]).toBe(concept.kind);
      expect(concept.related).not.toContain(concept.id);
      expect(new Set(concept.broader).size).toBe(concept.broader.length);
    }
  });

  it('relates both ways', () => {
    for (const concept of vocabulary.all) {
      for (const other of concept.related) expect(vocabulary.byId(other)?.related).toContain(concept.id);
    }
  });

  it('names every concept in every language, in that language’s script', () => {
    const foreign: Record<Language, RegExp> = {
      vi: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
      en: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
      ja: /\p{Script=Hangul}/u,
      ko: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
      zh: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
    };
    const wrong: string[] = [];
    for (const concept of vocabulary.all) {
      for (const language of LANGUAGES) {
        const { preferred, alternative } = concept.names[language];
        const names = [preferred, ...alternative];
        for (const name of names) {
          if (name !== name.trim().normalize('NFC') || name === '' || /[()[\]{}|;]/.test(name))
            wrong.push(name);
          if (foreign[language].test(name)) wrong.push(`${concept.id} ${language} ${name}`);
        }
        if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
          wrong.push(`${concept.id} ${language}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has alternatives where practitioners do', () => {
    const rich = vocabulary.all.filter(
      ({ names }) =>
        names.vi.alternative.length >= 2 &&
        names.en.alternative.length >= 2 &&
        names.ja.alternative.length + names.ko.alternative.length + names.zh.alternative.length >= 3,
    );
    expect(rich.length / vocabulary.all.length).toBeGreaterThan(0.7);
  });

  it('gives codes of the right form to the right kinds', () => {
    for (const { id, kind, isic, hs, din8580 } of vocabulary.all) {
      for (const code of isic) expect(code).toMatch(/^\d{2,4}$/);
      for (const code of hs) expect(code).toMatch(/^\d{2}(\d{2})?$/);
      if (isic.length > 0) expect(kind).toBe('industry');
      if (hs.length > 0) expect(['product', 'material', 'equipment']).toContain(kind);
      if (din8580 !== null) {
        expect(kind).toBe('process');
        expect([id, din8580]).toEqual([id, expect.stringMatching(/^[1-6](\.[1-9])?$/)]);
      }
    }
  });

  it('has the six supporting-industry sectors of Decree 111/2015/NĐ-CP, each with an ISIC code', () => {
    const sectors = [
      'textile-garment',
      'leather-footwear',
      'electronics',
      'automotive',
      'mechanical-engineering',
      'high-tech-industry',
    ];
    expect([...vocabulary.narrower('industry.supporting-industry')].sort()).toEqual(
      sectors.map((sector) => `industry.${sector}`).sort(),
    );
    for (const sector of sectors) {
      const concept = vocabulary.byId(`industry.${sector}`);
      expect(concept?.isic).not.toEqual([]);
      expect(vocabulary.narrower(`industry.${sector}`).length).toBeGreaterThan(0);
    }
  });

  it('gives a folded name to one concept only, the listed homographs excepted', () => {
    const idsByKey = new Map<string, Set<string>>();
    for (const concept of vocabulary.all) {
      for (const { text } of vocabulary.namesOf(concept.id)) {
        const key = toKey(text);
        idsByKey.set(key, (idsByKey.get(key) ?? new Set()).add(concept.id));
      }
    }
    const shared = [...idsByKey]
      .filter(([, ids]) => ids.size > 1)
      .map(([key, ids]) => [key, [...ids].sort()]);
    const listed = vocabulary.homographs.map(({ name, concepts }) => [toKey(name), [...concepts].sort()]);
    expect(shared.sort()).toEqual(listed.sort());
    for (const homograph of vocabulary.homographs) {
      expect(homograph.concepts).toContain(homograph.default);
      expect(homograph.reason).not.toBe('');
      expect(vocabulary.idsNamed(homograph.name).sort()).toEqual([...homograph.concepts].sort());
    }
    for (const { phrase } of vocabulary.stopPhrases) expect(idsByKey.has(toKey(phrase))).toBe(false);
    const names = new Set(vocabulary.all.flatMap(({ id }) => vocabulary.namesOf(id).map(({ text }) => text)));
    for (const { name } of vocabulary.caseSensitive) expect(names).toContain(name);
  });

  it('finds every concept by each of its names, as written and folded', () => {
    const homographs = new Set(vocabulary.homographs.map(({ name }) => toKey(name)));
    const caseSensitive = new Set(vocabulary.caseSensitive.map(({ name }) => name));
    const missed: string[] = [];
    for (const concept of vocabulary.all) {
      for (const { text, language } of vocabulary.namesOf(concept.id)) {
        const found = findConcepts(text, vocabulary).spans;
        if (found.length !== 1 || found[0]?.text !== text) missed.push(`${concept.id} ${text}`);
        else if (found[0].conceptId !== concept.id && !homographs.has(toKey(text)))
          missed.push(`${concept.id} ${text}`);
        const folded = foldWithSigns(text);
        // Too short to be told from other words without its diacritics: mạ, gỗ.
        if (language === 'vi' && folded.length < 3 && folded !== text.toLowerCase()) continue;
        if (caseSensitive.has(text)) continue;
        const [span] = findConcepts(folded, vocabulary).spans;
        if (span?.text !== folded && !homographs.has(toKey(text))) missed.push(`${concept.id} ${folded}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

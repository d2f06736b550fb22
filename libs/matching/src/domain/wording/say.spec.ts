import { LANGUAGES, loadVocabulary } from '#vocabulary';
import { ADMISSION_RULE_CODES } from '../admission-rules.js';
import { RULE_CODES } from '../scoring/eligibility.js';
import { REASON_CODES } from '../scoring/reason-codes.js';
import { SENTENCES, type SayingKind, say } from './say.js';

const vocabulary = loadVocabulary();
const CODES: Record<SayingKind, readonly string[]> = {
  reason: REASON_CODES,
  passed: [...RULE_CODES, ...ADMISSION_RULE_CODES],
  failed: [...RULE_CODES, ...ADMISSION_RULE_CODES],
};
const VALUES = {
  ...{ conceptId: 'process.cnc-milling', by: 'process.five-axis-milling', distance: 0, importance: 'must' },
  ...{
    heldUm: 10,
    askedUm: 20,
    maxMm: 2500,
    minMm: 1,
    askedMinMm: 20,
    askedMm: 300,
    heldDays: 20,
    askedDays: 30,
    expiresOn: '2027-03-31',
  },
  ...{ capacity: 12_000, asked: 10_000, minimum: 500, unit: 'pieces', country: 'JP', language: 'ja' },
  ...{
    given: 5,
    of: 8,
    held: 3,
    missed: 1,
    fruitful: 1,
    percent: 80,
    times: 2,
    covered: 1,
    provinceCode: '01',
  },
};
const reader = (language: (typeof LANGUAGES)[number]) => ({
  language,
  conceptName: (id: string) => (vocabulary.has(id) ? vocabulary.name(id, language) : id),
});

describe('the sentences of reasons and rules', () => {
  it.each(LANGUAGES)('has one for every code in %s, with every value filled in', (language) => {
    for (const kind of ['reason', 'passed', 'failed'] as const) {
      for (const code of CODES[kind]) {
        expect(Object.keys(SENTENCES[language][kind])).toContain(code);
        const text = say(kind, { code, values: VALUES }, reader(language));
        expect(text).not.toMatch(/[{}]|undefined|NaN/);
        expect(text).not.toBe(code);
      }
    }
  });

  it.each(LANGUAGES)('names the same values in %s as in English', (language) => {
    const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const group of ['reason', 'passed', 'failed', 'unit'] as const) {
      const here = SENTENCES[language][group] as Record<string, string>;
      for (const [code, english] of Object.entries(SENTENCES.en[group])) {
        expect([code, placeholders(here[code]!)]).toEqual([code, placeholders(english)]);
      }
    }
  });

  it('says no sentence of another language', () => {
    const isForeign = (text: string, language: string) =>
      language === 'en'
        ? /[^\u0020-\u024f\u2000-\u206f\u00b1\u00d7]/.test(text)
        : ['ja', 'zh'].includes(language)
          ? !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text)
          : language === 'ko' && !/[\uac00-\ud7af]/.test(text);
    for (const language of LANGUAGES) {
      for (const kind of ['reason', 'passed', 'failed'] as const) {
        for (const text of Object.values(SENTENCES[language][kind]))
          expect(isForeign(text, language)).toBe(false);
      }
    }
  });

  it('writes figures as the reader does', () => {
    const held = { code: 'tolerance-held', values: { heldUm: 10, askedUm: 20 } };
    expect(LANGUAGES.map((language) => say('reason', held, reader(language)))).toEqual([
      'Đạt được ±0,01 mm, yêu cầu ±0,02 mm',
      'Can hold ±0.01 mm, ±0.02 mm is asked for',
      '公差 ±0.01 mm に対応可（要求は ±0.02 mm）',
      '공차 ±0.01 mm 가능(요구: ±0.02 mm)',
      '可达公差 ±0.01 mm，要求为 ±0.02 mm',
    ]);
    const until = {
      code: 'must-certificate',
      values: { conceptId: 'certificate.iso-9001', expiresOn: '2026-10-01' },
    };
    expect(say('failed', until, reader('en'))).toMatch(/ISO 9001 ends on 1 October 2026/);
    const volume = { code: 'capacity-covers', values: { capacity: 12_000, asked: 10_000, unit: 'pieces' } };
    expect(say('reason', volume, reader('vi'))).toBe('Làm được 12.000 chiếc mỗi tháng; yêu cầu 10.000 chiếc');
  });

  it('chooses by what is known', () => {
    const near = { conceptId: 'process.milling', by: 'process.cnc-milling', distance: 1, importance: 'must' };
    expect(say('reason', { code: 'concept-covered', values: near }, reader('en'))).toMatch(
      /^Covers CNC milling/,
    );
    const machine = { ...near, by: 'equipment.machining-centre' };
    expect(say('reason', { code: 'concept-covered', values: machine }, reader('en'))).toMatch(
      /^Has the machine for/,
    );
    expect(say('passed', { code: 'must-concept', values: machine }, reader('vi'))).toMatch(/^Có máy để làm/);
    expect(say('passed', { code: 'tolerance', values: { askedUm: 20 } }, reader('en'))).toMatch(
      /isn’t held against/,
    );
    expect(say('reason', { code: 'from-a-later-version', values: {} }, reader('en'))).toBe(
      'from-a-later-version',
    );
  });
});

import type { Language } from '#vocabulary';
import { EN } from './en.js';
import { JA } from './ja.js';
import { KO } from './ko.js';
import type { Sentences } from './sentences.js';
import { VI } from './vi.js';
import { ZH } from './zh.js';

export const SENTENCES: Readonly<Record<Language, Sentences>> = { vi: VI, en: EN, ja: JA, ko: KO, zh: ZH };

/** English is that of international trade: days before months. */
const LOCALES: Readonly<Record<Language, string>> = {
  ...{ vi: 'vi-VN', en: 'en-GB', ja: 'ja-JP', ko: 'ko-KR', zh: 'zh-CN' },
};

/** What is said: a reason, or a rule that a pair passes or fails. */
export type SayingKind = 'reason' | 'passed' | 'failed';

/** A stable code with values, as reasons and rules have them. */
export interface Saying {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Reader {
  readonly language: Language;
  /** The name of a concept in the reader's language. */
  readonly conceptName: (id: string) => string;
}

/**
 * Puts a reason or a rule into a sentence of the reader's language: the one source of letters, exports and screens. A
 * code that this version doesn't know, from a record of another one, is given as itself.
 */
export function say(kind: SayingKind, { code, values }: Saying, { language, conceptName }: Reader): string {
  const sentences = SENTENCES[language];
  const group = sentences[kind] as Readonly<Record<string, string>>;
  const sentence = group[`${code}${variantOf(code, values)}`] ?? group[code];
  if (sentence === undefined) return code;
  const words = wordsFor(code, values, { language, conceptName });
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => words[name] ?? String(values[name] ?? ''));
}

/** Which of several sentences a code has, by the values that it comes with. */
function variantOf(code: string, values: Saying['values']): string {
  const has = (name: string) => values[name] !== undefined && values[name] !== '';
  switch (code) {
    case 'concept-covered':
      return Number(values.distance ?? 0) > 0 ? near(values) : '';
    case 'must-concept':
      return has('by') && values.by !== values.conceptId ? near(values) : '';
    case 'certificate-valid':
    case 'must-certificate':
      return has('expiresOn') ? '-until' : '';
    case 'tolerance':
      return has('heldUm') ? '' : '-not-stated';
    case 'lead-time':
      return has('heldDays') ? '' : '-not-stated';
    case 'part-size':
      return has('maxMm') ? '' : '-not-stated';
    default:
      return '';
  }
}

/** A machine does the work; a narrower concept is the work. */
function near({ by, conceptId }: Saying['values']): '-by-machine' | '-near' {
  const isMachine = (id: unknown) => String(id).startsWith('equipment.');
  return isMachine(by) && !isMachine(conceptId) ? '-by-machine' : '-near';
}

function wordsFor(
  code: string,
  values: Saying['values'],
  { language, conceptName }: Reader,
): Record<string, string> {
  const locale = LOCALES[language];
  const units = SENTENCES[language].unit as Readonly<Record<string, string>>;
  const number = (value: unknown, digits = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(Number(value));
  const display = (type: 'region' | 'language', tag: string) => {
    try {
      return new Intl.DisplayNames(locale, { type, fallback: 'code' }).of(tag) ?? tag;
    } catch {
      return tag;
    }
  };
  const writers: Record<string, (value: string | number) => [string, string]> = {
    conceptId: (id) => ['concept', conceptName(String(id))],
    by: (id) => ['by', conceptName(String(id))],
    expiresOn: (day) => ['day', dayText(String(day), locale)],
    heldUm: (um) => ['held', `±${number(Number(um) / 1000, 3)} mm`],
    askedUm: (um) => ['askedTolerance', `±${number(Number(um) / 1000, 3)} mm`],
    maxMm: (mm) => ['size', lengthText(Number(mm), number)],
    askedMinMm: (mm) => ['smallest', lengthText(Number(mm), number)],
    askedMm: (mm) => ['askedSize', lengthText(Number(mm), number)],
    country: (tag) => ['country', display('region', String(tag))],
    language: (tag) => ['language', display('language', String(tag))],
    percent: (value) => [
      'percent',
      new Intl.NumberFormat(locale, { style: 'percent' }).format(Number(value) / 100),
    ],
  };
  const quantities = ['capacity', 'asked', 'minimum'];
  return Object.fromEntries(
    Object.entries(values).map(([name, value]): [string, string] => {
      if (code === 'country' && name === 'asked') {
        const names = String(value)
          .split(' ')
          .map((tag) => display('region', tag));
        return [name, new Intl.ListFormat(locale, { type: 'disjunction' }).format(names)];
      }
      if (quantities.includes(name) && typeof values.unit === 'string') {
        return [name, (units[values.unit] ?? '{n}').replace('{n}', number(value))];
      }
      return writers[name]?.(value) ?? [name, typeof value === 'number' ? number(value) : value];
    }),
  );
}

/** Millimetres as written on drawings; metres from two metres on. */
function lengthText(mm: number, number: (value: unknown, digits?: number) => string): string {
  return mm >= 2000 ? `${number(mm / 1000, 2)} m` : `${number(mm)} mm`;
}

function dayText(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day.slice(0, 10)}T00:00:00Z`),
  );
}

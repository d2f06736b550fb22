import { LANGUAGES, type ConceptId, type Language } from './concept.js';
import { firstKeyCode, Gap, isWordScript, Script, toKey, toKeyText, type KeyText } from './key-text.js';
import type { Vocabulary } from './vocabulary.js';

/** A spelling that the matcher looks for. */
export interface IndexedName {
  /** Null for a stop phrase, which consumes its text without meaning a concept. */
  readonly conceptId: ConceptId | null;
  /** As the data writes it. */
  readonly text: string;
  /** The languages that write the concept so; empty for abbreviations, misspellings and stop phrases. */
  readonly languages: readonly Language[];
  /** The text or a regular variant of it. */
  readonly spelling: string;
  readonly caseSensitive: boolean;
}

export interface NameShape {
  readonly gaps: readonly number[];
  readonly words: readonly NameWord[];
  /** The script when the whole name is written in one, else null; digits count as Latin. */
  readonly script: Script | null;
}

/** A stretch of a name between two gaps, in units of its key, and the diacritics in it. */
export interface NameWord {
  readonly start: number;
  readonly end: number;
  readonly marks: string;
}

/** The names whose keys start with the same character. */
interface Bucket {
  readonly names: IndexedName[];
  /** Null until a text first has the character. */
  sorted: {
    readonly keys: readonly string[];
    readonly namesByKey: ReadonlyMap<string, IndexedName[]>;
  } | null;
}

/**
 * The keys of all names in order, walked like a trie: the keys that share a prefix are neighbours, and each further
 * character of the text narrows their range. Cheaper to build than a tree of nodes, and built bucket by bucket: a
 * query of a few words touches few of the characters that names in five languages start with.
 */
export class NameIndex {
  readonly #buckets = new Map<number, Bucket>();
  readonly #shapes = new Map<IndexedName, NameShape>();

  constructor(vocabulary: Vocabulary) {
    for (const name of namesOf(vocabulary)) {
      const first = firstKeyCode(name.spelling);
      const bucket = this.#buckets.get(first);
      if (bucket === undefined) this.#buckets.set(first, { names: [name], sorted: null });
      else bucket.names.push(name);
    }
  }

  /** Calls back for every name whose key starts at unit `start` of the text, shortest first. */
  forEachAt(text: KeyText, start: number, found: (end: number, name: IndexedName) => void): void {
    const bucket = this.#buckets.get(text.key.charCodeAt(start));
    if (bucket === undefined) return;
    const { keys, namesByKey } = (bucket.sorted ??= sort(bucket.names));
    let from = 0;
    let to = keys.length;
    for (let depth = 1; from < to; depth++) {
      const shortest = keys[from] ?? '';
      // Within a range the key that ends here comes first.
      if (shortest.length === depth) {
        for (const name of namesByKey.get(shortest) ?? []) found(start + depth, name);
        from += 1;
      }
      if (start + depth >= text.key.length) return;
      const code = text.key.charCodeAt(start + depth);
      from = firstNotBelow(keys, code, depth, from, to);
      to = firstNotBelow(keys, code + 1, depth, from, to);
    }
  }

  /** Computed when a text first contains the key: few of the many names ever are. */
  shapeOf(name: IndexedName): NameShape {
    let shape = this.#shapes.get(name);
    if (shape === undefined) {
      shape = toShape(toKeyText(name.spelling));
      this.#shapes.set(name, shape);
    }
    return shape;
  }
}

function sort(names: readonly IndexedName[]): NonNullable<Bucket['sorted']> {
  const namesByKey = new Map<string, IndexedName[]>();
  for (const name of names) {
    const key = toKey(name.spelling);
    const others = namesByKey.get(key);
    if (others === undefined) namesByKey.set(key, [name]);
    else others.push(name);
  }
  return { keys: [...namesByKey.keys()].sort(), namesByKey };
}

/** The first key of the range that has at least `code` at `depth`. */
function firstNotBelow(
  keys: readonly string[],
  code: number,
  depth: number,
  from: number,
  to: number,
): number {
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((keys[middle]?.charCodeAt(depth) ?? 0) < code) from = middle + 1;
    else to = middle;
  }
  return from;
}

const NO_LANGUAGE: readonly Language[] = [];
const ONLY: Readonly<Record<Language, readonly Language[]>> = {
  vi: ['vi'],
  en: ['en'],
  ja: ['ja'],
  ko: ['ko'],
  zh: ['zh'],
};

function namesOf(vocabulary: Vocabulary): IndexedName[] {
  const names: IndexedName[] = [];
  const exactCase = new Set(vocabulary.caseSensitive.map(({ name }) => name));
  const add = (conceptId: ConceptId | null, text: string, languages: readonly Language[]): void => {
    const caseSensitive = exactCase.has(text);
    names.push({ conceptId, text, languages, spelling: text, caseSensitive });
    const variant = spellingVariant(text, languages);
    if (variant !== null) names.push({ conceptId, text, languages, spelling: variant, caseSensitive });
  };
  for (const concept of vocabulary.all) {
    const languagesOf = new Map<string, readonly Language[]>();
    for (const language of LANGUAGES) {
      const { preferred, alternative } = concept.names[language];
      for (const text of [preferred, ...alternative]) {
        const others = languagesOf.get(text);
        languagesOf.set(text, others === undefined ? ONLY[language] : [...others, language]);
      }
    }
    for (const [text, languages] of languagesOf) add(concept.id, text, languages);
    for (const text of concept.abbreviations) add(concept.id, text, NO_LANGUAGE);
    for (const text of concept.misspellings) add(concept.id, text, NO_LANGUAGE);
  }
  for (const { phrase } of vocabulary.stopPhrases) add(null, phrase, NO_LANGUAGE);
  return names;
}

const ENGLISH_Y = /[^aeiou]y$/i;
const LONG_KATAKANA = /[\u30A1-\u30FA]{3}\u30FC$/;

/**
 * Regular variants that the data needn't list: an English plural in -ies, and a Japanese word without its final long
 * vowel (モーター → モータ, the habit of JIS standards). Plurals in -s are the matcher's business.
 */
function spellingVariant(text: string, languages: readonly Language[]): string | null {
  if (languages.includes('en') && ENGLISH_Y.test(text)) return `${text.slice(0, -1)}ies`;
  return LONG_KATAKANA.test(text) ? text.slice(0, -1) : null;
}

function toShape({ key, gaps, marks, scripts }: KeyText): NameShape {
  const words: NameWord[] = [];
  let start = 0;
  for (let end = 1; end <= key.length; end++) {
    if (gaps[end] === Gap.None) continue;
    words.push({ start, end, marks: marksBetween(marks, start, end) });
    start = end;
  }
  const [first] = scripts;
  if (scripts.every(isWordScript)) return { gaps, words, script: Script.Latin };
  return {
    gaps,
    words,
    script: first !== undefined && scripts.every((other) => other === first) ? first : null,
  };
}

/** The diacritics of a stretch, in an order that doesn't depend on which letter bears them: hóa = hoá. */
export function marksBetween(marks: readonly string[], start: number, end: number): string {
  let all = '';
  for (let index = start; index < end; index++) all += marks[index];
  return all.length < 2 ? all : [...all].sort().join('');
}

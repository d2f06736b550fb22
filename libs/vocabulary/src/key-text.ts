import { foldUnit, unitEnd } from '#kernel';

/** What kind of character stands in a {@link KeyText}; 0 is no letter or digit and never stored. */
export const Script = { Latin: 1, Digit: 2, Han: 3, Hiragana: 4, Katakana: 5, Hangul: 6, Other: 7 } as const;
export type Script = (typeof Script)[keyof typeof Script];

/** How strongly two neighbouring letters are apart. */
export const Gap = {
  None: 0,
  /** White space, hyphen, slash, plus, middle dot: may stand inside a name. */
  Weak: 1,
  /** A point or comma between two digits: part of a number. */
  Decimal: 2,
  /** Any other punctuation, a blank line, the ends of the text: no name spans it. */
  Strong: 3,
} as const;

/** A text reduced to its folded letters and digits, with what lay between them and where they came from. */
export interface KeyText {
  /** Letters and digits only. The arrays below have an entry for each of its UTF-16 code units. */
  readonly key: string;
  readonly scripts: readonly Script[];
  /** `gaps[i]` lies before unit i; `gaps[key.length]` ends the text. */
  readonly gaps: readonly number[];
  /** Diacritics that folding took away from the unit, '' for none. */
  readonly marks: readonly string[];
  /** Offsets into the original text. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether any Latin letter of the text bears a diacritic, so that its absence elsewhere means something. */
  readonly marked: boolean;
}

const WEAK = /[\s\p{Pd}\u2212_/+'\u2019&#\u30FB\u00B7~]/u;

interface KeyCharacter {
  readonly character: string;
  readonly script: Script | 0;
}

interface KeyUnit {
  readonly characters: readonly KeyCharacter[];
  readonly letters: string;
  readonly marks: string;
}

const unitCache = new Map<string, KeyUnit>();
const CACHE_LIMIT = 20_000;

function toKeyUnit(unit: string): KeyUnit {
  const known = unitCache.get(unit);
  if (known !== undefined) return known;
  const { folded, marks } = foldUnit(unit);
  const characters = Array.from(folded, (character) => ({ character, script: scriptOf(character) }));
  const letters = characters.map(({ character, script }) => (script === 0 ? '' : character)).join('');
  const result = { characters, letters, marks };
  if (unitCache.size < CACHE_LIMIT) unitCache.set(unit, result);
  return result;
}

function scriptOf(character: string): Script | 0 {
  if (/\p{Nd}/u.test(character)) return Script.Digit;
  if (/\p{Script=Latin}/u.test(character)) return Script.Latin;
  if (/\p{Script=Han}/u.test(character)) return Script.Han;
  if (/\p{Script=Hiragana}/u.test(character)) return Script.Hiragana;
  if (/[\p{Script=Katakana}\u30FC]/u.test(character)) return Script.Katakana;
  if (/\p{Script=Hangul}/u.test(character)) return Script.Hangul;
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? Script.Other : 0;
}

/** {@link KeyUnit.letters} of the units that are one UTF-16 code unit; building the index of names lives on it. */
const lettersByCode: (string | undefined)[] = [];

function lettersAt(text: string, start: number, end: number): string {
  if (end > start + 1) return toKeyUnit(text.slice(start, end)).letters;
  const code = text.charCodeAt(start);
  let letters = lettersByCode[code];
  if (letters === undefined) {
    letters = toKeyUnit(text.slice(start, end)).letters;
    lettersByCode[code] = letters;
  }
  return letters;
}

/** The letters and digits of {@link toKeyText} alone. */
export function toKey(text: string): string {
  let key = '';
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = unitEnd(text, start);
    key += lettersAt(text, start, end);
  }
  return key;
}

/** The first UTF-16 code unit of {@link toKey}; NaN when there is none. */
export function firstKeyCode(text: string): number {
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = unitEnd(text, start);
    const letters = lettersAt(text, start, end);
    if (letters !== '') return letters.charCodeAt(0);
  }
  return NaN;
}

export function toKeyText(text: string): KeyText {
  const characters: (KeyCharacter & { marks: string; start: number; end: number })[] = [];
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = unitEnd(text, start);
    const unit = toKeyUnit(text.slice(start, end));
    for (const { character, script } of unit.characters) {
      characters.push({ character, script, marks: unit.marks, start, end });
    }
  }
  let key = '';
  const scripts: Script[] = [];
  const gaps: number[] = [];
  const marks: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let marked = false;
  let gap: number = Gap.Strong;
  let lines = 0;
  characters.forEach((current, index) => {
    if (current.script === 0) {
      if (current.character === '\n') lines += 1;
      const level =
        lines > 1 ? Gap.Strong : gapOf(current.character, characters[index - 1], characters[index + 1]);
      gap = Math.max(gap, level);
      return;
    }
    for (let unit = 0; unit < current.character.length; unit++) {
      scripts.push(current.script);
      gaps.push(unit === 0 ? gap : Gap.None);
      marks.push(current.marks);
      starts.push(current.start);
      ends.push(current.end);
    }
    key += current.character;
    if (current.marks !== '') marked = true;
    gap = Gap.None;
    lines = 0;
  });
  gaps.push(Gap.Strong);
  return { key, scripts, gaps, marks, starts, ends, marked };
}

function gapOf(character: string, before: KeyCharacter | undefined, after: KeyCharacter | undefined): number {
  if (character === '.' || character === ',') {
    if (before?.script === Script.Digit && after?.script === Script.Digit) return Gap.Decimal;
    const joins = character === '.' && after !== undefined && after.script !== 0;
    return joins ? Gap.Weak : Gap.Strong;
  }
  if (character === "'" || character === '\u2019') {
    if (before?.script === Script.Latin && after?.script === Script.Latin) return Gap.None;
  }
  return WEAK.test(character) ? Gap.Weak : Gap.Strong;
}

/** Latin letters and digits make words; the other scripts write without spaces. */
export function isWordScript(script: Script | undefined): boolean {
  return script === Script.Latin || script === Script.Digit || script === Script.Other;
}

/** Whether a word may end before unit `position` and another start there: a gap, or a change of script. */
export function isBoundary(text: KeyText, position: number): boolean {
  const gap = text.gaps[position];
  if (gap === Gap.Decimal) return false;
  if (gap !== Gap.None) return true;
  const before = text.scripts[position - 1];
  const after = text.scripts[position];
  if (isWordScript(before) && isWordScript(after)) return false;
  return before !== after;
}

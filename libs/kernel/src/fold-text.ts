/**
 * One user-perceived character: a Hangul syllable written as conjoining jamo, or any character with the marks that
 * follow it, half-width (han)dakuten included. Folding unit by unit is what keeps offsets into the original text.
 */
const UNIT =
  /[\u1100-\u115F\uA960-\uA97C][\u1160-\u11A7\uD7B0-\uD7C6][\u11A8-\u11FF\uD7CB-\uD7FB]?\p{M}*|.[\p{M}\uFF9E\uFF9F]*/suy;

/** Invisible characters and trade-mark signs; NFKC would turn ™ into the letters "tm". */
const DROPPED = /[\p{Cf}\u2122\u00AE\u00A9\u2120]/u;

const LATIN = /\p{Script=Latin}/u;
const MARK = /\p{M}/u;

/** Latin letters that have no canonical decomposition. */
const LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ł: 'l',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** Stands for the bar of đ, so that đ and d fold alike and still differ in {@link UnitFold.marks}. */
const BAR = '\u0335';

export interface UnitFold {
  /** The folded characters: usually one, several for ㎜ or ß, none for an invisible character. */
  readonly folded: string;
  /** The Latin diacritics that folding took away, sorted; đ counts as marked. */
  readonly marks: string;
}

/** A text repeats few distinct characters, and normalising is what folding costs; so units are cached. */
const cache = new Map<string, UnitFold>();
const CACHE_LIMIT = 20_000;

export function foldUnit(unit: string): UnitFold {
  const known = cache.get(unit);
  if (known !== undefined) return known;
  let folded = '';
  const marks: string[] = [];
  if (!DROPPED.test(unit)) {
    let afterLatin = false;
    for (const composed of unit.normalize('NFKC').toLowerCase()) {
      const parts = LATIN.test(composed) ? composed.normalize('NFD') : composed;
      for (const character of parts) {
        if (MARK.test(character)) {
          // Marks of other scripts stay: dakuten are composed by NFKC, and not every one has a composed form.
          if (afterLatin) marks.push(character);
          else folded += character;
          continue;
        }
        afterLatin = LATIN.test(character);
        const letter = LETTERS[character];
        if (character === 'đ') marks.push(BAR);
        folded += letter ?? character;
      }
    }
  }
  const result = { folded, marks: marks.sort().join('') };
  if (cache.size < CACHE_LIMIT) cache.set(unit, result);
  return result;
}

/** Where the unit that starts at `start` ends, in UTF-16 code units. */
export function unitEnd(text: string, start: number): number {
  const end = start + ((text.charCodeAt(start) & 0xfc00) === 0xd800 ? 2 : 1);
  if (end >= text.length || startsUnit(text.charCodeAt(end))) return end;
  UNIT.lastIndex = start;
  return UNIT.test(text) ? UNIT.lastIndex : end;
}

/** Whether the code unit surely isn't a mark or jamo: ASCII and Latin letters, kana, Han and Hangul syllables. */
function startsUnit(code: number): boolean {
  return (
    code < 0x300 ||
    (code >= 0x1e00 && code < 0x2000) ||
    (code >= 0x30a0 && code < 0xa000) ||
    (code >= 0xac00 && code <= 0xd7a3)
  );
}

const APOSTROPHE_IN_WORD = /(?<=\p{L})['\u2018\u2019\u02BC](?=\p{L})/gu;
/** A point or comma that isn't inside a number. */
const NOT_DECIMAL = /(?<!\d)[.,]|[.,](?!\d)/g;
/** Punctuation other than the kept `% & #` and the points and commas handled before; the minus sign; stray accents. */
const PUNCTUATION = /(?![%&#.,])[\p{P}\u2212|~^`\u00A8\u00B4]/gu;
const SPACES = /\s+/g;

/**
 * The form in which texts with measures and signs in them are compared, whatever their language.
 *
 * - NFKC (full-width → half-width, half-width katakana → full-width, ㎜ → mm), then lower case.
 * - Diacritics of Latin letters go, đ → d, ø → o, ß → ss: "Cơ khí chính xác" = "CO KHI CHINH XAC".
 * - Dakuten, handakuten, the long-vowel mark and Hangul stay; hiragana and katakana stay apart.
 * - Hyphens, slashes, middle dots, brackets and other punctuation become one space; an apostrophe inside a word goes.
 *   A point or comma between digits stays ("0.01"), and so do `% & # + ±` and other symbols.
 * - Runs of white space become one space; none at the ends. Invisible characters and ™ ® © go.
 *
 * Idempotent.
 */
export function foldWithSigns(text: string): string {
  let folded = '';
  for (let start = 0, end = 0; start < text.length; start = end) {
    end = unitEnd(text, start);
    folded += foldUnit(text.slice(start, end)).folded;
  }
  return folded
    .replace(APOSTROPHE_IN_WORD, '')
    .replace(NOT_DECIMAL, ' ')
    .replace(PUNCTUATION, ' ')
    .replace(SPACES, ' ')
    .trim();
}

const NO_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

/**
 * The form in which names and words are compared and looked up: as {@link foldWithSigns}, with every run of other than
 * letters and digits as one space. Idempotent.
 */
export function foldText(text: string): string {
  return foldWithSigns(text).replace(NO_WORD, ' ').trim();
}

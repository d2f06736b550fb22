import { foldText } from '#kernel';
import type { Language } from '#vocabulary';
import { isEmptyWord, tokensOf } from './search-text.js';
import type { Passage } from './supplier-document.js';
import type { Understanding } from './understand.js';

/** Words side by side that no concept covers. */
export interface Stretch {
  /** Folded. */
  readonly key: string;
  readonly text: string;
  readonly language: Language;
}

const MOST_WORDS = 4;
const LONGEST_RUN = 10;

/** Folded words that say what everybody is who is looked for. They may stand inside a term, not at its ends. */
const GENERIC = new Set(
  (
    'supplier suppliers vendor company companies factory factories manufacturer manufacturers maker makers firm firms ' +
    'shop service services part parts product products component components capability good best cheap small large ' +
    'high quality custom various other all any about want make makes made using used up per each well also only more ' +
    'most new our your their vietnam vietnamese hanoi ' +
    'tim can nha cung cap cong ty xuong may doanh nghiep san xuat gia chuyen theo yeu cau loai chat luong tot re gan ' +
    'trong tai la mot co voi bang tu den cung do chi tiet hang phu tung linh kien viet nam ha noi hoac khi toi chung'
  ).split(' '),
);
const GENERIC_RUNS =
  /^(?:会社|企業|工場|メーカー|業者|部品|加工|製造|対応|可能|探|依頼|供应商|公司|工厂|厂家|加工|零件|업체|회사|공장|제조|부품|가공|전문|제작)+$/u;

/** Of a query that has been read. Several words with figures among them are somebody's part number, and left alone. */
export function uncoveredIn({ text, words }: Pick<Understanding, 'text' | 'words'>): Stretch[] {
  return stretchesOf(text, words)
    .flatMap((stretch) => termOf(stretch) ?? [])
    .filter(({ key }) => !(key.includes(' ') && /\d/.test(key)));
}

interface Word {
  readonly folded: string;
  readonly isCjk: boolean;
  readonly start: number;
  readonly end: number;
}

interface Words {
  readonly text: string;
  readonly words: readonly Word[];
}

/** Words between which there is nothing but white space or a hyphen. */
function stretchesOf(text: string, words: readonly Word[]): Words[] {
  const stretches: Word[][] = [];
  words.forEach((word, index) => {
    const last = words[index - 1];
    const isNext =
      last !== undefined &&
      last.isCjk === word.isCjk &&
      !word.isCjk &&
      /^[\s-]{1,2}$/.test(text.slice(last.end, word.start));
    if (isNext) stretches.at(-1)!.push(word);
    else stretches.push([word]);
  });
  return stretches.map((stretch) => ({ text, words: stretch }));
}

/** The whole of it as a term, without generic words at its ends; null when that says nothing. */
function termOf({ text, words }: Words): Stretch | null {
  const first = words.findIndex(isTelling);
  if (first < 0) return null;
  const kept = words.slice(first, words.findLastIndex(isTelling) + 1);
  return kept.length <= MOST_WORDS && isTerm(kept) ? stretchOf(text, kept) : null;
}

function stretchOf(text: string, words: readonly Word[]): Stretch {
  const written = text.slice(words[0]!.start, words.at(-1)!.end).toLowerCase();
  return {
    key: words.map(({ folded }) => folded).join(' '),
    text: written,
    language: languageOf(written, text),
  };
}

function isTelling({ folded, isCjk }: Word): boolean {
  if (isCjk) return !GENERIC_RUNS.test(folded);
  return !GENERIC.has(folded) && !isEmptyWord(folded);
}

/** Numbers and single letters are no terms, nor is one short word: Vietnamese syllables mean something only together. */
function isTerm(words: readonly Word[]): boolean {
  if (words[0]!.isCjk)
    return [...words[0]!.folded].length >= 2 && [...words[0]!.folded].length <= LONGEST_RUN;
  const letters = words.reduce((sum, { folded }) => sum + folded.length, 0);
  return (
    words.every(({ folded }) => /^\p{L}[\p{L}\p{N}]*$/u.test(folded)) &&
    letters >= (words.length === 1 ? 5 : 4)
  );
}

/** @param around a longer text that it stands in: Vietnamese shows in the words beside too */
function languageOf(term: string, around: string): Language {
  if (/\p{Script=Hangul}/u.test(term)) return 'ko';
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(term)) return 'ja';
  if (/\p{Script=Han}/u.test(term)) {
    return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(around) ? 'ja' : 'zh';
  }
  return foldText(around) === around.toLowerCase().replace(/\s+/g, ' ').trim() ? 'en' : vietnamese(around);
}

function vietnamese(text: string): Language {
  return /[đơưăâêôàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]|\u0309|\u0323/iu.test(text.normalize('NFC')) ? 'vi' : 'en';
}

interface Counted {
  readonly stretch: Stretch;
  suppliers: number;
  last: string;
  readonly examples: { text: string; organisationId: string }[];
}

export interface CountedTerm extends Stretch {
  readonly count: number;
  readonly examples: readonly { readonly text: string; readonly organisationId: string }[];
}

const MOST_EXAMPLES = 3;
/** So many terms are kept in mind at most; those that one supplier alone uses are then forgotten. */
const MOST_KEPT = 300_000;

/** Counts how many suppliers use words of their capabilities that no concept covers. */
export class TermCounter {
  private readonly terms = new Map<string, Counted>();

  /** All of a supplier's passages at once. */
  add(organisationId: string, passages: readonly Passage[]): void {
    for (const { field, text, spans } of passages) {
      if (field !== 'capability-title' && field !== 'capability-description') continue;
      for (const stretch of runsOf(text, spans)) this.count(stretch, organisationId, text);
    }
    if (this.terms.size > MOST_KEPT) {
      for (const [key, { suppliers }] of this.terms) if (suppliers < 2) this.terms.delete(key);
    }
  }

  /** Those that at least so many use, the most used first; a part of a longer one that is used as often is left out. */
  result(atLeast: number, most: number): CountedTerm[] {
    const often = [...this.terms.values()]
      .filter(({ suppliers }) => suppliers >= atLeast)
      .sort((a, b) => b.suppliers - a.suppliers || b.stretch.key.length - a.stretch.key.length)
      .slice(0, most * 5);
    const isPart = (part: Counted) =>
      often.some(
        (whole) =>
          whole !== part &&
          whole.suppliers >= part.suppliers * 0.7 &&
          ` ${whole.stretch.key} `.includes(` ${part.stretch.key} `),
      );
    return often
      .filter((term) => !isPart(term))
      .slice(0, most)
      .map(({ stretch, suppliers, examples }) => ({ ...stretch, count: suppliers, examples }));
  }

  private count(stretch: Stretch, organisationId: string, text: string): void {
    const known = this.terms.get(stretch.key);
    const term = known ?? { stretch, suppliers: 0, last: '', examples: [] };
    if (!known) this.terms.set(stretch.key, term);
    if (term.last === organisationId) return;
    term.last = organisationId;
    term.suppliers += 1;
    const example = text.slice(0, 120);
    if (term.examples.length < MOST_EXAMPLES && !term.examples.some((one) => one.text === example)) {
      term.examples.push({ text: example, organisationId });
    }
  }
}

/** Every run of up to four words between the concepts of a text that could be a term. */
function runsOf(text: string, spans: Passage['spans']): Stretch[] {
  const isFree = ({ start, end }: Word) => spans.every((span) => end <= span.start || span.end <= start);
  const words = tokensOf(text).filter(isFree);
  const runs: Stretch[] = [];
  for (const { words: stretch } of stretchesOf(text, words)) {
    for (let from = 0; from < stretch.length; from++) {
      for (let to = from + 1; to <= Math.min(stretch.length, from + MOST_WORDS); to++) {
        const run = stretch.slice(from, to);
        if (!isTelling(run[0]!) || !isTelling(run.at(-1)!) || run.some(({ folded }) => isEmptyWord(folded)))
          continue;
        if (isTerm(run)) runs.push(stretchOf(text, run));
      }
    }
  }
  return runs;
}

import { Gap, isBoundary, isWordScript, Script, type KeyText } from './key-text.js';
import {
  marksBetween,
  type IndexedName,
  type NameIndex,
  type NameShape,
  type NameWord,
} from './name-index.js';

/** A name found in a text; candidates may overlap. */
export interface Candidate {
  /** In units of the key. */
  readonly start: number;
  readonly end: number;
  /** Where the name itself ends: before a plural ending or a long vowel that `end` includes. */
  readonly nameEnd: number;
  readonly name: IndexedName;
  /** Words that agree with the name in their diacritics too; decides between homographs. */
  readonly exactWords: number;
  /** The match stands only if another one ends where it starts. */
  readonly needsLeftNeighbour: boolean;
  /** The match stands only if another one starts where it ends. */
  readonly needsRightNeighbour: boolean;
}

/** Every name that the text contains by the rules of its script; see `findConcepts`. */
export function candidatesIn(source: string, text: KeyText, index: NameIndex): Candidate[] {
  const candidates: Candidate[] = [];
  for (let start = 0; start < text.key.length; start++) {
    if (isWordScript(text.scripts[start]) && !isBoundary(text, start)) continue;
    index.forEachAt(text, start, (end, name) => {
      if (name.caseSensitive && !writtenAs(source, text, start, end, name)) return;
      const candidate = toCandidate(text, start, end, name, index.shapeOf(name));
      if (candidate !== null) candidates.push(candidate);
    });
  }
  return withNeighbours(candidates);
}

function writtenAs(source: string, text: KeyText, start: number, end: number, name: IndexedName): boolean {
  return source.slice(text.starts[start], text.ends[end - 1]).normalize('NFKC') === name.text;
}

function toCandidate(
  text: KeyText,
  start: number,
  end: number,
  name: IndexedName,
  { gaps, words, script }: NameShape,
): Candidate | null {
  const crossesGap = gapsAgree(text, start, end, gaps);
  if (crossesGap === null) return null;
  const exactWords = agreeingWords(text, start, words);
  if (exactWords === null) return null;

  let matchEnd = end;
  if (isWordScript(text.scripts[end - 1])) {
    if (!isBoundary(text, end)) {
      matchEnd = pluralEnd(text, end, name);
      if (matchEnd === 0) return null;
    }
  } else if (script === Script.Katakana && end - start > 2 && isLongVowel(text, end)) {
    matchEnd = end + 1;
  }

  const atStart = isBoundary(text, start);
  const atEnd = isBoundary(text, matchEnd) || particleFollows(text, matchEnd);
  if (crossesGap && !(atStart && atEnd)) return null;
  const length = end - start;
  const shortKatakana = script === Script.Katakana && length <= 2;
  const shortHangul = script === Script.Hangul && length <= 2;
  return {
    start,
    end: matchEnd,
    nameEnd: end,
    name,
    exactWords,
    needsLeftNeighbour: (shortKatakana || shortHangul) && !atStart,
    needsRightNeighbour: (shortKatakana || (shortHangul && length === 1)) && !atEnd,
  };
}

/**
 * Whether the gaps of the text may stand for those of the name; null if not. True means that the text is apart where
 * the name isn't, inside a script that writes without spaces: allowed only for whole words, lest "속도 금형" be read
 * as 도금.
 */
function gapsAgree(text: KeyText, start: number, end: number, gaps: readonly number[]): boolean | null {
  let crosses = false;
  for (let index = start + 1; index < end; index++) {
    const inText = text.gaps[index] ?? Gap.None;
    const inName = gaps[index - start] ?? Gap.None;
    if (inText === inName) continue;
    if (inText === Gap.Decimal || inName === Gap.Decimal || inText === Gap.Strong) return null;
    const before = text.scripts[index - 1];
    const after = text.scripts[index];
    if (inText === Gap.None) {
      if (before === Script.Digit && after === Script.Digit) return null;
    } else if (inName === Gap.None) {
      if (isWordScript(before) && isWordScript(after)) {
        if (before === after) return null;
      } else crosses = true;
    }
  }
  return crosses;
}

/**
 * The number of words whose diacritics are those of the name; null when they contradict it. A word with too few of
 * them (lương for lượng) is taken for a slip only in a long name: công tác (work) isn't công tắc (switch).
 */
function agreeingWords(text: KeyText, start: number, words: readonly NameWord[]): number | null {
  let exact = 0;
  let slips = 0;
  for (const word of words) {
    const marks = marksBetween(text.marks, start + word.start, start + word.end);
    if (marks === word.marks) exact += 1;
    else if (words.length > 1 && soundsAs(marks) === soundsAs(word.marks)) continue;
    else if (marks !== '') {
      if (!isPartOf(marks, word.marks)) return null;
      slips += 1;
    } else if (words.length === 1 && (text.marked || word.end < 3)) return null;
  }
  return slips > 0 && (slips > 1 || exact < 3) ? null : exact;
}

/** Marks with dấu ngã as dấu hỏi, in their order. */
function soundsAs(marks: string): string {
  return [...marks.replaceAll('\u0303', '\u0309')].sort().join('');
}

/** Whether one sorted string of marks is contained in another: some were left out in typing, none is wrong. */
function isPartOf(marks: string, all: string): boolean {
  let from = 0;
  for (const mark of marks) {
    from = all.indexOf(mark, from) + 1;
    if (from === 0) return false;
  }
  return true;
}

/** Where the name ends with its English plural; 0 when none follows. */
function pluralEnd(text: KeyText, end: number, name: IndexedName): number {
  const inEnglish = name.languages.length === 0 || name.languages.includes('en');
  if (!inEnglish || text.scripts[end - 1] !== Script.Latin) return 0;
  const suffix = /(?:[sxz]|ch|sh)$/.test(text.key.slice(end - 2, end)) ? 'es' : 's';
  const pluralisedEnd = end + suffix.length;
  if (!text.key.startsWith(suffix, end) || !isBoundary(text, pluralisedEnd)) return 0;
  for (let index = end; index < pluralisedEnd; index++) if (text.gaps[index] !== Gap.None) return 0;
  return pluralisedEnd;
}

function isLongVowel(text: KeyText, position: number): boolean {
  return text.key[position] === '\u30FC' && text.gaps[position] === Gap.None;
}

const PARTICLES = new Set(
  '은 는 이 가 을 를 의 에 에서 에게 로 으로 와 과 도 만 및 등 이나 나 용 업체 회사 전문 제품 부품'.split(
    ' ',
  ),
);

/** Whether the rest of the Korean word is only a particle or a noun that names the trade. */
function particleFollows(text: KeyText, position: number): boolean {
  let end = position;
  while (text.scripts[end] === Script.Hangul && text.gaps[end] === Gap.None) end += 1;
  return PARTICLES.has(text.key.slice(position, end));
}

/** Keeps the matches that stand on their own and those that touch one that does. */
function withNeighbours(candidates: readonly Candidate[]): Candidate[] {
  const ends = new Set<number>();
  const fromLeft = [...candidates]
    .sort((a, b) => a.start - b.start)
    .filter((candidate) => {
      if (candidate.needsLeftNeighbour && !ends.has(candidate.start)) return false;
      ends.add(candidate.end);
      return true;
    });
  const starts = new Set<number>();
  return fromLeft
    .sort((a, b) => b.end - a.end)
    .filter((candidate) => {
      if (candidate.needsRightNeighbour && !starts.has(candidate.end)) return false;
      starts.add(candidate.start);
      return true;
    });
}

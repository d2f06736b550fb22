import type { Vocabulary } from '#vocabulary';
import { tokensOf } from './search-text.js';
import type { Passage } from './supplier-document.js';
import type { QueryWord } from './supplier-search.port.js';

export interface TextRange {
  /** In UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
}

/** A text of a supplier with what matched in it; of a long text the part around the first match. */
export interface Highlight {
  readonly field: Passage['field'];
  readonly capabilityId: string | null;
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

const LONGEST_EXCERPT = 240;
const BEFORE_FIRST_MATCH = 60;
const MOST_HIGHLIGHTS = 6;

/** Where the texts say what was asked for: concepts that are meant, in whatever language, and words. */
export function highlight(
  passages: readonly Passage[],
  asked: { readonly conceptIds: readonly string[]; readonly words: readonly QueryWord[] },
  vocabulary: Vocabulary,
): Highlight[] {
  const concepts = new Set(asked.conceptIds.flatMap((id) => [...vocabulary.narrowerClosure(id).keys()]));
  return passages
    .map((passage) => ({
      passage,
      ranges: merged([
        ...passage.spans.filter(({ conceptId }) => concepts.has(conceptId)),
        ...rangesOfWords(passage.text, asked.words),
      ]),
    }))
    .filter(({ ranges }) => ranges.length > 0)
    .slice(0, MOST_HIGHLIGHTS)
    .map(({ passage: { field, capabilityId, text }, ranges }) => ({
      field,
      capabilityId,
      ...excerpt(text, ranges),
    }));
}

/** Which of the words a supplier's texts have, as they are written there. */
export function wordsIn(passages: readonly Passage[], words: readonly QueryWord[]): string[] {
  const found = passages.flatMap(({ text }) =>
    rangesOfWords(text, words).map(({ start, end }) => text.slice(start, end)),
  );
  return [...new Map(found.map((word) => [word.toLowerCase(), word])).values()];
}

function rangesOfWords(text: string, words: readonly QueryWord[]): TextRange[] {
  if (words.length === 0) return [];
  return tokensOf(text).flatMap(({ folded, isCjk, start, end }) => {
    const ranges: TextRange[] = [];
    for (const word of words) {
      if (word.isCjk !== isCjk) continue;
      for (const alternative of word.alternatives) {
        if (!isCjk && (folded === alternative || (word.isPrefix && folded.startsWith(alternative)))) {
          ranges.push({ start, end });
        }
        const at = isCjk ? folded.indexOf(alternative) : -1;
        // Half-width characters fold to fewer: then the whole run is marked.
        if (at >= 0 && folded.length === end - start) {
          ranges.push({ start: start + at, end: start + at + alternative.length });
        } else if (at >= 0) ranges.push({ start, end });
      }
    }
    return ranges;
  });
}

function merged(ranges: readonly TextRange[]): TextRange[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = result.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

function excerpt(text: string, ranges: readonly TextRange[]): { text: string; ranges: TextRange[] } {
  if (text.length <= LONGEST_EXCERPT) return { text, ranges: [...ranges] };
  let from = Math.max(0, ranges[0]!.start - BEFORE_FIRST_MATCH);
  // Begin at a word where there is one, and never within a character.
  const space = text.indexOf(' ', from);
  if (from > 0 && space >= 0 && space < ranges[0]!.start) from = space + 1;
  else if (isLowSurrogate(text, from)) from -= 1;
  let to = Math.min(text.length, from + LONGEST_EXCERPT);
  if (isLowSurrogate(text, to)) to -= 1;
  const [before, after] = [from > 0 ? '…' : '', to < text.length ? '…' : ''];
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to) + after,
    ranges: ranges
      .filter(({ start }) => start < to)
      .map(({ start, end }) => ({ start: start + shift, end: Math.min(end, to) + shift })),
  };
}

function isLowSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}

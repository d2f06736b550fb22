import { foldText } from '#kernel';
import { type Vocabulary, findConcepts } from '#vocabulary';
import { isEmptyWord, tokensOf } from './search-text.js';
import type { QueryWord } from './supplier-search.port.js';

/** A part of the query's text that names a concept. */
export interface Chip {
  readonly conceptId: string;
  readonly text: string;
  /** In UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
}

export interface RestWord {
  readonly folded: string;
  readonly isCjk: boolean;
  readonly isPrefix: boolean;
  readonly start: number;
  readonly end: number;
}

/** A text as it was understood: concepts, and the words that are left. */
export interface Understanding {
  readonly text: string;
  readonly chips: readonly Chip[];
  readonly words: readonly RestWord[];
}

/**
 * Reads a query in any language. The last word counts as a beginning while it is still being typed, that is until a
 * space follows it.
 */
export function understand(text: string, vocabulary: Vocabulary): Understanding {
  const { spans, unmatched } = findConcepts(text, vocabulary);
  const whole = spans.length === 0 ? wholeName(text, vocabulary) : null;
  if (whole) return { text, chips: [whole], words: [] };
  const words = unmatched.flatMap((stretch) =>
    tokensOf(stretch.text).map(({ folded, isCjk, start, end }) => ({
      folded,
      isCjk,
      isPrefix: stretch.start + end === text.length,
      start: stretch.start + start,
      end: stretch.start + end,
    })),
  );
  return {
    text,
    chips: spans.map(({ conceptId, start, end, text: span }) => ({ conceptId, start, end, text: span })),
    words: words.filter(({ folded }) => !isEmptyWord(folded)),
  };
}

/**
 * Names too short to be recognised without diacritics inside a text: "ma" alone is mạ (plating), so that it finds what
 * "mạ" finds.
 */
function wholeName(text: string, vocabulary: Vocabulary): Chip | null {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.toLowerCase() !== foldText(trimmed)) return null;
  const named = vocabulary.idsNamed(trimmed);
  const homograph = vocabulary.homographs.find(({ name }) => foldText(name) === foldText(trimmed));
  const conceptId = named.length === 1 ? named[0] : homograph?.default;
  if (!conceptId) return null;
  const start = text.indexOf(trimmed);
  return { conceptId, start, end: start + trimmed.length, text: trimmed };
}

/** Words as an engine takes them; a word that was mistyped stands for those that it may have been meant to be. */
export function queryWords(
  words: readonly RestWord[],
  meant: ReadonlyMap<string, readonly string[]> = new Map(),
): QueryWord[] {
  return words.map(({ folded, isCjk, isPrefix }) => ({
    alternatives: meant.get(folded) ?? [folded],
    isPrefix,
    isCjk,
  }));
}

import { type Vocabulary, derivedFrom } from '#vocabulary';
import { tokensOf } from './search-text.js';
import type { NearWord } from './supplier-search.port.js';
import { distance, isCorrectable, tolerated } from './typos.js';
import type { RestWord } from './understand.js';

/** A word that a mistyped one may have been meant to be, because the words beside it then make a concept's name. */
export interface NamedWord extends NearWord {
  /** Whether the rest of the name is enough to doubt even a word that suppliers use: "cơ khí chính sác". */
  readonly isCertain: boolean;
}

const CERTAIN_WORDS = 3;
const CERTAIN_LETTERS = 10;
/** Below it a name with another letter is as likely another name. */
const LEAST_LETTERS = 6;

interface NamedAs {
  /** As the vocabulary writes it. */
  readonly written: string;
  readonly folded: string;
  readonly letters: number;
}

/** Names of two and more Latin words, to be found by all their words but one. */
class NamesButOne {
  private readonly byPattern = new Map<string, NamedAs[]>();
  longest = 0;

  constructor(vocabulary: Vocabulary) {
    for (const { id } of vocabulary.all) {
      for (const { text, role } of vocabulary.namesOf(id)) if (role !== 'misspelling') this.add(text);
    }
  }

  of(words: readonly string[], index: number): readonly NamedAs[] {
    return this.byPattern.get(patternOf(words, index)) ?? [];
  }

  private add(name: string): void {
    const tokens = tokensOf(name);
    const letters = tokens.reduce((sum, { folded }) => sum + folded.length, 0);
    if (tokens.length < 2 || letters < LEAST_LETTERS || tokens.some(({ isCjk }) => isCjk)) return;
    this.longest = Math.max(this.longest, tokens.length);
    const words = tokens.map(({ folded }) => folded);
    tokens.forEach(({ folded, start, end }, index) => {
      if (!isCorrectable(folded)) return;
      const pattern = patternOf(words, index);
      const known = this.byPattern.get(pattern) ?? [];
      if (known.some((one) => one.folded === folded)) return;
      this.byPattern.set(pattern, [
        ...known,
        { written: name.slice(start, end).toLowerCase(), folded, letters },
      ]);
    });
  }
}

const namesButOne = derivedFrom((vocabulary) => new NamesButOne(vocabulary));

/** What one word of a text may have been meant to be by the words before and after it, with one mistake (or two in long ones). */
export function namedNearby(text: string, word: RestWord, vocabulary: Vocabulary): NamedWord[] {
  if (!isCorrectable(word.folded)) return [];
  const names = namesButOne(vocabulary);
  const tokens = tokensOf(text);
  const words = tokens.map(({ folded }) => folded);
  const at = tokens.findIndex(({ start }) => start === word.start);
  const limit = Math.max(1, tolerated(word.folded.length));
  const found: NamedWord[] = [];
  for (let from = Math.max(0, at - names.longest + 1); from <= at; from++) {
    for (let to = Math.max(at + 1, from + 2); to <= Math.min(words.length, from + names.longest); to++) {
      for (const { written, folded, letters } of names.of(words.slice(from, to), at - from)) {
        const mistakes = distance(word.folded, folded, limit);
        if (mistakes === 0 || mistakes > limit) continue;
        const isCertain = mistakes === 1 && to - from >= CERTAIN_WORDS && letters >= CERTAIN_LETTERS;
        found.push({ word: written, distance: mistakes, documents: 0, isCertain });
      }
    }
  }
  return found;
}

function patternOf(words: readonly string[], index: number): string {
  return words.map((word, place) => (place === index ? '*' : word)).join(' ');
}

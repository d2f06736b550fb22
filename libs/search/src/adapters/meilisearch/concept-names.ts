import { type Vocabulary, derivedFrom } from '#vocabulary';
import { termsOf, tokensOf } from '../../domain/search-text.js';
import { STEM_LETTERS } from './meili-document.js';

/**
 * Which concepts have a word in their names. A supplier is found by the names of its concepts too, in every language; to
 * look them up here keeps some thousand words out of each document.
 */
export class ConceptNames {
  private readonly words = new Map<string, Set<string>>();
  /** Of Chinese, Japanese and Korean names. */
  private readonly runs = new Map<string, Set<string>>();

  constructor(vocabulary: Vocabulary) {
    for (const { id } of vocabulary.all) {
      for (const { text, role } of vocabulary.namesOf(id)) {
        if (role === 'misspelling') continue;
        for (const token of tokensOf(text)) {
          if (token.isCjk) add(this.runs, token.folded, id);
          else for (const word of termsOf(token)) add(this.words, word, id);
        }
      }
    }
  }

  /** Longer words are the same word with an ending. */
  withWord(word: string, isPrefix: boolean): string[] {
    const isOpen = isPrefix || word.length >= STEM_LETTERS;
    const singular = word.length >= STEM_LETTERS && word.endsWith('s') ? word.slice(0, -1) : word;
    return idsOf(
      this.words,
      (known) => known === word || known === singular || (isOpen && known.startsWith(word)),
    );
  }

  withRun(run: string): string[] {
    return idsOf(this.runs, (known) => known.includes(run));
  }
}

export const conceptNamesIn = derivedFrom((vocabulary) => new ConceptNames(vocabulary));

function add(index: Map<string, Set<string>>, word: string, id: string): void {
  const ids = index.get(word);
  if (ids) ids.add(id);
  else index.set(word, new Set([id]));
}

function idsOf(
  index: ReadonlyMap<string, ReadonlySet<string>>,
  matches: (word: string) => boolean,
): string[] {
  return [...new Set([...index].flatMap(([word, ids]) => (matches(word) ? [...ids] : [])))];
}

import { type Token, termsOf, tokensOf } from '../../domain/search-text.js';
import type { PassageField, SupplierDocument } from '../../domain/supplier-document.js';
import type { QueryWord } from '../../domain/supplier-search.port.js';

type Weight = 'A' | 'B' | 'C' | 'D';

const WEIGHTS: Record<PassageField, Weight> = {
  name: 'A',
  'capability-title': 'B',
  'capability-description': 'C',
  equipment: 'C',
  description: 'C',
  place: 'D',
};

/** PostgreSQL's own limits of a tsvector. */
const LAST_POSITION = 16_383;
const MOST_POSITIONS = 256;
const LONGEST_TERM = 500;

/** Of a document as tsvector literals. */
export interface Vectors {
  /** Its texts. */
  readonly texts: string;
  /** And the names of its concepts. */
  readonly textsAndNames: string;
}

export function vectorsOf(document: SupplierDocument): Vectors {
  const positions = new Map<string, string[]>();
  let position = 0;
  const add = (terms: readonly string[], weight: Weight) => {
    for (const term of terms) {
      position += 1;
      const places = positions.get(term);
      const place = `${Math.min(position, LAST_POSITION)}${weight}`;
      if (!places) positions.set(term, [place]);
      else if (places.length < MOST_POSITIONS) places.push(place);
    }
    // A sequence of characters doesn't run from one text into the next.
    position += 1;
  };
  for (const { field, text } of document.passages) add(termsIn(text), WEIGHTS[field]);
  const texts = literalOf(positions);
  for (const name of [...document.ownNames, ...document.broaderNames]) add(termsOfName(name), 'D');
  return { texts, textsAndNames: literalOf(positions) };
}

function literalOf(positions: ReadonlyMap<string, readonly string[]>): string {
  const entries: string[] = [];
  for (const [term, places] of positions) {
    if (term.length <= LONGEST_TERM) entries.push(`${quoted(term)}:${places.join(',')}`);
  }
  return entries.join(' ');
}

function termsIn(text: string): string[] {
  return tokensOf(text).flatMap(termsOf);
}

const termsByName = new Map<string, readonly string[]>();
/** More than the vocabulary has names. */
const MOST_NAMES = 50_000;

/** Names of concepts come again in every document. */
function termsOfName(name: string): readonly string[] {
  const known = termsByName.get(name);
  if (known) return known;
  const terms = termsIn(name);
  if (termsByName.size < MOST_NAMES) termsByName.set(name, terms);
  return terms;
}

/** Longer words are the same word with an ending, in Latin scripts; Vietnamese syllables are all shorter. */
const STEM_LETTERS = 6;

/** A word of a query as a tsquery literal: any of its alternatives. */
export function queryOf(word: QueryWord): string {
  const parts = word.alternatives.map((alternative) =>
    word.isCjk ? sequenceOf(alternative) : latinOf(alternative, word.isPrefix),
  );
  return `(${parts.join(' | ')})`;
}

/** All the words, of which longer ones are open: to be asked of a document's names. Without words it finds nobody. */
export function nameQueryOf(words: readonly QueryWord[]): string {
  return words
    .map(({ alternatives, isPrefix }) => {
      const parts = alternatives.map((alternative) =>
        tokensOf(alternative)
          .map(({ folded, isCjk }) => {
            if (isCjk) return sequenceOf(folded);
            return `${quoted(folded)}${isPrefix || folded.length >= STEM_LETTERS ? ':*' : ''}`;
          })
          .join(' & '),
      );
      const some = parts.filter((part) => part !== '');
      return some.length > 0 ? `(${some.join(' | ')})` : '';
    })
    .filter((part) => part !== '')
    .join(' & ');
}

/** All the words of a text, anywhere. */
export function textQueryOf(text: string): string {
  return tokensOf(text)
    .map(({ folded, isCjk }) => (isCjk ? sequenceOf(folded) : latinOf(folded, false)))
    .join(' & ');
}

function latinOf(word: string, isPrefix: boolean): string {
  const open = isPrefix || word.length >= STEM_LETTERS;
  const terms = [`${quoted(word)}${open ? ':*' : ''}`];
  // "housings" finds "housing"; the other way round the open end does.
  if (word.length >= STEM_LETTERS && word.endsWith('s')) terms.push(quoted(word.slice(0, -1)));
  return terms.length === 1 ? terms[0]! : `(${terms.join(' | ')})`;
}

/** Pairs that follow each other; the last character alone may begin a pair. */
function sequenceOf(run: string): string {
  const token: Pick<Token, 'folded' | 'isCjk'> = { folded: run, isCjk: true };
  const terms = termsOf(token);
  if (terms.length === 1) return `${quoted(terms[0]!)}:*`;
  const pairs = terms.slice(0, -1).map(quoted);
  return `(${pairs.join(' <-> ')})`;
}

function quoted(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

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

/** A document's texts, and its concepts' names if wanted, as a tsvector literal. */
export function vectorOf(document: SupplierDocument, what: 'texts' | 'texts-and-names'): string {
  const positions = new Map<string, string[]>();
  let position = 0;
  const add = (text: string, weight: Weight) => {
    for (const token of tokensOf(text)) {
      for (const term of termsOf(token)) {
        position += 1;
        const places = positions.get(term) ?? [];
        if (places.length < MOST_POSITIONS) places.push(`${Math.min(position, LAST_POSITION)}${weight}`);
        positions.set(term, places);
      }
    }
    // A sequence of characters doesn't run from one text into the next.
    position += 1;
  };
  for (const { field, text } of document.passages) add(text, WEIGHTS[field]);
  if (what === 'texts-and-names') {
    for (const name of [...document.ownNames, ...document.broaderNames]) add(name, 'D');
  }
  return [...positions]
    .filter(([term]) => term.length <= LONGEST_TERM)
    .map(([term, places]) => `${quoted(term)}:${places.join(',')}`)
    .join(' ');
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

/** All the words in a document's names. */
export function nameQueryOf(words: readonly string[]): string {
  return words
    .flatMap((word) => tokensOf(word))
    .map((token) => (token.isCjk ? sequenceOf(token.folded, 'A') : `${quoted(token.folded)}:A`))
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
function sequenceOf(run: string, weight = ''): string {
  const token: Pick<Token, 'folded' | 'isCjk'> = { folded: run, isCjk: true };
  const terms = termsOf(token);
  if (terms.length === 1) return `${quoted(terms[0]!)}:*${weight}`;
  const pairs = terms.slice(0, -1).map((pair) => quoted(pair) + (weight && `:${weight}`));
  return `(${pairs.join(' <-> ')})`;
}

function quoted(term: string): string {
  return `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

import { type InputProblem } from '#kernel';
import { type Vocabulary, findConcepts, nameKey } from '#vocabulary';
import { ownersByKey } from './local-terms.js';
import { NameTakenError } from './terminology.errors.js';

export const LONGEST_NAME = 80;

/** The text as it is kept. */
export function tidied(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** What is wrong with a name by itself. */
export function nameProblem(text: string): string | null {
  if (text === '') return 'must not be blank';
  if (text.length > LONGEST_NAME) return `must have at most ${LONGEST_NAME} characters`;
  if (/[()[\]{}|;\p{Cc}]/u.test(text))
    return 'must have no brackets, semicolons and bars: a name of its own for each';
  return [...nameKey(text)].length < 2 ? 'must have at least two letters or digits' : null;
}

/**
 * Whether a concept can have a name beside those that the vocabulary has.
 * @param before without the name
 * @throws NameTakenError when another concept is called so
 */
export function clashOf(text: string, conceptId: string, before: Vocabulary): string | null {
  const key = nameKey(text);
  const owner = ownersByKey(before).get(key);
  if (owner === conceptId) return 'is a name of it already';
  if (owner !== undefined) throw new NameTakenError(text, owner, before.name(owner, 'en'));
  const stop = before.stopPhrases.find(({ phrase }) => nameKey(phrase) === key);
  return stop ? `stands for no concept by itself: ${stop.reason}` : null;
}

/**
 * Whether whoever writes the name is understood: a name that isn't found in itself would help nobody.
 * @param after with the name
 */
export function readingProblem(text: string, conceptId: string, after: Vocabulary): string | null {
  const { spans } = findConcepts(text, after);
  if (spans.length === 1 && spans[0]!.conceptId === conceptId && spans[0]!.text === text) return null;
  const read = spans.map((span) => `“${after.name(span.conceptId, 'en')}”`).join(', ');
  return `would be read as ${read || 'nothing'}`;
}

export function problemAt(path: string, message: string): InputProblem {
  return { path: path.split('.'), message };
}

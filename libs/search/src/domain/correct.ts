import { foldText } from '#kernel';
import type { Vocabulary } from '#vocabulary';
import { namedNearby } from './names-nearby.js';
import type { NearWord, WordLookup } from './supplier-search.port.js';
import { type ReadingOptions, type RestWord, type Understanding, understand } from './understand.js';

/** A text whose mistyped words have been replaced, understood anew. */
export interface Correction {
  readonly understanding: Understanding;
  /** For a corrected word that is still no concept: every word that it may have been meant to be. */
  readonly meant: ReadonlyMap<string, readonly string[]>;
  readonly hasChanged: boolean;
}

/**
 * Replaces words by those that they were probably meant to be: the one by which most of the text becomes concepts, then
 * the nearest, then the most frequent.
 * @param which `unknown`: words that no supplier uses. `named`: also those that some supplier uses, where all words
 *   beside them are a concept's name but for this one. `all`: all that some supplier uses; they stay in the text unless
 *   more of it becomes concepts without them, and count beside those that they may have been meant to be.
 */
export function correct(
  typed: Understanding,
  lookups: ReadonlyMap<string, WordLookup>,
  vocabulary: Vocabulary,
  which: 'unknown' | 'named' | 'all',
  options: ReadingOptions = {},
): Correction {
  const read = (text: string) => understand(text, vocabulary, options);
  const meant = new Map<string, string[]>();
  let understanding = typed;
  // From the end, so that the places of the words before stay where they are.
  for (const word of typed.words.toReversed()) {
    const lookup = lookups.get(word.folded);
    if (!lookup) continue;
    const isKept = which !== 'all' && isFine(word, lookup);
    if (isKept && which === 'unknown') continue;
    const named = namedNearby(typed.text, word, vocabulary).filter(
      ({ isCertain }) => isCertain || !isFine(word, lookup),
    );
    const near: NearWord[] = isKept ? named : [...lookup.near, ...named];
    if (near.length === 0) continue;
    const best = near
      .map((one) => ({ near: one, understanding: replaced(understanding, word, one, read) }))
      .sort((a, b) => covered(b.understanding) - covered(a.understanding))[0]!;
    const isBetter = covered(best.understanding) > covered(understanding);
    if (!isBetter && (isKept || lookup.near.length === 0)) continue;
    const nearest = lookup.near.filter(({ distance }) => distance === lookup.near[0]!.distance);
    const others = isKept ? [] : nearest.map((one) => one.word);
    if (lookup.isKnown && !isBetter) {
      meant.set(word.folded, [word.folded, ...others]);
    } else {
      understanding = best.understanding;
      const folded = foldText(best.near.word);
      meant.set(folded, [...new Set([folded, ...others])]);
    }
  }
  return { understanding, meant, hasChanged: meant.size > 0 };
}

/** A word that is used, or the beginning of one that is still being typed. */
function isFine(word: RestWord, { isKnown, isBeginning }: WordLookup): boolean {
  return isKnown || (word.isPrefix && isBeginning);
}

function replaced(
  { text }: Understanding,
  word: RestWord,
  near: NearWord,
  read: (text: string) => Understanding,
): Understanding {
  return read(text.slice(0, word.start) + near.word + text.slice(word.end));
}

function covered({ chips }: Understanding): number {
  return chips.reduce((letters, { start, end }) => letters + end - start, 0);
}

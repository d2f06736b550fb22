/**
 * How many mistakes a word of this many letters may have: one from 4 letters on, two from 8. One of 3 letters may be
 * one of 4 that has lost a letter.
 */
export function tolerated(letters: number): 0 | 1 | 2 {
  if (letters < 3) return 0;
  return letters < 8 ? 1 : 2;
}

/** How far a mistyped word is from one that it may have been meant to be; null when that can't be. */
export function mistakesIn(typed: string, meant: string): number | null {
  if (typed.length === 3 && meant.length !== 4) return null;
  const limit = tolerated(typed.length);
  const mistakes = distance(typed, meant, limit);
  return mistakes <= limit ? mistakes : null;
}

/** Letters of the beginning that keys are made of; the rest is compared when a key has matched. */
const KEYED_LETTERS = 7;

/**
 * Words with a mistake share a key with the right one: each is the word, or its beginning, with up to `mistakes`
 * letters left out (symmetric deletion, as in SymSpell). Whoever matches by key must still compare by `distance`.
 */
export function deletionKeys(word: string, mistakes: number): string[] {
  let level = new Set([word.slice(0, KEYED_LETTERS)]);
  const keys = new Set(level);
  for (let round = 0; round < mistakes; round++) {
    const next = new Set<string>();
    for (const key of level) {
      for (let index = 0; index < key.length; index++) next.add(key.slice(0, index) + key.slice(index + 1));
    }
    next.forEach((key) => keys.add(key));
    level = next;
  }
  keys.delete('');
  return [...keys];
}

/** Whether a word can be the right one of a mistyped word; digits and single letters aren't guessed. */
export function isCorrectable(word: string): boolean {
  return /^\p{Script=Latin}{3,24}$/u.test(word);
}

/** The keys under which a word of the index is kept: for queries of its length and up to two letters more. */
export function indexKeys(word: string): string[] {
  return deletionKeys(word, word.length < 6 ? 1 : 2);
}

/**
 * Letters left out, added, changed or swapped with their neighbour (optimal string alignment); `limit + 1` when there
 * are more than `limit`.
 */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, beforeLast[j - 2]! + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length]!, limit + 1);
}

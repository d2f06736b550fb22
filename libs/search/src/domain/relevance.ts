import type { SupplierQuery } from './supplier-search.port.js';

/** How much a concept counts that is asked for: the supplier has it itself, has one below it, or a text mentions it. */
export const EXACT = 10;
export const NARROWER = 7;
export const MENTIONED = 4;
/** All words of the query in its name: more than any concepts come to, whoever asks for a firm wants to see it first. */
export const NAME = 10_000;
/** States every number that the text asks for, where others state none: more than concepts, less than the name. */
export const STATED = 1_000;
/** A word, where not all of them must be there. */
export const WORD = 1;

export function isCertificate(conceptId: string): boolean {
  return conceptId.startsWith('certificate.');
}

/** The concepts of a query in sets: one of each set is asked for. */
export function conceptSets({
  conceptIds,
  either = [],
}: Pick<SupplierQuery, 'conceptIds' | 'either'>): string[][] {
  const sets = either
    .map((set) => conceptIds.filter((id) => set.includes(id)))
    .filter((set) => set.length > 0);
  const inSets = new Set(sets.flat());
  return [...sets, ...conceptIds.filter((id) => !inSets.has(id)).map((id) => [id])];
}

/**
 * Whether a supplier that states a number nowhere is found by a text that asks for it: it may well manage. A text of
 * numbers alone asks who states them.
 */
export function forgivesSilence({ conceptIds, words }: Pick<SupplierQuery, 'conceptIds' | 'words'>): boolean {
  return conceptIds.length + words.length > 0;
}

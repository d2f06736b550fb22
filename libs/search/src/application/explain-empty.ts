import { type AskedPart, relaxationsOf } from '../domain/relaxations.js';
import type { SupplierQuery, SupplierSearch } from '../domain/supplier-search.port.js';
import type { Understanding } from '../domain/understand.js';
import { inTurns } from './in-turns.js';

/** A part of a question that nobody meets, and what it costs. */
export interface EmptyReason {
  readonly part: AskedPart;
  /** How many meet everything else: more than none when this part alone is in the way. */
  readonly without: number;
  /** How many meet it at all; counted only when no part alone is in the way. */
  readonly alone: number | null;
}

/** More parts than these aren't looked at; whoever asks for so much knows what to leave out. */
const MOST_PARTS = 12;

/**
 * Why a query finds nobody: what each of its parts leaves when it is dropped, those that would help most first. Asks the
 * engine for totals alone, at most twice `MOST_PARTS` times.
 */
export async function explainEmpty(
  engine: SupplierSearch,
  query: SupplierQuery,
  { text, chips, words }: Understanding,
): Promise<EmptyReason[]> {
  const typed = words.map(({ start, end }) => text.slice(start, end));
  const parts = relaxationsOf(query, { chips, words: typed }).slice(0, MOST_PARTS);
  const count = async (asked: SupplierQuery) => (await engine.search(totalOnly(asked))).total;
  const without = await inTurns(parts, (part) => count(part.without));
  const isAnyToBlame = without.some((total) => total > 0);
  const alone = isAnyToBlame ? null : await inTurns(parts, (part) => count(part.alone));
  return parts
    .map(({ part }, index) => ({ part, without: without[index]!, alone: alone?.[index] ?? null }))
    .sort((a, b) => b.without - a.without || (a.alone ?? 0) - (b.alone ?? 0));
}

function totalOnly(query: SupplierQuery): SupplierQuery {
  // Names rank, and a word that isn't asked for must not.
  return { ...query, nameWords: [], sort: 'relevance', offset: 0, limit: 0, facets: [], ranges: [] };
}

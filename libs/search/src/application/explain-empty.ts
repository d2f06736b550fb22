import { type AskedPart, type Relaxation, relaxationsOf } from '../domain/relaxations.js';
import type { SupplierQuery, SupplierSearch } from '../domain/supplier-search.port.js';
import type { Understanding } from '../domain/understand.js';
import { inTurns } from './in-turns.js';

/** A part of a question that nobody meets, and what it costs. */
export interface EmptyReason {
  readonly part: AskedPart;
  /** Where nobody is found without one part alone: a second one that is left out with it. */
  readonly and: AskedPart | null;
  /** How many meet everything else: more than none when this part alone, or with the second, is in the way. */
  readonly without: number;
  /** How many meet it at all; counted only when no part alone is in the way. */
  readonly alone: number | null;
}

/** More parts than these aren't looked at; whoever asks for so much knows what to leave out. */
const MOST_PARTS = 12;
/** Those that fewest meet, for looking at two together: 15 pairs. */
const MOST_PAIRED = 6;
const MOST_PAIRS = 5;

/**
 * Why a query finds nobody: what each of its parts leaves when it is dropped, those that would help most first, and
 * where none would, what two together would. What the text asks for of numbers, places and certificates never gives way by itself: a
 * supplier without the certificate is no answer, but the person may decide that it needn't be one. Asks the engine for
 * totals alone, at most some forty times.
 */
export async function explainEmpty(
  engine: SupplierSearch,
  query: SupplierQuery,
  { text, chips, words }: Understanding,
): Promise<EmptyReason[]> {
  const typed = words.map(({ start, end }) => text.slice(start, end));
  const parts = relaxationsOf(query, { chips, words: typed }).slice(0, MOST_PARTS);
  const count = async (asked: SupplierQuery) => (await engine.search(totalOnly(asked))).total;
  const without = await inTurns(parts, (part) => count(part.drop(query)));
  const isAnyToBlame = without.some((total) => total > 0);
  const alone = isAnyToBlame ? null : await inTurns(parts, (part) => count(part.alone));
  const reasons = parts
    .map(({ part }, index) => ({ part, and: null, without: without[index]!, alone: alone?.[index] ?? null }))
    .sort((a, b) => b.without - a.without || (a.alone ?? 0) - (b.alone ?? 0));
  // Of two parts both together are the whole question.
  if (alone === null || parts.length < 3) return reasons;
  const fewest = parts
    .map((part, index) => ({ part, alone: alone[index]! }))
    .sort((a, b) => a.alone - b.alone)
    .slice(0, MOST_PAIRED);
  const paired = parts.filter((part) => fewest.some((one) => one.part === part));
  return [...(await pairsOf(paired, query, count)), ...reasons];
}

async function pairsOf(
  parts: readonly Relaxation[],
  query: SupplierQuery,
  count: (query: SupplierQuery) => Promise<number>,
): Promise<EmptyReason[]> {
  const pairs = parts.flatMap((one, index) => parts.slice(index + 1).map((other) => [one, other] as const));
  const totals = await inTurns(pairs, ([one, other]) => count(other.drop(one.drop(query))));
  return pairs
    .map(([one, other], index) => ({
      ...{ part: one.part, and: other.part, without: totals[index]!, alone: null },
    }))
    .filter((pair) => pair.without > 0)
    .sort((a, b) => b.without - a.without)
    .slice(0, MOST_PAIRS);
}

function totalOnly(query: SupplierQuery): SupplierQuery {
  // Whoever is found by its name meets nothing else of the question.
  const unnamed = { nameWords: [], mayBeName: false };
  return { ...query, ...unnamed, sort: 'relevance', offset: 0, limit: 0, facets: [], ranges: [] };
}

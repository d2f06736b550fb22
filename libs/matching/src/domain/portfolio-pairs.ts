import type { Pairs } from '#portfolio-solver';
import type { ScoreTable } from './scoring/score-table.js';
import type { Decision } from './opt-in.js';
import { type Answer, isWish } from './proposal.entity.js';

/** Of the needs that one meeting would be about, each beyond the best adds this part of its score. */
export const FURTHER_NEED = 0.25;
/** What an answer adds to a pair's worth: somebody who wants to meet will come. */
export const WISH_WORTH: Readonly<Record<'must' | 'meet', number>> = { must: 0.5, meet: 0.2 };

export interface PairAnswers {
  readonly supplierAnswer: Answer | null;
  readonly buyerAnswer: Answer | null;
  /** Where the organiser decides: a confirmed pair is fixed, a declined one is left out. */
  readonly decision?: Decision | null;
}

/** Pairs of supplier and buyer with the rows of the table (one a need) that they are made of, the best first. */
export interface WorthyPairs {
  readonly pairs: Pairs;
  readonly rows: readonly (readonly number[])[];
}

/**
 * What a meeting of each supplier with each buyer is worth: its best need, and a part of the others. A need of which
 * one side has said no thanks isn't talked about; a pair that both sides want is fixed; one that scores less than
 * `minScore` for every need isn't worth a slot unless somebody has asked for it.
 */
export function worthyPairs(
  table: ScoreTable,
  {
    scores,
    minScore,
    buyerOf,
    answersOf,
    isBooked,
  }: {
    scores: Float64Array;
    minScore: number;
    /** Of a need. */
    buyerOf: (need: number) => number;
    answersOf: (row: number) => PairAnswers | undefined;
    isBooked: (supplier: number, buyer: number) => boolean;
  },
): WorthyPairs {
  const byPair = new Map<string, number[]>();
  const wishes = new Map<number, number>();
  const agreed = new Set<string>();
  for (let row = 0; row < table.size; row++) {
    const key = `${table.supplierOf(row)} ${buyerOf(table.needOf(row))}`;
    const { supplierAnswer = null, buyerAnswer = null, decision = null } = answersOf(row) ?? {};
    if (decision === 'declined') continue;
    if (decision !== 'confirmed' && (supplierAnswer === 'no-thanks' || buyerAnswer === 'no-thanks')) continue;
    const wish = wishOf(supplierAnswer) + wishOf(buyerAnswer);
    const isAgreed = decision === 'confirmed' || (isWish(supplierAnswer) && isWish(buyerAnswer));
    if (isAgreed) agreed.add(key);
    else if (wish === 0 && scores[row]! < minScore) continue;
    wishes.set(row, wish);
    const rows = byPair.get(key);
    if (rows) rows.push(row);
    else byPair.set(key, [row]);
  }
  const entries = [...byPair].map(([key, rows]) => {
    const [supplier, buyer] = key.split(' ').map(Number) as [number, number];
    const sorted = rows.sort((one, other) => scores[other]! - scores[one]! || one - other);
    const [best, ...further] = sorted.map((row) => scores[row]!);
    const wish = Math.max(...sorted.map((row) => wishes.get(row)!));
    const worth = best! + FURTHER_NEED * further.reduce((sum, score) => sum + score, 0) + wish;
    const isFixed = agreed.has(key) || isBooked(supplier, buyer);
    return { supplier, buyer, rows: sorted, worth: Math.max(worth, 1e-6), isFixed };
  });
  entries.sort((one, other) => one.supplier - other.supplier || one.buyer - other.buyer);
  return {
    pairs: {
      supplier: Uint32Array.from(entries, ({ supplier }) => supplier),
      buyer: Uint32Array.from(entries, ({ buyer }) => buyer),
      worth: Float64Array.from(entries, ({ worth }) => worth),
      isFixed: Uint8Array.from(entries, ({ isFixed }) => (isFixed ? 1 : 0)),
    },
    rows: entries.map(({ rows }) => rows),
  };
}

function wishOf(answer: Answer | null): number {
  return answer === 'must' || answer === 'meet' ? WISH_WORTH[answer] : 0;
}

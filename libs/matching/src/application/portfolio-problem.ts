import type { Party, PortfolioProblem } from '#portfolio-solver';
import type { MatchTerms, Quota } from '../domain/match-terms.js';
import { type WorthyPairs, worthyPairs } from '../domain/portfolio-pairs.js';
import { isWish } from '../domain/proposal.entity.js';
import type { ScoreTable } from '../domain/scoring/score-table.js';
import type { FairCapacity } from './fair-capacity.reader.js';
import type { FairPool } from './fair-pool.reader.js';
import { type EarlierProposal, keyOf } from './proposal-writing.js';

/** All that a portfolio of a fair is made of, but the terms. */
export interface PortfolioFacts {
  readonly pool: FairPool;
  readonly table: ScoreTable;
  readonly capacity: FairCapacity;
  readonly earlier: ReadonlyMap<string, EarlierProposal>;
  /** Pairs of participations, as `supplier buyer`. */
  readonly booked: ReadonlySet<string>;
}

/** A quota that is tried out for one participation instead of what stands. */
export type QuotaOf = (participationId: string) => Quota | undefined;

export interface StatedPortfolio {
  readonly problem: PortfolioProblem;
  readonly worthy: WorthyPairs;
}

/** What is to be solved, under `terms`. */
export function stateProblem(
  { pool, table, capacity, earlier, booked }: PortfolioFacts,
  terms: MatchTerms,
  quotaOf: QuotaOf = () => undefined,
): StatedPortfolio {
  const supplierIds = pool.suppliers.map(({ participation }) => participation.id);
  const buyerIds = pool.buyers.map(({ participation }) => participation.id);
  const worthy = worthyPairs(table, {
    scores: table.scores(terms.weights),
    minScore: terms.minScore,
    buyerOf: (need) => pool.needs[need]!.buyer,
    answersOf: (row) =>
      earlier.get(keyOf(pool.needs[table.needOf(row)]!.need.id, supplierIds[table.supplierOf(row)]!)),
    isBooked: (supplier, buyer) => booked.has(`${supplierIds[supplier]} ${buyerIds[buyer]}`),
  });
  const { pairs } = worthy;
  // A meeting that stands between two who don't fit takes their time like any other.
  const apart = new Set(booked);
  for (let pair = 0; pair < pairs.worth.length; pair++) {
    apart.delete(`${supplierIds[pairs.supplier[pair]!]} ${buyerIds[pairs.buyer[pair]!]}`);
  }
  const taken = new Map<string, number>();
  for (const id of [...apart].flatMap((pair) => pair.split(' '))) taken.set(id, (taken.get(id) ?? 0) + 1);
  const partyOf =
    (standard: Quota) =>
    ({ participation: { id }, own }: FairPool['buyers'][number]): Party => {
      const quota = quotaOf(id) ?? {
        minimum: own?.minMeetings ?? standard.minimum,
        maximum: own?.maxMeetings ?? standard.maximum,
      };
      const most = Math.min(capacity.places.get(id) ?? 0, quota.maximum ?? Infinity);
      const gone = taken.get(id) ?? 0;
      return {
        id,
        capacity: Math.max(0, most - gone),
        minimum: Math.max(0, Math.min(quota.minimum, quota.maximum ?? Infinity) - gone),
        isSponsored: own?.isSponsored ?? false,
      };
    };
  return {
    worthy,
    problem: {
      suppliers: pool.suppliers.map(partyOf(terms.supplierQuota)),
      buyers: pool.buyers.map(partyOf(terms.buyerQuota)),
      pairs,
      budget: Math.max(0, capacity.slots * capacity.tables - apart.size),
      isFair: terms.isFair,
    },
  };
}

/** Whether both sides of a pair want to meet, whatever the facts say by now. */
export function isAgreed(proposal: EarlierProposal | undefined): boolean {
  return (
    proposal?.decision === 'confirmed' || (isWish(proposal?.supplierAnswer) && isWish(proposal?.buyerAnswer))
  );
}

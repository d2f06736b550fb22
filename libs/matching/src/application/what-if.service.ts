import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Side } from '#fair';
import { InvalidInputError } from '#kernel';
import type { Portfolio } from '#portfolio-solver';
import { type MatchTerms, type Quota, quotaProblems, termsProblems } from '../domain/match-terms.js';
import { type PortfolioConcession, PortfolioPick, PortfolioRun } from '../domain/portfolio-run.entity.js';
import { PortfolioService, type SolvedPortfolio, concessionsOf } from './portfolio.service.js';
import { openFair } from './propose-matches.service.js';

/** What is tried out instead of what the fair has set; what is left out stays as it is. */
export interface TriedTerms extends Partial<Omit<MatchTerms, 'meetingRules'>> {
  readonly quotas?: readonly (Quota & { readonly participationId: string })[];
}

/** How one participation would fare. */
export interface PartyChange {
  readonly participationId: string;
  readonly side: Side;
  readonly meetingsBefore: number;
  readonly meetingsAfter: number;
  readonly worthBefore: number;
  readonly worthAfter: number;
}

export interface WhatIf {
  /** Its worth is that under the terms that are tried out, so that the two can be compared. */
  readonly before: { readonly portfolioId: string | null; readonly meetings: number; readonly worth: number };
  readonly after: Portfolio;
  readonly concessions: readonly PortfolioConcession[];
  /** Those for whom something changes, the largest change in worth first. */
  readonly changes: readonly PartyChange[];
}

interface Meeting {
  readonly supplierId: string;
  readonly buyerId: string;
  readonly worth: number;
}

/** Shows what other terms would change, without changing anything. */
@Injectable()
export class WhatIfService {
  constructor(private readonly portfolios: PortfolioService) {}

  /**
   * Compares the portfolio under the tried terms with the current one: the one applied last, or else computed last, or
   * else what the fair's own terms would give now.
   * @throws InvalidInputError, FairNotOpenForMatchingError, NothingToMatchError
   */
  compare(em: EntityManager, fairId: string, tried: TriedTerms): Promise<WhatIf> {
    return this.portfolios.inTurn(async () => {
      const fair = await openFair(em, fairId);
      const facts = await this.portfolios.factsOf(em, fair);
      const { quotas = [], ...changed } = tried;
      const terms: MatchTerms = { ...facts.pool.terms, ...changed };
      const there = new Set(
        [...facts.pool.suppliers, ...facts.pool.buyers].map(({ participation }) => participation.id),
      );
      const problems = [
        ...termsProblems(terms),
        ...quotas.flatMap((quota, index) => quotaProblems(quota, `quotas.${index}`)),
        ...quotas.flatMap(({ participationId }, index) =>
          there.has(participationId)
            ? []
            : [
                {
                  path: ['input', 'quotas', String(index), 'participationId'],
                  message: 'is not among those who can be matched at this fair',
                },
              ],
        ),
      ];
      if (problems.length > 0) throw new InvalidInputError(problems);
      const quotaOf = new Map(quotas.map((quota) => [quota.participationId, quota]));
      const after = await this.portfolios.solve(facts, terms, (id) => quotaOf.get(id));
      const worthOf = worthsIn(after);
      const standing = await currentPicks(em, fairId);
      const before = standing
        ? standing.picks.map(({ supplier, buyer }) => [supplier.id, buyer.id] as const)
        : pairsOf(await this.portfolios.solve(facts, facts.pool.terms));
      const meetings = (pairs: readonly (readonly [string, string])[]) =>
        pairs.map(([supplierId, buyerId]): Meeting => {
          return { supplierId, buyerId, worth: worthOf.get(`${supplierId} ${buyerId}`) ?? 0 };
        });
      const [then, now] = [meetings(before), meetings(pairsOf(after))];
      return {
        before: {
          portfolioId: standing?.run.id ?? null,
          meetings: then.length,
          worth: then.reduce((sum, { worth }) => sum + worth, 0),
        },
        after: after.portfolio,
        concessions: concessionsOf(after),
        changes: changesBetween(then, now),
      };
    });
  }
}

async function currentPicks(em: EntityManager, fairId: string) {
  const newest = { orderBy: { id: 'desc' } } as const;
  const run =
    (await em.findOne(
      PortfolioRun,
      { fair: fairId, appliedAt: { $ne: null } },
      { orderBy: { appliedAt: 'desc', id: 'desc' } },
    )) ?? (await em.findOne(PortfolioRun, { fair: fairId }, newest));
  return run && { run, picks: await em.find(PortfolioPick, { run }, { orderBy: { id: 'asc' } }) };
}

function pairsOf({ problem, portfolio }: SolvedPortfolio): (readonly [string, string])[] {
  return [...portfolio.chosen].map((pair) => idsOf(problem, pair));
}

function worthsIn({ problem }: SolvedPortfolio): Map<string, number> {
  return new Map([...problem.pairs.worth].map((worth, pair) => [idsOf(problem, pair).join(' '), worth]));
}

function idsOf({ pairs, suppliers, buyers }: SolvedPortfolio['problem'], pair: number) {
  return [suppliers[pairs.supplier[pair]!]!.id, buyers[pairs.buyer[pair]!]!.id] as const;
}

function changesBetween(before: readonly Meeting[], after: readonly Meeting[]): PartyChange[] {
  const sums = (meetings: readonly Meeting[], side: Side) => {
    const all = new Map<string, { meetings: number; worth: number }>();
    for (const meeting of meetings) {
      const sum = all.get(meeting[`${side}Id`]) ?? { meetings: 0, worth: 0 };
      all.set(meeting[`${side}Id`], { meetings: sum.meetings + 1, worth: sum.worth + meeting.worth });
    }
    return all;
  };
  const none = { meetings: 0, worth: 0 };
  return (['supplier', 'buyer'] as const)
    .flatMap((side) => {
      const [then, now] = [sums(before, side), sums(after, side)];
      return [...new Set([...then.keys(), ...now.keys()])].map((participationId): PartyChange => {
        const [one, other] = [then.get(participationId) ?? none, now.get(participationId) ?? none];
        return {
          ...{ participationId, side },
          meetingsBefore: one.meetings,
          meetingsAfter: other.meetings,
          worthBefore: one.worth,
          worthAfter: other.worth,
        };
      });
    })
    .filter(
      (one) => one.meetingsBefore !== one.meetingsAfter || Math.abs(one.worthAfter - one.worthBefore) > 1e-6,
    )
    .sort(
      (one, other) =>
        Math.abs(other.worthAfter - other.worthBefore) - Math.abs(one.worthAfter - one.worthBefore) ||
        (one.participationId < other.participationId ? -1 : 1),
    );
}

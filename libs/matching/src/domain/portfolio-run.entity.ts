import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair, Participation, type Side } from '#fair';
import type { MatchTerms } from './match-terms.js';

/** Something asked for that couldn't be had. */
export interface PortfolioConcession {
  kind: 'minimum' | 'capacity' | 'budget' | 'served';
  side: Side | null;
  /** null for what concerns the whole fair. */
  participationId: string | null;
  asked: number;
  got: number;
}

const PortfolioRunSchema = defineEntity({
  name: 'PortfolioRun',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    requestedById: p.uuid().nullable(),
    /** The terms as they stood. */
    terms: p.json<MatchTerms>(),
    /** Pairs that could have been chosen, meetings chosen, and what the tables leave room for. */
    pairs: p.integer(),
    meetings: p.integer(),
    budget: p.integer(),
    worth: p.double().$type<number>(),
    /** What no portfolio under the same terms is worth more than. */
    bound: p.double().$type<number>(),
    worstShare: p.double().$type<number>(),
    worstShareBound: p.double().$type<number>(),
    isOptimal: p.boolean(),
    seconds: p.double().$type<number>(),
    concessions: p.json<PortfolioConcession[]>(),
    appliedAt: p.datetime().nullable(),
    appliedById: p.uuid().nullable(),
  },
});

/** One computation of the meetings that are worth most for a fair. */
export class PortfolioRun extends PortfolioRunSchema.class {}
PortfolioRunSchema.setClass(PortfolioRun);

const PortfolioPickSchema = defineEntity({
  name: 'PortfolioPick',
  properties: {
    ...recordProperties,
    run: () => p.manyToOne(PortfolioRun).ref().deleteRule('cascade'),
    supplier: () => p.manyToOne(Participation).ref().index(),
    buyer: () => p.manyToOne(Participation).ref().index(),
    worth: p.double().$type<number>(),
    /** Agreed already, or a meeting stands. */
    isFixed: p.boolean(),
    /** The needs that the meeting would be about, the best fit first. */
    needIds: p.array(),
  },
  uniques: [{ properties: ['run', 'supplier', 'buyer'] }],
});

/** A meeting that a portfolio proposes. */
export class PortfolioPick extends PortfolioPickSchema.class {}
PortfolioPickSchema.setClass(PortfolioPick);

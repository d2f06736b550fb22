import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { type Side, SideEnum } from '#fair';
import { connectionOf, enumOf, resultUnion } from '#graphql';
import type { WhatIf } from '../application/what-if.service.js';
import type { PortfolioConcession, PortfolioPick, PortfolioRun } from '../domain/portfolio-run.entity.js';
import { runsItsFair } from './matching.policies.js';
import { FairNotOpenForMatchingModel, NothingToMatchModel } from './matching.results.js';
import { ComponentWeightModel, QuotaModel, toWeightModels } from './match-settings.model.js';

export const CONCESSION_KINDS = ['minimum', 'capacity', 'budget', 'served'] as const;
const ConcessionKindEnum = enumOf('PortfolioConcessionKind', CONCESSION_KINDS, {
  description: 'What had to give so that there is a portfolio at all.',
  describe: {
    minimum: 'Somebody gets fewer meetings than they were promised.',
    capacity: 'What is agreed already goes beyond what somebody has time for, or may have.',
    budget: 'What is agreed already goes beyond slots and tables.',
    served: 'A supplier gets no meeting, because there are not enough for all.',
  },
});

@ObjectType('PortfolioConcession', { description: 'Something asked for that cannot be had.' })
@Allow(everyone)
export class PortfolioConcessionModel {
  @Field(() => ConcessionKindEnum)
  kind!: PortfolioConcession['kind'];

  @Field(() => SideEnum, { nullable: true })
  side!: Side | null;

  @Field(() => Int)
  asked!: number;

  @Field(() => Int)
  got!: number;

  @Field(() => ID, { nullable: true, description: 'null for what concerns the whole fair.' })
  participationId!: string | null;
}

@ObjectType('Portfolio', {
  description:
    'The meetings that are worth most for a whole fair, under its capacities, promises and rules, as computed at one time.',
})
@Allow(runsItsFair)
export class PortfolioModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  fairId!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => ID, { nullable: true, description: 'The person who asked for it.' })
  requestedById!: string | null;

  @Field(() => [ComponentWeightModel], { description: 'As they stood.' })
  weights!: ComponentWeightModel[];

  @Field(() => Float, { description: 'As it stood.' })
  minScore!: number;

  @Field(() => QuotaModel)
  supplierQuota!: QuotaModel;

  @Field(() => QuotaModel)
  buyerQuota!: QuotaModel;

  @Field(() => Boolean)
  isFair!: boolean;

  @Field(() => Int, { description: 'Pairs that could have been chosen.' })
  pairs!: number;

  @Field(() => Int)
  meetings!: number;

  @Field(() => Int, { description: 'Meetings that slots and tables leave room for.' })
  budget!: number;

  @Field(() => Float)
  worth!: number;

  @Field(() => Float, {
    description: 'What no portfolio under the same terms is worth more than: proved by linear programming.',
  })
  bound!: number;

  @Field(() => Float, { description: 'How far below the bound it may be, as a share of it.' })
  gap!: number;

  @Field(() => Float, {
    description:
      'The least share of the meetings that it could have had, were it alone, that any supplier gets.',
  })
  worstShare!: number;

  @Field(() => Float, {
    description: 'What that share cannot exceed; proved when the terms ask for fairness.',
  })
  worstShareBound!: number;

  @Field(() => Boolean, { description: 'false when time ran out: the gap says how good it is.' })
  isOptimal!: boolean;

  @Field(() => Float)
  seconds!: number;

  @Field(() => [PortfolioConcessionModel])
  concessions!: PortfolioConcessionModel[];

  @Field(() => Date, { nullable: true, description: 'When its meetings were proposed last.' })
  appliedAt!: Date | null;
}

@ObjectType('PortfolioConnection')
@Allow(everyone)
export class PortfolioConnection extends connectionOf(PortfolioModel, 'Portfolio') {}

@ObjectType('PortfolioPick', { description: 'A meeting that a portfolio proposes.' })
@Allow(runsItsFair)
export class PortfolioPickModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Float)
  worth!: number;

  @Field(() => Boolean, { description: 'Both sides want it already, or the meeting stands.' })
  isFixed!: boolean;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
  supplierId!: string;
  buyerId!: string;
  needIds!: string[];
}

@ObjectType('PortfolioPickConnection')
@Allow(everyone)
export class PortfolioPickConnection extends connectionOf(PortfolioPickModel, 'PortfolioPick') {}

@ObjectType('AppliedPortfolio', {
  description: 'What proposing a portfolio has done; answers stay as they are.',
})
@Allow(everyone)
export class AppliedPortfolioModel {
  @Field(() => PortfolioModel)
  portfolio!: PortfolioModel;

  @Field(() => Int, { description: 'New, or proposed again after having been withdrawn.' })
  proposed!: number;

  @Field(() => Int)
  refreshed!: number;

  @Field(() => Int)
  unchanged!: number;

  @Field(() => Int, { description: 'Not proposed any more; neither side had answered.' })
  withdrawn!: number;

  @Field(() => Int, { description: 'Not in the portfolio, but kept because a side has answered.' })
  keptAnswered!: number;

  @Field(() => Int, { description: 'Chosen then, and not possible any more.' })
  skipped!: number;
}

@ObjectType('PartyChange', { description: 'How one participation would fare under other terms.' })
@Allow(everyone)
export class PartyChangeModel {
  @Field(() => SideEnum)
  side!: Side;

  @Field(() => Int)
  meetingsBefore!: number;

  @Field(() => Int)
  meetingsAfter!: number;

  @Field(() => Float)
  worthBefore!: number;

  @Field(() => Float)
  worthAfter!: number;

  @Field(() => ID)
  participationId!: string;
}

@ObjectType('PortfolioWhatIf', {
  description:
    'What other terms would change. Worth is counted by the terms that are tried out, before and after.',
})
@Allow(everyone)
export class PortfolioWhatIfModel {
  @Field(() => ID, {
    nullable: true,
    description: 'The portfolio compared with: applied last, or computed last; null for one of this moment.',
  })
  comparedWithId!: string | null;

  @Field(() => Int)
  meetingsBefore!: number;

  @Field(() => Int)
  meetingsAfter!: number;

  @Field(() => Float)
  worthBefore!: number;

  @Field(() => Float)
  worthAfter!: number;

  @Field(() => Float)
  bound!: number;

  @Field(() => Float)
  worstShareAfter!: number;

  @Field(() => [PortfolioConcessionModel])
  concessions!: PortfolioConcessionModel[];

  @Field(() => Int, { description: 'Participations that would gain worth.' })
  gaining!: number;

  @Field(() => Int, { description: 'Participations that would lose worth.' })
  losing!: number;

  @Field(() => [PartyChangeModel], {
    description: 'The largest changes in worth first, as many as were asked for.',
  })
  changes!: PartyChangeModel[];
}

export const RunPortfolioResult = resultUnion('RunPortfolioResult', [
  PortfolioModel,
  FairNotOpenForMatchingModel,
  NothingToMatchModel,
]);
export const ApplyPortfolioResult = resultUnion('ApplyPortfolioResult', [
  AppliedPortfolioModel,
  FairNotOpenForMatchingModel,
  NothingToMatchModel,
]);
export const PortfolioWhatIfResult = resultUnion('PortfolioWhatIfResult', [
  PortfolioWhatIfModel,
  FairNotOpenForMatchingModel,
  NothingToMatchModel,
]);

export function toPortfolioModel(run: PortfolioRun): PortfolioModel {
  const { id, createdAt, pairs, meetings, budget, worth, bound, seconds, isOptimal } = run;
  const { worstShare, worstShareBound, terms, concessions, appliedAt, requestedById } = run;
  return Object.assign(new PortfolioModel(), {
    ...{ id, createdAt, pairs, meetings, budget, worth, bound, seconds, isOptimal },
    ...{ worstShare, worstShareBound },
    fairId: run.fair.id,
    requestedById: requestedById ?? null,
    appliedAt: appliedAt ?? null,
    gap: bound > 0 ? (bound - worth) / bound : 0,
    weights: toWeightModels(terms.weights),
    minScore: terms.minScore,
    supplierQuota: Object.assign(new QuotaModel(), terms.supplierQuota),
    buyerQuota: Object.assign(new QuotaModel(), terms.buyerQuota),
    isFair: terms.isFair,
    concessions: concessions.map(toConcessionModel),
  });
}

/** `run` must be loaded. */
export function toPickModel(pick: PortfolioPick): PortfolioPickModel {
  const { id, worth, isFixed, needIds, supplier, buyer, run } = pick;
  return Object.assign(new PortfolioPickModel(), {
    ...{ id, worth, isFixed, needIds },
    ...{ supplierId: supplier.id, buyerId: buyer.id, fairId: run.getEntity().fair.id },
  });
}

export function toWhatIfModel(
  { before, after, changes, concessions }: WhatIf,
  first: number,
): PortfolioWhatIfModel {
  const changeOf = (one: WhatIf['changes'][number]) => one.worthAfter - one.worthBefore;
  return Object.assign(new PortfolioWhatIfModel(), {
    comparedWithId: before.portfolioId,
    meetingsBefore: before.meetings,
    meetingsAfter: after.chosen.length,
    worthBefore: before.worth,
    worthAfter: after.worth,
    bound: after.bound,
    worstShareAfter: after.worstShare,
    concessions: concessions.map(toConcessionModel),
    gaining: changes.filter((one) => changeOf(one) > 0).length,
    losing: changes.filter((one) => changeOf(one) < 0).length,
    changes: changes.slice(0, first).map((one) => Object.assign(new PartyChangeModel(), one)),
  });
}

function toConcessionModel(concession: PortfolioConcession): PortfolioConcessionModel {
  return Object.assign(new PortfolioConcessionModel(), concession);
}

import {
  Args,
  ArgsType,
  Context,
  Field,
  Float,
  ID,
  InputType,
  Int,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { Allow } from '#access';
import { ParticipationModel, participationLoader } from '#fair';
import { IdArg, IdempotentInput, PageArgs, type RequestContext, orRefusal, pageOf } from '#graphql';
import { NotFoundError } from '#kernel';
import { PortfolioService } from '../application/portfolio.service.js';
import { WhatIfService } from '../application/what-if.service.js';
import { PortfolioPick, PortfolioRun } from '../domain/portfolio-run.entity.js';
import { ComponentWeightInput, QuotaInput, readQuota, readWeights } from './match-settings.inputs.js';
import { needLoader } from './matching.loaders.js';
import { runsFair, runsFairOf } from './matching.policies.js';
import { FAIR_NOT_OPEN_FOR_MATCHING, NOTHING_TO_MATCH } from './matching.results.js';
import { NeedModel } from './need.model.js';
import {
  AppliedPortfolioModel,
  ApplyPortfolioResult,
  PartyChangeModel,
  PortfolioConcessionModel,
  PortfolioConnection,
  PortfolioModel,
  PortfolioPickConnection,
  PortfolioPickModel,
  PortfolioWhatIfResult,
  RunPortfolioResult,
  toPickModel,
  toPortfolioModel,
  toWhatIfModel,
} from './portfolio.model.js';

@InputType()
export class RunPortfolioInput extends IdempotentInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;
}

@InputType()
export class TriedQuotaInput extends QuotaInput {
  @Field(() => ID)
  @IsUUID()
  participationId!: string;
}

@InputType({ description: 'Terms to try out; what is left out stays as the fair has it.' })
export class PortfolioWhatIfInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;

  @Field(() => [ComponentWeightInput], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(50)
  @ArrayUnique(({ component }: ComponentWeightInput) => component, { message: 'must name each once' })
  @ValidateNested({ each: true })
  @Type(() => ComponentWeightInput)
  weights?: ComponentWeightInput[] | null;

  @Field(() => Float, { nullable: true })
  @IsOptional()
  @Min(0)
  @Max(1)
  minScore?: number | null;

  @Field(() => QuotaInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuotaInput)
  supplierQuota?: QuotaInput | null;

  @Field(() => QuotaInput, { nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuotaInput)
  buyerQuota?: QuotaInput | null;

  @Field(() => Boolean, { nullable: true })
  isFair?: boolean | null;

  @Field(() => [TriedQuotaInput], { nullable: true, description: 'Of single participations.' })
  @IsOptional()
  @ArrayMaxSize(500)
  @ValidateNested({ each: true })
  @Type(() => TriedQuotaInput)
  quotas?: TriedQuotaInput[] | null;
}

@ArgsType()
class WhatIfArgs {
  @Field(() => PortfolioWhatIfInput)
  @ValidateNested()
  @Type(() => PortfolioWhatIfInput)
  input!: PortfolioWhatIfInput;

  @Field(() => Int, { defaultValue: 50, description: 'How many changes to give.' })
  @Min(0)
  @Max(500)
  first!: number;
}

@Resolver(() => PortfolioModel)
export class PortfolioResolver {
  constructor(
    private readonly service: PortfolioService,
    private readonly whatIf: WhatIfService,
  ) {}

  @Query(() => PortfolioModel, { description: 'One portfolio.' })
  @Allow(runsFairOf('portfolio', 'id'))
  async portfolio(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<PortfolioModel> {
    return readPortfolio(em, id);
  }

  @Query(() => PortfolioConnection, { description: 'The portfolios of a fair, the newest first.' })
  @Allow(runsFair('fairId'))
  portfolios(
    @IdArg('fairId') fairId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<PortfolioConnection> {
    return pageOf(em, PortfolioRun, {
      where: { fair: fairId },
      orderBy: { id: 'desc' },
      page,
      toNode: toPortfolioModel,
    });
  }

  @Query(() => PortfolioPickConnection, {
    description: 'The meetings of a portfolio, the most worth first.',
  })
  @Allow(runsFairOf('portfolio', 'portfolioId'))
  portfolioPicks(
    @IdArg('portfolioId') portfolioId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<PortfolioPickConnection> {
    return pageOf(em, PortfolioPick, {
      where: { run: portfolioId },
      orderBy: { worth: 'desc', id: 'asc' },
      page,
      toNode: toPickModel,
      populate: ['run'],
    });
  }

  @Query(() => PortfolioWhatIfResult, {
    description:
      'What other weights or quotas would change against the current portfolio: who gains and who loses. Saves nothing.',
  })
  @Allow(runsFair('input.fairId'))
  portfolioWhatIf(
    @Args() { input, first }: WhatIfArgs,
    @Context() { em }: RequestContext,
  ): Promise<typeof PortfolioWhatIfResult> {
    const { fairId, weights, minScore, supplierQuota, buyerQuota, isFair, quotas } = input;
    return orRefusal(
      async () =>
        toWhatIfModel(
          await this.whatIf.compare(em.fork(), fairId, {
            ...(weights && { weights: readWeights(weights) }),
            ...(isGiven(minScore) && { minScore }),
            ...(supplierQuota && { supplierQuota: readQuota(supplierQuota) }),
            ...(buyerQuota && { buyerQuota: readQuota(buyerQuota) }),
            ...(isGiven(isFair) && { isFair }),
            quotas: (quotas ?? []).map((quota) => ({
              ...readQuota(quota),
              participationId: quota.participationId,
            })),
          }),
          first,
        ),
      FAIR_NOT_OPEN_FOR_MATCHING,
      NOTHING_TO_MATCH,
    );
  }

  @Mutation(() => RunPortfolioResult, {
    description:
      'Computes the meetings that are worth most for a fair and keeps them. Nothing is proposed before it is applied.',
  })
  @Allow(runsFair('input.fairId'))
  runPortfolio(
    @Args('input') input: RunPortfolioInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof RunPortfolioResult> {
    return orRefusal(
      async () => readPortfolio(em.fork(), await this.service.run(input)),
      FAIR_NOT_OPEN_FOR_MATCHING,
      NOTHING_TO_MATCH,
    );
  }

  @Mutation(() => ApplyPortfolioResult, {
    description:
      'Proposes the meetings of a portfolio and withdraws the other proposals of the fair that nobody has answered. Doing it again changes nothing.',
  })
  @Allow(runsFairOf('portfolio', 'id'))
  applyPortfolio(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof ApplyPortfolioResult> {
    return orRefusal(
      async () => {
        const counts = await this.service.apply(id);
        const portfolio = await readPortfolio(em.fork(), id);
        return Object.assign(new AppliedPortfolioModel(), counts, { portfolio });
      },
      FAIR_NOT_OPEN_FOR_MATCHING,
      NOTHING_TO_MATCH,
    );
  }
}

@Resolver(() => PortfolioPickModel)
export class PortfolioPickResolver {
  @ResolveField(() => ParticipationModel, { nullable: true })
  supplier(
    @Parent() { supplierId }: PortfolioPickModel,
    @Context() context: RequestContext,
  ): Promise<ParticipationModel | null> {
    return context.load(participationLoader, supplierId);
  }

  @ResolveField(() => ParticipationModel, { nullable: true })
  buyer(
    @Parent() { buyerId }: PortfolioPickModel,
    @Context() context: RequestContext,
  ): Promise<ParticipationModel | null> {
    return context.load(participationLoader, buyerId);
  }

  @ResolveField(() => [NeedModel], {
    description: 'What the meeting would be about, the best fit first.',
  })
  async needs(
    @Parent() { needIds }: PortfolioPickModel,
    @Context() context: RequestContext,
  ): Promise<NeedModel[]> {
    const needs = await Promise.all(needIds.map((id) => context.load(needLoader, id)));
    return needs.filter((need) => need !== null);
  }
}

@Resolver(() => PortfolioConcessionModel)
export class PortfolioConcessionResolver {
  @ResolveField(() => ParticipationModel, { nullable: true })
  participation(
    @Parent() { participationId }: PortfolioConcessionModel,
    @Context() context: RequestContext,
  ): Promise<ParticipationModel | null> | null {
    return participationId ? context.load(participationLoader, participationId) : null;
  }
}

@Resolver(() => PartyChangeModel)
export class PartyChangeResolver {
  @ResolveField(() => ParticipationModel, { nullable: true })
  participation(
    @Parent() { participationId }: PartyChangeModel,
    @Context() context: RequestContext,
  ): Promise<ParticipationModel | null> {
    return context.load(participationLoader, participationId);
  }
}

async function readPortfolio(em: RequestContext['em'], id: string): Promise<PortfolioModel> {
  const run = await em.findOne(PortfolioRun, { id });
  if (!run) throw new NotFoundError('portfolio', id);
  return toPortfolioModel(run);
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

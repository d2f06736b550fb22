import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyOf, fairArgument, fromArgument, organizerOf, staff } from '#access';
import { FairModel, fairLoader } from '#fair';
import {
  CurrentViewer,
  IdArg,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  orRefusal,
  pageOf,
  readMoney,
} from '#graphql';
import { PersonModel, personLoader } from '#identity';
import { InvalidInputError } from '#kernel';
import { FairCostsService } from '../application/fair-costs.service.js';
import { FairReturnService } from '../application/fair-return.service.js';
import { limitedTo } from '../application/report-audience.js';
import { type CostBasis, FairCost } from '../domain/fair-cost.entity.js';
import type { ReportFilter } from '../domain/report.js';
import { reportReaders } from './drill-down.model.js';
import {
  CostBasisEnum,
  FairCostConnection,
  FairCostInput,
  FairCostModel,
  FairReturnModel,
  RecordFairCostInput,
  ReviseFairCostResult,
  toFairCostModel,
  toFairReturnModel,
} from './fair-cost.model.js';
import { ProgrammeReportFilter } from './report.inputs.js';

const VERSION = { type: () => Int, description: 'The version that was read.' };
const runsFair = (path: string) => anyOf(staff, organizerOf(fairArgument(path)));
const runsItsFair = anyOf(staff, organizerOf(fromArgument('fair cost', 'id')));

@Resolver(() => FairCostModel)
export class FairCostResolver {
  constructor(
    private readonly costs: FairCostsService,
    private readonly returns: FairReturnService,
  ) {}

  @Query(() => [FairReturnModel], {
    description:
      'Costs against value signed and delivered, a row for every fair that has started, the latest first: all for staff, their own for organisers. A sector does not narrow it.',
  })
  @Allow(reportReaders)
  async fairReturns(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => ProgrammeReportFilter, nullable: true })
    filter?: ProgrammeReportFilter | null,
  ): Promise<FairReturnModel[]> {
    const asked = limitedTo<ReportFilter>(viewer, filter ?? {});
    const rows = await this.returns.returns(asked);
    return rows.map((row) => toFairReturnModel(row, asked.language ?? 'en'));
  }

  @Query(() => FairCostConnection, { description: 'What a fair has cost, item by item, the latest first.' })
  @Allow(runsFair('fairId'))
  fairCosts(
    @IdArg('fairId') fairId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('withWithdrawn', { type: () => Boolean, defaultValue: false, description: 'Also those taken out.' })
    withWithdrawn: boolean,
    @Args('basis', { type: () => CostBasisEnum, nullable: true, description: 'Only those that are so sure.' })
    basis?: CostBasis | null,
  ): Promise<FairCostConnection> {
    return pageOf(em, FairCost, {
      where: { fair: fairId, ...(!withWithdrawn && { withdrawnAt: null }), ...(basis && { basis }) },
      orderBy: { incurredOn: 'desc', id: 'desc' },
      page,
      toNode: toFairCostModel,
    });
  }

  @Mutation(() => FairCostModel, { description: 'Enters what something has cost, or will.' })
  @Allow(runsFair('input.fairId'))
  async recordFairCost(
    @Args('input') input: RecordFairCostInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<FairCostModel> {
    const { fairId, idempotencyKey } = input;
    return shown(em, await this.costs.record({ ...termsOf(input), fairId, idempotencyKey }, viewer));
  }

  @Mutation(() => ReviseFairCostResult, { description: 'Puts a cost right; the log keeps what it was.' })
  @Allow(runsItsFair)
  reviseFairCost(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('input') input: FairCostInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseFairCostResult> {
    return orRefusal(async () => {
      await this.costs.revise(id, version, termsOf(input));
      return shown(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => ReviseFairCostResult, { description: 'Takes a cost out of the sums; it stays on record.' })
  @Allow(runsItsFair)
  withdrawFairCost(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('reason', { type: () => String }) reason: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseFairCostResult> {
    if (reason.length > 1000) throw InvalidInputError.at('reason', 'At most 1000 characters.');
    return orRefusal(async () => {
      await this.costs.withdraw(id, version, reason, viewer);
      return shown(em, id);
    }, STALE_VERSION);
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'Who entered it.' })
  recordedBy(
    @Parent() { recordedById }: FairCostModel,
    @Context() context: RequestContext,
  ): Promise<PersonModel | null> | null {
    return recordedById ? context.load(personLoader, recordedById) : null;
  }

  @ResolveField(() => FairModel, { nullable: true })
  fair(@Parent() { fairId }: FairCostModel, @Context() context: RequestContext): Promise<FairModel | null> {
    return context.load(fairLoader, fairId);
  }
}

async function shown(em: EntityManager, id: string): Promise<FairCostModel> {
  return toFairCostModel(await em.findOneOrFail(FairCost, { id }, { refresh: true }));
}

function termsOf({ kind, description, incurredOn, amount, basis, documentReference }: FairCostInput) {
  return {
    ...{ kind, description, incurredOn, basis, documentReference },
    amount: readMoney(amount, 'input.amount.amount'),
  };
}

import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer } from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import { FairModel, fairLoader } from '#fair';
import { CurrentViewer, PageArgs, type RequestContext, offsetOf, pageByOffset } from '#graphql';
import { FunnelService } from '../application/funnel.service.js';
import { limitedTo } from '../application/report-audience.js';
import type { FunnelSplit, FunnelStage } from '../domain/funnel.js';
import type { ReportFilter } from '../domain/report.js';
import { reportReaders } from './drill-down.model.js';
import {
  FunnelPairConnection,
  FunnelPairModel,
  FunnelSplitEnum,
  FunnelStageEnum,
  OutcomeFunnelModel,
  toFunnelModel,
  toFunnelPairModel,
} from './funnel.model.js';
import { ProgrammeReportFilter } from './report.inputs.js';

const FILTER = {
  type: () => ProgrammeReportFilter,
  nullable: true,
  description: 'Years are those of the fair, the country is the buyer’s.',
};
const DEFAULT_PAGE = 25;

@Resolver(() => FunnelPairModel)
export class FunnelResolver {
  constructor(private readonly funnels: FunnelService) {}

  @Query(() => OutcomeFunnelModel, {
    description: 'What became of proposals: over everything for staff, over their own fairs for organisers.',
  })
  @Allow(reportReaders)
  async outcomeFunnel(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', FILTER) filter?: ProgrammeReportFilter | null,
  ): Promise<OutcomeFunnelModel> {
    const asked = limitedTo<ReportFilter>(viewer, filter ?? {});
    return toFunnelModel(await this.funnels.funnel(asked), asked.language ?? 'en');
  }

  @Query(() => FunnelPairConnection, {
    description: 'The pairs behind a number of the funnel, the last to reach the stage first.',
  })
  @Allow(reportReaders)
  async funnelPairs(
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Args('stage', { type: () => FunnelStageEnum }) stage: FunnelStage,
    @Args('filter', FILTER) filter?: ProgrammeReportFilter | null,
    @Args('through', {
      type: () => Boolean,
      nullable: true,
      description: 'true: only those that had reached the stage before; false: only those that hadn’t.',
    })
    through?: boolean | null,
    @Args('by', {
      type: () => FunnelSplitEnum,
      nullable: true,
      description: 'Only those of one row of a split.',
    })
    by?: FunnelSplit | null,
    @Args('key', {
      type: () => String,
      nullable: true,
      description: 'The key of the row; null for those without.',
    })
    key?: string | null,
  ): Promise<FunnelPairConnection> {
    const offset = offsetOf(page.after);
    const { pairs, total } = await this.funnels.pairsBehind(
      limitedTo(viewer, filter ?? {}),
      { stage, through, by, key },
      { offset, limit: page.first ?? DEFAULT_PAGE },
    );
    return pageByOffset(pairs.map(toFunnelPairModel), offset, total);
  }

  @ResolveField(() => FairModel, { nullable: true })
  fair(@Parent() { fairId }: FunnelPairModel, @Context() context: RequestContext): Promise<FairModel | null> {
    return context.load(fairLoader, fairId);
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  supplier(
    @Parent() { supplierId }: FunnelPairModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, supplierId);
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  buyer(
    @Parent() { buyerId }: FunnelPairModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, buyerId);
  }
}

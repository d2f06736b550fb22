import { raw } from '@mikro-orm/core';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer } from '#access';
import { AgreementModel, agreementLoader } from '#agreement';
import { Participation, toParticipationModel } from '#fair';
import { CurrentViewer, PageArgs, type RequestContext, pageOf } from '#graphql';
import { countedParticipationIds } from '../application/counted-participations.js';
import { limitedTo } from '../application/report-audience.js';
import { ReportService } from '../application/report.service.js';
import { reportReaders } from './drill-down.model.js';
import { CountedParticipationFilter, ProgrammeReportFilter } from './report.inputs.js';
import {
  CountedParticipationConnection,
  ProgrammeReportModel,
  UnconvertedAgreementsModel,
  toProgrammeReportModel,
} from './report.model.js';

@Resolver(() => ProgrammeReportModel)
export class ReportResolver {
  constructor(private readonly reports: ReportService) {}

  @Query(() => ProgrammeReportModel, {
    description:
      'The report on the programme: over everything for staff, over their own fairs for organisers.',
  })
  @Allow(reportReaders)
  async programmeReport(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', { type: () => ProgrammeReportFilter, nullable: true })
    filter?: ProgrammeReportFilter | null,
  ): Promise<ProgrammeReportModel> {
    return toProgrammeReportModel(await this.reports.report(limitedTo(viewer, filter ?? {})));
  }

  @Query(() => CountedParticipationConnection, {
    description:
      'The participations that reports count: of suppliers that did not withdraw, at fairs that have started; the latest recorded first.',
  })
  @Allow(reportReaders)
  countedParticipations(
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => CountedParticipationFilter, nullable: true })
    filter?: CountedParticipationFilter | null,
  ): Promise<CountedParticipationConnection> {
    const { sql, params } = countedParticipationIds(limitedTo(viewer, filter ?? {}), this.reports.today());
    return pageOf(em, Participation, {
      where: { id: { $in: raw(`(${sql})`, [...params]) as never } },
      orderBy: { id: 'desc' },
      page,
      toNode: toParticipationModel,
    });
  }
}

@Resolver(() => UnconvertedAgreementsModel)
export class UnconvertedAgreementsResolver {
  @ResolveField(() => [AgreementModel])
  async agreements(
    @Parent() { agreementIds }: UnconvertedAgreementsModel,
    @Context() context: RequestContext,
  ): Promise<AgreementModel[]> {
    const agreements = await Promise.all(agreementIds.map((id) => context.load(agreementLoader, id)));
    return agreements.filter((agreement) => agreement !== null);
  }
}

import { raw } from '@mikro-orm/core';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AccessDeniedError,
  Allow,
  type Viewer,
  anyOf,
  everyone,
  fromArgument,
  organizerOf,
  personOf,
  staff,
} from '#access';
import { arrayLiteral } from '#agreement';
import {
  AddressLimit,
  CurrentViewer,
  IdArg,
  PageArgs,
  type RequestContext,
  pageOf,
  toLocalizedTexts,
} from '#graphql';
import { PersonModel, personLoader } from '#identity';
import { InvalidInputError, NotFoundError } from '#kernel';
import { FreezeReportService } from '../application/freeze-report.service.js';
import { OfficialReportService } from '../application/official-report.service.js';
import { ReportChangesService } from '../application/report-changes.service.js';
import { audienceOf, limitedTo } from '../application/report-audience.js';
import { FrozenReport } from '../domain/frozen-report.entity.js';
import { contentHash } from '../domain/official-content.js';
import type { ReportFilter } from '../domain/report.js';
import { reportReaders } from './drill-down.model.js';
import {
  FrozenReportConnection,
  FrozenReportModel,
  ReportChangesModel,
  ReportStampModel,
  ReportVerificationModel,
  toChangesModel,
  toFrozenReportModel,
  toVerificationModel,
} from './frozen-report.model.js';
import { ProgrammeReportFilter } from './report.inputs.js';

const FILTER = { type: () => ProgrammeReportFilter, nullable: true };
const readers = anyOf(
  staff,
  organizerOf(fromArgument('frozen report', 'id')),
  personOf(async (question) => question.subject('frozen report', String(question.args.id))),
);
const LARGEST_PAGE = 500;

@Resolver(() => FrozenReportModel)
export class FrozenReportResolver {
  /** Every check hashes all records of a report anew. */
  private readonly checks = new AddressLimit(60, 60);

  constructor(
    private readonly official: OfficialReportService,
    private readonly freezing: FreezeReportService,
    private readonly history: ReportChangesService,
  ) {}

  @Query(() => ReportStampModel, {
    description:
      'Date, filter and hash of the official report as it is now; the hash changes with every figure.',
  })
  @Allow(reportReaders)
  async reportStamp(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', FILTER) filter?: ProgrammeReportFilter | null,
  ): Promise<ReportStampModel> {
    const asked = limitedTo<ReportFilter>(viewer, filter ?? {});
    const { content } = await this.official.take(asked, audienceOf(viewer));
    return Object.assign(new ReportStampModel(), {
      hash: contentHash(content),
      takenAt: new Date(content.takenAt),
      scope: toLocalizedTexts(content.scope),
    });
  }

  @Query(() => FrozenReportConnection, {
    description:
      'Frozen reports, the newest first: all for staff, for organisers their own and those of one of their fairs.',
  })
  @Allow(reportReaders)
  frozenReports(
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<FrozenReportConnection> {
    const mine = raw(
      `(select id from frozen_report where frozen_by_id = ?::uuid or (cardinality(fair_ids) = 1 and fair_ids && ?::text[]))`,
      [viewer.personId, arrayLiteral([...viewer.organisedFairIds])],
    );
    return pageOf(em, FrozenReport, {
      where: viewer.isStaff || viewer.isAdmin ? {} : { id: { $in: mine as never } },
      orderBy: { id: 'desc' },
      page,
      toNode: toFrozenReportModel,
    });
  }

  @Query(() => FrozenReportModel, { description: 'One frozen report.' })
  @Allow(readers)
  async frozenReport(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<FrozenReportModel> {
    const report = await em.findOne(FrozenReport, { id });
    if (!report) throw new NotFoundError('frozen report', id);
    return toFrozenReportModel(report);
  }

  @Query(() => ReportVerificationModel, {
    description:
      'Whether a hash is that of a report frozen here, or of a file of one. Open to everybody: whoever has the hash has the report.',
  })
  @Allow(everyone)
  async verifyReport(
    @Args('hash', { type: () => String, description: '64 hexadecimal digits.' }) hash: string,
    @Context() { request }: RequestContext,
  ): Promise<ReportVerificationModel> {
    this.checks.take(request.ip);
    if (!/^[0-9a-f]{64}$/i.test(hash.trim()))
      throw InvalidInputError.at('hash', 'A hash has 64 digits from 0 to 9 and a to f.');
    return toVerificationModel(await this.history.verify(hash));
  }

  @Mutation(() => FrozenReportModel, {
    description:
      'Keeps the report as it is now, with the state of every record behind it: over everything for staff, over their own fairs for organisers.',
  })
  @Allow(reportReaders)
  async freezeReport(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', FILTER) filter?: ProgrammeReportFilter | null,
    @Args('note', { type: () => String, nullable: true, description: 'What it is frozen for.' })
    note?: string | null,
  ): Promise<FrozenReportModel> {
    const asked = limitedTo<ReportFilter>(viewer, filter ?? {});
    return toFrozenReportModel(
      await this.freezing.freeze(asked, { viewer, note, audience: audienceOf(viewer) }),
    );
  }

  @ResolveField(() => PersonModel, {
    nullable: true,
    description: 'Who froze it; null when that was done on the server.',
  })
  frozenBy(
    @Parent() { frozenById }: FrozenReportModel,
    @Context() context: RequestContext,
  ): Promise<PersonModel | null> | null {
    return frozenById ? context.load(personLoader, frozenById) : null;
  }

  @ResolveField(() => ReportChangesModel, {
    description:
      'What changed since, and what each figure would be now. Costs as much as making the report anew.',
  })
  async changes(
    @Parent() { id, fairIds }: FrozenReportModel,
    @CurrentViewer() viewer: Viewer,
    @Args('first', { type: () => Int, defaultValue: 100 }) first: number,
    @Args('offset', { type: () => Int, defaultValue: 0 }) offset: number,
  ): Promise<ReportChangesModel> {
    if (first < 0 || first > LARGEST_PAGE) throw InvalidInputError.at('first', `From 0 to ${LARGEST_PAGE}.`);
    if (offset < 0) throw InvalidInputError.at('offset', 'Not less than 0.');
    if (
      !viewer.isStaff &&
      !viewer.isAdmin &&
      !fairIds?.every((fairId) => viewer.organisedFairIds.has(fairId))
    )
      throw new AccessDeniedError('staff, organisers of its fairs', viewer.personId !== null);
    return toChangesModel(await this.history.since(id, audienceOf(viewer), { limit: first, offset }));
  }
}

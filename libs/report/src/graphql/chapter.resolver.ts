import { Args, ArgsType, Context, Field, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, Max, Min, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { AccessDeniedError, Allow, type Viewer } from '#access';
import { CurrentViewer, type RequestContext } from '#graphql';
import { ChapterRecordsService } from '../application/chapter-records.service.js';
import { isProgrammeKind } from '../application/chapter-states.js';
import { limitedTo } from '../application/report-audience.js';
import { OfficialReportService } from '../application/official-report.service.js';
import { FrozenReport, type RecordKind } from '../domain/frozen-report.entity.js';
import type { ReportFilter } from '../domain/report.js';
import {
  ChapterModel,
  ChapterRecordsModel,
  ConditionInput,
  toChapterModel,
  toChapterRecordsModel,
} from './chapter.model.js';
import { reportReaders } from './drill-down.model.js';
import { FrozenReportModel, RecordKindEnum } from './frozen-report.model.js';
import { ProgrammeReportFilter } from './report.inputs.js';

const FILTER = { type: () => ProgrammeReportFilter, nullable: true };

@ArgsType()
export class ChapterRecordsArgs {
  @Field(() => RecordKindEnum)
  kind!: RecordKind;

  @Field(() => [ConditionInput], { defaultValue: [], description: 'As the figure gave them.' })
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ConditionInput)
  where!: ConditionInput[];

  @Field(() => Int, { defaultValue: 50 })
  @Min(0)
  @Max(500)
  first!: number;

  @Field(() => Int, { defaultValue: 0 })
  @Min(0)
  @Max(10_000_000)
  offset!: number;
}

@Resolver(() => FrozenReportModel)
export class ChapterResolver {
  constructor(
    private readonly official: OfficialReportService,
    private readonly records: ChapterRecordsService,
  ) {}

  @Query(() => [ChapterModel], {
    description:
      'The chapters of the report: participations by fairs; and, when nothing but years narrows it, recognitions, support paid, targets and activities, for staff.',
  })
  @Allow(reportReaders)
  async reportChapters(
    @CurrentViewer() viewer: Viewer,
    @Args('filter', FILTER) filter?: ProgrammeReportFilter | null,
  ): Promise<ChapterModel[]> {
    return (await this.official.chapters(limitedTo<ReportFilter>(viewer, filter ?? {}))).map(toChapterModel);
  }

  @Query(() => ChapterRecordsModel, {
    description: 'The records behind a figure of `reportChapters`, asked for with the same filter.',
  })
  @Allow(reportReaders)
  async reportChapterRecords(
    @CurrentViewer() viewer: Viewer,
    @Args() asked: ChapterRecordsArgs,
    @Args('filter', FILTER) filter?: ProgrammeReportFilter | null,
  ): Promise<ChapterRecordsModel> {
    if (isProgrammeKind(asked.kind) && !viewer.isStaff && !viewer.isAdmin)
      throw new AccessDeniedError('staff', viewer.personId !== null);
    return toChapterRecordsModel(
      await this.records.live(limitedTo<ReportFilter>(viewer, filter ?? {}), asked),
    );
  }

  @ResolveField(() => [ChapterModel], {
    description: 'As they were frozen; none in reports that are older than chapters.',
  })
  async chapters(
    @Parent() { id }: FrozenReportModel,
    @Context() { em }: RequestContext,
  ): Promise<ChapterModel[]> {
    const { content } = await em.findOneOrFail(FrozenReport, { id });
    return (content.chapters ?? []).map(toChapterModel);
  }

  @ResolveField(() => ChapterRecordsModel, { description: 'The records behind a figure, as they were then.' })
  async chapterRecords(
    @Parent() { id }: FrozenReportModel,
    @Args() asked: ChapterRecordsArgs,
  ): Promise<ChapterRecordsModel> {
    return toChapterRecordsModel(await this.records.frozen(id, asked));
  }
}

import { Module } from '@nestjs/common';
import { ChapterRecordsService } from './application/chapter-records.service.js';
import { FairCostsService } from './application/fair-costs.service.js';
import { FairReturnService } from './application/fair-return.service.js';
import { FunnelService } from './application/funnel.service.js';
import { FreezeReportService } from './application/freeze-report.service.js';
import { OfficialReportService } from './application/official-report.service.js';
import { ReportChangesService } from './application/report-changes.service.js';
import { ReportFilesService } from './application/report-files.service.js';
import { ReportService } from './application/report.service.js';
import { ReportSubjects } from './application/report.subjects.js';
import { UnmetNeedsService } from './application/unmet-needs.service.js';
import { ChapterResolver } from './graphql/chapter.resolver.js';
import { FairCostResolver } from './graphql/fair-cost.resolver.js';
import { FrozenReportResolver } from './graphql/frozen-report.resolver.js';
import { FunnelResolver } from './graphql/funnel.resolver.js';
import { ReportResolver, UnconvertedAgreementsResolver } from './graphql/report.resolver.js';
import { UnmetNeedsResolver } from './graphql/unmet-needs.resolver.js';
import { ReportFilesController } from './http/report-files.controller.js';

@Module({
  controllers: [ReportFilesController],
  providers: [
    ReportSubjects,
    ReportService,
    FunnelService,
    FairCostsService,
    FairReturnService,
    UnmetNeedsService,
    OfficialReportService,
    FreezeReportService,
    ReportChangesService,
    ReportFilesService,
    ChapterRecordsService,
    ChapterResolver,
    FrozenReportResolver,
    ReportResolver,
    UnconvertedAgreementsResolver,
    FunnelResolver,
    FairCostResolver,
    UnmetNeedsResolver,
  ],
  exports: [
    ReportService,
    FunnelService,
    FairCostsService,
    FairReturnService,
    UnmetNeedsService,
    OfficialReportService,
    FreezeReportService,
    ReportChangesService,
    ReportFilesService,
  ],
})
export class ReportModule {}

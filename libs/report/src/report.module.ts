import { Module } from '@nestjs/common';
import { FairCostsService } from './application/fair-costs.service.js';
import { FairReturnService } from './application/fair-return.service.js';
import { FunnelService } from './application/funnel.service.js';
import { ReportService } from './application/report.service.js';
import { ReportSubjects } from './application/report.subjects.js';
import { UnmetNeedsService } from './application/unmet-needs.service.js';
import { FairCostResolver } from './graphql/fair-cost.resolver.js';
import { FunnelResolver } from './graphql/funnel.resolver.js';
import { ReportResolver, UnconvertedAgreementsResolver } from './graphql/report.resolver.js';
import { UnmetNeedsResolver } from './graphql/unmet-needs.resolver.js';

@Module({
  providers: [
    ReportSubjects,
    ReportService,
    FunnelService,
    FairCostsService,
    FairReturnService,
    UnmetNeedsService,
    ReportResolver,
    UnconvertedAgreementsResolver,
    FunnelResolver,
    FairCostResolver,
    UnmetNeedsResolver,
  ],
  exports: [ReportService, FunnelService, FairCostsService, FairReturnService, UnmetNeedsService],
})
export class ReportModule {}

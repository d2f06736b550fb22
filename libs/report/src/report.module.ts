import { Module } from '@nestjs/common';
import { ReportService } from './application/report.service.js';
import { ReportResolver, UnconvertedAgreementsResolver } from './graphql/report.resolver.js';

@Module({
  providers: [ReportService, ReportResolver, UnconvertedAgreementsResolver],
  exports: [ReportService],
})
export class ReportModule {}

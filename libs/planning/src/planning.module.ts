import { Module } from '@nestjs/common';
import { SchedulingModule } from '#scheduling';
import { CompareTimetablesService } from './application/compare-timetables.service.js';
import { DraftsService } from './application/drafts.service.js';
import { FairFactsReader } from './application/fair-facts.reader.js';
import { PlanRunner } from './application/plan-runner.js';
import { PlanRunsService } from './application/plan-runs.service.js';
import { PlanningSubjects } from './application/planning.subjects.js';
import { ReleaseService } from './application/release.service.js';
import { DraftsResolver } from './graphql/drafts.resolver.js';
import { PlanRunsResolver } from './graphql/plan-runs.resolver.js';
import { ReleasesResolver } from './graphql/releases.resolver.js';

const services = [
  PlanRunsService,
  PlanRunner,
  DraftsService,
  CompareTimetablesService,
  ReleaseService,
  FairFactsReader,
];

@Module({
  imports: [SchedulingModule],
  providers: [...services, PlanningSubjects, PlanRunsResolver, DraftsResolver, ReleasesResolver],
  exports: services,
})
export class PlanningModule {}

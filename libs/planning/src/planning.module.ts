import { Module } from '@nestjs/common';
import { SessionNews } from '#fair';
import { SchedulingModule } from '#scheduling';
import { SessionLetters } from './adapters/session-letters.js';
import { CompareTimetablesService } from './application/compare-timetables.service.js';
import { DraftsService } from './application/drafts.service.js';
import { FairFactsReader } from './application/fair-facts.reader.js';
import { GroupMeetingsService } from './application/group-meetings.service.js';
import { PlanRunner } from './application/plan-runner.js';
import { PlanRunsService } from './application/plan-runs.service.js';
import { PrintTimetableService } from './application/print-timetable.service.js';
import { PlanningSubjects } from './application/planning.subjects.js';
import { RearrangeMeetingsService } from './application/rearrange-meetings.service.js';
import { ReleaseService } from './application/release.service.js';
import { DraftsResolver } from './graphql/drafts.resolver.js';
import { GroupMeetingsResolver } from './graphql/group-meetings.resolver.js';
import { PlanRunsResolver } from './graphql/plan-runs.resolver.js';
import { RearrangeResolver } from './graphql/rearrange.resolver.js';
import { ReleasesResolver } from './graphql/releases.resolver.js';
import { PrintController } from './http/print.controller.js';

const services = [
  PlanRunsService,
  PlanRunner,
  DraftsService,
  CompareTimetablesService,
  ReleaseService,
  FairFactsReader,
  PrintTimetableService,
  RearrangeMeetingsService,
  GroupMeetingsService,
];

@Module({
  imports: [SchedulingModule],
  controllers: [PrintController],
  providers: [
    ...services,
    PlanningSubjects,
    { provide: SessionNews, useClass: SessionLetters },
    PlanRunsResolver,
    DraftsResolver,
    GroupMeetingsResolver,
    ReleasesResolver,
    RearrangeResolver,
  ],
  exports: services,
})
export class PlanningModule {}

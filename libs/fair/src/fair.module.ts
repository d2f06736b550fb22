import { Module } from '@nestjs/common';
import { DirectoryModule } from '#directory';
import { DelegatesService } from './application/delegates.service.js';
import { FairDaysService } from './application/fair-days.service.js';
import { FairSubjects } from './application/fair.subjects.js';
import { FairsService } from './application/fairs.service.js';
import { HallsService } from './application/halls.service.js';
import { MeetingsInTheWay } from './application/meetings-in-the-way.js';
import { ParticipationSubjects } from './application/participation.subjects.js';
import { ParticipationsService } from './application/participations.service.js';
import { FairSessionsService } from './application/fair-sessions.service.js';
import { PlanningTermsService } from './application/planning-terms.service.js';
import { DelegateResolver } from './graphql/delegate.resolver.js';
import {
  FairDayFieldsResolver,
  FairFieldsResolver,
  HallFieldsResolver,
  SlotFieldsResolver,
  TableFieldsResolver,
} from './graphql/fair-fields.resolver.js';
import { FairResolver } from './graphql/fair.resolver.js';
import { ParticipationResolver } from './graphql/participation.resolver.js';
import { FairSessionsResolver } from './graphql/fair-sessions.resolver.js';
import { PlanningTermsResolver } from './graphql/planning-terms.resolver.js';
import { VenueResolver } from './graphql/venue.resolver.js';

const services = [
  FairsService,
  FairDaysService,
  HallsService,
  ParticipationsService,
  DelegatesService,
  FairSessionsService,
  PlanningTermsService,
];

@Module({
  imports: [DirectoryModule],
  providers: [
    ...services,
    MeetingsInTheWay,
    ParticipationSubjects,
    FairSubjects,
    FairResolver,
    FairFieldsResolver,
    FairDayFieldsResolver,
    SlotFieldsResolver,
    HallFieldsResolver,
    TableFieldsResolver,
    VenueResolver,
    FairSessionsResolver,
    PlanningTermsResolver,
    ParticipationResolver,
    DelegateResolver,
  ],
  exports: services,
})
export class FairModule {}

import { Module } from '@nestjs/common';
import { ActivitiesService } from './application/activities.service.js';
import { ActivitySubjects } from './application/activity.subjects.js';
import { EnrolmentsService } from './application/enrolments.service.js';
import { ActivityResolver, EnrolmentResolver } from './graphql/activity.resolver.js';

@Module({
  providers: [ActivitySubjects, ActivitiesService, EnrolmentsService, ActivityResolver, EnrolmentResolver],
  exports: [ActivitiesService, EnrolmentsService],
})
export class ActivityModule {}

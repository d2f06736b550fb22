import { Module } from '@nestjs/common';
import { ActivitiesService } from './application/activities.service.js';
import { ActivitySubjects } from './application/activity.subjects.js';
import { CertificatesService } from './application/certificates.service.js';
import { EnrolmentsService } from './application/enrolments.service.js';
import { ActivityResolver, EnrolmentResolver } from './graphql/activity.resolver.js';
import { CertificateResolver } from './graphql/certificate.resolver.js';
import { CertificateController } from './http/certificate.controller.js';

@Module({
  controllers: [CertificateController],
  providers: [
    ActivitySubjects,
    ActivitiesService,
    EnrolmentsService,
    CertificatesService,
    ActivityResolver,
    EnrolmentResolver,
    CertificateResolver,
  ],
  exports: [ActivitiesService, EnrolmentsService],
})
export class ActivityModule {}

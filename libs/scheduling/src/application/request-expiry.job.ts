import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PeriodicJobs } from '#jobs';
import { MeetingRequestsService } from './meeting-requests.service.js';

const EVERY_SECONDS = 60;

/** Writes down which requests have run out. Readers don't depend on it: they see it from the very instant. */
@Injectable()
export class RequestExpiryJob implements OnModuleInit {
  constructor(
    private readonly jobs: PeriodicJobs,
    private readonly requests: MeetingRequestsService,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'expire-meeting-requests',
      everySeconds: EVERY_SECONDS,
      run: async () => {
        await this.requests.expireDue();
      },
    });
  }
}

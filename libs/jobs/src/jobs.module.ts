import { type DynamicModule, Global, Module } from '@nestjs/common';
import { CommitSignal } from './commit-signal.js';
import { CommittedEvents } from './committed-events.js';
import { JOB_SETTINGS, type JobSettings } from './job-settings.js';
import { OutboxConsumers } from './outbox-consumers.js';
import { OutboxRelay } from './outbox-relay.js';
import { PeriodicJobs } from './periodic-jobs.js';

@Global()
@Module({})
export class JobsModule {
  static forRoot(settings: JobSettings): DynamicModule {
    return {
      module: JobsModule,
      providers: [
        { provide: JOB_SETTINGS, useValue: settings },
        CommitSignal,
        CommittedEvents,
        OutboxConsumers,
        OutboxRelay,
        PeriodicJobs,
      ],
      exports: [CommittedEvents, OutboxConsumers, OutboxRelay, PeriodicJobs],
    };
  }
}

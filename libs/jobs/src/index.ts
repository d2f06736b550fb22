export { CommittedEvents } from './committed-events.js';
export { JobsModule } from './jobs.module.js';
export { ConsumerPausedError, OutboxConsumers, type OutboxConsumer } from './outbox-consumers.js';
export { OutboxRelay } from './outbox-relay.js';
export { PeriodicJobs, type PeriodicJob } from './periodic-jobs.js';

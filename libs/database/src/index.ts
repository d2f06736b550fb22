import { AuditEntry } from './audit/audit-entry.entity.js';
import { IdempotencyRecord } from './idempotency/idempotency-record.entity.js';
import { OutboxConsumer, OutboxEvent, OutboxFailure } from './outbox/outbox-event.entity.js';

export { lockInOrder } from './advisory-locks.js';
export { currentActor, identifyActor, runAs, type Actor } from './audit/actor-context.js';
export { editableProperties, recordProperties } from './base-properties.js';
export { DatabaseModule } from './database.module.js';
export { once } from './idempotency/once.js';
export { ormOptions, type DatabaseSettings } from './orm-options.js';
export { OUTBOX_CHANNEL, announce } from './outbox/outbox.js';
export {
  latestPosition,
  countOutbox,
  readOutbox,
  type OutboxPosition,
  type ReadEvent,
} from './outbox/outbox-reader.js';
export { StaleVersionError, assertVersion, found } from './stale-version.error.js';
export { Transactions } from './transactions.js';
export { AuditEntry, IdempotencyRecord, OutboxConsumer, OutboxEvent, OutboxFailure };
export const databaseEntities = [AuditEntry, IdempotencyRecord, OutboxConsumer, OutboxEvent, OutboxFailure];

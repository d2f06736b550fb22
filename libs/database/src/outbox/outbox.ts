import type { EntityManager } from '@mikro-orm/postgresql';
import { OutboxEvent } from './outbox-event.entity.js';

/** The PostgreSQL channel on which committed events are announced. */
export const OUTBOX_CHANNEL = 'fairmatch_outbox';

/**
 * Writes an event in the caller's transaction and announces it on commit. `payload` holds ids, not private data:
 * whoever receives it reads the records with their own rights.
 */
export async function announce(
  em: EntityManager,
  topic: string,
  payload: Record<string, unknown>,
): Promise<void> {
  em.create(OutboxEvent, { topic, payload });
  // PostgreSQL folds equal notifications of one transaction into one.
  await em.execute(`select pg_notify(?, '')`, [OUTBOX_CHANNEL]);
}

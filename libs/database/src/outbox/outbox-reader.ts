import type { EntityManager } from '@mikro-orm/postgresql';

export interface ReadEvent {
  readonly seq: string;
  readonly transaction: string;
  readonly topic: string;
  readonly payload: Record<string, unknown>;
  readonly occurredAt: Date;
}

export interface OutboxPosition {
  readonly transaction: string;
  readonly seq: string;
}

/**
 * Events after `position`, in an order in which none can appear later in front of one that was read: by transaction,
 * and only of transactions older than every one still running.
 */
export async function readOutbox(
  em: EntityManager,
  position: OutboxPosition,
  limit: number,
): Promise<ReadEvent[]> {
  const rows: {
    seq: string;
    transaction: string;
    topic: string;
    payload: Record<string, unknown>;
    at: Date;
  }[] = await em.execute(
    `select seq::text as seq, "transaction"::text as "transaction", topic, payload, occurred_at as at
         from outbox_event
        where ("transaction", seq) > (?::text::xid8, ?::bigint)
          and "transaction" < pg_snapshot_xmin(pg_current_snapshot())
        order by "transaction", seq
        limit ?`,
    [position.transaction, position.seq, limit],
  );
  return rows.map(({ at, ...row }) => ({ ...row, occurredAt: new Date(at) }));
}

/** How many events of the topics (`organisation.changed`, `organisation.*`) have been committed after `position`. */
export async function countOutbox(
  em: EntityManager,
  position: OutboxPosition,
  topics: readonly string[],
): Promise<number> {
  const [row]: { count: number }[] = await em.execute(
    `select count(*)::int as count from outbox_event
      where ("transaction", seq) > (?::text::xid8, ?::bigint) and topic like any(string_to_array(?, ','))`,
    [position.transaction, position.seq, topics.map((topic) => topic.replace('*', '%')).join(',')],
  );
  return row!.count;
}

/**
 * Everything committed after `position`, also what older neighbours may still slip in front of; and the last position
 * in front of which nothing can appear any more (null when that is still the given one).
 */
export async function readCommitted(
  em: EntityManager,
  position: OutboxPosition,
): Promise<{ events: ReadEvent[]; settled: OutboxPosition | null }> {
  const rows: (Omit<ReadEvent, 'occurredAt'> & { at: Date; settled: boolean })[] = await em.execute(
    `select seq::text as seq, "transaction"::text as "transaction", topic, payload, occurred_at as at,
            "transaction" < pg_snapshot_xmin(pg_current_snapshot()) as settled
       from outbox_event
      where ("transaction", seq) > (?::text::xid8, ?::bigint)
      order by "transaction", seq`,
    [position.transaction, position.seq],
  );
  const last = rows.findLast((row) => row.settled);
  return {
    events: rows.map(({ at, settled: _, ...row }) => ({ ...row, occurredAt: new Date(at) })),
    settled: last ? { transaction: last.transaction, seq: last.seq } : null,
  };
}

/** The position after everything that has been committed so far: where a listener that starts now begins. */
export async function latestPosition(em: EntityManager): Promise<OutboxPosition> {
  const [row]: { transaction: string }[] = await em.execute(
    `select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text as "transaction"`,
  );
  return { transaction: row!.transaction, seq: '9223372036854775807' };
}

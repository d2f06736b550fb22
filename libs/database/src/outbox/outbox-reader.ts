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

/** A committed event, and whether none can appear any more in front of it: no older transaction is still running. */
export interface CommittedEvent extends ReadEvent {
  readonly isSettled: boolean;
}

/**
 * What has been committed after `position`, by transaction, so that no event can appear later in front of one that is
 * settled. Those that aren't settled come last.
 */
export async function readOutbox(
  em: EntityManager,
  position: OutboxPosition,
  limit?: number,
): Promise<CommittedEvent[]> {
  const rows: (Omit<CommittedEvent, 'occurredAt' | 'isSettled'> & { at: Date; settled: boolean })[] =
    await em.execute(
      `select seq::text as seq, "transaction"::text as "transaction", topic, payload, occurred_at as at,
              "transaction" < pg_snapshot_xmin(pg_current_snapshot()) as settled
         from outbox_event
        where ("transaction", seq) > (?::text::xid8, ?::bigint)
        order by "transaction", seq
        limit ?`,
      [position.transaction, position.seq, limit ?? null],
    );
  return rows.map(({ at, settled, ...row }) => ({ ...row, occurredAt: new Date(at), isSettled: settled }));
}

/** The position after everything that has been committed so far: where a listener that starts now begins. */
export async function latestPosition(em: EntityManager): Promise<OutboxPosition> {
  const [row]: { transaction: string }[] = await em.execute(
    `select (pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1)::text as "transaction"`,
  );
  return { transaction: row!.transaction, seq: '9223372036854775807' };
}

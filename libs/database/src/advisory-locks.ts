import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Takes transaction-scoped advisory locks for `keys` in one fixed order, whatever order they come in: two
 * transactions that want overlapping sets then wait for each other instead of deadlocking.
 */
export async function lockInOrder(em: EntityManager, keys: readonly string[]): Promise<void> {
  const sorted = [...new Set(keys)].sort();
  if (sorted.length === 0) return;
  // `offset 0` keeps the planner from moving the volatile call in front of the sort.
  await em.execute(
    `select pg_advisory_xact_lock(hashtextextended(key, 0))
       from (select key from unnest(array[${sorted.map(() => '?').join(',')}]::text[]) with ordinality as k(key, position)
             order by position offset 0) as ordered`,
    sorted,
  );
}

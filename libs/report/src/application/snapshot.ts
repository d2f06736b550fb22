import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * Makes the transaction that has just begun one that reads everything as of one instant, and sorts a hundred thousand
 * records in memory: 64 MiB for each sort or hash of a statement, a few at a time.
 */
export async function beginSnapshot(em: EntityManager): Promise<void> {
  await em.execute('set transaction isolation level repeatable read');
  await em.execute(`set local work_mem = '64MB'`);
}

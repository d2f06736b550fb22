import { EntityManager } from '@mikro-orm/postgresql';
import { currentActor } from '#database';
import type { TestApp } from './test-app.js';

/** How many SQL statements requests to the application cause while `work` runs; its own background work aside. */
export async function countStatements(test: TestApp, work: () => Promise<unknown>): Promise<number> {
  const connection = test.get(EntityManager).getConnection();
  const execute = connection.execute;
  let count = 0;
  connection.execute = function (this: typeof connection, ...args: unknown[]) {
    // The outbox is looked at every few seconds, request or none.
    if (currentActor().requestId !== null) count++;
    return (execute as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof execute;
  try {
    await work();
  } finally {
    connection.execute = execute;
  }
  return count;
}

/** The same for work that can be done again: the fewest of three, because jobs in the background may add theirs. */
export async function fewestStatements(test: TestApp, work: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let round = 0; round < 3; round++) counts.push(await countStatements(test, work));
  return Math.min(...counts);
}

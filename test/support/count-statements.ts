import { EntityManager } from '@mikro-orm/postgresql';
import { currentActor } from '#database';
import type { TestApp } from './test-app.js';

const ROUNDS = 3;

/**
 * How many SQL statements requests to the application cause while `work`, which can be done again, runs; its own
 * background work aside. The fewest of several times: what is kept after a first request, and loaders whose keys came
 * together or apart as the machine happened to be busy, would make one time's figure a matter of luck.
 */
export async function fewestStatements(test: TestApp, work: () => Promise<unknown>): Promise<number> {
  const counts: number[] = [];
  for (let round = 0; round < ROUNDS; round++) counts.push(await countStatements(test, work));
  return Math.min(...counts);
}

async function countStatements(test: TestApp, work: () => Promise<unknown>): Promise<number> {
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

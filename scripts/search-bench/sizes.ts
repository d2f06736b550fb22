import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { type SearchEngine, meiliHeaders } from '../search-evaluation/engines.js';

/** MiB that an engine's index takes on disk. */
export async function indexSize(app: INestApplicationContext, engine: SearchEngine): Promise<number> {
  if (engine.name === 'postgresql') {
    return sizeOf(
      app,
      `select pg_total_relation_size('search_document') + pg_total_relation_size('search_word')`,
    );
  }
  const response = await fetch(`${engine.env.MEILI_URL}/stats`, { headers: meiliHeaders(engine.env) });
  const { usedDatabaseSize } = (await response.json()) as { usedDatabaseSize: number };
  return usedDatabaseSize / 2 ** 20;
}

/** MiB of the whole database. */
export function databaseSize(app: INestApplicationContext): Promise<number> {
  return sizeOf(app, 'select pg_database_size(current_database())');
}

async function sizeOf(app: INestApplicationContext, expression: string): Promise<number> {
  const em = app.get(EntityManager, { strict: false }).fork();
  const [row] = (await em.execute(`select (${expression})::float8 as bytes`)) as { bytes: number }[];
  return row!.bytes / 2 ** 20;
}

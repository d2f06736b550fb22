import { tmpdir } from 'node:os';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Clock } from '#kernel';
import { type EngineIndex, SupplierIndex, SupplierSearch } from '#search';
import { createApp } from '../../apps/api/src/create-app.js';
import { type SearchEngine, settingsFor } from './engines.js';

/**
 * The product on a migrated database and an engine, without background work and not listening.
 * @throws Error when it doesn't search with that engine
 */
export async function openApp(
  databaseUrl: string,
  engine: SearchEngine,
  clock?: Clock,
): Promise<NestFastifyApplication> {
  const app = await createApp({
    databaseUrl,
    publicUrl: 'http://127.0.0.1',
    logLevel: 'silent',
    runsJobs: false,
    files: { store: { folder: tmpdir() }, clamav: null },
    clock,
    ...settingsFor(engine),
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const used = app.get(SupplierSearch, { strict: false }).engine;
  if (used !== engine.name) {
    await app.close();
    throw new Error(`The product was to search with ${engine.name}, but searches with ${used}.`);
  }
  return app;
}

/** The index of that engine alone, also where others stand beside it. */
export function indexOf(app: NestFastifyApplication, { name }: SearchEngine): EngineIndex {
  const { indexes } = app.get(SupplierIndex, { strict: false });
  return indexes.find(({ engine }) => engine.engine === name)!;
}

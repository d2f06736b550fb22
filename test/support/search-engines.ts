import { SupplierIndex, SupplierSearch } from '#search';
import type { SearchWithFallback } from '../../libs/search/src/application/search-with-fallback.js';
import type { TestMeilisearch } from './meilisearch.js';
import { startTestApp } from './test-app.js';

/** An empty engine, in an application of its own. */
export interface OpenedEngine {
  readonly engine: SupplierSearch;
  close(): Promise<void>;
}

export async function openPostgresEngine(): Promise<OpenedEngine> {
  const test = await startTestApp();
  const engine = test.app.get(SupplierSearch, { strict: false });
  expect(engine.engine).toBe('postgresql');
  return { engine, close: () => test.close() };
}

/** Closing fails when PostgreSQL answered anything in its place: that would prove nothing. */
export async function openMeilisearchEngine(server: TestMeilisearch): Promise<OpenedEngine> {
  const test = await startTestApp({ meilisearch: server.settings(), runsJobs: false });
  await test.get(SupplierIndex).rebuild();
  const engine = test.app.get(SupplierSearch, { strict: false }) as SearchWithFallback;
  expect(engine.engine).toBe('meilisearch');
  return {
    engine,
    async close() {
      await test.close();
      expect(engine.health.outage).toBeNull();
      expect(engine.health.failures).toEqual([]);
    },
  };
}

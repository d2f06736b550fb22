import {
  type TestMeilisearch,
  describeOnMeilisearch,
  openMeilisearch,
} from '../../../../../test/support/meilisearch.js';
import { startTestApp } from '../../../../../test/support/test-app.js';
import { SearchWithFallback } from '../../application/search-with-fallback.js';
import { SupplierIndex } from '../../application/supplier-index.service.js';
import { SupplierSearch } from '../../domain/supplier-search.port.js';
import { describeSupplierSearch } from '../../testing/describe-supplier-search.js';

describeOnMeilisearch('Meilisearch in front of PostgreSQL', () => {
  let server: TestMeilisearch;

  beforeAll(async () => {
    server = await openMeilisearch();
  });
  afterAll(() => server?.close());

  describeSupplierSearch('Meilisearch', async () => {
    const test = await startTestApp({ meilisearch: server.settings(), runsJobs: false });
    await test.get(SupplierIndex).rebuild();
    const engine = test.app.get(SupplierSearch, { strict: false }) as SearchWithFallback;
    expect(engine.engine).toBe('meilisearch');
    return {
      engine,
      async close() {
        await test.close();
        // What PostgreSQL answered would prove nothing.
        expect(engine.health.outage).toBeNull();
        expect(engine.health.failures).toEqual([]);
      },
    };
  });
});

import {
  type TestMeilisearch,
  describeOnMeilisearch,
  openMeilisearch,
} from '../../../../../test/support/meilisearch.js';
import { openMeilisearchEngine } from '../../../../../test/support/search-engines.js';
import { describeSupplierSearch } from '../../testing/describe-supplier-search.js';

describeOnMeilisearch('Meilisearch in front of PostgreSQL', () => {
  let server: TestMeilisearch;

  beforeAll(async () => {
    server = await openMeilisearch();
  });
  afterAll(() => server?.close());

  describeSupplierSearch('Meilisearch', () => openMeilisearchEngine(server));
});

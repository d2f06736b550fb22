import {
  type TestMeilisearch,
  describeOnMeilisearch,
  openMeilisearch,
} from '../../../../../test/support/meilisearch.js';
import { openMeilisearchEngine } from '../../../../../test/support/search-engines.js';
import { describeSupplierQuestions } from '../../testing/describe-supplier-questions.js';

describeOnMeilisearch('Meilisearch in front of PostgreSQL', () => {
  let server: TestMeilisearch;

  beforeAll(async () => {
    server = await openMeilisearch();
  });
  afterAll(() => server?.close());

  describeSupplierQuestions('Meilisearch', () => openMeilisearchEngine(server));
});

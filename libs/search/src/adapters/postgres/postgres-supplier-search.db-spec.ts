import { startTestApp } from '../../../../../test/support/test-app.js';
import { describeSupplierSearch } from '../../testing/describe-supplier-search.js';
import { PostgresSupplierSearch } from './postgres-supplier-search.js';
import { SupplierSearch } from '../../domain/supplier-search.port.js';

describeSupplierSearch('PostgreSQL', async () => {
  const test = await startTestApp();
  const engine = test.app.get(SupplierSearch, { strict: false });
  expect(engine).toBeInstanceOf(PostgresSupplierSearch);
  return { engine, close: () => test.close() };
});

import { rmSync } from 'node:fs';
import tearDownPostgres from '../../support/postgres-teardown.mjs';

export default async function tearDownBrowserTests() {
  rmSync(process.env.TEST_WEB_APP, { recursive: true, force: true });
  await tearDownPostgres();
}

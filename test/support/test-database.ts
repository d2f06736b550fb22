import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A fresh, migrated database for one test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { TEST_POSTGRES_URL: admin, TEST_TEMPLATE_DATABASE: template } = process.env;
  if (!admin || !template)
    throw new Error('No test PostgreSQL: run the tests through npm test, or npx jest in the project.');
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Copied as files: quicker than through the write-ahead log, which nobody needs here.
  await execute(
    admin,
    ...(process.env.TEST_KERNEL_COPIES === 'true' ? ['set file_copy_method = clone'] : []),
    `create database ${name} template ${template} strategy file_copy`,
  );
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(admin, `drop database if exists ${name} with (force)`) };
}

async function execute(url: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const sql of statements) await client.query(sql);
  } finally {
    await client.end();
  }
}

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import pg from 'pg';
import { buildServer } from '../../scripts/build-server.mjs';

const TEMPLATE_DATABASE = 'fairmatch_template';

/**
 * One throwaway PostgreSQL for the whole run, however many projects ask for it, with a migrated template that every test
 * file copies.
 * Jest loads this file itself, without its transforms, so it works on the build; and what it imports leaves its
 * globals to the tests, so the framework is kept out, in a process of its own.
 */
export default async function setUpPostgres() {
  if (globalThis.fairmatchTestPostgres) return;
  buildServer();
  const { openScratchPostgres } = await import('#embedded-postgres');
  // Each worker may have several applications of twenty connections, and processes of their own besides.
  const postgres = await openScratchPostgres({ settings: { max_connections: '400' } });
  globalThis.fairmatchTestPostgres = postgres;
  process.env.TEST_POSTGRES_URL = postgres.url;
  process.env.TEST_TEMPLATE_DATABASE = TEMPLATE_DATABASE;
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${TEMPLATE_DATABASE}`);
  const template = Object.assign(new URL(postgres.url), { pathname: `/${TEMPLATE_DATABASE}` });
  execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../dist/apps/cli/src/main.js'), 'database', 'migrate'],
    {
      env: { ...process.env, DATABASE_URL: template.href },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  process.env.TEST_KERNEL_COPIES = String(await kernelCopies(client));
  await client.end();
}

/** Whether the system copies files by itself where they are, several times as quick; PostgreSQL's build and the disk decide. */
async function kernelCopies(client) {
  try {
    await client.query('set file_copy_method = clone');
    await client.query(`create database probe template ${TEMPLATE_DATABASE} strategy file_copy`);
    await client.query('drop database probe');
    return true;
  } catch {
    return false;
  }
}

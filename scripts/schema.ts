/**
 * The schemas that are kept in schema/ and must be true of the code.
 *
 *   schema write           writes schema.graphql and, when entities have changed, a new migration
 *   schema check           fails when either would change
 */
import 'reflect-metadata';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MikroORM } from '@mikro-orm/postgresql';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { PACKAGE_ROOT, productOrmOptions } from '#assembly';
import { openScratchPostgres } from '#embedded-postgres';
import { createApp } from '../apps/api/src/create-app.js';

const SDL_FILE = join(PACKAGE_ROOT, 'schema/schema.graphql');
const SNAPSHOT_FILE = join(PACKAGE_ROOT, 'schema/migrations/.snapshot.json');

async function printedSchema(databaseUrl: string): Promise<string> {
  const app = await createApp({
    ...{ databaseUrl, publicUrl: 'http://127.0.0.1', logLevel: 'silent' },
    files: { store: { folder: tmpdir() }, clamav: null },
  });
  await app.init();
  const sdl = printSchema(lexicographicSortSchema(app.get(GraphQLSchemaHost).schema));
  await app.close();
  return `# Generated from the code by \`npm run schema\`; changed nowhere else.\n\n${sdl}\n`;
}

/** The ORM over a scratch database in which every migration has run. */
async function migratedOrm(url: string): Promise<MikroORM> {
  const options = productOrmOptions({ url });
  const migrations = { ...options.migrations, path: join(PACKAGE_ROOT, 'schema/migrations') };
  const orm = await MikroORM.init({ ...options, migrations });
  await orm.migrator.up();
  return orm;
}

async function write(url: string): Promise<void> {
  // Without a snapshot the migrated database itself is compared: after a merge the snapshot knows one side's migrations only.
  await rm(SNAPSHOT_FILE, { force: true });
  const orm = await migratedOrm(url);
  const { fileName } = await orm.migrator.create();
  if (fileName) {
    console.log(`wrote schema/migrations/${fileName}: read it, and add what the ORM can't see`);
    await orm.migrator.up();
  }
  await writeFile(SNAPSHOT_FILE, JSON.stringify(orm.schema.getTargetSchema(), null, 2));
  await orm.close();
  await writeFile(SDL_FILE, await printedSchema(url));
  console.log('wrote schema/schema.graphql');
}

async function check(url: string): Promise<void> {
  const orm = await migratedOrm(url);
  const drift = (await orm.schema.getUpdateSchemaSQL({ wrap: false })).trim();
  const snapshotDrift = await orm.migrator.checkSchema();
  await orm.close();
  const problems: string[] = [];
  if (drift) problems.push(`The migrations don't make what the entities say. Run npm run schema.\n${drift}`);
  if (snapshotDrift)
    problems.push('schema/migrations/.snapshot.json is behind the entities. Run npm run schema.');
  if ((await readFile(SDL_FILE, 'utf8').catch(() => '')) !== (await printedSchema(url))) {
    problems.push('schema/schema.graphql is behind the code. Run npm run schema.');
  }
  if (problems.length > 0) {
    console.error(problems.join('\n\n'));
    process.exitCode = 1;
  } else {
    console.log('schema: migrations, snapshot and schema.graphql are what the code says');
  }
}

const command = process.argv[2];
const postgres = await openScratchPostgres();
try {
  if (command === 'write') await write(postgres.url);
  else if (command === 'check') await check(postgres.url);
  else throw new Error('usage: schema write|check');
} finally {
  await postgres.stop();
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EntityManager } from '@mikro-orm/postgresql';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from '../../apps/api/src/create-app.js';
import { serveWebApp } from '../../apps/api/src/web-app.js';
import type { FilesSettings } from '#files';
import { FixedClock } from '#kernel';
import type { MeilisearchSettings } from '#search';
import { GraphqlClient } from './graphql-client.js';
import { createTestDatabase } from './test-database.js';

export interface TestApp {
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly clock: FixedClock;
  readonly databaseUrl: string;
  /** Where its files are kept. */
  readonly filesFolder: string;
  /** An entity manager of its own, for arranging and for looking. */
  em(): EntityManager;
  get<T>(type: Type<T>): T;
  /** A client that isn't signed in. */
  client(): GraphqlClient;
  close(): Promise<void>;
}

/**
 * The whole product on a database of its own and a free port. The clock stands still until a test moves it.
 * With `beside` it is a second one, on the database and by the clock of the first, which is to be closed last.
 * With `webApp`, the folder of a built web app, it serves that too. With `meilisearch` that server answers searches.
 * Files are in a folder of its own, unless `files` says otherwise.
 */
export async function startTestApp({
  now = '2026-11-22T02:00:00Z',
  beside,
  webApp,
  meilisearch = null,
  runsJobs = true,
  files,
}: {
  now?: string;
  beside?: TestApp;
  webApp?: string;
  meilisearch?: MeilisearchSettings | null;
  runsJobs?: boolean;
  files?: Partial<FilesSettings>;
} = {}): Promise<TestApp> {
  const database = beside
    ? { url: beside.databaseUrl, drop: () => Promise.resolve() }
    : await createTestDatabase();
  const clock = beside?.clock ?? new FixedClock(now);
  const folder = beside?.filesFolder ?? (await mkdtemp(join(tmpdir(), 'fairmatch-test-')));
  const app = await createApp({
    databaseUrl: database.url,
    publicUrl: 'http://fairmatch.test',
    logLevel: process.env.TEST_LOG ?? 'silent',
    clock,
    meilisearch,
    runsJobs,
    files: { store: { folder }, clamav: null, ...files },
  });
  if (webApp) await serveWebApp(app.getHttpAdapter().getInstance(), webApp);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  return {
    app,
    url,
    clock,
    databaseUrl: database.url,
    filesFolder: folder,
    em: () => app.get(EntityManager).fork(),
    get: (type) => app.get(type, { strict: false }),
    client: () => new GraphqlClient(url),
    async close() {
      await app.close();
      await database.drop();
      if (!beside) await rm(folder, { recursive: true, force: true });
    },
  };
}

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Env, PACKAGE_ROOT, migrate } from '#assembly';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '#embedded-postgres';
import { createApp } from './create-app.js';
import { serveWebApp, webAppFolder } from './web-app.js';

export interface Product {
  readonly app: NestFastifyApplication;
  /** Where it listens. */
  readonly url: string;
  /** Ends everything in order: requests, jobs, database. */
  stop(): Promise<void>;
}

/**
 * Starts the whole product in this process: database (the embedded one, unless the environment names another),
 * migrations, API, live updates, background work and web app on one port.
 */
export async function startProduct(env: Env): Promise<Product> {
  const postgres = env.databaseUrl ? null : await openHome(env.home);
  let app: NestFastifyApplication | null = null;
  const stop = async () => {
    await app?.close();
    await postgres?.stop();
  };
  try {
    const databaseUrl = env.databaseUrl ?? postgres!.url;
    await migrate(databaseUrl);
    app = await createApp({
      databaseUrl,
      poolSize: env.databasePool,
      publicUrl: env.publicUrl ?? `http://${env.host}:${env.port}`,
      logLevel: env.logLevel,
      runsJobs: env.runsJobs,
      meilisearch: env.meilisearch,
      files: env.files,
    });
    const web = webAppFolder(PACKAGE_ROOT);
    if (existsSync(web)) await serveWebApp(app.getHttpAdapter().getInstance(), web);
    await app.listen(env.port, env.host);
    const { port } = new URL(await app.getUrl());
    return { app, url: env.publicUrl ?? `http://${env.host}:${port || env.port}`, stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

async function openHome(home: string): Promise<EmbeddedPostgres> {
  await mkdir(home, { recursive: true });
  return openEmbeddedPostgres({ folder: home });
}

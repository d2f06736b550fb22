import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DomainModule, type Env, migrate, readEnv } from '#assembly';
import { runAs } from '#database';
import { openEmbeddedPostgres, runningPostgresUrl } from '#embedded-postgres';

/** Finds the database, starting the embedded one when nobody else has, and ends it afterwards. */
export async function withDatabase<T>(work: (url: string, env: Env) => Promise<T>): Promise<T> {
  const env = readEnv();
  const url = env.databaseUrl ?? runningPostgresUrl(env.home);
  if (url) return work(url, env);
  const postgres = await openEmbeddedPostgres({ folder: env.home });
  try {
    return await work(postgres.url, env);
  } finally {
    await postgres.stop();
  }
}

/** Gives the domain's services, without HTTP; background work stays with the running product, if there is one. */
export async function withProduct<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withDatabase(async (databaseUrl, env) => {
    await migrate(databaseUrl);
    const publicUrl = env.publicUrl ?? `http://${env.host}:${env.port}`;
    const app = await NestFactory.createApplicationContext(
      DomainModule.forRoot({
        ...{ databaseUrl, publicUrl, poolSize: 5, runsJobs: false },
        meilisearch: env.meilisearch,
        files: env.files,
      }),
      { logger: ['error', 'warn', 'fatal'], abortOnError: false },
    );
    try {
      return await runAs({ personId: null, requestId: null, via: 'cli' }, () => work(app));
    } finally {
      await app.close();
    }
  });
}

import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { DomainModule, migrate, readEnv } from '#assembly';

/** The background work in a process of its own, beside API processes that run with RUNS_JOBS=false. */
const env = readEnv();
if (!env.databaseUrl) {
  console.error('A worker of its own needs DATABASE_URL: the embedded database belongs to one process.');
  process.exit(1);
}
await migrate(env.databaseUrl);
const app = await NestFactory.createApplicationContext(
  DomainModule.forRoot({
    databaseUrl: env.databaseUrl,
    poolSize: env.databasePool,
    publicUrl: env.publicUrl ?? `http://${env.host}:${env.port}`,
    runsJobs: true,
    meilisearch: env.meilisearch,
    files: env.files,
  }),
  { logger: ['error', 'warn', 'fatal'] },
);
app.enableShutdownHooks();
console.log('worker ready');

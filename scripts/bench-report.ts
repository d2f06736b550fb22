/**
 * How fast the official report is over many agreements, and how much memory it takes:
 *
 *   bench-report [--agreements 10000,100000] [--rounds 5] [--seed 1]
 *
 * For each number: a database of its own with ten years of a programme (scripts/report-bench), and the product's services
 * in this process. Measured are all figures of the report (what page, PDF and XLSX are made of), freezing it with the
 * state of every record, and the workbook with a row for every record.
 */
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EntityManager } from '@mikro-orm/postgresql';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { SYSTEM } from '#access';
import { DomainModule, migrate } from '#assembly';
import { openEmbeddedPostgres } from '#embedded-postgres';
import { FreezeReportService, OfficialReportService, ReportFilesService } from '#report';
import { loadAgreements } from './report-bench/many-agreements.js';

const { values } = parseArgs({
  options: {
    agreements: { type: 'string', default: '10000,100000' },
    rounds: { type: 'string', default: '5' },
    seed: { type: 'string', default: '1' },
  },
});

console.log(`load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores, seed ${values.seed}`);
const folder = await mkdtemp(join(tmpdir(), 'fairmatch-bench-'));
const postgres = await openEmbeddedPostgres({ folder });
try {
  for (const count of values.agreements.split(',').map(Number)) await measure(count);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function measure(count: number): Promise<void> {
  const databaseUrl = await newDatabase(`bench_${count}`);
  await migrate(databaseUrl);
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await loadAgreements(client, count, Number(values.seed));
  await client.end();
  const app = await NestFactory.createApplicationContext(
    DomainModule.forRoot({
      ...{ databaseUrl, publicUrl: 'http://fairmatch.bench', poolSize: 5, runsJobs: false },
      meilisearch: null,
      files: { store: { folder: tmpdir() }, clamav: null },
    }),
    { logger: ['error', 'fatal'], abortOnError: false },
  );
  try {
    const official = app.get(OfficialReportService, { strict: false });
    await official.take({}, null);
    let statements = 0;
    const connection = app.get(EntityManager).getConnection();
    const execute = connection.execute;
    connection.execute = function (this: typeof connection, ...args: unknown[]) {
      statements++;
      return (execute as (...all: unknown[]) => unknown).apply(this, args);
    } as typeof execute;
    const memory = watchMemory();
    const rounds: number[] = [];
    let agreements = 0;
    for (let round = 0; round < Number(values.rounds); round++) {
      statements = 0;
      const started = performance.now();
      const { content } = await official.take({}, null);
      rounds.push(performance.now() - started);
      agreements = content.agreements.count;
    }
    const made = { statements, growth: memory.growth() };
    const freezing = performance.now();
    const frozen = await app
      .get(FreezeReportService, { strict: false })
      .freeze({}, { viewer: SYSTEM, audience: null });
    const frozenIn = performance.now() - freezing;
    const writing = performance.now();
    let bytes = 0;
    const files = app.get(ReportFilesService, { strict: false });
    for await (const chunk of await files.live({}, { audience: null, format: 'xlsx', language: 'en' }))
      bytes += (chunk as Buffer).length;
    const writtenIn = performance.now() - writing;
    rounds.sort((a, b) => a - b);
    const records = Object.values(frozen.content.records!).reduce((sum, { count: of }) => sum + of, 0);
    console.log(
      [
        `${count} agreements (${agreements} counted):`,
        `  report    ${seconds(rounds[Math.floor(rounds.length / 2)]!)} median of ${rounds.length}, ${seconds(rounds[0]!)} to ${seconds(rounds.at(-1)!)}; ${made.statements} statements; memory +${made.growth.toFixed(0)} MiB`,
        `  freezing  ${seconds(frozenIn)} with the state of ${records} records`,
        `  workbook  ${seconds(writtenIn)}, ${(bytes / 1e6).toFixed(1)} MB; memory +${memory.growth().toFixed(0)} MiB at most`,
      ].join('\n'),
    );
  } finally {
    await app.close();
  }
}

/** How much more memory this process held at most than at first, in MiB. */
function watchMemory(): { growth: () => number } {
  const before = process.memoryUsage.rss();
  let most = before;
  const look = () => (most = Math.max(most, process.memoryUsage.rss()));
  setInterval(look, 50).unref();
  return { growth: () => (look(), (most - before) / 2 ** 20) };
}

async function newDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  return url.href;
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

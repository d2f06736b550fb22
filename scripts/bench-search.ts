/**
 * How fast the supplier search is with many suppliers, on each search engine:
 *
 *   bench-search [--suppliers 1000,20000,100000] [--requests 200] [--rounds 3] [--updates 50] [--seed 1]
 *
 * For each number of suppliers: a database of its own, the product in production mode in a process of its own, and the
 * same queries asked of it over HTTP (facets and filters included) and of the engine alone, one after the other, in
 * turn. PostgreSQL is always measured; Meilisearch when MEILI_URL (and MEILI_KEY) name a server.
 */
import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { migrate } from '#assembly';
import { Random } from '#demo';
import { openEmbeddedPostgres } from '#embedded-postgres';
import { type ApiProcess, startApiProcess } from './search-bench/api-process.js';
import { loadSuppliers } from './search-bench/many-suppliers.js';
import { FILTERS, SEARCH, type SearchVariables, dataOf, post } from './search-bench/operation.js';
import { type PortCalls, portCallsOf } from './search-bench/port-calls.js';
import { databaseSize, indexSize } from './search-bench/sizes.js';
import { makeEditor, updateLatencies } from './search-bench/updates.js';
import {
  type SearchEngine,
  describeEngines,
  dropIndexes,
  envFor,
  givenEngines,
} from './search-evaluation/engines.js';
import { median, percentile } from './search-evaluation/measures.js';
import { NEEDS } from './search-evaluation/needs/index.js';
import { indexOf, openApp } from './search-evaluation/open-app.js';
import { table } from './search-evaluation/table.js';

const { values } = parseArgs({
  options: {
    suppliers: { type: 'string', default: '1000,20000,100000' },
    requests: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
    updates: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
  },
});
const ROUNDS = Number(values.rounds);
const UPDATES = Number(values.updates);
const PAGE = 20;

/** An engine with the product on it, in this process and in another. */
interface Bench {
  readonly engine: SearchEngine;
  readonly app: NestFastifyApplication;
  readonly api: ApiProcess;
  readonly calls: readonly PortCalls[];
  readonly facts: Map<string, string>;
}

/** Milliseconds of one round. */
interface Round {
  readonly operation: number[];
  readonly answering: number[];
  readonly port: number[];
}

const engines = givenEngines();
console.log(describeEngines(engines));
console.log(`load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores, seed ${values.seed}`);
const folder = await mkdtemp(join(tmpdir(), 'fairmatch-bench-'));
const postgres = await openEmbeddedPostgres({ folder });
try {
  for (const count of values.suppliers.split(',').map(Number)) await measure(count);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

async function measure(count: number): Promise<void> {
  const databaseUrl = await newDatabase(`bench_${count}`);
  const asked = questions(new Random(Number(values.seed)), Number(values.requests));
  const benches: Bench[] = [];
  try {
    for (const engine of engines) benches.push(await open(engine, { databaseUrl, count, asked }));
    // Once over everything, so that code is compiled and pages are in memory.
    await playRound(benches, asked);
    const rounds: Round[][] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await playRound(benches, asked));
    for (const [index, { app, api, facts }] of benches.entries()) {
      addTimes(
        facts,
        rounds.map((round) => round[index]!),
      );
      const updates = await updateLatencies(app, api.url, UPDATES, 'zk'[index]!.repeat(3));
      facts.set('update visible p50 / p95, ms', pair(percentile(updates, 0.5), percentile(updates, 0.95)));
      facts.set('memory of the app after, MiB', figure(api.memory()));
    }
    print(count, benches);
  } finally {
    for (const { engine, app, api } of benches) {
      await api.stop();
      await dropIndexes(engine);
      await app.close();
    }
  }
}

async function open(
  engine: SearchEngine,
  { databaseUrl, count, asked }: { databaseUrl: string; count: number; asked: readonly SearchVariables[] },
): Promise<Bench> {
  const app = await openApp(databaseUrl, engine);
  if (engine === engines[0]) {
    const loading = await seconds(() => loadSuppliers(app, count));
    console.log(`\n${count} suppliers written to the database in ${loading.toFixed(0)} s`);
    await makeEditor(app);
  }
  const facts = new Map<string, string>();
  const indexing = await seconds(() => indexOf(app, engine).rebuild());
  facts.set('indexing, s (suppliers/s)', `${indexing.toFixed(1)} (${(count / indexing).toFixed(0)})`);
  facts.set('index, MiB', figure(await indexSize(app, engine)));
  facts.set('whole database, MiB', figure(await databaseSize(app)));
  const api = await startApiProcess({ ...envFor(engine), DATABASE_URL: databaseUrl });
  facts.set('memory of the app at start, MiB', figure(api.memory()));
  const calls: PortCalls[] = [];
  for (const variables of asked) calls.push(await portCallsOf(app, variables));
  return { engine, app, api, calls, facts };
}

/** What buyers ask, each with one of the filters. */
function questions(random: Random, count: number): SearchVariables[] {
  const texts = NEEDS.flatMap(({ queries }) => queries.map(([, text]) => text));
  return Array.from({ length: count }, () => ({
    query: random.pick(texts),
    filter: random.pick(FILTERS),
    first: PAGE,
  }));
}

async function playRound(benches: readonly Bench[], asked: readonly SearchVariables[]): Promise<Round[]> {
  const rounds = benches.map((): Round => ({ operation: [], answering: [], port: [] }));
  for (const [index, variables] of asked.entries()) {
    for (const [number, { api, calls }] of benches.entries()) {
      const round = rounds[number]!;
      const began = performance.now();
      const answer = await post(api.url, SEARCH, variables);
      round.operation.push(performance.now() - began);
      dataOf(answer);
      let port = 0;
      for (const call of calls[index]!.all) {
        const took = await milliseconds(call);
        port += took;
        if (call === calls[index]!.answering) round.answering.push(took);
      }
      round.port.push(port);
    }
  }
  return rounds;
}

function addTimes(facts: Map<string, string>, rounds: readonly Round[]): void {
  const middle = (part: keyof Round, share: number) =>
    median(rounds.map((round) => percentile(round[part], share)));
  for (const [name, part] of [
    ['operation over HTTP', 'operation'],
    ['engine: the search that answers', 'answering'],
    ['engine: all calls of the operation', 'port'],
  ] as const) {
    facts.set(`${name} p50 / p95, ms`, pair(middle(part, 0.5), middle(part, 0.95)));
  }
  for (const [name, part] of [
    ['operation p95 / answering search p95 (bar 2)', 'answering'],
    ['operation p95 / all engine calls p95', 'port'],
  ] as const) {
    const ratios = rounds.map((round) => percentile(round.operation, 0.95) / percentile(round[part], 0.95));
    const all = ratios.map((ratio) => ratio.toFixed(2)).join(' ');
    facts.set(name, `${median(ratios).toFixed(2)} (${all})`);
  }
}

function print(count: number, benches: readonly Bench[]): void {
  const names = [...benches[0]!.facts.keys()];
  console.log(
    table(
      [
        `${count} suppliers, ${ROUNDS} rounds of ${values.requests}`,
        ...benches.map(({ engine }) => engine.name),
      ],
      names.map((name) => [name, ...benches.map(({ facts }) => facts.get(name)!)]),
    ),
  );
}

async function newDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  await migrate(url);
  return url;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  return (await milliseconds(work)) / 1000;
}

function figure(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(0);
}

function pair(a: number, b: number): string {
  return `${a.toFixed(1)} / ${b.toFixed(1)}`;
}

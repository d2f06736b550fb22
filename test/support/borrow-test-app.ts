import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PostgreSqlConnection } from '@mikro-orm/postgresql';
import { RealtimeGateway } from '../../libs/realtime/src/realtime.gateway.js';
import { LiveVocabulary } from '../../libs/terminology/src/application/live-vocabulary.js';
import { AppMemory } from './app-memory.js';
import { OpenRequests } from './open-requests.js';
import { Rewind } from './rewind.js';
import { type TestApp, startTestApp } from './test-app.js';

const NOW = '2026-11-22T02:00:00Z';
/** Long enough for what runs behind an answer; starting another application costs about as much. */
const PATIENCE_MS = 1_500;

/** What an application is started with: one that was started otherwise isn't lent instead. */
interface Kind {
  /** Work in the background. */
  readonly runsJobs: boolean;
  /** The folder of a built web app that it serves too. */
  readonly webApp: string | undefined;
}

interface Lent {
  readonly kind: Kind;
  readonly test: TestApp;
  readonly rewind: Rewind;
  readonly memory: AppMemory;
  readonly requests: OpenRequests;
  readonly pool: Awaited<ReturnType<PostgreSqlConnection['getNativeClient']>>;
}

/** Given back, and as if just started. */
const idle: Lent[] = [];
/** In the hands of a test. */
const lentOut = new Set<Lent>();

interface Wish extends Partial<Kind> {
  readonly now?: string;
  readonly patienceMs?: number;
}

/**
 * The whole product as `startTestApp` gives it, for a file that wants it anew in every test: one that a test has closed
 * is made as if just started, database, memory, files and clock, and lent to the next, in hundredths of a second.
 * What a test changes beyond that, such as the database's schema, stays changed: then start one.
 * What is still at work in it after `patienceMs` is broken off, and that application isn't lent again.
 */
export async function borrowTestApp({
  now = NOW,
  runsJobs = true,
  webApp,
  patienceMs = PATIENCE_MS,
}: Wish = {}): Promise<TestApp> {
  const at = idle.findIndex(({ kind }) => kind.runsJobs === runsJobs && kind.webApp === webApp);
  const lent = at < 0 ? await start({ runsJobs, webApp }) : idle.splice(at, 1)[0]!;
  lentOut.add(lent);
  lent.test.clock.set(now);
  return { ...lent.test, close: () => giveBack(lent, patienceMs) };
}

/** Ends what is idle, and what a test that failed hasn't given back: after the last test of a file. */
export async function closeBorrowed(): Promise<void> {
  const kept = [...lentOut];
  lentOut.clear();
  await Promise.all([...idle.splice(0).map(end), ...kept.map(breakOff)]);
}

async function start(kind: Kind): Promise<Lent> {
  const test = await startTestApp({ now: NOW, ...kind });
  return {
    kind,
    test,
    rewind: await Rewind.on(test.databaseUrl),
    memory: new AppMemory(test.app),
    requests: new OpenRequests(test.app.getHttpServer()),
    pool: await (test.em().getConnection() as PostgreSqlConnection).getNativeClient(),
  };
}

async function giveBack(lent: Lent, patienceMs: number): Promise<void> {
  // Ended meanwhile, when its test took longer than a test may.
  if (!lentOut.delete(lent)) return;
  if (await reset(lent, patienceMs)) idle.push(lent);
  else await breakOff(lent);
}

/** Ends it without waiting for whoever is at work in it. */
async function breakOff(lent: Lent): Promise<void> {
  lent.test.app.getHttpServer().closeAllConnections();
  await lent.rewind.breakOff();
  await end(lent);
}

async function end({ test, rewind }: Lent): Promise<void> {
  await rewind.close();
  await test.close();
}

/** @returns false when something is still at work in it */
async function reset(lent: Lent, patienceMs: number): Promise<boolean> {
  const { test, rewind, memory } = lent;
  test.get(RealtimeGateway).onModuleDestroy();
  // Whoever began before the database was turned back may write what is from before.
  do {
    if (!(await comesToRest(lent, patienceMs))) return false;
    await rewind.back();
  } while (!(await isAtRest(lent)) || (await rewind.hasWritten()));
  await test.get(LiveVocabulary).refresh();
  memory.restore();
  for (const file of await readdir(test.filesFolder)) {
    await rm(join(test.filesFolder, file), { recursive: true });
  }
  return true;
}

async function comesToRest(lent: Lent, patienceMs: number): Promise<boolean> {
  const until = performance.now() + patienceMs;
  do {
    if (await isAtRest(lent)) return true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  } while (performance.now() < until);
  return false;
}

async function isAtRest({ rewind, memory, requests, pool }: Lent): Promise<boolean> {
  // The server first: until it answers, whatever was only just begun has asked for its connection.
  const isAlone = await rewind.isAlone();
  const hasWork = pool.waitingCount > 0 || pool.idleCount < pool.totalCount;
  return isAlone && !hasWork && requests.count === 0 && !memory.isAtWork();
}

import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RealtimeGateway } from '../../libs/realtime/src/realtime.gateway.js';
import { LiveVocabulary } from '../../libs/terminology/src/application/live-vocabulary.js';
import { AppMemory } from './app-memory.js';
import { Rewind } from './rewind.js';
import { type TestApp, startTestApp } from './test-app.js';

const NOW = '2026-11-22T02:00:00Z';
/** Whoever is at work for longer isn't waited for: such an application is closed. */
const PATIENCE_MS = 1_500;

interface Lent {
  readonly test: TestApp;
  readonly rewind: Rewind;
  readonly memory: AppMemory;
}

/** Given back, and as if just started. */
const idle: Lent[] = [];

/**
 * The whole product as `startTestApp` gives it, for a file that wants it anew in every test: one that a test has closed
 * is made as if just started, database, memory, files and clock, and lent to the next, in hundredths of a second.
 * What a test changes beyond that, such as the database's schema, stays changed: then start one.
 */
export async function borrowTestApp({ now = NOW }: { now?: string } = {}): Promise<TestApp> {
  const lent = idle.pop() ?? (await start());
  lent.test.clock.set(now);
  return { ...lent.test, close: () => giveBack(lent) };
}

/** Ends what is idle: after the last test of a file. */
export async function closeBorrowed(): Promise<void> {
  await Promise.all(idle.splice(0).map(end));
}

async function start(): Promise<Lent> {
  const test = await startTestApp({ now: NOW });
  return { test, rewind: await Rewind.on(test.databaseUrl), memory: new AppMemory(test.app) };
}

async function giveBack(lent: Lent): Promise<void> {
  if (await reset(lent)) idle.push(lent);
  else await end(lent);
}

async function end({ test, rewind }: Lent): Promise<void> {
  await rewind.close();
  await test.close();
}

/** @returns false when something is still at work in it */
async function reset(lent: Lent): Promise<boolean> {
  const { test, rewind, memory } = lent;
  test.get(RealtimeGateway).onModuleDestroy();
  // Whoever began before the database was turned back may write what is from before.
  do {
    if (!(await comesToRest(lent))) return false;
    await rewind.back();
  } while (memory.isAtWork() || !(await rewind.isAlone()));
  await test.get(LiveVocabulary).refresh();
  memory.restore();
  for (const file of await readdir(test.filesFolder)) {
    await rm(join(test.filesFolder, file), { recursive: true });
  }
  return true;
}

async function comesToRest({ rewind, memory }: Lent): Promise<boolean> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if (!memory.isAtWork() && (await rewind.isAlone())) return true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}

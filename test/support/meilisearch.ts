import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { MeilisearchSettings } from '#search';

/** A Meilisearch server that a test may use. */
export interface TestMeilisearch {
  readonly url: string;
  /** May do everything, on a server of our own. */
  readonly key: string | null;
  /** Settings for an installation of its own on the server. */
  settings(budgetMs?: number): MeilisearchSettings;
  /** Ends it if it is ours. */
  close(): Promise<void>;
}

/** One that the test started itself, and may therefore break. */
export interface OwnMeilisearch extends TestMeilisearch {
  /** Ends it without a warning; its data stays. */
  kill(): Promise<void>;
  /** Starts it again on the same data and port. */
  start(): Promise<void>;
  /** Takes connections and doesn't answer. */
  freeze(): void;
  thaw(): void;
}

const PROGRAM = programOf(process.env);

/** Whether there is any server: one that MEILI_URL names, or a program to start one with. */
export const hasMeilisearch = Boolean(process.env.MEILI_URL) || PROGRAM !== null;

/** Tests that need a server; where there is none they are skipped, and it is said. */
export function describeOnMeilisearch(name: string, tests: () => void): void {
  describeIf(hasMeilisearch, 'MEILI_URL is empty and there is no program `meilisearch`', name, tests);
}

/** Tests that need a server of their own, because they kill it. */
export function describeOnOwnMeilisearch(name: string, tests: () => void): void {
  describeIf(
    PROGRAM !== null,
    'there is no program `meilisearch` on the PATH or in MEILISEARCH_BIN',
    name,
    tests,
  );
}

function describeIf(isThere: boolean, missing: string, name: string, tests: () => void): void {
  if (!isThere) process.stderr.write(`SKIPPED: ${name}: ${missing}.\n`);
  (isThere ? describe : describe.skip)(name, tests);
}

/** The server of MEILI_URL, or else a new one. */
export async function openMeilisearch(): Promise<TestMeilisearch> {
  const { MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (!url) return startMeilisearch();
  return { url, key: key ?? null, settings: settingsFor(url, key ?? null), close: async () => {} };
}

/** A new server with a data folder of its own, on a free port. */
export async function startMeilisearch(): Promise<OwnMeilisearch> {
  if (!PROGRAM) throw new Error('There is no program `meilisearch`.');
  const folder = await mkdtemp(join(tmpdir(), 'fairmatch-meilisearch-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const key = randomBytes(16).toString('hex');
  let child: ChildProcess | null = null;
  const start = async () => {
    child = spawn(
      PROGRAM,
      [
        ...['--db-path', join(folder, 'data'), '--dump-dir', join(folder, 'dumps')],
        ...['--snapshot-dir', join(folder, 'snapshots'), '--http-addr', `127.0.0.1:${port}`],
        ...['--master-key', key, '--no-analytics', '--log-level', 'ERROR'],
        // As in production, see docs/operations.md: a twentieth of it is written anew for every change.
        ...['--max-indexing-memory', '1Gb'],
      ],
      { stdio: 'ignore', cwd: folder },
    );
    await untilHealthy(url, child);
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child!.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  };
  // A test run that is broken off must not leave a server behind.
  process.once('exit', () => child?.kill('SIGKILL'));
  await start();
  return {
    ...{ url, key, start, kill },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    settings: settingsFor(url, key),
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function settingsFor(url: string, key: string | null) {
  return (budgetMs = 10_000): MeilisearchSettings => ({
    ...{ url, key, budgetMs },
    indexPrefix: `test_${randomBytes(6).toString('hex')}_`,
  });
}

function programOf({ MEILISEARCH_BIN: named, PATH = '' }: NodeJS.ProcessEnv): string | null {
  const candidates = named ? [named] : PATH.split(delimiter).map((folder) => join(folder, 'meilisearch'));
  const found = candidates.find((path) => existsSync(path));
  return found && spawnSync(found, ['--version']).status === 0 ? found : null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Meilisearch ended with ${child.exitCode}.`);
    const response = await fetch(`${url}/health`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

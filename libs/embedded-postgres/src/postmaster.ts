import { spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, fchownSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.js';
import { asFolderError, type Cluster } from './cluster.js';
import { PostgresFailedError } from './errors.js';
import { clusterName, postmasterFile } from './left-behind.js';
import { spawnAs, type RunAs } from './run-as.js';
import { watchOver } from './watcher.js';

const LOG_LIMIT_BYTES = 10 * 1024 * 1024;
/** Crash recovery after a long run may take minutes on a slow disk. */
const START_LIMIT_MS = 10 * 60_000;
const PORT_ATTEMPTS = 5;
const SHUTDOWN_STEPS = [
  { signal: 'INT', patienceMs: 10_000 },
  { signal: 'QUIT', patienceMs: 5_000 },
  { signal: 'KILL', patienceMs: 5_000 },
] as const;

const SETTINGS = {
  shared_buffers: '128MB',
  max_connections: '100',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
};

/** Loses data when the machine stops, so for databases that are thrown away. */
const FAST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

export interface PostmasterOptions {
  cluster: Cluster;
  binaries: PostgresBinaries;
  runAs: RunAs;
  /** 0 takes any free port. */
  port: number;
  durability: 'safe' | 'fast';
  settings: Record<string, string>;
  log: (line: string) => void;
}

export interface Postmaster {
  port: number;
  /** Fast shutdown, after 10 s an immediate one. Resolves when the server and its watcher are gone. Idempotent. */
  stop(): Promise<void>;
}

/** @throws PostgresFailedError with the last lines of its log */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port || (await freePort());
    try {
      return await startOnPort(options, port);
    } catch (error) {
      // Someone may take the port between our look and PostgreSQL's.
      const raced =
        error instanceof PostgresFailedError && error.output.includes('could not bind IPv4 address');
      if (!raced || options.port || attempt === PORT_ATTEMPTS) throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

async function startOnPort(options: PostmasterOptions, port: number): Promise<Postmaster> {
  const { cluster, binaries, runAs, log } = options;
  const { fd: logFd, end: logStart } = openLog(cluster, runAs);
  let child: ChildProcess;
  try {
    child = spawnAs(runAs, binaries.postgres, postgresArguments(options, port), {
      stdio: ['ignore', logFd, logFd],
    });
  } finally {
    closeSync(logFd);
  }
  let failure: string | undefined;
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => resolve(void (failure = error.message)));
    child.once('exit', (code, signalName) =>
      resolve(void (failure ??= `ended with ${signalName ?? `code ${code}`}`)),
    );
  });
  if (child.pid === undefined) {
    await ended;
    throw new PostgresFailedError(`PostgreSQL could not be run: ${failure}.`, '');
  }
  const pid = child.pid;
  const watcher = watchOver(pid, cluster.data, binaries.pgCtl);
  const watched = ended.then(() => watcher.dismiss());
  const shutDown = async () => {
    child.ref();
    for (const { signal, patienceMs } of SHUTDOWN_STEPS) {
      if (failure !== undefined) break;
      send(child, signal, binaries);
      await Promise.race([ended, sleep(patienceMs, undefined, { ref: false })]);
    }
    await watched;
  };

  const deadline = Date.now() + START_LIMIT_MS;
  while (!isReady(cluster.data, pid)) {
    if (failure !== undefined) {
      await watched;
      throw new PostgresFailedError(
        `PostgreSQL could not be started in ${cluster.folder}: it ${failure}.`,
        readLog(cluster, logStart),
      );
    }
    if (Date.now() > deadline) {
      await shutDown();
      throw new PostgresFailedError(`PostgreSQL was not ready in time.`, readLog(cluster, logStart));
    }
    await sleep(10);
  }

  let stopping: Promise<void> | undefined;
  void ended.then(
    () => stopping ?? log(`PostgreSQL ended unexpectedly (${failure}); see ${cluster.logFile}`),
  );
  // A process that forgets to stop the server may still end; the watcher then stops it.
  child.unref();
  return { port, stop: () => (stopping ??= shutDown()) };
}

function postgresArguments(options: PostmasterOptions, port: number): string[] {
  const { cluster, durability, settings } = options;
  // The last one wins: what the lifecycle relies on can't be set from outside.
  const all = {
    ...SETTINGS,
    ...(durability === 'fast' ? FAST_SETTINGS : {}),
    ...settings,
    cluster_name: clusterName(cluster.data),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    logging_collector: 'off',
    log_destination: 'stderr',
    port: String(port),
  };
  return ['-D', cluster.data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

function isReady(data: string, pid: number): boolean {
  const lines = postmasterFile(data);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function send(child: ChildProcess, signal: 'INT' | 'QUIT' | 'KILL', binaries: PostgresBinaries): void {
  if (process.platform === 'win32' && signal !== 'KILL') {
    // Node's signals end a Windows process on the spot; PostgreSQL listens for its own.
    spawnSync(binaries.pgCtl, ['kill', signal, String(child.pid)], { windowsHide: true });
  } else {
    child.kill(`SIG${signal}`);
  }
}

function openLog(cluster: Cluster, runAs: RunAs): { fd: number; end: number } {
  try {
    const fd = openSync(cluster.logFile, 'a', 0o600);
    if (runAs.owner) fchownSync(fd, runAs.owner.uid, runAs.owner.gid);
    if (fstatSync(fd).size > LOG_LIMIT_BYTES) ftruncateSync(fd);
    return { fd, end: fstatSync(fd).size };
  } catch (error) {
    throw asFolderError(cluster.folder, error);
  }
}

/** The last lines written since `start`. */
function readLog(cluster: Cluster, start: number): string {
  const fd = openSync(cluster.logFile, 'r');
  try {
    const from = Math.max(start, fstatSync(fd).size - 16 * 1024);
    const bytes = Buffer.alloc(16 * 1024);
    const length = readSync(fd, bytes, 0, bytes.length, from);
    return bytes.toString('utf8', 0, length).trim().split('\n').slice(-15).join('\n');
  } finally {
    closeSync(fd);
  }
}

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PostgresBinaries } from './binaries.js';
import type { Cluster } from './cluster.js';
import { PostgresFailedError } from './errors.js';
import { isAlive, listProcesses } from './process-info.js';

/** How long each kind of shutdown gets before the next, harsher one. */
const FAST_MS = 10_000;
const IMMEDIATE_MS = 5_000;

/**
 * Stands in the command line of every process of the server. Of the directory's inode, not its path: the same folder
 * may be reached by several paths, or be moved, while a server is left behind in it.
 */
export function clusterName(data: string): string {
  const { dev, ino } = statSync(data, { bigint: true });
  return `fairmatch-${dev}-${ino}`;
}

/**
 * Ends what a killed Node process left running in this cluster, and clears away its postmaster.pid. That file is
 * enough to make PostgreSQL refuse to start when its pid is by now some other process of the same user, which in a
 * container happens all the time. Needs the folder's lock, so nobody can be starting a server meanwhile.
 */
export async function stopLeftBehind(
  cluster: Cluster,
  binaries: PostgresBinaries,
  log: (line: string) => void,
): Promise<void> {
  const pidFile = join(cluster.data, 'postmaster.pid');
  const postmaster = readPostmasterPid(cluster.data);
  if (postmaster === undefined) return;
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '-D', cluster.data, '-m', 'fast', '-t', '10'], { windowsHide: true });
    return;
  }
  const name = clusterName(cluster.data);
  const remaining = () => serverProcesses(name);
  if (remaining().length > 0) {
    log(`Stopping the PostgreSQL that an earlier process left running (process ${postmaster})`);
    // Backends of a postmaster that died end by themselves; a signal of ours to one of them could only confuse.
    if (remaining().includes(postmaster)) signal(postmaster, 'SIGINT');
    if (!(await waitUntil(() => remaining().length === 0, FAST_MS))) {
      for (const pid of remaining()) signal(pid, 'SIGQUIT');
      if (!(await waitUntil(() => remaining().length === 0, IMMEDIATE_MS))) {
        throw new PostgresFailedError(
          `A PostgreSQL that an earlier process left running in ${cluster.folder} doesn't stop ` +
            `(processes ${remaining().join(', ')}).`,
          '',
        );
      }
    }
  }
  rmSync(pidFile, { force: true });
}

export function readPostmasterPid(data: string): number | undefined {
  const pid = Number(postmasterFile(data)[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

/** The lines of postmaster.pid: pid, data directory, start time, port, socket folder, address, memory key, status. */
export function postmasterFile(data: string): string[] {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function serverProcesses(name: string): number[] {
  return listProcesses()
    .filter(
      ({ command }) =>
        command.startsWith(`postgres: ${name}: `) ||
        (command.includes('postgres') && command.includes(`=${name} `)),
    )
    .map(({ pid }) => pid)
    .filter(isAlive);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

export async function waitUntil(condition: () => boolean, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs;
  while (!condition()) {
    if (Date.now() > deadline) return false;
    await sleep(20);
  }
  return true;
}

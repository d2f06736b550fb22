import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { DATABASE_USER, clusterIn } from './cluster.js';
import { postmasterFile, readPostmasterPid } from './left-behind.js';
import { isAlive } from './process-info.js';

/** Line of postmaster.pid on which the port stands. */
const PORT_LINE = 3;

/**
 * The address of the server that another process runs on this data folder, for a second program on the same machine
 * that may read the folder: the command line beside a running product. null when none is running.
 */
export function runningPostgresUrl(folder: string, databaseName = 'fairmatch'): string | null {
  const cluster = clusterIn(resolve(folder));
  const pid = readPostmasterPid(cluster.data);
  if (pid === undefined || !isAlive(pid) || !existsSync(cluster.passwordFile)) return null;
  const port = Number(postmasterFile(cluster.data)[PORT_LINE]);
  if (!Number.isInteger(port) || port <= 0) return null;
  const password = readFileSync(cluster.passwordFile, 'utf8').trim();
  return `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${encodeURIComponent(databaseName)}`;
}

import { randomBytes } from 'node:crypto';
import { chown, lstat, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import {
  ClusterOwnerError,
  DataFolderNotWritableError,
  PostgresFailedError,
  UnusableClusterError,
} from './errors.js';
import { chooseRunAsForInit, giveTo, isOwnedBy, runToEnd, type RunAs } from './run-as.js';

/** The major version of the binaries; another one's data folder has another format. */
const MAJOR_VERSION = '18';
const NEW_CLUSTER_PREFIX = 'postgres.new-';

/** The database superuser the product connects as. */
export const DATABASE_USER = 'fairmatch';

export interface Cluster {
  folder: string;
  /** The PostgreSQL data directory. */
  data: string;
  passwordFile: string;
  logFile: string;
}

export function clusterIn(folder: string): Cluster {
  return {
    folder,
    data: join(folder, 'postgres'),
    passwordFile: join(folder, 'postgres-password'),
    logFile: join(folder, 'postgres.log'),
  };
}

/**
 * Creates the data folder if need be, and finds out who owns the cluster in it.
 *
 * @returns undefined when there is no cluster yet
 * @throws ClusterOwnerError, DataFolderNotWritableError, UnusableClusterError
 */
export async function inspectFolder(cluster: Cluster): Promise<{ uid: number; gid: number } | undefined> {
  const { folder, data } = cluster;
  try {
    await mkdir(folder, { recursive: true });
    const found = await lstatIfAny(data);
    if (!found) return undefined;
    const me = process.geteuid?.();
    const owner = await stat(data);
    if (me !== undefined && me !== 0 && owner.uid !== me) throw new ClusterOwnerError(folder, owner.uid);
    const entries = await readdir(data);
    if (entries.length === 0) return undefined;
    if (!entries.includes('PG_VERSION')) {
      throw new UnusableClusterError(folder, `${data} holds files, but not those of a PostgreSQL database.`);
    }
    const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
    if (version !== MAJOR_VERSION) {
      throw new UnusableClusterError(
        folder,
        `it was made by PostgreSQL ${version}, and this is PostgreSQL ${MAJOR_VERSION}.`,
      );
    }
    return { uid: owner.uid, gid: owner.gid };
  } catch (error) {
    throw asFolderError(folder, error);
  }
}

async function lstatIfAny(path: string) {
  try {
    return await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A failed system call becomes an error that names the folder; anything else is left alone. */
export function asFolderError(folder: string, error: unknown): unknown {
  return error instanceof Error && 'syscall' in error ? new DataFolderNotWritableError(folder, error) : error;
}

/**
 * Makes the cluster under another name and renames it when it is complete and on disk: what a crash or a full disk
 * leaves half-made is never taken for a cluster, and is removed by the next start. Needs the folder's lock.
 *
 * @returns the superuser's password
 */
export async function createCluster(
  cluster: Cluster,
  binaries: PostgresBinaries,
  runAs: RunAs,
  durability: 'safe' | 'fast',
): Promise<string> {
  const { folder, data, passwordFile } = cluster;
  await removeHalfMade(folder);
  const draft = join(folder, NEW_CLUSTER_PREFIX + randomBytes(4).toString('hex'));
  const password = randomBytes(24).toString('hex');
  try {
    const initRunAs = await chooseRunAsForInit(runAs, binaries, folder);
    await mkdir(draft, { mode: 0o700 });
    await giveTo(runAs.owner, draft);
    await rm(passwordFile, { force: true });
    // flush: the password must not be lost in a power failure that the cluster itself survives.
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx', flush: true });
    if (runAs.owner) await chown(passwordFile, runAs.owner.uid, runAs.owner.gid);
    const { code, output } = await runToEnd(initRunAs, binaries.initdb, [
      `--pgdata=${draft}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      `--lc-ctype=${characterTypes()}`,
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
      ...(durability === 'fast' ? ['--no-sync'] : []),
    ]);
    if (code !== 0) {
      throw new PostgresFailedError(
        `The database could not be created in ${folder}.`,
        output.trim().split('\n').slice(-15).join('\n'),
      );
    }
    await rename(draft, data);
    await syncFolder(folder);
    return password;
  } catch (error) {
    await rm(draft, { recursive: true, force: true }).catch(() => undefined);
    throw asFolderError(folder, error);
  }
}

/** Reads the password, and gives the cluster to the user it will run as (a backup restored by root belongs to root). */
export async function adoptCluster(cluster: Cluster, runAs: RunAs): Promise<string> {
  const { folder, data, passwordFile } = cluster;
  try {
    await removeHalfMade(folder);
    if (!(await isOwnedBy(runAs.owner, data))) await giveTo(runAs.owner, data);
    return (await readFile(passwordFile, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new UnusableClusterError(folder, `its password file ${passwordFile} is missing; restore it.`);
    }
    throw asFolderError(folder, error);
  }
}

async function removeHalfMade(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(NEW_CLUSTER_PREFIX) && !name.startsWith('postgres.probe-')) continue;
    await rm(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** A rename is durable once its folder is; Windows has no such call and needs none. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/**
 * Sorting and case come from the built-in C.UTF-8, but pg_trgm asks the system's LC_CTYPE what a letter is, and with
 * plain C drops everything beyond ASCII.
 */
function characterTypes(): string {
  if (process.platform === 'win32') return 'C';
  const known = new Set((spawnSync('locale', ['-a'], { encoding: 'utf8' }).stdout ?? '').split('\n'));
  const wanted = ['C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8', 'UTF-8'];
  return wanted.find((name) => known.has(name)) ?? (process.platform === 'linux' ? 'C.UTF-8' : 'C');
}

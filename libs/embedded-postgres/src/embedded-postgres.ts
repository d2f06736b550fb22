import { resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import {
  adoptCluster,
  asFolderError,
  clusterIn,
  createCluster,
  DATABASE_USER,
  inspectFolder,
  type Cluster,
} from './cluster.js';
import { lockFolder, type FolderLock } from './folder-lock.js';
import { stopLeftBehind } from './left-behind.js';
import { startPostmaster, type Postmaster } from './postmaster.js';
import { chooseRunAs } from './run-as.js';

export interface EmbeddedPostgresOptions {
  /** The product's data folder. The database lives in its `postgres`, the log beside it in `postgres.log`. */
  folder: string;
  /** Created when missing. */
  databaseName?: string;
  /** By default any free port, another one at each start. */
  port?: number;
  /** Gets what an operator may want to know of start and stop, one line at a time. PostgreSQL's own log is a file. */
  log?: (line: string) => void;
  /** `fast` doesn't wait for the disk: for databases that are thrown away. */
  durability?: 'safe' | 'fast';
  /** PostgreSQL settings, over the defaults of this library and over postgresql.conf. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** With the superuser's name and password. */
  url: string;
  port: number;
  /** Of the server, such as `18.4`. */
  version: string;
  /** Ends all connections and the server, then gives the folder back. Idempotent. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that npm carries on a folder, creating the database first if there is none. A server that a
 * killed process left behind is stopped first. If this process dies without {@link EmbeddedPostgres.stop}, the server
 * shuts itself down soon after.
 *
 * @throws DataFolderInUseError when another live process has the folder
 * @throws ClusterOwnerError, DataFolderNotWritableError, UnusableClusterError, NoUserForPostgresError,
 *   BinariesMissingError, PostgresFailedError; nothing is left running then
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = clusterIn(resolve(options.folder));
  const binaries = findBinaries();
  await inspectFolder(cluster);
  const { durability = 'safe', databaseName = 'fairmatch', log = () => undefined } = options;
  const lock = await takeFolder(cluster, log);
  let postmaster: Postmaster | undefined;
  const close = async () => {
    await postmaster?.stop();
    await lock.release();
  };
  try {
    // Once more, now that nobody else can be creating the cluster.
    const clusterOwner = await inspectFolder(cluster);
    const runAs = await chooseRunAs(binaries, cluster.folder, clusterOwner);
    let password: string;
    if (clusterOwner) {
      await stopLeftBehind(cluster, binaries, log);
      password = await adoptCluster(cluster, runAs);
    } else {
      log(`Creating a new database in ${cluster.data}`);
      password = await createCluster(cluster, binaries, runAs, durability);
    }
    postmaster = await startPostmaster({
      cluster,
      binaries,
      runAs,
      durability,
      log,
      port: options.port ?? 0,
      settings: options.settings ?? {},
    });
    const { port } = postmaster;
    const urlOf = (name: string) =>
      `postgres://${DATABASE_USER}:${password}@127.0.0.1:${port}/${encodeURIComponent(name)}`;
    const version = await ensureDatabase(urlOf, databaseName);
    log(`PostgreSQL ${version} is ready on 127.0.0.1:${port}`);
    let closing: Promise<void> | undefined;
    return { url: urlOf(databaseName), port, version, stop: () => (closing ??= close()) };
  } catch (error) {
    await close();
    throw asFolderError(cluster.folder, error);
  }
}

async function takeFolder(cluster: Cluster, log: (line: string) => void): Promise<FolderLock> {
  try {
    return await lockFolder(cluster.folder, log);
  } catch (error) {
    throw asFolderError(cluster.folder, error);
  }
}

/** Returns the server's version. */
async function ensureDatabase(urlOf: (name: string) => string, name: string): Promise<string> {
  const showVersion = (client: pg.Client) =>
    client
      .query<{ server_version: string }>('SHOW server_version')
      .then(({ rows }) => rows[0]?.server_version.split(' ')[0] ?? '');
  try {
    return await withClient(urlOf(name), showVersion);
  } catch (error) {
    const INVALID_CATALOG_NAME = '3D000';
    if ((error as { code?: string }).code !== INVALID_CATALOG_NAME) throw error;
  }
  return withClient(urlOf('postgres'), async (client) => {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    return showVersion(client);
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

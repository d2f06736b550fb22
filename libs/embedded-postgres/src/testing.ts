import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinaries } from './binaries.js';
import { clusterIn } from './cluster.js';
import { openEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { lockFolder } from './folder-lock.js';
import { stopLeftBehind } from './left-behind.js';

const PREFIX = 'fairmatch-scratch-';
/** A younger folder without a lock may belong to a process that is just about to lock it. */
const UNLOCKED_MS = 60_000;

/**
 * An empty database for tests, fast and forgetful; stop() removes it. What test runs that were killed left behind is
 * removed first.
 */
export async function openScratchPostgres(
  options: { databaseName?: string; settings?: Record<string, string> } = {},
): Promise<EmbeddedPostgres> {
  await sweepScratchFolders();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  try {
    // Root's PostgreSQL runs as another user, who must be able to pass; what is secret inside is closed by itself.
    if (process.geteuid?.() === 0) await chmod(folder, 0o711);
    const postgres = await openEmbeddedPostgres({ ...options, folder, durability: 'fast' });
    let stopped: Promise<void> | undefined;
    const stop = async () => {
      await postgres.stop();
      await remove(folder);
    };
    return { ...postgres, stop: () => (stopped ??= stop()) };
  } catch (error) {
    await remove(folder);
    throw error;
  }
}

/** Never fails: a folder that can't be swept is another run's, or another user's. */
export async function sweepScratchFolders(): Promise<void> {
  const names = await readdir(tmpdir());
  for (const name of names.filter((candidate) => candidate.startsWith(PREFIX))) {
    await sweep(join(tmpdir(), name)).catch(() => undefined);
  }
}

async function sweep(folder: string): Promise<void> {
  const { uid, mtimeMs } = await stat(folder);
  if (process.geteuid && uid !== process.geteuid()) return;
  if (!(await readdir(folder)).includes('postgres.lock') && Date.now() - mtimeMs < UNLOCKED_MS) return;
  const lock = await lockFolder(folder);
  try {
    await stopLeftBehind(clusterIn(folder), findBinaries(), () => undefined);
    await remove(folder);
  } finally {
    await lock.release();
  }
}

function remove(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true, maxRetries: 3 });
}

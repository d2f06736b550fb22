import { createHash, randomBytes } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataFolderInUseError } from './errors.js';
import { pidNamespace, processIdentity } from './process-info.js';

/** How often a holder touches its lock, and after how long a silent holder that can't be looked at is taken for dead. */
const HEARTBEAT_MS = 2_500;
const SILENCE_MS = 10_000;

export interface FolderLock {
  /** Gives the folder back; does nothing the second time. */
  release(): Promise<void>;
}

interface LockHolder {
  pid: number;
  /** As {@link processIdentity}. */
  identity: string;
  namespace: string;
  /** Makes the text of every lock unique, which the takeover below relies on. */
  nonce: string;
}

/**
 * Makes this process the folder's only user.
 *
 * A holder that died is found by its pid and start time and its lock taken over at once. One in another container (or
 * before a reboot) can't be looked up: its lock is taken over once it hasn't been touched for ten seconds.
 *
 * @throws DataFolderInUseError when a live process holds the folder
 */
export async function lockFolder(
  folder: string,
  log: (line: string) => void = () => undefined,
): Promise<FolderLock> {
  const path = join(folder, 'postgres.lock');
  const holder: LockHolder = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    namespace: pidNamespace(),
    nonce: randomBytes(8).toString('hex'),
  };
  const text = JSON.stringify(holder);
  await acquire(path, text, log);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    async release() {
      clearInterval(heartbeat);
      if ((await readText(path)) === text) await rm(path, { force: true });
    },
  };
}

/**
 * The lock appears complete or not at all (a hard link to a finished file). A stale lock may be replaced only by who
 * holds a second lock named after the stale one's text; as texts are unique, a process that judged the lock stale and
 * was then overtaken finds another text and starts over. The second lock may itself be left behind, hence recursion.
 */
async function acquire(path: string, text: string, log: (line: string) => void): Promise<void> {
  for (;;) {
    if (await place(path, text, link)) return;
    const found = await readText(path);
    if (found === undefined) continue;
    await assertStale(path, found, log);
    const guard = `${path}.${createHash('sha256').update(found).digest('hex').slice(0, 16)}`;
    await acquire(guard, text, log);
    try {
      if ((await readText(path)) === found) {
        await place(path, text, rename);
        return;
      }
    } finally {
      await rm(guard, { force: true });
    }
  }
}

async function place(
  path: string,
  text: string,
  put: (from: string, to: string) => Promise<void>,
): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  await writeFile(draft, text, { flag: 'wx', mode: 0o644 });
  try {
    await put(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function assertStale(path: string, text: string, log: (line: string) => void): Promise<void> {
  let holder: LockHolder;
  try {
    holder = JSON.parse(text) as LockHolder;
  } catch {
    // Locks appear whole, so only a power failure leaves a broken one, and nobody survives that.
    return;
  }
  if (holder.namespace === pidNamespace()) {
    const current = processIdentity(holder.pid);
    if (current === undefined) return;
    const reused = current !== '' && holder.identity !== '' && current !== holder.identity;
    if (reused) return;
    throw new DataFolderInUseError(dirname(path), holder.pid);
  }
  const started = Date.now();
  let touched: number | undefined;
  for (;;) {
    const modified = await stat(path).then(
      (file) => file.mtimeMs,
      () => undefined,
    );
    const silentSince = Math.min(modified ?? 0, started);
    if (modified === undefined || Date.now() - silentSince > SILENCE_MS) return;
    if (touched !== undefined && modified !== touched)
      throw new DataFolderInUseError(dirname(path), holder.pid);
    if (touched === undefined) {
      log(`Waiting to see whether process ${holder.pid} of another container still uses ${dirname(path)}`);
    }
    touched = modified;
    await sleep(500);
  }
}

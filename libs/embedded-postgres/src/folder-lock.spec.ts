import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolderInUseError } from './errors.js';
import { lockFolder } from './folder-lock.js';
import { pidNamespace, processIdentity } from './process-info.js';

/** Above every system's highest pid. */
const DEAD_PID = 4_194_305;

describe('lockFolder', () => {
  let folder: string;
  let lockFile: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fairmatch-lock-'));
    lockFile = join(folder, 'postgres.lock');
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const leaveLock = (holder: object) =>
    writeFile(
      lockFile,
      JSON.stringify({ pid: DEAD_PID, identity: '1', namespace: pidNamespace(), nonce: 'a', ...holder }),
    );

  it('refuses a folder that a live process holds, and lets it go on release', async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toMatchObject({
      name: 'DataFolderInUseError',
      code: 'DATA_FOLDER_IN_USE',
      folder,
      pid: process.pid,
    });
    await lock.release();
    await lock.release();
    await (await lockFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes over the lock of a dead process', async () => {
    await leaveLock({});
    await (await lockFolder(folder)).release();
  });

  it('takes over the lock of a process whose pid another one has by now', async () => {
    await leaveLock({ pid: process.pid, identity: `${processIdentity(process.pid)}0` });
    await (await lockFolder(folder)).release();
  });

  it('takes over a lock that a power failure emptied', async () => {
    await writeFile(lockFile, '');
    await (await lockFolder(folder)).release();
  });

  it('takes over a lock whose taker died in the middle', async () => {
    await leaveLock({});
    const guard = createHash('sha256')
      .update(await readFile(lockFile))
      .digest('hex')
      .slice(0, 16);
    await copyFile(lockFile, `${lockFile}.${guard}`);
    await (await lockFolder(folder)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('gives a stale lock to exactly one of many', async () => {
    await leaveLock({});
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
    const winners = results.filter((result) => result.status === 'fulfilled');
    const refusals = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
    expect(winners).toHaveLength(1);
    expect(refusals.filter((reason) => !(reason instanceof DataFolderInUseError))).toEqual([]);
    await winners[0]?.value.release();
    expect(await readdir(folder)).toEqual([]);
  });

  describe('of a process in another container', () => {
    beforeEach(() => leaveLock({ namespace: 'elsewhere' }));

    it('is taken over when it has long not been touched', async () => {
      const past = new Date(Date.now() - 60_000);
      await utimes(lockFile, past, past);
      await (await lockFolder(folder)).release();
    });

    it('is respected while it is being touched', async () => {
      const heartbeat = setInterval(() => void utimes(lockFile, new Date(), new Date()), 100);
      await expect(lockFolder(folder)).rejects.toThrow(DataFolderInUseError);
      clearInterval(heartbeat);
    });
  });
});

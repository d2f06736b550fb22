import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isId, newId } from '#kernel';
import { FileStore } from '../application/file-store.port.js';

/** Files in a folder of this machine; processes on several machines need a shared one, or S3. */
export class LocalFileStore extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  async put(key: string, path: string): Promise<void> {
    const target = this.pathOf(key);
    const part = join(await this.made('incoming'), newId());
    try {
      await pipeline(
        createReadStream(path),
        createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
      );
      const folder = await this.made(shardOf(key));
      await rename(part, target);
      await syncFolder(folder);
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
  }

  async open(key: string): Promise<Readable | null> {
    try {
      const handle = await open(this.pathOf(key), 'r');
      return handle.createReadStream();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async sweep(before: Date): Promise<void> {
    const folder = await this.made('incoming');
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => null);
      if (found && found.mtime < before) await rm(path, { force: true });
    }
  }

  private pathOf(key: string): string {
    if (!isId(key)) throw new Error(`"${key}" is no key of a file.`);
    return join(this.folder, shardOf(key), key);
  }

  private async made(name: string): Promise<string> {
    const folder = join(this.folder, name);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return folder;
  }
}

/** By the random end of the id, so that folders fill evenly. */
function shardOf(key: string): string {
  return key.slice(-2);
}

/** A renamed file outlasts a power cut only once its folder is written too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

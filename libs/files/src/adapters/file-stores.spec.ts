import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';
import { newId } from '#kernel';
import type { FileStore } from '../application/file-store.port.js';
import { LocalFileStore } from './local-file-store.js';
import { S3FileStore } from './s3-file-store.js';

/** What every store has to do, as the port's docblocks say. */
function describeFileStore(
  name: string,
  open: (folder: string) => Promise<{ store: FileStore; close(): Promise<void> }>,
) {
  describe(name, () => {
    let folder: string;
    let store: FileStore;
    let close: () => Promise<void>;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'fairmatch-store-'));
      ({ store, close } = await open(join(folder, 'store')));
    });
    afterAll(async () => {
      await close();
      await rm(folder, { recursive: true, force: true });
    });

    const put = async (key: string, content: Buffer) => {
      const path = join(folder, 'content');
      await writeFile(path, content);
      await store.put(key, path, 'application/pdf');
    };
    const read = async (key: string) => {
      const stream = await store.open(key);
      return stream && Buffer.concat(await stream.toArray());
    };

    it('gives back what it was given, replaces, and removes', async () => {
      const key = newId();
      const large = Buffer.alloc(3_000_000, 'Hợp đồng ');
      expect(await read(key)).toBeNull();
      await put(key, large);
      expect((await read(key))!.equals(large)).toBe(true);
      await put(key, Buffer.from('second'));
      expect(String(await read(key))).toBe('second');
      await store.remove(key);
      expect(await read(key)).toBeNull();
      await store.remove(key);
    });

    it('takes many at once', async () => {
      const keys = Array.from({ length: 20 }, () => newId());
      const path = join(folder, 'shared');
      await writeFile(path, 'the same');
      await Promise.all(keys.map((key) => store.put(key, path, 'application/pdf')));
      expect(new Set(await Promise.all(keys.map(async (key) => String(await read(key)))))).toEqual(
        new Set(['the same']),
      );
    });
  });
}

describeFileStore('a folder', (folder) =>
  Promise.resolve({ store: new LocalFileStore(folder), close: () => Promise.resolve() }),
);

describeFileStore('an S3 store', async (directory) => {
  await mkdir(directory, { recursive: true });
  const server = new S3rver({
    ...{ port: 0, address: '127.0.0.1', silent: true, directory, allowMismatchedSignatures: false },
    configureBuckets: [{ name: 'papers' }],
  });
  const { port } = await server.run();
  const store = new S3FileStore({
    ...{ endpoint: `http://127.0.0.1:${port}/`, bucket: 'papers', region: 'us-east-1', prefix: 'fair/' },
    ...{ accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
  });
  return { store, close: () => server.close() };
});

describe('a folder', () => {
  let folder: string;

  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'fairmatch-store-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('sweeps what unfinished writes left, and nothing else', async () => {
    const store = new LocalFileStore(folder);
    const key = newId();
    await writeFile(join(folder, 'content'), 'x');
    await store.put(key, join(folder, 'content'));
    await writeFile(join(folder, 'incoming', 'old'), 'half');
    await utimes(join(folder, 'incoming', 'old'), new Date(0), new Date(0));
    await writeFile(join(folder, 'incoming', 'new'), 'half');
    await store.sweep(new Date('2020-01-01'));
    expect(await readdir(join(folder, 'incoming'))).toEqual(['new']);
    expect(await store.open(key).then((stream) => stream!.toArray())).toHaveLength(1);
  });

  it('keeps to itself: a key that is no id is refused, and a failed write leaves nothing', async () => {
    const store = new LocalFileStore(folder);
    await expect(store.open('../../etc/passwd')).rejects.toThrow('no key');
    await expect(store.put(newId(), join(folder, 'missing'))).rejects.toThrow('ENOENT');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });
});

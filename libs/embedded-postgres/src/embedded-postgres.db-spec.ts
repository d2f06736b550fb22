import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import pg from 'pg';
import { openEmbeddedPostgres, openScratchPostgres } from './index.js';
import { readPostmasterPid, waitUntil } from './left-behind.js';
import { isAlive } from './process-info.js';

/** Against what hangs: starting and stopping a server takes long where everything else is busy too. */
const PATIENCE_MS = 60_000;

const here = fileURLToPath(new URL('.', import.meta.url));
const repository = resolve(here, '../../..');
const asRoot = process.geteuid?.() === 0;

const root = join(tmpdir(), `fairmatch-embedded-${process.pid}`);
/** The library for plain Node processes. */
const compiled = join(root, 'library');

interface Message {
  opened?: { url: string; port: number };
  committed?: number;
  refused?: { name: string; message: string; pid?: number };
}

function openInChild(folder: string, mode: 'hold' | 'write' = 'hold') {
  const child = fork(join(here, '../test/open-in-child.mjs'), [compiled, folder, mode], { execArgv: [] });
  const committed: number[] = [];
  child.on('message', (message: Message) => message.committed && committed.push(message.committed));
  const outcome = new Promise<Message>((done, fail) => {
    child.once('message', (message) => done(message as Message));
    child.once('exit', () => fail(new Error('the child ended without a word')));
  });
  return { child, committed, outcome };
}

const ended = (child: ChildProcess) =>
  new Promise<void>((done) =>
    (child.exitCode ?? child.signalCode) === null ? child.once('close', () => done()) : done(),
  );

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Copies one empty database: initdb and its waiting for the disk take most of a test's time. */
async function folderWithDatabase(name: string): Promise<string> {
  const folder = join(root, name);
  await cp(join(root, 'template'), folder, { recursive: true });
  return folder;
}

beforeAll(async () => {
  await mkdir(compiled, { recursive: true });
  for (const name of (await readdir(here)).filter((file) => !file.includes('spec'))) {
    const { code } = await transformFile(join(here, name), { configFile: join(repository, '.swcrc') });
    await writeFile(join(compiled, name.replace(/\.ts$/, '.js')), code);
  }
  await writeFile(join(compiled, 'package.json'), '{ "type": "module" }');
  await symlink(join(repository, 'node_modules'), join(compiled, 'node_modules'));
  await (await openEmbeddedPostgres({ folder: join(root, 'template'), durability: 'fast' })).stop();
});

afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));

describe('openEmbeddedPostgres', () => {
  it('creates a database, and finds its data again after a stop, with the password only', async () => {
    const folder = join(root, 'plain');
    await mkdir(join(folder, 'postgres.new-dead'), { recursive: true });
    const first = await openEmbeddedPostgres({ folder, databaseName: 'fair 1' });
    expect(first.version).toMatch(/^18\./);
    expect(
      await query(
        first.url,
        `SELECT current_database() AS name, current_setting('data_checksums') AS checksums,
                current_setting('server_encoding') AS encoding, current_setting('fsync') AS fsync,
                lower('ĐÔNG') AS lower`,
      ),
    ).toEqual([{ name: 'fair 1', checksums: 'on', encoding: 'UTF8', fsync: 'on', lower: 'đông' }]);
    await query(first.url, `CREATE EXTENSION pg_trgm; CREATE TABLE note AS SELECT 'kept'::text AS text`);
    expect(
      await query(first.url, `SELECT similarity('cơ khí', '日本') < similarity('日本', '日本語') AS works`),
    ).toEqual([{ works: true }]);
    await expect(query(first.url.replace(/:[0-9a-f]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(
      'password authentication failed',
    );
    expect((await stat(join(folder, 'postgres-password'))).mode & 0o777).toBe(0o600);
    await Promise.all([first.stop(), first.stop()]);
    await first.stop();
    expect((await readdir(folder)).sort()).toEqual(['postgres', 'postgres-password', 'postgres.log']);
    await expect(query(first.url, 'SELECT 1')).rejects.toThrow('ECONNREFUSED');

    const second = await openEmbeddedPostgres({ folder, databaseName: 'fair 1' });
    expect(await query(second.url, 'SELECT text FROM note')).toEqual([{ text: 'kept' }]);
    await second.stop();
  });

  it('lets exactly one of several processes in, and tells the others who has the folder', async () => {
    const folder = join(root, 'shared');
    const children = [openInChild(folder), openInChild(folder), openInChild(folder)];
    const outcomes = await Promise.all(children.map(({ outcome }) => outcome));
    const winner = children[outcomes.findIndex(({ opened }) => opened)]?.child;
    expect(outcomes.filter(({ opened }) => opened)).toHaveLength(1);
    for (const { refused } of outcomes.filter(({ opened }) => !opened)) {
      expect(refused).toMatchObject({ name: 'DataFolderInUseError', pid: winner?.pid });
      expect(refused?.message).toContain(folder);
    }
    await expect(openEmbeddedPostgres({ folder })).rejects.toMatchObject({ pid: winner?.pid });
    winner?.send('stop');
    await Promise.all(children.map(({ child }) => ended(child)));
  });

  it('loses nothing that was committed when its process is killed, five times over', async () => {
    const folder = await folderWithDatabase('killed');
    const committed: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const writer = openInChild(folder, 'write');
      expect(await writer.outcome).toHaveProperty('opened');
      expect(await waitUntil(() => writer.committed.length > 20 + round * 7, PATIENCE_MS)).toBe(true);
      writer.child.kill('SIGKILL');
      await ended(writer.child);
      committed.push(...writer.committed);
    }
    const database = await openEmbeddedPostgres({ folder });
    const found = (await query(database.url, 'SELECT id FROM row ORDER BY id')).map(({ id }) => id);
    expect(committed.length).toBeGreaterThan(100);
    expect(found).toEqual(expect.arrayContaining(committed));
    await database.stop();
  });

  it('recovers when the server is killed along with its process', async () => {
    const folder = await folderWithDatabase('both-killed');
    const writer = openInChild(folder, 'write');
    await writer.outcome;
    expect(await waitUntil(() => writer.committed.length > 20, PATIENCE_MS)).toBe(true);
    process.kill(readPostmasterPid(join(folder, 'postgres')) ?? 0, 'SIGKILL');
    writer.child.kill('SIGKILL');
    await ended(writer.child);
    const database = await openEmbeddedPostgres({ folder });
    const found = (await query(database.url, 'SELECT id FROM row ORDER BY id')).map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining(writer.committed));
    await database.stop();
  });

  it('does not outlive a killed process', async () => {
    const folder = await folderWithDatabase('orphan');
    const holder = openInChild(folder);
    await holder.outcome;
    const postmaster = readPostmasterPid(join(folder, 'postgres')) ?? 0;
    expect(isAlive(postmaster)).toBe(true);
    holder.child.kill('SIGKILL');
    expect(await waitUntil(() => !isAlive(postmaster), PATIENCE_MS)).toBe(true);
    // Removed by an orderly shutdown only.
    expect(existsSync(join(folder, 'postgres/postmaster.pid'))).toBe(false);
  });

  it('starts though postmaster.pid names a process that lives and is another one', async () => {
    const folder = await folderWithDatabase('reused-pid');
    const other = openInChild(await folderWithDatabase('reused-pid-other'));
    await other.outcome;
    const otherPostmaster = readPostmasterPid(join(root, 'reused-pid-other/postgres'));
    await writeFile(join(folder, 'postgres/postmaster.pid'), `${otherPostmaster}\n${folder}/postgres\n1\n`);
    const database = await openEmbeddedPostgres({ folder, durability: 'fast' });
    await database.stop();
    expect(isAlive(otherPostmaster ?? 0)).toBe(true);
    other.child.send('stop');
    await ended(other.child);
  });

  it('says why PostgreSQL would not start, and leaves the folder free', async () => {
    const folder = await folderWithDatabase('refusing');
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => blocker.once('listening', done));
    const { port } = blocker.address() as { port: number };
    await expect(openEmbeddedPostgres({ folder, port })).rejects.toMatchObject({
      name: 'PostgresFailedError',
      message: expect.stringContaining('Address already in use'),
    });
    blocker.close();
    await expect(openEmbeddedPostgres({ folder, settings: { shared_buffers: '1kB' } })).rejects.toMatchObject(
      {
        output: expect.stringContaining('outside the valid range'),
      },
    );
    const database = await openEmbeddedPostgres({ folder, port, durability: 'fast' });
    expect(database.port).toBe(port);
    await database.stop();
  });

  it('refuses a folder with something else in the place of the database', async () => {
    const folder = join(root, 'foreign');
    await mkdir(join(folder, 'postgres'), { recursive: true });
    await writeFile(join(folder, 'postgres/PG_VERSION'), '17\n');
    await expect(openEmbeddedPostgres({ folder })).rejects.toThrow('made by PostgreSQL 17');
    await rm(join(folder, 'postgres/PG_VERSION'));
    await writeFile(join(folder, 'postgres/letter.txt'), 'dear all');
    await expect(openEmbeddedPostgres({ folder })).rejects.toMatchObject({ code: 'CLUSTER_UNUSABLE' });
    expect(await readFile(join(folder, 'postgres/letter.txt'), 'utf8')).toBe('dear all');
  });

  (asRoot ? it : it.skip)('runs as root in a folder that only root can enter', async () => {
    const closed = await mkdtemp(join(root, 'closed-'));
    await chmod(closed, 0o700);
    const folder = join(closed, 'data');
    await (await openEmbeddedPostgres({ folder, durability: 'fast' })).stop();
    const database = await openEmbeddedPostgres({ folder, durability: 'fast' });
    expect(await query(database.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await database.stop();
  });
});

describe('openScratchPostgres', () => {
  it('leaves nothing behind, and removes what a killed run left', async () => {
    const left = await mkdtemp(join(tmpdir(), 'fairmatch-scratch-'));
    await chmod(left, 0o711);
    await cp(join(root, 'template'), left, { recursive: true });
    const killed = openInChild(left);
    await killed.outcome;
    killed.child.kill('SIGKILL');
    await ended(killed.child);
    const database = await openScratchPostgres({ databaseName: 'trial' });
    expect(existsSync(left)).toBe(false);
    const [row] = await query(database.url, `SELECT current_setting('data_directory') AS folder`);
    expect(existsSync(String(row?.['folder']))).toBe(true);
    await database.stop();
    expect(existsSync(resolve(String(row?.['folder']), '..'))).toBe(false);
  });
});

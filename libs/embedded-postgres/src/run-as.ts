import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chown, lchown, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join, parse } from 'node:path';
import type { PostgresBinaries } from './binaries.js';
import { NoUserForPostgresError } from './errors.js';
import { findUser } from './system-user.js';

/** As whom, and by what means, the PostgreSQL programs are run. */
export interface RunAs {
  /** How it reads in an error. */
  description: string;
  /** Comes before the program's path. Each of these tools replaces itself by the program, so the pid stays. */
  prefix: string[];
  /** For Node's own change of user. */
  switchTo?: { uid: number; gid: number };
  /** Whom the cluster's files must belong to; undefined when they come out right by themselves. */
  owner?: { uid: number; gid: number };
}

const AS_IS: RunAs = { description: 'as this user', prefix: [] };

/**
 * An ordinary user runs PostgreSQL as itself. Root must become someone else: the owner of the cluster if there is one,
 * else `postgres`, else `nobody`. The first way that works in these folders is taken, from the least privilege up:
 *
 * 1. plainly: the files are where that user may look;
 * 2. with the capability to look anywhere (dac_read_search), for a clone or data below /root;
 * 3. with the capability to ignore file modes (dac_override): more than needed, but it is what containers grant;
 * 4. in a user namespace, where root's own files seem to be another user's. Last, because every file of root's could
 *    be written, and because containers seldom allow it. For an existing cluster only if its files are root's.
 *
 * @throws NoUserForPostgresError
 */
export async function chooseRunAs(
  binaries: PostgresBinaries,
  folder: string,
  clusterOwner: { uid: number; gid: number } | undefined,
): Promise<RunAs> {
  if (process.geteuid?.() !== 0) return AS_IS;
  const existing = clusterOwner && clusterOwner.uid !== 0 ? clusterOwner : undefined;
  const account =
    existing ?? findUser((user) => user.name === 'postgres') ?? findUser((user) => user.name === 'nobody');
  const attempts: string[] = [];
  for (const candidate of account ? waysToLeaveRoot(account, existing === undefined) : []) {
    const failure = await probe(candidate, binaries, folder);
    if (failure === undefined) return candidate;
    attempts.push(`${candidate.description}: ${failure}`);
  }
  if (!account) attempts.push('neither the user postgres nor the user nobody exists');
  throw new NoUserForPostgresError(folder, attempts);
}

/** initdb looks up its user's name, which a container started with a bare number as user doesn't have. */
export async function chooseRunAsForInit(
  runAs: RunAs,
  binaries: PostgresBinaries,
  folder: string,
): Promise<RunAs> {
  if (process.geteuid?.() === 0 || hasUserName()) return runAs;
  const nobody = findUser((user) => user.name === 'nobody') ?? findUser((user) => user.uid !== 0);
  const named = nobody && inUserNamespace(nobody.uid);
  const failure = named ? await probe(named, binaries, folder) : 'no user in /etc/passwd to appear as';
  if (named && failure === undefined) return named;
  throw new NoUserForPostgresError(folder, [
    `uid ${process.geteuid?.()} has no name in /etc/passwd, which initdb needs`,
    `${named?.description ?? 'user namespace'}: ${failure}`,
  ]);
}

function hasUserName(): boolean {
  try {
    userInfo();
    return true;
  } catch {
    return false;
  }
}

function waysToLeaveRoot(account: { uid: number; gid: number }, mayUseNamespace: boolean): RunAs[] {
  const { uid, gid } = account;
  const owner = { uid, gid };
  const plain: RunAs = { description: `as uid ${uid}`, prefix: [], switchTo: owner, owner };
  if (process.platform !== 'linux') return [plain];
  const withCapability = (capability: string): RunAs => ({
    description: `as uid ${uid} with ${capability}`,
    prefix: [
      'setpriv',
      `--reuid=${uid}`,
      `--regid=${gid}`,
      '--clear-groups',
      `--inh-caps=+${capability}`,
      `--ambient-caps=+${capability}`,
      // PostgreSQL checks its own path with access(2), which only with this bit minds a non-root user's capabilities.
      '--securebits=+no_setuid_fixup',
    ],
    owner,
  });
  const ways = [plain, withCapability('dac_read_search'), withCapability('dac_override')];
  return mayUseNamespace ? [...ways, { ...inUserNamespace(uid), owner: { uid: 0, gid: 0 } }] : ways;
}

function inUserNamespace(uid: number): RunAs {
  return { description: 'in a user namespace', prefix: ['unshare', '--user', `--map-user=${uid}`] };
}

/** Lets postgres read a configuration in a folder like the cluster's; says what went wrong, or undefined. */
async function probe(runAs: RunAs, binaries: PostgresBinaries, folder: string): Promise<string | undefined> {
  const sample = await mkdtemp(join(folder, 'postgres.probe-'));
  try {
    await writeFile(join(sample, 'postgresql.conf'), '');
    await giveTo(runAs.owner, sample);
    const { code, output } = await runToEnd(runAs, binaries.postgres, ['-C', 'data_directory', '-D', sample]);
    return code === 0 ? undefined : output.trim().split('\n').slice(-2).join(' / ') || `exit code ${code}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await rm(sample, { recursive: true, force: true });
  }
}

/** Hands a tree over; its top comes last, so that an interrupted hand-over is seen and repeated. */
export async function giveTo(owner: RunAs['owner'], path: string): Promise<void> {
  if (!owner) return;
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  for (const entry of entries) await lchown(join(entry.parentPath, entry.name), owner.uid, owner.gid);
  await chown(path, owner.uid, owner.gid);
}

export async function isOwnedBy(owner: RunAs['owner'], path: string): Promise<boolean> {
  return owner === undefined || (await stat(path)).uid === owner.uid;
}

/**
 * The programs get their own session, so that Ctrl-C in a terminal reaches only Node, and hardly any environment: no
 * PG* variable may redirect them and none of the product's secrets belongs there.
 */
export function spawnAs(runAs: RunAs, program: string, args: string[], options: SpawnOptions): ChildProcess {
  const [command, ...rest] = [...runAs.prefix, program, ...args] as [string, ...string[]];
  const kept = ['PATH', 'SystemRoot', 'SystemDrive', 'TEMP', 'TMP', 'TMPDIR'];
  const env = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  // Node checks for a signed 32-bit number, and macOS's nobody is -2.
  const user = runAs.switchTo && { uid: runAs.switchTo.uid | 0, gid: runAs.switchTo.gid | 0 };
  return spawn(command, rest, {
    ...options,
    ...user,
    // The present folder may be one that the other user can't enter.
    cwd: parse(process.cwd()).root,
    env: { ...env, LC_ALL: 'C', TZ: 'UTC' },
    detached: true,
    windowsHide: true,
  });
}

export function runToEnd(
  runAs: RunAs,
  program: string,
  args: string[],
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawnAs(runAs, program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? -1, output }));
  });
}

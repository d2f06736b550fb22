import { statSync } from 'node:fs';
import { userName } from './system-user.js';

/** What every refusal of this library has in common: a stable code and a message that an operator can act on. */
export class EmbeddedPostgresError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** Another live process owns the data folder. `pid` is as that process sees itself: it may be in another container. */
export class DataFolderInUseError extends EmbeddedPostgresError {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      'DATA_FOLDER_IN_USE',
      `The data folder ${folder} is in use by process ${pid}. Stop that process, or choose another folder.`,
    );
  }
}

/** The folder can't be created or written: permissions, a read-only or a full disk. */
export class DataFolderNotWritableError extends EmbeddedPostgresError {
  constructor(
    readonly folder: string,
    cause: unknown,
  ) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(
      'DATA_FOLDER_NOT_WRITABLE',
      `The data folder ${folder}${ownership(folder)} can't be used by ${userName(process.geteuid?.())}: ${reason}`,
      { cause },
    );
  }
}

/** The database belongs to another user of the machine, whose files PostgreSQL would refuse to touch. */
export class ClusterOwnerError extends EmbeddedPostgresError {
  constructor(
    readonly folder: string,
    readonly ownerUid: number,
  ) {
    super(
      'CLUSTER_OWNED_BY_OTHER_USER',
      `The database in ${folder} belongs to ${userName(ownerUid)}, and this process runs as ` +
        `${userName(process.geteuid?.())}. Start it as ${userName(ownerUid)} or as root, or give the folder away first ` +
        `(as root: chown -R ${userName(process.geteuid?.())} ${folder}).`,
    );
  }
}

/** What lies in the folder isn't a database this version can open. */
export class UnusableClusterError extends EmbeddedPostgresError {
  constructor(
    readonly folder: string,
    reason: string,
  ) {
    super('CLUSTER_UNUSABLE', `The database in ${folder} can't be opened: ${reason}`);
  }
}

/** PostgreSQL refuses to run as root, and no way to run it as another user worked in these folders. */
export class NoUserForPostgresError extends EmbeddedPostgresError {
  constructor(folder: string, attempts: string[]) {
    super(
      'NO_USER_FOR_POSTGRES',
      `PostgreSQL can't run as this user, and no other way to run it works with the folder ${folder}. ` +
        'Start Fairmatch as an ordinary user of the machine, or put both the program and its data folder where every ' +
        `user may look (not below /root), or use an external database. Tried:\n${attempts.map((line) => `  ${line}`).join('\n')}`,
    );
  }
}

/** No PostgreSQL binaries for this machine, or incomplete ones. */
export class BinariesMissingError extends EmbeddedPostgresError {
  constructor(message: string, cause?: unknown) {
    super('POSTGRES_BINARIES_MISSING', message, { cause });
  }
}

/** initdb, start or stop failed; `output` has the last lines PostgreSQL wrote. */
export class PostgresFailedError extends EmbeddedPostgresError {
  constructor(
    what: string,
    readonly output: string,
  ) {
    super('POSTGRES_FAILED', output ? `${what} Its last lines:\n${output}` : what);
  }
}

function ownership(folder: string): string {
  try {
    const { uid } = statSync(folder);
    return process.geteuid === undefined || uid === process.geteuid() ? '' : ` (of ${userName(uid)})`;
  } catch {
    return '';
  }
}

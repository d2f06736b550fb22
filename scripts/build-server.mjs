/** Compiles the server's TypeScript into dist/ with SWC, when a source is newer than the last build. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(import.meta.dirname, '..');
const folders = ['apps/api', 'apps/cli', 'apps/worker', 'libs', 'scripts', 'schema/migrations'];
const stamp = join(root, 'dist/.server-built');

/** @returns whether there was anything to build. Throws when the compiler refuses. */
export function buildServer() {
  const sources = globSync([`{${folders.join(',')}}/**/*.ts`, '.swcrc', 'package-lock.json'], { cwd: root });
  const compiled = sources.filter((file) => file.endsWith('.ts') && !file.endsWith('spec.ts'));
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.every((file) => statSync(join(root, file)).mtimeMs < builtAt)) return false;
  const startedAt = new Date();
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@swc/cli/bin/swc.js'),
      ...folders.filter((folder) => existsSync(join(root, folder))),
      ...[
        '-d',
        'dist',
        '--config-file',
        '.swcrc',
        '--quiet',
        '--ignore',
        '**/*.spec.ts,**/*.db-spec.ts,**/*.mjs',
      ],
    ],
    { cwd: root, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error('The server could not be compiled.');
  removeLeftovers(new Set(compiled.map((file) => file.replace(/\.ts$/, '.js'))));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, startedAt.toISOString());
  return true;
}

/** A migration or module whose source is gone must not go on running. */
function removeLeftovers(wanted) {
  for (const file of globSync('{apps,libs,scripts,schema}/**/*.js', { cwd: join(root, 'dist') })) {
    if (wanted.has(file)) continue;
    rmSync(join(root, 'dist', file));
    rmSync(join(root, 'dist', `${file}.map`), { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildServer();

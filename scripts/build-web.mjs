/**
 * Builds the web app into dist/web, when a source is newer than the last build, and prints what a first visit loads.
 * `--types` only writes the types of the GraphQL schema for the web app's documents.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = join(import.meta.dirname, '..');
const web = join(root, 'apps/web');
const out = join(root, 'dist/web');
const stamp = join(root, 'dist/.web-built');
const schemaTypes = join(web, 'src/graphql-env.d.ts');

/** Compressed bytes of JavaScript that the public search page may need at first. */
export const FIRST_LOAD_BUDGET = 250_000;

/** Types of the schema for the documents in apps/web; written when the schema is newer. */
export function writeSchemaTypes() {
  const schema = join(root, 'schema/schema.graphql');
  if (existsSync(schemaTypes) && statSync(schemaTypes).mtimeMs > statSync(schema).mtimeMs) return;
  run(join(root, 'node_modules/gql.tada/bin/cli.js'), ['generate-output']);
}

/** @returns whether there was anything to build. Throws when the build fails. */
export function buildWeb() {
  const sources = globSync(['apps/web/**/*', 'package-lock.json'], { cwd: root }).filter((file) =>
    statSync(join(root, file)).isFile(),
  );
  const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
  if (sources.every((file) => statSync(join(root, file)).mtimeMs < builtAt)) return false;
  const startedAt = new Date();
  run(join(root, 'node_modules/vite/bin/vite.js'), ['build', '--logLevel', 'warn', '--manifest']);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, startedAt.toISOString());
  return true;
}

function run(script, args) {
  // Whatever the caller's NODE_ENV, what is built is what people get: without it React would be its slow twin.
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status } = spawnSync(process.execPath, [script, ...args], { cwd: web, stdio: 'inherit', env });
  if (status !== 0) throw new Error(`${script} failed.`);
}

/** Files of a route's first load: the entry, the route's chunk and all that these import at once. */
export function firstLoad(route) {
  const manifest = JSON.parse(readFileSync(join(out, '.vite/manifest.json'), 'utf8'));
  const files = new Set();
  const visit = (key) => {
    const chunk = manifest[key];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit(Object.keys(manifest).find((key) => manifest[key].isEntry));
  visit(route);
  for (const texts of ['common', 'enums', 'refusals']) visit(`src/locales/vi/${texts}.json`);
  return [...files].filter((file) => file.endsWith('.js'));
}

export function compressedSize(file) {
  return gzipSync(readFileSync(join(out, file)), { level: 6 }).length;
}

function printSizes() {
  const kb = (bytes) => `${(bytes / 1000).toFixed(1).padStart(7)} kB`;
  const assets = readdirSync(join(out, 'assets')).filter((file) => file.endsWith('.js'));
  const sizes = assets
    .map((file) => [file, compressedSize(join('assets', file))])
    .sort((a, b) => b[1] - a[1]);
  console.log('Largest scripts, compressed:');
  for (const [file, size] of sizes.slice(0, 8)) console.log(`${kb(size)}  ${file}`);
  const search = 'src/features/directory/search.page.tsx';
  const total = firstLoad(search).reduce((sum, file) => sum + compressedSize(file), 0);
  console.log(`First load of the supplier search: ${kb(total).trim()} of ${kb(FIRST_LOAD_BUDGET).trim()}`);
  if (total > FIRST_LOAD_BUDGET) throw new Error('The first load of the supplier search is over its budget.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeSchemaTypes();
  if (!process.argv.includes('--types') && buildWeb()) printSizes();
}

/** `npm run check`: everything that can be said of the code without a browser, two steps at a time. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

import { writeSchemaTypes } from './build-web.mjs';

const JEST = [
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  'node_modules/jest/bin/jest.js',
];
/** Types by the native compiler; the one in JavaScript stays for gql.tada, which needs its API. */
const types = (project, cache) => [
  ...['node_modules/typescript-native/bin/tsc', '-p', project, '--noEmit', '--incremental'],
  ...['--tsBuildInfoFile', `node_modules/.cache/types-${cache}.tsbuildinfo`],
];
/** The longest first. */
const STEPS = [
  ['types of the server', types('.', 'server')],
  ['unit tests', [...JEST, '--selectProjects', 'unit', '--silent']],
  ['types of the web app', types('apps/web', 'web')],
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '--cache', '.']],
  ['schema and migrations', ['scripts/schema.mjs', 'check']],
  [
    'boundaries',
    [
      'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
      'libs',
      'apps',
      'scripts',
      '--config',
      '.dependency-cruiser.cjs',
    ],
  ],
  ['lint', ['node_modules/oxlint/bin/oxlint', '--quiet']],
];

let failed = 0;
const queue = [...STEPS];

async function worker() {
  for (let step = queue.shift(); step; step = queue.shift()) {
    const [name, args] = step;
    const startedAt = Date.now();
    const { code, output } = await run(args);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
    if (code !== 0) {
      failed++;
      console.log(output);
    }
  }
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('close', (code) => resolve({ code, output }));
  });
}

writeSchemaTypes();
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
process.exit(failed > 0 ? 1 : 0);

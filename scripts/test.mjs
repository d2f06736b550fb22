/** `npm test`: builds what the tests open in a browser, runs every test, and ends with how many passed. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { buildServer } from './build-server.mjs';
import { buildWeb } from './build-web.mjs';

buildServer();
await buildWeb();

const resultFile = join(tmpdir(), `fairmatch-test-${process.pid}.json`);
const jest = spawn(
  process.execPath,
  [
    ...[
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
    ],
    ...['--json', `--outputFile=${resultFile}`, ...process.argv.slice(2)],
  ],
  // The JSON goes to its file; the report for people comes on standard error.
  { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, TZ: 'UTC', NODE_ENV: 'test' } },
);
const code = await new Promise((resolve) => jest.on('close', resolve));
const results = JSON.parse(readFileSync(resultFile, 'utf8'));
rmSync(resultFile, { force: true });
const broken = results.testResults.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
);
console.log(`${results.numPassedTests} passed, ${results.numFailedTests + broken.length} failed`);
process.exit(code ?? 1);

/** `npm test`: builds what the tests open in a browser, runs every test, and ends with how many passed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { tmpdir } from 'node:os';
import { buildServer } from './build-server.mjs';
import { buildWeb } from './build-web.mjs';

/** More broken files than this are no accident. */
const SECOND_TRIES = 3;

buildServer();
await buildWeb();

const root = join(import.meta.dirname, '..');
const { end, files: first } = await runJest(process.argv.slice(2));
const broken = first.filter(({ failed }) => failed > 0).map(({ file }) => file);
const second =
  end.isComplete && broken.length > 0 && broken.length <= SECOND_TRIES && broken.every(mayBeAccident)
    ? (await runJest(['--maxWorkers=1', '--runTestsByPath', ...broken])).files
    : [];
const results = first.map((one) => second.find(({ file }) => file === one.file) ?? one);
for (const { file, failed } of second) {
  if (failed === 0) console.log(`FLAKY: ${file} failed beside the others (above) and passed alone.`);
}
if (!end.isComplete) console.log(`Jest ended with ${end.by} before the run was complete: one failure more.`);
const count = (of) => results.reduce((sum, result) => sum + result[of], 0);
const failed = count('failed') + (end.isComplete ? 0 : 1);
console.log(`${count('passed')} passed, ${failed} failed`);
process.exit(failed > 0 || (end.by !== 0 && broken.length === 0) ? 1 : 0);

/**
 * A test that needs a whole machine now and then gets none where it runs. What the faults show is never an accident: a
 * meeting in two places once is a meeting in two places.
 */
function mayBeAccident(file) {
  return !file.startsWith('test/faults/');
}

/** How Jest ended, and of each file how many tests passed and failed; one that couldn't run is one failure. */
async function runJest(options) {
  const folder = mkdtempSync(join(tmpdir(), 'fairmatch-test-counts-'));
  const countsFile = join(folder, 'counts');
  writeFileSync(countsFile, '');
  const jest = spawn(
    process.execPath,
    [
      ...[
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        'node_modules/jest/bin/jest.js',
      ],
      ...['--reporters=default', '--reporters=<rootDir>/test/support/counting-reporter.mjs', ...options],
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, TZ: 'UTC', NODE_ENV: 'test', TEST_COUNTS_FILE: countsFile },
    },
  );
  const by = await new Promise((resolve) => jest.on('close', (code, signal) => resolve(signal ?? code)));
  const lines = readFileSync(countsFile, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
  rmSync(folder, { recursive: true });
  return {
    end: { by, isComplete: lines.some(({ isComplete }) => isComplete) },
    files: lines.filter(({ file }) => file).map((one) => ({ ...one, file: relative(root, one.file) })),
  };
}

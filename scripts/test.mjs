/** `npm test`: builds what the tests open in a browser, runs every test, and ends with how many passed. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { tmpdir } from 'node:os';
import { buildServer } from './build-server.mjs';
import { buildWeb } from './build-web.mjs';

/** More broken files than this are no accident. */
const SECOND_TRIES = 3;

buildServer();
await buildWeb();

const root = join(import.meta.dirname, '..');
const { code, files: first } = await runJest(process.argv.slice(2));
const files = first.filter(({ failed }) => failed > 0).map(({ file }) => file);
const second =
  files.length > 0 && files.length <= SECOND_TRIES && files.every(mayBeAccident)
    ? (await runJest(['--maxWorkers=1', '--runTestsByPath', ...files])).files
    : [];
const results = first.map((one) => second.find(({ file }) => file === one.file) ?? one);
for (const { file, failed } of second) {
  if (failed === 0) console.log(`FLAKY: ${file} failed beside the others (above) and passed alone.`);
}
const count = (of) => results.reduce((sum, result) => sum + result[of], 0);
console.log(`${count('passed')} passed, ${count('failed')} failed`);
process.exit(count('failed') > 0 || (code !== 0 && files.length === 0) ? 1 : 0);

/**
 * A test that needs a whole machine now and then gets none where it runs. What the faults show is never an accident: a
 * meeting in two places once is a meeting in two places.
 */
function mayBeAccident(file) {
  return !file.startsWith('test/faults/');
}

/** Jest's exit code, and of each file how many tests passed and failed; one that couldn't run is one failure. */
async function runJest(options) {
  const resultFile = join(tmpdir(), `fairmatch-test-${process.pid}.json`);
  const jest = spawn(
    process.execPath,
    [
      ...[
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        'node_modules/jest/bin/jest.js',
      ],
      ...['--json', `--outputFile=${resultFile}`, ...options],
    ],
    // The JSON goes to its file; the report for people comes on standard error.
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, TZ: 'UTC', NODE_ENV: 'test' } },
  );
  const code = await new Promise((resolve) => jest.on('close', resolve));
  const { testResults } = JSON.parse(readFileSync(resultFile, 'utf8'));
  rmSync(resultFile, { force: true });
  const files = testResults.map(({ name, status, assertionResults }) => {
    const having = (wanted) => assertionResults.filter((test) => test.status === wanted).length;
    const failed = having('failed');
    return {
      file: relative(root, name),
      passed: having('passed'),
      failed: status === 'failed' ? Math.max(failed, 1) : failed,
    };
  });
  return { code, files };
}

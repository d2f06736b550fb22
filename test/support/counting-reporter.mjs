import { appendFileSync } from 'node:fs';

/**
 * Writes a line for each file as soon as it is through, and a last one when the run is: what is counted of a run that is
 * ended is true too. Counts alone: what a failed assertion held may be more than can be written down.
 */
export default class CountingReporter {
  #file = process.env.TEST_COUNTS_FILE;

  onTestFileResult({ path }, { numPassingTests, numFailingTests, testExecError }) {
    const failed = Math.max(numFailingTests, testExecError ? 1 : 0);
    this.#write({ file: path, passed: numPassingTests, failed });
  }

  onRunComplete() {
    this.#write({ isComplete: true });
  }

  #write(line) {
    appendFileSync(this.#file, `${JSON.stringify(line)}\n`);
  }
}

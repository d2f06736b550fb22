import { parentPort, workerData } from 'node:worker_threads';
import { InvalidProblemError } from '../model/errors.js';
import { solveTimetable } from '../solve.js';
import type { SolverMessage, SolverTask } from './solve-in-worker.js';

const { problem, options } = workerData as SolverTask;
const say = (message: SolverMessage): void => parentPort!.postMessage(message);
const cancel = new AbortController();
parentPort!.once('message', () => cancel.abort());
try {
  const result = await solveTimetable(problem, {
    ...options,
    signal: cancel.signal,
    onProgress: (progress) => say({ type: 'progress', progress }),
  });
  say({ type: 'result', result });
} catch (error) {
  if (error instanceof InvalidProblemError) say({ type: 'invalid', faults: error.faults });
  else throw error;
}
// Open until told to stop, the port would keep the thread alive.
parentPort!.close();

import { InvalidProblemError, type ProblemFault } from '../model/errors.js';
import type { TimetableProblem } from '../model/problem.js';
import type { SolveOptions, SolveProgress, SolveResult } from '../solve.js';
import { spawnWorker } from './spawn.js';

/** What a solver thread gets; functions and signals stay on this side. */
export interface SolverTask {
  readonly problem: TimetableProblem;
  readonly options: Omit<SolveOptions, 'signal' | 'onProgress'>;
}

export type SolverMessage =
  | { readonly type: 'progress'; readonly progress: SolveProgress }
  | { readonly type: 'result'; readonly result: SolveResult }
  | { readonly type: 'invalid'; readonly faults: readonly ProblemFault[] };

/**
 * `solveTimetable` in a thread of its own, with the same options, result and errors; the caller's event loop stays free.
 * An aborted signal ends the search within some milliseconds and resolves with the best timetable so far. Rejects when
 * the thread fails.
 */
export function solveTimetableInWorker(
  problem: TimetableProblem,
  options: SolveOptions = {},
): Promise<SolveResult> {
  const { signal, onProgress, ...rest } = options;
  const task: SolverTask = { problem, options: rest };
  const worker = spawnWorker('./solver.worker.js', import.meta.url, task);
  const cancel = (): void => worker.postMessage('cancel');
  return new Promise<SolveResult>((resolve, reject) => {
    worker.on('message', (message: SolverMessage) => {
      if (message.type === 'progress') onProgress?.(message.progress);
      else if (message.type === 'result') resolve(message.result);
      else reject(new InvalidProblemError(message.faults));
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`the solver thread ended early with code ${code}`)));
    if (signal?.aborted) cancel();
    else signal?.addEventListener('abort', cancel, { once: true });
  }).finally(() => {
    signal?.removeEventListener('abort', cancel);
    void worker.terminate();
  });
}

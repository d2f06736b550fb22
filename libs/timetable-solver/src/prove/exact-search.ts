import type { TimetableProblem } from '../model/problem.js';
import { spawnWorker } from '../worker/spawn.js';

/**
 * What a thread of the exact search gets: whether it raises the bound break by break (`below`) or asks for fewer breaks
 * than the best timetable has (`above`), and the memory of the `ProofBoard` that it reads.
 */
export interface ExactTask {
  readonly problem: TimetableProblem;
  readonly from: 'below' | 'above';
  readonly board: SharedArrayBuffer;
  readonly seed: number;
}

/** A complete timetable (slot per request; its tables aren't dealt), a proved bound, or that the mandatory requests don't fit. */
export type ExactMessage =
  | { readonly type: 'found'; readonly slotOf: Int32Array }
  | { readonly type: 'bound'; readonly breaks: number }
  | { readonly type: 'cannotFit' };

/**
 * Searches exactly in a thread of its own, until the fewest breaks are proved or nothing more can be told. A thread that
 * fails is a search less, no error. `ended` never rejects.
 */
export function startExactSearch(
  task: ExactTask,
  on: (message: ExactMessage) => void,
): { readonly ended: Promise<void>; stop(): void } {
  const worker = spawnWorker('./exact-search.worker.js', import.meta.url, task);
  worker.on('message', on);
  worker.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => worker.on('exit', () => resolve()));
  return { ended, stop: () => void worker.terminate() };
}

import type { TimetableProblem } from '../model/problem.js';
import { spawnWorker } from '../worker/spawn.js';

/**
 * What to bound: the least breaks of a complete timetable, by what takes a fraction of a second (`quick`) or seconds
 * (`thorough`), or whether there is such a timetable at all (`fit`).
 */
export interface BreakBoundTask {
  readonly problem: TimetableProblem;
  readonly ask: 'quick' | 'thorough' | 'fit';
}

/** What is proved: breaks that every complete timetable has, or that there is none. */
export type BreakBoundMessage = number | 'cannotFit';

/**
 * Solves linear programs in a thread of its own that ends by itself; each bound is told as soon as it is proved. A thread
 * that fails is a bound less, no error.
 */
export function startBreakBounds(
  task: BreakBoundTask,
  onBound: (bound: BreakBoundMessage) => void,
): { stop(): void } {
  const worker = spawnWorker('./breaks.worker.js', import.meta.url, task);
  worker.on('message', onBound);
  worker.on('error', () => undefined);
  return { stop: () => void worker.terminate() };
}

import type { TimetableProblem } from '../model/problem.js';
import { spawnWorker } from '../worker/spawn.js';

/** What the thread of a second search gets. */
export interface SecondSearchTask {
  readonly problem: TimetableProblem;
  readonly seed: number;
  readonly seconds: number;
}

/**
 * Searches from another seed in a thread of its own, for problems in which everything is mandatory; `onBetter` gets the
 * slot of each request whenever it has found a complete timetable better than its last. A thread that fails is one
 * search less, no error. @returns what ends it
 */
export function startSecondSearch(
  task: SecondSearchTask,
  onBetter: (slots: Map<number, number>) => void,
): { stop(): void } {
  const worker = spawnWorker('./second-search.worker.js', import.meta.url, task);
  worker.on('message', (slotOf: Int32Array) => onBetter(new Map(slotOf.entries())));
  worker.on('error', () => undefined);
  return { stop: () => void worker.terminate() };
}

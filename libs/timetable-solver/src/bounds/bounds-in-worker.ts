import type { TimetableProblem } from '../model/problem.js';
import type { TimetableBounds } from '../model/timetable.js';
import { spawnWorker } from '../worker/spawn.js';

export type BoundsMessage = Partial<Pick<TimetableBounds, 'worth' | 'scheduled' | 'worstShare'>>;

/** Computes the linear programs' bounds in a thread of its own; each is told as soon as it is proved. */
export function boundsInWorker(
  problem: TimetableProblem,
  onBound: (bound: BoundsMessage) => void,
): { readonly finished: Promise<void>; stop(): void } {
  const worker = spawnWorker('./bounds.worker.js', import.meta.url, problem);
  worker.on('message', onBound);
  const finished = new Promise<void>((resolve) => {
    worker.on('exit', () => resolve());
    // Without a bound the search goes on; the trivial bounds stay true.
    worker.on('error', () => resolve());
  });
  return { finished, stop: () => void worker.terminate() };
}

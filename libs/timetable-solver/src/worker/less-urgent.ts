import { getPriority, setPriority } from 'node:os';

/**
 * For threads that take all the time they get: the search, and whoever the server answers, come first. Each step of
 * niceness is worth about a tenth of a processor's time. On Linux, where a thread has a priority of its own, the threads
 * of this one inherit it; elsewhere it would be the whole process's.
 */
export function beLessUrgent(steps: number): void {
  if (process.platform === 'linux') setPriority(0, Math.min(19, getPriority(0) + steps));
}

import { parentPort, workerData } from 'node:worker_threads';
import { compileProblem } from '../search/compile.js';
import { beLessUrgent } from '../worker/less-urgent.js';
import type { BreakBoundMessage, BreakBoundTask } from './break-bounds.js';
import { cannotFit, linkedBound } from './linked-bound.js';
import { patternBound } from './pattern-bound.js';

// Seconds of work in all, while an exact search may take hours: that one is the less urgent of the two.
beLessUrgent(5);
const { problem, ask } = workerData as BreakBoundTask;
const compiled = compileProblem(problem, false);
const say = (message: BreakBoundMessage): void => parentPort!.postMessage(message);
if (ask === 'fit') say((await cannotFit(compiled)) ? 'cannotFit' : 0);
else {
  say((await patternBound(compiled)) ?? 0);
  await linkedBound(compiled, say);
}

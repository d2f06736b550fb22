import { parentPort, workerData } from 'node:worker_threads';
import { compileProblem } from '../search/compile.js';
import { beLessUrgent } from '../worker/less-urgent.js';
import type { BreakBoundMessage, BreakBoundTask } from './break-bounds.js';
import { cannotFit, linkedBound } from './linked-bound.js';
import { patternBound } from './pattern-bound.js';

const { problem, ask } = workerData as BreakBoundTask;
// Seconds of work in all: less urgent than the search, more than an exact proof that may take hours.
if (ask !== 'quick') beLessUrgent(ask === 'fit' ? 2 : 6);
const compiled = compileProblem(problem, false);
const say = (message: BreakBoundMessage): void => parentPort!.postMessage(message);
if (ask === 'quick') say((await patternBound(compiled)) ?? 0);
else if (ask === 'thorough') await linkedBound(compiled, say);
else if (await cannotFit(compiled)) say('cannotFit');

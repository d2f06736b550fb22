import { parentPort, workerData } from 'node:worker_threads';
import type { TimetableProblem } from '../model/problem.js';
import { compileProblem } from '../search/compile.js';
import type { BoundsMessage } from './bounds-in-worker.js';
import { worstShareBound, worthBound } from './worth-bound.js';

const compiled = compileProblem(workerData as TimetableProblem);
const say = (message: BoundsMessage): void => parentPort!.postMessage(message);
const flow = await worthBound(compiled);
say(flow);
say({ worstShare: await worstShareBound(compiled, flow.worth * (1 - compiled.worthTolerance)) });

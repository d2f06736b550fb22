import { getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import clingo from 'clingo-wasm';
import type { ProverMessage, ProverTask } from './clingo-prover.js';

/** Steps of niceness: each is worth about a tenth of a processor's time. */
const LESS_URGENT = 10;

/**
 * A proof takes all the time it gets; the search, and whoever the server answers, come first. On Linux, where a thread
 * has a priority of its own, the threads of this one inherit it; elsewhere it would be the whole process's.
 */
if (process.platform === 'linux') setPriority(0, Math.min(19, getPriority(0) + LESS_URGENT));
const { program, models, options, threads } = workerData as ProverTask;
const say = (message: ProverMessage): void => parentPort!.postMessage(message);
const parallel = threads > 1 && clingo.supportsThreads() ? [`--parallel-mode=${threads},compete`] : [];
const result = await clingo.run(program, models, [...options, ...parallel], (model) => {
  // A model printed for its cost alone has no atoms.
  if (model.Value?.length) say({ type: 'model', atoms: model.Value, cost: model.Costs?.[0] ?? null });
});
if (result.Result === 'ERROR') say({ type: 'failed', reason: result.Error });
else say({ type: 'done', result: result.Result });

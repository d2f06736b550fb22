import { parentPort, workerData } from 'node:worker_threads';
import clingo from 'clingo-wasm';
import { beLessUrgent } from '../worker/less-urgent.js';
import type { ProverMessage, ProverTask } from './clingo-prover.js';

const { program, models, options, threads, niceness } = workerData as ProverTask;
if (niceness) beLessUrgent(niceness);
const say = (message: ProverMessage): void => parentPort!.postMessage(message);
const parallel = threads > 1 && clingo.supportsThreads() ? [`--parallel-mode=${threads},compete`] : [];
const result = await clingo.run(program, models, [...options, ...parallel], (model) => {
  // A model printed for its cost alone has no atoms.
  if (model.Value?.length) say({ type: 'model', atoms: model.Value, cost: model.Costs?.[0] ?? null });
});
if (result.Result === 'ERROR') say({ type: 'failed', reason: result.Error });
else say({ type: 'done', result: result.Result });

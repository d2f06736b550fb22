import { parentPort, workerData } from 'node:worker_threads';
import clingo from 'clingo-wasm';
import type { ProofResult } from './clingo-prover.js';

const { Result } = await clingo.run(workerData as string, 1);
const result: ProofResult = Result === 'SATISFIABLE' || Result === 'UNSATISFIABLE' ? Result : 'UNKNOWN';
parentPort!.postMessage(result);

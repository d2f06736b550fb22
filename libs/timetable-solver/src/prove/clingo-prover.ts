import { spawnWorker } from '../worker/spawn.js';

/** What a prover thread is asked: an answer set program and how to search it. */
export interface ProverTask {
  readonly program: string;
  /** Models to find; 0 = search to the end (needed for a proof of optimality). */
  readonly models: number;
  readonly options: readonly string[];
  readonly threads: number;
  /** Steps by which its threads come after others. Default 0. */
  readonly niceness?: number;
}

export type ProverMessage =
  | { readonly type: 'model'; readonly atoms: readonly string[]; readonly cost: number | null }
  | { readonly type: 'done'; readonly result: 'SATISFIABLE' | 'UNSATISFIABLE' | 'OPTIMUM FOUND' | 'UNKNOWN' }
  | { readonly type: 'failed'; readonly reason: string };

export type ProofResult = 'SATISFIABLE' | 'UNSATISFIABLE' | 'OPTIMUM FOUND' | 'UNKNOWN';

/** A running proof; `stop` frees its thread at once. */
export interface Proof {
  /** `UNKNOWN` when it was stopped or its thread failed. Never rejects. */
  readonly result: Promise<ProofResult>;
  stop(): void;
}

/** Runs a program in a thread of its own; `onModel` gets each model's slot per request of the program. */
export function startProof(
  task: ProverTask,
  onModel: (slots: Map<number, number>, cost: number | null) => void,
): Proof {
  const worker = spawnWorker('./prover.worker.js', import.meta.url, task);
  let settle: (result: ProofResult) => void;
  const result = new Promise<ProofResult>((resolve) => (settle = resolve));
  const end = (value: ProofResult): void => {
    settle(value);
    void worker.terminate();
  };
  worker.on('message', (message: ProverMessage) => {
    if (message.type === 'model') onModel(slotsOf(message.atoms), message.cost);
    else end(message.type === 'done' ? message.result : 'UNKNOWN');
  });
  worker.on('error', () => end('UNKNOWN'));
  worker.on('exit', () => settle('UNKNOWN'));
  return { result, stop: () => end('UNKNOWN') };
}

function slotsOf(atoms: readonly string[]): Map<number, number> {
  const slots = new Map<number, number>();
  for (const atom of atoms) {
    const match = /^at\((\d+),(\d+)\)$/.exec(atom);
    if (match) slots.set(Number(match[1]), Number(match[2]));
  }
  return slots;
}

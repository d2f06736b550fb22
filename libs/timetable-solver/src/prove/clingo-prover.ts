import { spawnWorker } from '../worker/spawn.js';

export type ProofResult = 'SATISFIABLE' | 'UNSATISFIABLE' | 'UNKNOWN';

/** A running proof; `stop` frees its thread at once. */
export interface Proof {
  /** `UNKNOWN` when it was stopped or its thread failed. Never rejects. */
  readonly result: Promise<ProofResult>;
  stop(): void;
}

/** Asks in a thread of its own whether an answer set program can be satisfied. */
export function startProof(program: string): Proof {
  const worker = spawnWorker('./prover.worker.js', import.meta.url, program);
  let settle: (result: ProofResult) => void;
  const result = new Promise<ProofResult>((resolve) => (settle = resolve));
  const end = (value: ProofResult): void => {
    settle(value);
    void worker.terminate();
  };
  worker.on('message', end);
  worker.on('error', () => end('UNKNOWN'));
  worker.on('exit', () => settle('UNKNOWN'));
  return { result, stop: () => end('UNKNOWN') };
}

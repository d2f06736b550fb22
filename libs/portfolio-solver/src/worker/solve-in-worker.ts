import { spawnWorker } from '#timetable-solver';
import type { Portfolio } from '../model/portfolio.js';
import { type PortfolioProblem, assertProblem } from '../model/problem.js';

export interface PortfolioMessage {
  readonly type: 'first' | 'best';
  readonly portfolio: Portfolio;
}

/** How long beyond its own time limit the thread may take, for its start and for what can't be interrupted. */
const GRACE_SECONDS = 3;

/**
 * `solvePortfolio` in a thread of its own; the caller's event loop stays free. When time is over the thread is ended
 * whatever it does, and the first portfolio it told stands. An aborted signal ends it at once and rejects with the
 * signal's reason.
 * @throws InvalidPortfolioError
 */
export async function solvePortfolioInWorker(
  problem: PortfolioProblem,
  { seconds = 30, signal }: { seconds?: number; signal?: AbortSignal } = {},
): Promise<Portfolio> {
  assertProblem(problem);
  signal?.throwIfAborted();
  const worker = spawnWorker('./portfolio.worker.js', import.meta.url, { problem, seconds });
  let first: Portfolio | undefined;
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  try {
    return await new Promise<Portfolio>((resolve, reject) => {
      worker.on('message', ({ type, portfolio }: PortfolioMessage) => {
        if (type === 'best') resolve(portfolio);
        else first = portfolio;
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the portfolio's thread ended early with code ${code}`)));
      onAbort = () => reject(signal!.reason as Error);
      signal?.addEventListener('abort', onAbort, { once: true });
      timer = setTimeout(
        () => {
          if (first) resolve(first);
          else reject(new Error('no portfolio was found in time'));
        },
        (seconds + GRACE_SECONDS) * 1000,
      );
    });
  } finally {
    clearTimeout(timer);
    if (onAbort) signal?.removeEventListener('abort', onAbort);
    void worker.terminate();
  }
}

import { parentPort, workerData } from 'node:worker_threads';
import type { PortfolioProblem } from '../model/problem.js';
import { solvePortfolio } from '../solve/solve.js';
import type { PortfolioMessage } from './solve-in-worker.js';

const { problem, seconds } = workerData as { problem: PortfolioProblem; seconds: number };
const say = (message: PortfolioMessage): void => parentPort!.postMessage(message);
const portfolio = await solvePortfolio(problem, {
  seconds,
  onFirst: (first) => say({ type: 'first', portfolio: first }),
});
say({ type: 'best', portfolio });

export {
  InvalidPortfolioError,
  type Pairs,
  type Party,
  type PortfolioFault,
  type PortfolioProblem,
} from './model/problem.js';
export { degreesOf, type Concession, type Portfolio } from './model/portfolio.js';
export { portfolioFaults } from './check/check-portfolio.js';
export { solvePortfolio, type SolveOptions } from './solve/solve.js';
export { solvePortfolioInWorker } from './worker/solve-in-worker.js';

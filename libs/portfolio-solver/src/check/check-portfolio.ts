import { type Portfolio, degreesOf } from '../model/portfolio.js';
import type { PortfolioProblem } from '../model/problem.js';

/**
 * What is wrong with a portfolio, looked at without anything of the solver's: nobody and no table has more meetings
 * than there is room for (unless as many are fixed), every fixed pair is in it, no pair twice, the worth is the sum.
 */
export function portfolioFaults(problem: PortfolioProblem, { chosen, worth }: Portfolio): string[] {
  const { pairs, suppliers, buyers, budget } = problem;
  const faults: string[] = [];
  const fixed = [...pairs.isFixed.keys()].filter((pair) => pairs.isFixed[pair] === 1);
  const set = new Set(chosen);
  if (set.size !== chosen.length) faults.push('a pair twice');
  for (const pair of fixed) if (!set.has(pair)) faults.push(`fixed pair ${pair} left out`);
  if (chosen.length > Math.max(budget, fixed.length)) faults.push('more meetings than the tables hold');
  for (const [side, parties] of [
    ['supplier', suppliers],
    ['buyer', buyers],
  ] as const) {
    const [degrees, held] = [chosen, fixed].map((some) => degreesOf(some, pairs[side], parties.length));
    parties.forEach(({ capacity }, index) => {
      if (degrees![index]! > Math.max(capacity, held![index]!)) faults.push(`${side} ${index} over capacity`);
    });
  }
  const sum = [...chosen].reduce((total, pair) => total + pairs.worth[pair]!, 0);
  if (Math.abs(sum - worth) > 1e-6) faults.push('the worth is not the sum');
  return faults;
}

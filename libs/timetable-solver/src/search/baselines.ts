import type { TimetableProblem } from '../model/problem.js';
import type { Timetable, TimetableFigures } from '../model/timetable.js';
import { fillGreedily } from './anneal.js';
import { compileProblem } from './compile.js';
import { dealTables } from './deal-tables.js';
import { figuresOf } from './figures.js';
import { Random } from './random.js';
import { SearchState } from './state.js';

export interface Baseline {
  readonly method: 'first come, first served' | 'greedy';
  readonly timetable: Timetable;
  readonly figures: TimetableFigures;
  readonly seconds: number;
}

/**
 * What simple methods make of the same problem, to show next to the solver's result: requests in the order given, each
 * in its first free slot; and requests by worth, each where it adds the fewest breaks.
 */
export function compareWithBaselines(problem: TimetableProblem): Baseline[] {
  const compiled = compileProblem(problem);
  const weights = {
    missing: new Float64Array(compiled.R).fill(1e5),
    break: 1,
    overLimit: 0,
    precedence: 1e6,
    share: 0,
    shareGoal: 0,
  };
  const measure = (method: Baseline['method'], fill: (state: SearchState) => void): Baseline => {
    const started = performance.now();
    const state = new SearchState(compiled, weights);
    fill(state);
    const assignment = {
      slotOf: state.slotOf,
      classOf: state.seats?.classOf ?? null,
      interpreterOf: state.seats?.interpreterOf ?? null,
    };
    const { meetings, tableChanges } = dealTables(compiled, assignment);
    const figures = figuresOf(compiled, state.slotOf, tableChanges);
    return { method, figures, timetable: { meetings }, seconds: (performance.now() - started) / 1000 };
  };
  return [
    measure('first come, first served', (state) => {
      for (let r = 0; r < compiled.R; r++) {
        for (const s of compiled.domain[r]!) {
          if (state.fits(r, s) && state.orderFaultsAt(r, s) === 0 && state.put(r, s)) break;
        }
      }
    }),
    measure('greedy', (state) => fillGreedily(state, new Random(1))),
  ];
}

import { parentPort, workerData } from 'node:worker_threads';
import { Cadical } from 'cadical-wasm';
import { compileProblem } from '../search/compile.js';
import { figuresOf } from '../search/figures.js';
import { beLessUrgent } from '../worker/less-urgent.js';
import { breakFormula, meetingParticipants } from './break-formula.js';
import type { ExactMessage, ExactTask } from './exact-search.js';
import { NONE_FOUND, ProofBoard } from './proof-board.js';

const { problem, from, board: memory, seed } = workerData as ExactTask;
const board = new ProofBoard(memory);
const compiled = compileProblem(problem, false);
const requests = Array.from({ length: compiled.R }, (_, r) => r);
const say = (message: ExactMessage): void => parentPort!.postMessage(message);
let niceness = 0;
const heedNiceness = (): void => {
  if (board.niceness > niceness) beLessUrgent(board.niceness - niceness);
  niceness = Math.max(niceness, board.niceness);
};

// Beyond one a participant on the average, somebody may have to have one, and the formula isn't for that.
const most = meetingParticipants(compiled, requests) - 1;
const formula = breakFormula(compiled, requests, most, from === 'below');
// A request is in one of its slots: that it isn't in a slot is the better guess.
const solver = await Cadical.create({ seed, phase: 0 });
solver.addClauses(formula.clauses);

/**
 * What to ask for next: whether there is a timetable with so many breaks at most. From below, the bound itself; from above,
 * a little more than that, for a fraction of the time goes into the steps on the way.
 */
function target(): number {
  const { best, bound } = board;
  if (from === 'below') return bound;
  return Math.min(bound + 1 + ((best - bound - 2) >> 2), best - 1, most);
}

/** Unknown when others have answered it meanwhile. */
function ask(breaks: number): 'found' | 'none' | 'unknown' {
  solver.setTerminate(() => {
    heedNiceness();
    return board.best <= breaks || board.bound > breaks;
  });
  const beyond = formula.moreBreaks[breaks];
  const answer = solver.solve({ assumptions: beyond === undefined ? [] : [-beyond] });
  if (answer === 'unsatisfiable') return 'none';
  if (answer === 'unknown') return 'unknown';
  const slotOf = new Int32Array(compiled.R).fill(-1);
  for (const [r, s, variable] of formula.places) if (solver.value(variable)) slotOf[r] = s;
  board.tellBest(figuresOf(compiled, slotOf).breaks);
  say({ type: 'found', slotOf });
  return 'found';
}

/** Whether these don't fit, with however many breaks. */
async function fitNot(these: readonly number[]): Promise<boolean> {
  const bare = await Cadical.create({ seed, phase: 0 });
  bare.addClauses(breakFormula(compiled, these).clauses);
  bare.setTerminate(() => {
    heedNiceness();
    return board.best < NONE_FOUND;
  });
  return bare.solve() === 'unsatisfiable';
}

while (board.bound < board.best && board.bound <= most) {
  const breaks = target();
  if (ask(breaks) !== 'none') continue;
  if (breaks < most) {
    board.tellBound(breaks + 1);
    say({ type: 'bound', breaks: breaks + 1 });
  } else {
    const mandatory = requests.filter((r) => compiled.mandatory[r] === 1);
    if (from === 'above' && mandatory.length > 0 && (await fitNot(mandatory))) say({ type: 'cannotFit' });
    break;
  }
}

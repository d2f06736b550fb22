import { type BreakBoundTask, startBreakBounds } from '../bounds/break-bounds.js';
import type { CompiledProblem } from '../search/compile.js';
import type { TimetableSearch } from '../search/timetable-search.js';
import { type ExactMessage, type ExactTask, startExactSearch } from './exact-search.js';
import { ProofBoard } from './proof-board.js';

/** Steps by which the exact search comes after a search that is about to win. */
const STANDING_BACK = 19;
/** Of larger problems the exact search has nothing to tell within minutes. */
const MOST_CHOICES = 12_000;

/**
 * Proves how few breaks a timetable with every request can have, next to the search: bounds by linear programs, and an
 * exact search from below and from above, in threads of their own. Each learns at once what the others have found.
 */
export class BreakProof {
  /** Proved: the mandatory meetings don't fit. */
  infeasible = false;
  /** The exact search has proved a bound of its own: it gets on. */
  isGettingOn = false;
  readonly #problem: CompiledProblem;
  readonly #search: TimetableSearch;
  readonly #board = ProofBoard.create();
  readonly #threads: { stop(): void }[] = [];
  #searching = 0;

  constructor(problem: CompiledProblem, search: TimetableSearch) {
    this.#problem = problem;
    this.#search = search;
  }

  static worthTrying(problem: CompiledProblem): boolean {
    return problem.R > 0 && problem.domain.reduce((sum, slots) => sum + slots.length, 0) <= MOST_CHOICES;
  }

  /** Proved: no complete timetable has fewer breaks. */
  get lowerBound(): number {
    return this.#board.bound;
  }

  /** The exact search is under way. */
  get running(): boolean {
    return this.#searching > 0;
  }

  start(): void {
    this.#bound('quick');
    this.#searchExactly('below');
    this.#searchExactly('above');
  }

  /** Looks for a better bound beside the exact search. */
  boundThoroughly(): void {
    this.#bound('thorough');
  }

  /** Leaves the exact search less of the time, for when the search is near the bound. */
  standBack(): void {
    this.#board.tellNiceness(STANDING_BACK);
  }

  /** Tells the exact search of the best timetable, if it is complete. */
  heed(): void {
    if (this.#search.bestIsComplete()) this.#board.tellBest(this.#search.bestFigures().breaks);
  }

  /** Looks for a proof that not everything can be scheduled; for when the search has long found no such timetable. */
  doubt(): void {
    if (this.#problem.mandatory.every((one) => one === 1)) this.#bound('fit');
  }

  stop(): void {
    for (const thread of this.#threads) thread.stop();
  }

  #bound(ask: BreakBoundTask['ask']): void {
    const bound = startBreakBounds({ problem: this.#problem.problem, ask }, (found) => {
      if (found === 'cannotFit') this.infeasible = true;
      else this.#board.tellBound(found);
    });
    this.#threads.push(bound);
  }

  #searchExactly(from: ExactTask['from']): void {
    const task = {
      problem: this.#problem.problem,
      from,
      board: this.#board.memory,
      seed: this.#threads.length,
    };
    const thread = startExactSearch(task, (message) => this.#take(message));
    this.#threads.push(thread);
    this.#searching++;
    void thread.ended.then(() => this.#searching--);
  }

  #take(message: ExactMessage): void {
    if (message.type === 'found') this.#search.offer(new Map(message.slotOf.entries()));
    else if (message.type === 'cannotFit') this.infeasible = true;
    else this.isGettingOn = true;
  }
}

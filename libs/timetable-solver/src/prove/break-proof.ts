import { type BreakBoundTask, startBreakBounds } from '../bounds/break-bounds.js';
import type { CompiledProblem } from '../search/compile.js';
import type { TimetableSearch } from '../search/timetable-search.js';
import { timetableProgram } from './asp-program.js';
import { type Proof, startProof } from './clingo-prover.js';

/** Unsat-core guided search proved the most of the published instances; see the figures in docs. */
const CORE_GUIDED = ['--opt-strategy=usc', '--configuration=crafty'];
/** Steps by which the exact search comes after a search that is about to win. */
const STANDING_BACK = 10;
/** Larger programs take the prover minutes to ground. */
const MOST_CHOICES = 12_000;

/**
 * Proves how few breaks a timetable with every request can have, next to the search: bounds by linear programs, and an
 * exact search, in threads of their own. Both give what they find to the search at once.
 */
export class BreakProof {
  /** Proved: no complete timetable has fewer breaks. */
  lowerBound = 0;
  /** Proved: the mandatory meetings don't fit. */
  infeasible = false;
  /** The exact search is under way. */
  running = false;
  readonly #problem: CompiledProblem;
  readonly #search: TimetableSearch;
  readonly #bounds: { stop(): void }[] = [];
  #proof: Proof | undefined;
  #threads = 1;
  #niceness = 0;
  #stopped = false;

  constructor(problem: CompiledProblem, search: TimetableSearch) {
    this.#problem = problem;
    this.#search = search;
  }

  static worthTrying(problem: CompiledProblem): boolean {
    return problem.R > 0 && problem.domain.reduce((sum, slots) => sum + slots.length, 0) <= MOST_CHOICES;
  }

  start(threads: number): void {
    this.#threads = threads;
    this.#bound('quick');
    void this.#prove();
  }

  /** Looks for a better bound beside the exact search. */
  boundThoroughly(): void {
    this.#bound('thorough');
  }

  /** Begins the exact search anew with less of the time, for when the search is near the bound. */
  standBack(): void {
    this.#niceness = STANDING_BACK;
    this.#proof?.stop();
    void this.#prove();
  }

  /** Looks for a proof that not everything can be scheduled; for when the search has long found no such timetable. */
  doubt(): void {
    if (this.#problem.mandatory.every((one) => one === 1)) this.#bound('fit');
  }

  stop(): void {
    this.#stopped = true;
    this.#proof?.stop();
    for (const bound of this.#bounds) bound.stop();
  }

  #bound(ask: BreakBoundTask['ask']): void {
    const bound = startBreakBounds({ problem: this.#problem.problem, ask }, (found) => {
      if (found === 'cannotFit') this.infeasible = true;
      else this.lowerBound = Math.max(this.lowerBound, found);
    });
    this.#bounds.push(bound);
  }

  async #prove(): Promise<void> {
    const given = { threads: this.#threads, niceness: this.#niceness };
    const problem = this.#problem;
    const requests = Array.from({ length: problem.R }, (_, r) => r);
    const mandatory = requests.filter((r) => problem.mandatory[r] === 1);
    let cost: number | null = null;
    this.running = true;
    this.#proof = startProof(
      {
        program: timetableProgram(problem, requests, { minimise: true }),
        models: 0,
        options: CORE_GUIDED,
        ...given,
      },
      (slots, breaks) => {
        cost = breaks;
        this.#search.offer(slots);
      },
    );
    const proof = this.#proof;
    const result = await proof.result;
    if (this.#stopped || proof !== this.#proof) return;
    this.running = false;
    if (result === 'OPTIMUM FOUND' && cost !== null) this.lowerBound = Math.max(this.lowerBound, cost);
    if (result !== 'UNSATISFIABLE') return;
    if (mandatory.length === requests.length) this.infeasible = true;
    else if (mandatory.length > 0) {
      const program = timetableProgram(problem, mandatory, { minimise: false });
      this.#proof = startProof({ program, models: 1, options: [], ...given }, () => undefined);
      this.infeasible = (await this.#proof.result) === 'UNSATISFIABLE';
    }
  }
}

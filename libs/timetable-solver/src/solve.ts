import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn, setTimeout as rest } from 'node:timers/promises';
import type { ConflictMember, ProblemFault } from './model/errors.js';
import { InvalidProblemError } from './model/errors.js';
import type { TimetableProblem } from './model/problem.js';
import type { Timetable, TimetableBounds, TimetableFigures } from './model/timetable.js';
import { type CompiledProblem, compileProblem } from './search/compile.js';
import { dealTables } from './search/deal-tables.js';
import { figuresOf } from './search/figures.js';
import { startSecondSearch } from './search/second-search.js';
import { TimetableSearch } from './search/timetable-search.js';
import { BreakProof } from './prove/break-proof.js';
import { boundsInWorker, type BoundsMessage } from './bounds/bounds-in-worker.js';
import { worstShareBound, worthBound } from './bounds/worth-bound.js';
import { problemFaults } from './validate/validate-problem.js';
import { findConflict } from './validate/find-conflict.js';

/** How long and how to search. Without `iterations` the result depends on the clock. */
export interface SolveOptions {
  /** Time budget. Default 10 s. */
  readonly seconds?: number;
  /** Budget in search moves instead of time: the same seed then gives the same timetable. No prover runs. */
  readonly iterations?: number;
  readonly seed?: number;
  /** Start from this timetable instead of an empty one; meetings that don't fit any more are left out. */
  readonly start?: Timetable;
  /** Ends the search at once; the best timetable so far is the result. */
  readonly signal?: AbortSignal;
  /** Called whenever the best timetable or a bound changes, and at least twice a second. */
  readonly onProgress?: (progress: SolveProgress) => void;
  /** Run the exact prover in threads of its own. Default: when the problem is small enough to have a chance. */
  readonly prove?: boolean;
  /** Look for the smallest conflicting group when it is infeasible. Default true. */
  readonly explainConflict?: boolean;
  /** Seconds that it is looked for at most. Default: a quarter of the budget, and 10 at least. */
  readonly conflictSeconds?: number;
}

export interface SolveProgress {
  readonly seconds: number;
  readonly iterations: number;
  readonly figures: TimetableFigures;
  readonly bounds: TimetableBounds;
}

/**
 * - `optimal`: proved best in worth and, when everything is scheduled, in breaks;
 * - `feasible`: valid, nothing proved; `infeasible`: proved that the mandatory meetings don't fit;
 * - `unknown`: mandatory meetings are missing from the best timetable found, and nothing is proved.
 */
export type SolveStatus = 'optimal' | 'feasible' | 'infeasible' | 'unknown';

export interface SolveResult {
  readonly status: SolveStatus;
  readonly timetable: Timetable;
  readonly figures: TimetableFigures;
  readonly bounds: TimetableBounds;
  readonly seconds: number;
  readonly iterations: number;
  /** Faults that a timetable can still be made with, such as a participant without free time. */
  readonly warnings: readonly ProblemFault[];
  /** Why it is infeasible: contradictions found without search, or else the smallest conflicting group found. */
  readonly faults: readonly ProblemFault[];
  readonly conflict: readonly ConflictMember[];
}

const WARNINGS = new Set<ProblemFault['code']>(['NO_FREE_TIME', 'NO_TABLES']);
const CONTRADICTIONS = new Set<ProblemFault['code']>([
  'FIXED_OUTSIDE_AVAILABILITY',
  'FIXED_CLASH',
  'FIXED_TABLE_CLASH',
  'FIXED_TABLE_CLOSED',
  'FIXED_TABLE_RESERVED',
  'FIXED_AGAINST_ORDER',
  'PRECEDENCE_CYCLE',
  'NO_POSSIBLE_SLOT',
  'NO_INTERPRETER',
  'TOO_MANY_MANDATORY',
]);

/** Seconds that the search for a conflict gets at least: what can't be had at all is worth knowing exactly. */
const LEAST_FOR_CONFLICT = 10;
/** Moves between two looks at the clock, the prover's messages and the caller's signal. */
const MOVES_PER_TURN = 20_000;
/** From here on a search without success leaves most of its core to the prover; a second search goes on. */
const SEARCH_YIELDS_AFTER = 25;
/** After the first cycles (1 and 2 s) it shows which of search and proof is the nearer to its end. */
const SHOWN_AFTER = 3;
/** Two breaks and more from its end, an exact search that has found nothing by now leaves its time to the others. */
const STANDS_BACK_AFTER = 8;
/** So many breaks above the bound another search may still win; a wider gap is for the prover to close. */
const NEAR = 3;
const BOUNDS_APART_FROM = 1000;
/** Milliseconds past the budget that a result waits for its bounds. */
const WAIT_FOR_BOUNDS = 1000;
const FIRST_CYCLE_SECONDS = 1;
const FIRST_CYCLE_MOVES = 500_000;

/**
 * Makes the timetable on the calling thread, giving way to the event loop every few milliseconds; servers call
 * `solveTimetableInWorker`. Throws `InvalidProblemError` when the problem is malformed (contradictions are a result,
 * not an error). Has no side effects besides the threads it starts and ends.
 */
export async function solveTimetable(
  problem: TimetableProblem,
  options: SolveOptions = {},
): Promise<SolveResult> {
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  const found = problemFaults(problem);
  const malformed = found.filter((fault) => !WARNINGS.has(fault.code) && !CONTRADICTIONS.has(fault.code));
  if (malformed.length > 0) throw new InvalidProblemError(malformed);
  const warnings = found.filter((fault) => WARNINGS.has(fault.code));
  const faults = found.filter((fault) => CONTRADICTIONS.has(fault.code));

  const compiled = compileProblem(problem);
  const budget = options.iterations === undefined ? (options.seconds ?? 10) : Infinity;
  const search = new TimetableSearch(compiled, options.seed ?? 1, options.start);
  const everything = compiled.mandatory.every((one) => one === 1);
  const bounds = { worth: total(compiled), scheduled: compiled.R, worstShare: 1, breaks: 0 };
  const take = (bound: BoundsMessage): void => {
    Object.assign(bounds, bound);
    if (bound.worstShare !== undefined && !everything) search.aimAtShare(bound.worstShare);
  };
  if (!everything) search.aimAtShare(1);
  // Linear programs of thousands of requests take seconds: the search needs them only later, and not this thread.
  const apart =
    options.iterations === undefined && compiled.R >= BOUNDS_APART_FROM
      ? boundsInWorker(problem, take)
      : undefined;
  if (!apart) {
    take(await worthBound(compiled));
    if (!everything) {
      const least = bounds.worth * (1 - compiled.worthTolerance);
      take({ worstShare: await worstShareBound(compiled, least) });
    }
  }

  const proof = new BreakProof(compiled, search);
  const proving =
    options.iterations === undefined &&
    faults.length === 0 &&
    (options.prove ?? BreakProof.worthTrying(compiled));
  /** What is proved holds for timetables with every meeting: one that leaves some out may have fewer breaks. */
  const breaksBound = (): number => (search.bestFigures().scheduled === compiled.R ? proof.lowerBound : 0);
  let lastReport = 0;
  const report = (): void => {
    lastReport = elapsed();
    options.onProgress?.({
      seconds: lastReport,
      iterations: search.iterations,
      figures: search.bestFigures(),
      bounds: { ...bounds, breaks: breaksBound() },
    });
  };
  const stop = (): boolean => {
    if (options.signal?.aborted || proof.infeasible || faults.length > 0) return true;
    if (search.iterations >= (options.iterations ?? Infinity) || elapsed() >= budget) return true;
    return search.isPerfect(bounds.worth, bounds.worstShare, proof.lowerBound);
  };
  search.start();
  if (proving) proof.start();
  let yieldsAfter = SEARCH_YIELDS_AFTER;
  let second: { stop(): void } | undefined;
  let shown = false;
  let deepened = false;
  const deepen = (): void => {
    deepened = true;
    proof.boundThoroughly();
  };
  /** Gives the time that is left to whoever can make more of it. */
  const share = (): void => {
    if (!everything || !proof.running || elapsed() < SHOWN_AFTER) return;
    // By then the exact search may go on for long, and what it finds may be proved by a bound.
    if (shown && !deepened && elapsed() >= SEARCH_YIELDS_AFTER && search.bestIsComplete()) deepen();
    const gap = search.bestIsComplete() ? search.bestFigures().breaks - proof.lowerBound : Infinity;
    if (second && gap > 1 && elapsed() >= STANDS_BACK_AFTER && !proof.isGettingOn) proof.standBack();
    if (shown) return;
    shown = true;
    if (!search.bestIsComplete()) proof.doubt();
    if (gap > NEAR || proof.isGettingOn) {
      yieldsAfter = SHOWN_AFTER;
      return;
    }
    deepen();
    if (availableParallelism() > 1 && budget - elapsed() > SHOWN_AFTER) {
      const seed = (options.seed ?? 1) + 1;
      const task = { problem, seed, seconds: budget - elapsed() };
      second = startSecondSearch(task, (slots) => search.offer(slots));
    }
  };
  try {
    while (!stop()) {
      const turn = elapsed();
      const moves = Math.min(MOVES_PER_TURN, (options.iterations ?? Infinity) - search.iterations);
      const improved =
        options.iterations === undefined
          ? search.run(moves, elapsed(), budget, FIRST_CYCLE_SECONDS)
          : search.run(moves, search.iterations, options.iterations, FIRST_CYCLE_MOVES);
      if (proving) {
        proof.heed();
        share();
      }
      if (proving && proof.running && elapsed() > yieldsAfter) await rest(3 * (elapsed() - turn) * 1000);
      else await nextTurn();
      if (improved || elapsed() - lastReport > 0.5) report();
    }
    if (!options.signal?.aborted)
      await Promise.race([apart?.finished, rest(WAIT_FOR_BOUNDS, undefined, { ref: false })]);
  } finally {
    proof.stop();
    second?.stop();
    apart?.stop();
  }
  bounds.breaks = breaksBound();

  const best = search.best();
  const { meetings, tableChanges } = dealTables(compiled, best);
  const figures = figuresOf(compiled, best.slotOf, tableChanges);
  const valid = figures.missingMandatory === 0 && search.bestKeepsRules();
  // The proof knows nothing of who sits where: what it can't tell, the search for a conflict may.
  const asked = !valid && faults.length === 0 && (proof.infeasible || !compiled.seats.plain);
  const conflict =
    asked && (options.explainConflict ?? true)
      ? await findConflict(
          compiled,
          options.conflictSeconds ?? Math.max(LEAST_FOR_CONFLICT, budget / 4),
          proof.infeasible,
          options.signal,
        )
      : [];
  const infeasible = !valid && (faults.length > 0 || proof.infeasible || conflict.length > 0);
  const proved = valid && search.isPerfect(bounds.worth, bounds.worstShare, bounds.breaks);
  return {
    status: infeasible ? 'infeasible' : proved ? 'optimal' : valid ? 'feasible' : 'unknown',
    timetable: { meetings },
    figures,
    bounds,
    seconds: elapsed(),
    iterations: search.iterations,
    warnings,
    faults,
    conflict,
  };
}

/** The bound before any program is solved: everything that has a slot at all. */
function total({ R, domain, worth }: CompiledProblem): number {
  let sum = 0;
  for (let r = 0; r < R; r++) if (domain[r]!.length > 0) sum += worth[r]!;
  return sum;
}

import type { Timetable, TimetableFigures } from '../model/timetable.js';
import { Annealer, fillGreedily } from './anneal.js';
import type { CompiledProblem } from './compile.js';
import { type Assignment, figuresOf } from './figures.js';
import { Random } from './random.js';
import { SearchState, type Weights } from './state.js';

/** Cost of one break; the unit of all temperatures. */
const BREAK = 1;
/** A request of average worth costs this many breaks when it's left out; a mandatory one more than any choice of others. */
const MISSING = 12;
const MISSING_MANDATORY = 6;
const MANDATORY_AMONG_OPTIONAL = 1000;
/** Weight of the fourth power of a participant's shortfall while worth is still being won, and once it has its floor. */
const SHARE_AT_FIRST = 20;
const SHARE_ABOVE_FLOOR = 1e9;
/** Once it has: by how much everybody is to have more than the worst served of the best timetable so far. */
const SHARE_AHEAD = 0.05;
/** Part of the budget for worth, before fairness comes first. */
const WORTH_PHASE = 0.4;
/** What a unit of worth that lacks to the floor costs at least and at most, and how that changes from turn to turn. */
const PRICE_LEAST = 10;
const PRICE_MOST = 1e4;
const PRICE_UP = 1.05;
const PRICE_DOWN = 0.95;
// Above 0.26 the published instances only get worse, below 0.13 nothing moves any more (measured).
const HOT = 0.26;
const COLD = 0.13;
const WARM = 0.24;
/** Problems above this size cool once over the whole budget; smaller ones in cycles of doubling length. */
const ONE_CYCLE_FROM = 1500;

/** The search over time: cooling cycles, the best timetable so far, and what to compare it by. */
export class TimetableSearch {
  iterations = 0;
  readonly #problem: CompiledProblem;
  readonly #random: Random;
  readonly #start: Timetable | undefined;
  readonly #coldest: number;
  #weights: Weights;
  #state: SearchState;
  #annealer: Annealer;
  #bestCost = Infinity;
  #best: Assignment;
  #figures: TimetableFigures | undefined;
  #cycleStart = 0;
  #cycleLength = 0;
  #hottest = HOT;
  #worthIsSettled = false;
  #shareBound = 1;

  /** `coldest` ends every cooling. */
  constructor(problem: CompiledProblem, seed: number, start?: Timetable, coldest = COLD) {
    this.#coldest = coldest;
    this.#problem = problem;
    this.#random = new Random(seed);
    this.#start = start;
    const mean = problem.worth.reduce((sum, worth) => sum + worth, 0) / Math.max(1, problem.R);
    const everything = problem.mandatory.every((one) => one === 1);
    const missing = Float64Array.from({ length: problem.R }, (_, r) =>
      everything
        ? MISSING_MANDATORY
        : MISSING * (problem.worth[r]! / mean) + (problem.mandatory[r] ? MANDATORY_AMONG_OPTIONAL : 0),
    );
    this.#weights = {
      missing,
      break: BREAK,
      overLimit: 1,
      // Where requests may be left out, leaving one out must be cheaper than the wrong order.
      precedence: everything
        ? 4
        : 2 * (SHARE_ABOVE_FLOOR * 2 + missing.reduce((most, cost) => Math.max(most, cost), 0)),
      share: 0,
      shareGoal: 0,
    };
    this.#state = new SearchState(problem, this.#weights);
    this.#annealer = new Annealer(this.#state, this.#random);
    this.#best = this.#snapshot();
  }

  /** Makes the search lift everyone's share, at most to the bound (0..1); may be called again when a better one is known. */
  aimAtShare(bound: number): void {
    this.#shareBound = bound;
    this.#aim();
  }

  /** A goal that not all can reach is one that the worst served don't come first for: it goes up with them. */
  #aim(): void {
    const share = this.#worthIsSettled ? SHARE_ABOVE_FLOOR : SHARE_AT_FIRST;
    const ahead = this.#worthIsSettled ? this.bestFigures().worstShare + SHARE_AHEAD : 1;
    const shareGoal = Math.min(this.#shareBound, ahead);
    if (share === this.#weights.share && shareGoal === this.#weights.shareGoal) return;
    this.#weights = { ...this.#weights, share, shareGoal };
    this.#state.weights = this.#weights;
    this.#state.recount();
    if (this.#bestCost < Infinity) this.#bestCost = this.#restored(this.#best).cost;
  }

  /** First timetable: the given one where it still fits, then greedily. */
  start(): void {
    const { problem } = this.#problem;
    const requestIndex = new Map(problem.requests.map((request, index) => [request.id, index]));
    const slotIndex = new Map(problem.slots.map((slot, index) => [slot.id, index]));
    for (const meeting of this.#start?.meetings ?? []) {
      const r = requestIndex.get(meeting.request);
      const s = slotIndex.get(meeting.slot);
      if (r !== undefined && s !== undefined && this.#state.fits(r, s)) this.#state.put(r, s);
    }
    fillGreedily(this.#state, this.#random);
    this.#keep();
  }

  /**
   * Runs some moves at the temperature for `now` of a budget that ends at `end`, both in seconds or both in moves
   * (`unit` is the length of the first cycle). True when the best timetable improved.
   */
  run(moves: number, now: number, end: number, unit: number): boolean {
    const everything = this.#weights.share === 0;
    if (!everything && !this.#worthIsSettled && now >= end * WORTH_PHASE) this.#settleWorth(now);
    if (now >= this.#cycleStart + this.#cycleLength) {
      this.#cycleStart = now;
      this.#cycleLength = this.#cycleLength === 0 ? unit : this.#cycleLength * 2;
      const rest = (everything || this.#worthIsSettled ? end : end * WORTH_PHASE) - now;
      if (this.#problem.R >= ONE_CYCLE_FROM || rest < 1.5 * this.#cycleLength) this.#cycleLength = rest;
    }
    const cooled = this.#cycleLength > 0 ? Math.min(1, (now - this.#cycleStart) / this.#cycleLength) : 1;
    const before = this.#bestCost;
    this.#annealer.run(moves, this.#hottest * (this.#coldest / this.#hottest) ** cooled, this.#bestCost, () =>
      this.#keep(),
    );
    this.iterations += moves;
    if (this.#worthIsSettled) {
      this.#aim();
      this.#priceWorth();
    }
    return this.#bestCost < before;
  }

  /**
   * From here on the best worth found, less the tolerance, is a floor, and the worst-served participants come first:
   * no amount of fairness is bought with more worth than the problem allows.
   */
  #settleWorth(now: number): void {
    this.#worthIsSettled = true;
    this.#aim();
    this.#state = this.#restored(this.#best);
    this.#state.worthFloor = this.#state.worth * (1 - this.#problem.worthTolerance) - 1e-9;
    this.#state.worthPrice = PRICE_LEAST;
    this.#annealer = new Annealer(this.#state, this.#random);
    this.#bestCost = this.#state.cost;
    this.#hottest = WARM;
    this.#cycleStart = now;
    this.#cycleLength = 0;
  }

  /**
   * What lacks to the floor costs more and more while there is anything, and less and less while there is not: so the
   * search comes to the fairest timetable at the floor, also where the way there leads below it.
   */
  #priceWorth(): void {
    const state = this.#state;
    const price = state.worthPrice * (state.worth < state.worthFloor ? PRICE_UP : PRICE_DOWN);
    state.worthPrice = Math.min(PRICE_MOST, Math.max(PRICE_LEAST, price));
    state.recount();
  }

  #restored({ slotOf, classOf, interpreterOf }: Assignment): SearchState {
    const state = new SearchState(this.#problem, this.#weights);
    slotOf.forEach((s, r) => {
      if (s < 0) return;
      state.put(r, s, false);
      state.seats?.adopt(r, s, classOf![r]!, interpreterOf![r]!);
    });
    state.seats?.commit();
    return state;
  }

  /**
   * Takes a timetable found elsewhere (a slot per request index) if it can be seated and is better than the best; the
   * search goes on from it.
   */
  offer(slots: ReadonlyMap<number, number>): void {
    const state = new SearchState(this.#problem, this.#weights);
    for (const [r, s] of slots) if (state.fits(r, s)) state.put(r, s);
    fillGreedily(state, this.#random);
    state.worthFloor = this.#state.worthFloor;
    state.worthPrice = this.#state.worthPrice;
    state.recount();
    if (state.cost >= this.#bestCost || state.worth < state.worthFloor) return;
    this.#state = state;
    this.#annealer = new Annealer(state, this.#random);
    this.#keep();
  }

  best(): Assignment {
    return this.#best;
  }

  bestFigures(): TimetableFigures {
    return (this.#figures ??= figuresOf(this.#problem, this.#best.slotOf));
  }

  /** Every request is scheduled and every hard rule kept. */
  bestIsComplete(): boolean {
    return this.bestFigures().scheduled === this.#problem.R && this.bestKeepsRules();
  }

  /** Precedences and a hard limit on the spread of breaks; all other rules hold by construction. */
  bestKeepsRules(): boolean {
    const { hasPrecedences, before, R, breakLimitHard, breakLimit } = this.#problem;
    const { slotOf } = this.#best;
    for (let r = 0; r < (hasPrecedences ? R : 0); r++) {
      if (slotOf[r]! < 0) continue;
      if (before[r]!.some((first) => slotOf[first]! >= slotOf[r]!)) return false;
    }
    const { maxBreaks, minBreaks } = this.bestFigures();
    return !breakLimitHard || maxBreaks - minBreaks <= breakLimit;
  }

  /** Nothing above breaks can be better than the bounds, and breaks are at theirs. */
  isPerfect(worth: number, worstShare: number, breaks: number): boolean {
    const figures = this.bestFigures();
    return (
      figures.missingMandatory === 0 &&
      figures.worth >= worth * (1 - 1e-9) &&
      figures.worstShare >= worstShare - 1e-9 &&
      figures.breaks <= (figures.scheduled === this.#problem.R ? breaks : 0) &&
      this.bestKeepsRules()
    );
  }

  /** Remembers the timetable if it is the best so far, and not below the floor; the cost of the best. */
  #keep(): number {
    if (this.#state.cost >= this.#bestCost || this.#state.worth < this.#state.worthFloor)
      return this.#bestCost;
    this.#bestCost = this.#state.cost;
    this.#best = this.#snapshot();
    this.#figures = undefined;
    return this.#bestCost;
  }

  #snapshot(): Assignment {
    return {
      slotOf: this.#state.slotOf.slice(),
      classOf: this.#state.seats?.classOf.slice() ?? null,
      interpreterOf: this.#state.seats?.interpreterOf.slice() ?? null,
    };
  }
}

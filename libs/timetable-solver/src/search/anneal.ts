import { cheapestSlot, EjectionMoves } from './ejection.js';
import { KempeMoves } from './kempe.js';
import type { Random } from './random.js';
import type { SearchState } from './state.js';

/** How long one cooling lasts and between which temperatures (in units of cost). */
export interface Cooling {
  readonly from: number;
  readonly to: number;
  readonly iterations: number;
}

/** First timetable: mandatory and hard-to-place requests first, each where it adds the fewest breaks. */
export function fillGreedily(state: SearchState, random: Random): void {
  const { mandatory, domain, worth, requestStart, partStart, partIds } = state.problem;
  const crowd = (r: number): number => {
    let most = 0;
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
      most = Math.max(most, requestStart[partIds[i]! + 1]! - requestStart[partIds[i]!]!);
    }
    return most;
  };
  const key = new Map(state.open.map((r) => [r, crowd(r) - domain[r]!.length + random.unit()]));
  const order = [...state.open].sort(
    (a, b) => mandatory[b]! - mandatory[a]! || worth[b]! - worth[a]! || key.get(b)! - key.get(a)!,
  );
  for (const r of order) {
    const s = cheapestSlot(state, r, random);
    if (s >= 0) state.put(r, s);
  }
  state.seats?.commit();
}

/** Of the moves of meetings, those that go to a participant's break, and of the others those that shift a run. */
const MENDS = 0.15;
const SHIFTS = 0.8;
/** Of the open requests that are tried, those of a participant whose share is short. */
const AT_SHORT = 0.5;

/** Simulated annealing over Kempe exchanges and ejections, many of them aimed at breaks and at shares that are short. */
export class Annealer {
  readonly #state: SearchState;
  readonly #random: Random;
  readonly #kempe: KempeMoves;
  readonly #ejection: EjectionMoves;
  #temperature = 1;
  readonly #allow = (change: number): boolean =>
    change <= 0 || this.#random.unit() < Math.exp(-change / this.#temperature);

  constructor(state: SearchState, random: Random) {
    this.#state = state;
    this.#random = random;
    this.#kempe = new KempeMoves(state);
    this.#ejection = new EjectionMoves(state);
  }

  /**
   * `moves` attempts at one temperature; `improved` is called after every accepted change that lowers `bestCost`, and tells
   * what there is to go below from then on.
   */
  run(moves: number, temperature: number, bestCost: number, improved: () => number): void {
    this.#temperature = temperature;
    let best = bestCost;
    for (let i = 0; i < moves; i++) {
      if (this.#step() && this.#state.cost < best - 1e-9) best = improved();
    }
  }

  #step(): boolean {
    const { open, broken, slotOf, problem } = this.#state;
    const random = this.#random;
    if (open.length > 0 && random.below(4) === 0) {
      const r = this.#wanted();
      const domain = problem.domain[r]!;
      if (domain.length === 0) return false;
      return this.#ejection.tryInsert(r, domain[random.below(domain.length)]!, random, this.#allow);
    }
    if (broken.length > 0 && random.unit() < MENDS) return this.#mend(broken[random.below(broken.length)]!);
    const r = random.below(problem.R);
    if (slotOf[r]! < 0) return false;
    if (random.unit() < SHIFTS) return this.#shift(r);
    const domain = problem.domain[r]!;
    const to = domain[random.below(domain.length)]!;
    return to !== slotOf[r] && this.#kempe.tryMove(r, to, random, this.#allow);
  }

  /** An open request, half the time one of a participant whose share is short. */
  #wanted(): number {
    const { open, short, slotOf, problem } = this.#state;
    const { requestStart, requestIds } = problem;
    const random = this.#random;
    if (short.length > 0 && random.unit() < AT_SHORT) {
      const p = short[random.below(short.length)]!;
      const start = requestStart[p]!;
      const count = requestStart[p + 1]! - start;
      const offset = random.below(count);
      for (let i = 0; i < count; i++) {
        const r = requestIds[start + ((offset + i) % count)]!;
        if (slotOf[r]! < 0) return r;
      }
    }
    return open[random.below(open.length)]!;
  }

  /**
   * Moves a run of one of the meeting's participants by a slot: its first meeting goes behind its last, or the other way.
   * That keeps the run whole, as a move to any slot seldom does.
   */
  #shift(meeting: number): boolean {
    const { slotOf, load, problem, cells } = this.#state;
    const { S, allowed, stretchOf, partStart, partIds, cellStart } = problem;
    const random = this.#random;
    const within = slotOf[meeting]!;
    const p = partIds[partStart[meeting]! + random.below(partStart[meeting + 1]! - partStart[meeting]!)]!;
    const isInRun = (s: number): boolean => stretchOf[s] === stretchOf[within] && load[p * S + s]! > 0;
    let first = within;
    while (first > 0 && isInRun(first - 1)) first--;
    let last = within;
    while (last + 1 < S && isInRun(last + 1)) last++;
    const [from, to] = random.below(2) === 0 ? [first, last + 1] : [last, first - 1];
    if (stretchOf[to] !== stretchOf[within]) return false;
    const at = p * S + from;
    const r = cells[cellStart[at]! + random.below(load[at]!)]!;
    return allowed[r * S + to] === 1 && this.#kempe.tryMove(r, to, random, this.#allow);
  }

  /** Moves one of the participant's meetings next to another of its meetings. */
  #mend(p: number): boolean {
    const { slotOf, load, problem } = this.#state;
    const { S, stretchOf } = problem;
    const random = this.#random;
    const start = problem.requestStart[p]!;
    const count = problem.requestStart[p + 1]! - start;
    const r = problem.requestIds[start + random.below(count)]!;
    const from = slotOf[r]!;
    if (from < 0) return false;
    const domain = problem.domain[r]!;
    const offset = random.below(domain.length);
    for (let i = 0; i < domain.length; i++) {
      const s = domain[(offset + i) % domain.length]!;
      if (s === from || load[p * S + s]! > 0) continue;
      const left = s > 0 && s - 1 !== from && stretchOf[s - 1] === stretchOf[s] && load[p * S + s - 1]! > 0;
      const right =
        s + 1 < S && s + 1 !== from && stretchOf[s + 1] === stretchOf[s] && load[p * S + s + 1]! > 0;
      if (left || right) return this.#kempe.tryMove(r, s, random, this.#allow);
    }
    return false;
  }
}

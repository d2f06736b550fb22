import type { CompiledProblem } from './compile.js';

/** What the book reads of a state; slots hold meetings in no particular order. */
export interface SeatedState {
  readonly slotOf: Int32Array;
  readonly cells: Int32Array;
  readonly slotMeetings: readonly number[][];
}

/**
 * Which class of tables each meeting sits in and who interprets, for problems where counting tables isn't enough
 * (reserved or fixed tables, walks between halls, interpreters). Every change is journalled so that a move that turns
 * out impossible can be taken back.
 */
export class SeatBook {
  readonly classOf: Int32Array;
  readonly interpreterOf: Int32Array;
  readonly #problem: CompiledProblem;
  readonly #state: SeatedState;
  readonly #use: Int32Array;
  readonly #busy: Int32Array;
  readonly #hours: Int32Array;
  readonly #journal: number[] = [];

  constructor(problem: CompiledProblem, state: SeatedState) {
    this.#problem = problem;
    this.#state = state;
    this.classOf = new Int32Array(problem.R).fill(-1);
    this.interpreterOf = new Int32Array(problem.R).fill(-1);
    this.#use = new Int32Array(problem.seats.classCount * problem.S);
    this.#busy = new Int32Array(problem.seats.interpreterMax.length * problem.S).fill(-1);
    this.#hours = new Int32Array(problem.seats.interpreterMax.length);
  }

  /** A point to come back to with `rollback`. */
  mark(): number {
    return this.#journal.length;
  }

  /** Undoes every change after the mark; slots are the ones the meetings had when the change was made. */
  rollback(mark: number): void {
    while (this.#journal.length > mark) {
      const interpreter = this.#journal.pop()!;
      const seat = this.#journal.pop()!;
      const slot = this.#journal.pop()!;
      const meeting = this.#journal.pop()!;
      this.#write(meeting, slot, seat, interpreter);
    }
  }

  /** Meetings of other tables or interpreters than they had at the mark. */
  changedSince(mark: number): Set<number> {
    const before = new Map<number, readonly [number, number]>();
    for (let at = mark; at < this.#journal.length; at += 4) {
      const meeting = this.#journal[at]!;
      if (!before.has(meeting)) before.set(meeting, [this.#journal[at + 2]!, this.#journal[at + 3]!]);
    }
    const changed = [...before].filter(
      ([meeting, [seat, interpreter]]) =>
        this.classOf[meeting] !== seat || this.interpreterOf[meeting] !== interpreter,
    );
    return new Set(changed.map(([meeting]) => meeting));
  }

  commit(): void {
    this.#journal.length = 0;
  }

  /** Finds a table class and an interpreter for the meeting in the slot, moving others of the slot if it must. */
  tryAdd(meeting: number, slot: number): boolean {
    const mark = this.mark();
    if (this.#seat(meeting, slot, new Set()) && this.#interpret(meeting, slot, new Set())) return true;
    this.rollback(mark);
    return false;
  }

  /** Whether a table could be had for the meeting in the slot; everything stays as it is. */
  hasTable(meeting: number, slot: number): boolean {
    const mark = this.mark();
    const found = this.#seat(meeting, slot, new Set());
    this.rollback(mark);
    return found;
  }

  /** The same for an interpreter. */
  hasInterpreter(meeting: number, slot: number): boolean {
    const mark = this.mark();
    const found = this.#interpret(meeting, slot, new Set());
    this.rollback(mark);
    return found;
  }

  /** Halls that everybody of the meeting could get to in the slot, and from there to where they are next. */
  hallsInReach(meeting: number, slot: number): Set<number> {
    const { classHall } = this.#problem.seats;
    return new Set(
      [...classHall.keys()].filter((k) => this.#canWalk(meeting, slot, k)).map((k) => classHall[k]!),
    );
  }

  /** Seats the meeting exactly as it was in an existing timetable. */
  adopt(meeting: number, slot: number, tableClass: number, interpreter: number): void {
    this.#change(meeting, slot, tableClass, interpreter);
  }

  remove(meeting: number, slot: number): void {
    this.#change(meeting, slot, -1, -1);
  }

  #seat(meeting: number, slot: number, tried: Set<number>): boolean {
    const { virtual, seats, S } = this.#problem;
    if (virtual[meeting]) return true;
    const { classesOf, classCapacity } = seats;
    for (const k of classesOf[meeting]!) {
      if (this.#use[k * S + slot]! < classCapacity[k * S + slot]! && this.#canWalk(meeting, slot, k)) {
        this.#change(meeting, slot, k, this.interpreterOf[meeting]!);
        return true;
      }
    }
    for (const k of classesOf[meeting]!) {
      if (tried.has(k) || classCapacity[k * S + slot] === 0 || !this.#canWalk(meeting, slot, k)) continue;
      tried.add(k);
      for (const other of this.#state.slotMeetings[slot]!) {
        if (this.classOf[other] !== k || other === meeting) continue;
        if (this.#seat(other, slot, tried)) {
          this.#change(meeting, slot, k, this.interpreterOf[meeting]!);
          return true;
        }
      }
    }
    return false;
  }

  #interpret(meeting: number, slot: number, tried: Set<number>): boolean {
    const { seats, S } = this.#problem;
    const list = seats.interpretersOf[meeting];
    if (!list) return true;
    for (const i of list) {
      const works = seats.interpreterWorks[i * S + slot] === 1 && this.#hours[i]! < seats.interpreterMax[i]!;
      if (works && this.#busy[i * S + slot] === -1) {
        this.#change(meeting, slot, this.classOf[meeting]!, i);
        return true;
      }
    }
    for (const i of list) {
      const other = this.#busy[i * S + slot]!;
      if (tried.has(i) || other < 0 || other === meeting || seats.interpreterWorks[i * S + slot] !== 1)
        continue;
      tried.add(i);
      if (this.#interpret(other, slot, tried)) {
        this.#change(meeting, slot, this.classOf[meeting]!, i);
        return true;
      }
    }
    return false;
  }

  #canWalk(meeting: number, slot: number, k: number): boolean {
    const { seats, S, partStart, partIds, cellStart, capacity } = this.#problem;
    const { walkReach, tooFar, classHall, hallCount: H } = seats;
    if (walkReach === 0) return true;
    const hall = classHall[k]!;
    for (let i = partStart[meeting]!; i < partStart[meeting + 1]!; i++) {
      const p = partIds[i]!;
      // Of several people somebody is there already.
      if (capacity[p * S + slot]! > 1) continue;
      for (let gap = 1; gap <= walkReach; gap++) {
        for (const other of [slot - gap, slot + gap]) {
          if (other < 0 || other >= S || capacity[p * S + other] !== 1) continue;
          for (let cell = cellStart[p * S + other]!; cell < cellStart[p * S + other + 1]!; cell++) {
            const neighbour = this.#state.cells[cell]!;
            const seat = neighbour < 0 || neighbour === meeting ? -1 : this.classOf[neighbour]!;
            if (seat < 0) continue;
            const first = Math.min(slot, other);
            if (tooFar[((hall * H + classHall[seat]!) * S + first) * walkReach + gap - 1] === 1) return false;
          }
        }
      }
    }
    return true;
  }

  #change(meeting: number, slot: number, seat: number, interpreter: number): void {
    this.#journal.push(meeting, slot, this.classOf[meeting]!, this.interpreterOf[meeting]!);
    this.#write(meeting, slot, seat, interpreter);
  }

  #write(meeting: number, slot: number, seat: number, interpreter: number): void {
    const { S } = this.#problem;
    const oldSeat = this.classOf[meeting]!;
    if (oldSeat >= 0) this.#use[oldSeat * S + slot]!--;
    if (seat >= 0) this.#use[seat * S + slot]!++;
    this.classOf[meeting] = seat;
    const old = this.interpreterOf[meeting]!;
    if (old !== interpreter) {
      if (old >= 0) {
        if (this.#busy[old * S + slot] === meeting) this.#busy[old * S + slot] = -1;
        this.#hours[old]!--;
      }
      if (interpreter >= 0) {
        this.#busy[interpreter * S + slot] = meeting;
        this.#hours[interpreter]!++;
      }
      this.interpreterOf[meeting] = interpreter;
    }
  }
}

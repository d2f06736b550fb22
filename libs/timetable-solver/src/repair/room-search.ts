import type { SearchState } from '../search/state.js';

/** Moves that make room: each meeting with the slot it goes to, the wanted request among them. */
export interface Room {
  readonly wanted: number;
  readonly moves: readonly { readonly request: number; readonly from: number; readonly to: number }[];
  /** Change in the cost of breaks. */
  readonly cost: number;
  /** Minutes between where the meetings were and where they go. */
  readonly distance: number;
}

/**
 * Looks for the way to schedule a request that moves the fewest other meetings: ejection chains of bounded length,
 * deepened one at a time. The state is the same afterwards.
 */
export class RoomSearch {
  readonly #state: SearchState;
  readonly #free: ReadonlyMap<number, number>;
  readonly #openFrom: number;
  readonly #countsSeats: boolean;
  /** `performance.now()` value after which nothing more is tried. */
  deadline = Infinity;
  #visits = 0;
  #best: Room | undefined;
  readonly #moved = new Map<number, number>();
  #mark = 0;
  #wanted = -1;

  /**
   * Moves of `free` meetings, known with the slots that they had, don't count: they have to move anyway. Nothing moves into
   * or out of slots before `openFrom` (slots already over). With `countsSeats` a meeting that only gets another table or
   * interpreter is one that moves.
   */
  constructor(state: SearchState, free: ReadonlyMap<number, number>, openFrom = 0, countsSeats = false) {
    this.#state = state;
    this.#free = free;
    this.#openFrom = openFrom;
    this.#countsSeats = countsSeats;
  }

  /** At most `others` other meetings move; gives up a depth after `visits` placements tried. */
  find(request: number, others: number, visits = 1500): Room | undefined {
    for (let budget = 0; budget <= others; budget++) {
      // Looking for a free slot is cheap and always done; chains only while there is time.
      if (budget > 0 && performance.now() > this.deadline) return undefined;
      this.#visits = visits;
      this.#best = undefined;
      this.#moved.clear();
      const mark = this.#state.seats?.mark() ?? 0;
      this.#mark = mark;
      this.#wanted = request;
      this.#place([request], budget, this.#state.cost);
      this.#state.seats?.rollback(mark);
      if (this.#best) return this.#best;
    }
    return undefined;
  }

  /**
   * Carries out what `find` returned, and tells which meetings of others are elsewhere now; null, and nothing changed, when
   * seats have been taken since, or more than `others` would move after all.
   */
  apply(room: Room, others: number): readonly number[] | null {
    const state = this.#state;
    const mark = state.seats?.mark() ?? 0;
    const was = room.moves.map(({ request }) => state.slotOf[request]!);
    room.moves.forEach(({ request }, index) => {
      if (was[index]! >= 0) state.remove(request);
    });
    const isDone = room.moves.every(({ request, to }) => state.put(request, to));
    const moved = new Set(room.moves.map(({ request }) => request));
    if (this.#countsSeats) for (const one of this.#reseated(mark, moved)) moved.add(one);
    moved.delete(room.wanted);
    const counting = [...moved].filter((one) => !this.#free.has(one));
    if (isDone && counting.length <= others) return counting;
    for (const { request } of room.moves) if (state.slotOf[request]! >= 0) state.remove(request, false);
    room.moves.forEach(({ request }, index) => {
      if (was[index]! >= 0) state.put(request, was[index]!, false);
    });
    state.seats?.rollback(mark);
    return null;
  }

  #place(waiting: number[], budget: number, cost: number): void {
    const state = this.#state;
    if (waiting.length === 0) {
      if (this.#countsSeats && this.#counted([...this.#reseated(this.#mark, this.#moved)]) > budget) return;
      const more = state.cost - cost;
      if (this.#best && this.#best.cost < more) return;
      const moves = [...this.#moved].map(([request, from]) => ({
        request,
        from,
        to: state.slotOf[request]!,
      }));
      const distance = moves.reduce((sum, move) => sum + this.#distance(move), 0);
      // Of what costs the same, people are best found near the time that they know.
      if (this.#best && this.#best.cost === more && this.#best.distance <= distance) return;
      this.#best = { wanted: this.#wanted, moves: moves.reverse(), cost: more, distance };
      return;
    }
    const request = waiting[0]!;
    const rest = waiting.slice(1);
    const came = this.#moved.get(request) ?? -1;
    for (const slot of state.problem.domain[request]!) {
      if (slot < this.#openFrom || slot === came || this.#visits <= 0) continue;
      for (const blockers of this.#blockers(request, slot, budget)) {
        this.#visits--;
        this.#try(request, slot, blockers, rest, budget, cost);
      }
    }
  }

  #try(
    request: number,
    slot: number,
    blockers: readonly number[],
    rest: number[],
    budget: number,
    cost: number,
  ): void {
    const state = this.#state;
    const mark = state.seats?.mark() ?? 0;
    const known = this.#moved.has(request);
    for (const blocker of blockers) {
      this.#moved.set(blocker, state.slotOf[blocker]!);
      state.remove(blocker);
    }
    const placed =
      state.fits(request, slot) && state.orderFaultsAt(request, slot) === 0 && state.put(request, slot);
    if (placed) {
      if (!known) this.#moved.set(request, -1);
      this.#place([...blockers, ...rest], budget - this.#counted(blockers), cost);
      state.remove(request, false);
      if (!known) this.#moved.delete(request);
    }
    for (let i = blockers.length - 1; i >= 0; i--) {
      const blocker = blockers[i]!;
      state.put(blocker, this.#moved.get(blocker)!, false);
      this.#moved.delete(blocker);
    }
    state.seats?.rollback(mark);
  }

  /** Sets of meetings whose removal lets the request into the slot: who shares a participant, and one table's meeting. */
  *#blockers(request: number, slot: number, most: number): Generator<readonly number[]> {
    const state = this.#state;
    const { S, partStart, partIds, capacity, cellStart, virtual, tablesOpen } = state.problem;
    const inTheWay: number[] = [];
    for (let i = partStart[request]!; i < partStart[request + 1]!; i++) {
      const at = partIds[i]! * S + slot;
      if (state.load[at]! < capacity[at]!) continue;
      const blocker = state.cells[cellStart[at]!]!;
      if (inTheWay.includes(blocker)) continue;
      if (this.#stays(blocker)) return;
      inTheWay.push(blocker);
    }
    const counted = this.#counted(inTheWay);
    if (counted > most) return;
    const seatFree =
      virtual[request] === 1 ||
      state.tableUse[slot]! < tablesOpen[slot]! ||
      inTheWay.some((b) => !virtual[b]);
    if (seatFree && (state.seats === null || counted === most)) {
      yield inTheWay;
      return;
    }
    if (seatFree) yield inTheWay;
    if (counted >= most) return;
    for (const seated of [...state.slotMeetings[slot]!]) {
      if (!inTheWay.includes(seated) && !this.#stays(seated)) yield [...inTheWay, seated];
    }
  }

  /** Meetings that have another table or interpreter, but aren't among those known to move. */
  #reseated(mark: number, known: { has(meeting: number): boolean }): number[] {
    const changed = this.#state.seats?.changedSince(mark) ?? [];
    return [...changed].filter((meeting) => !known.has(meeting));
  }

  #distance({ request, from, to }: Room['moves'][number]): number {
    const { slots } = this.#state.problem.problem;
    const was = slots[this.#free.get(request) ?? from];
    return was ? Math.abs(slots[to]!.start - was.start) : 0;
  }

  /** Of the meetings, those whose moves count. */
  #counted(meetings: readonly number[]): number {
    return meetings.filter((meeting) => !this.#free.has(meeting)).length;
  }

  #stays(meeting: number): boolean {
    const { slotOf, problem } = this.#state;
    return (
      this.#moved.has(meeting) || slotOf[meeting]! < this.#openFrom || problem.domain[meeting]!.length < 2
    );
  }
}

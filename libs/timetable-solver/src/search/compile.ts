import type { TimetableProblem } from '../model/problem.js';
import { hasSlot } from '../model/slot-set.js';
import { compileSeats, type SeatClasses } from './compile-seats.js';
import { bestAlone } from './best-alone.js';

/**
 * A valid problem as dense arrays over indexes: `S` slots, `P` participants, `R` requests, `G` stretches, `D` days.
 * Two-dimensional arrays are row-major with the slot (or stretch, or day) as the fast index.
 */
export interface CompiledProblem {
  readonly problem: TimetableProblem;
  readonly S: number;
  readonly P: number;
  readonly R: number;
  readonly G: number;
  readonly D: number;
  readonly stretchOf: Int32Array;
  readonly stretchStart: Int32Array;
  readonly stretchLength: Int32Array;
  readonly dayOf: Int32Array;
  /** Participants of request r: `partIds[partStart[r] .. partStart[r + 1]]`. */
  readonly partStart: Int32Array;
  readonly partIds: Int32Array;
  /** Requests of participant p: `requestIds[requestStart[p] .. requestStart[p + 1]]`. */
  readonly requestStart: Int32Array;
  readonly requestIds: Int32Array;
  /** Meetings at a time, P × S; 0 where the participant isn't available. */
  readonly capacity: Uint8Array;
  /** Offset of the cells of (p, s) in a state's `cells`; length P × S + 1. */
  readonly cellStart: Int32Array;
  /** 1 where request r may be in slot s, R × S: availability of all, allowed and fixed slots, open tables. */
  readonly allowed: Uint8Array;
  /** The slots of `allowed`, per request. */
  readonly domain: readonly Int32Array[];
  readonly worth: Float64Array;
  readonly mandatory: Uint8Array;
  readonly virtual: Uint8Array;
  /** Tables open in the slot, of all kinds. */
  readonly tablesOpen: Int32Array;
  readonly seats: SeatClasses;
  readonly maxMeetings: Int32Array;
  readonly maxPerDay: Int32Array;
  readonly hasQuotas: boolean;
  /** Requests that must be earlier (later) than r, per request; empty arrays shared. */
  readonly before: readonly Int32Array[];
  readonly after: readonly Int32Array[];
  readonly hasPrecedences: boolean;
  /** Largest worth each participant could get if it were alone at the fair with its counterparts. */
  readonly couldHave: Float64Array;
  readonly isBuyer: Uint8Array;
  readonly breakLimit: number;
  readonly breakLimitHard: boolean;
  readonly worthTolerance: number;
}

const NONE = new Int32Array(0);

/**
 * Turns a problem that `validateProblem` accepted into arrays. `shares` false leaves `couldHave` at 0, for callers that
 * must answer fast and don't compare shares.
 */
export function compileProblem(problem: TimetableProblem, shares = true): CompiledProblem {
  const S = problem.slots.length;
  const P = problem.participants.length;
  const R = problem.requests.length;
  const participantIndex = new Map(problem.participants.map((participant, index) => [participant.id, index]));
  const requestIndex = new Map(problem.requests.map((request, index) => [request.id, index]));
  const slotIndex = new Map(problem.slots.map((slot, index) => [slot.id, index]));

  const { of: stretchOf, count: G } = numbered(problem.slots.map((slot) => slot.stretch));
  const { of: dayOf, count: D } = numbered(problem.slots.map((slot) => slot.day));
  const stretchStart = new Int32Array(G).fill(-1);
  const stretchLength = new Int32Array(G);
  stretchOf.forEach((stretch, slot) => {
    if (stretchStart[stretch] === -1) stretchStart[stretch] = slot;
    stretchLength[stretch]!++;
  });

  const capacity = new Uint8Array(P * S);
  const cellStart = new Int32Array(P * S + 1);
  problem.participants.forEach((participant, p) => {
    for (let s = 0; s < S; s++) {
      const given = participant.capacity ?? 1;
      const here = hasSlot(participant.available, s)
        ? typeof given === 'number'
          ? given
          : (given[s] ?? 0)
        : 0;
      capacity[p * S + s] = Math.min(255, here);
      cellStart[p * S + s + 1] = cellStart[p * S + s]! + capacity[p * S + s]!;
    }
  });

  const partLists = problem.requests.map((request) =>
    request.participants.map((id) => participantIndex.get(id)!),
  );
  const { start: partStart, ids: partIds } = packed(partLists);
  const requestLists: number[][] = Array.from({ length: P }, () => []);
  partLists.forEach((parts, r) => parts.forEach((p) => requestLists[p]!.push(r)));
  const { start: requestStart, ids: requestIds } = packed(requestLists);

  const seats = compileSeats(problem, participantIndex);
  const allowed = new Uint8Array(R * S);
  const domain: Int32Array[] = [];
  problem.requests.forEach((request, r) => {
    const fixed = request.fixedSlot === undefined ? -1 : slotIndex.get(request.fixedSlot)!;
    const slots: number[] = [];
    for (let s = 0; s < S; s++) {
      if (fixed >= 0 && fixed !== s) continue;
      if (request.allowedSlots && !hasSlot(request.allowedSlots, s)) continue;
      if (!partLists[r]!.every((p) => capacity[p * S + s]! > 0)) continue;
      if (!seats.couldSit(r, s)) continue;
      allowed[r * S + s] = 1;
      slots.push(s);
    }
    domain.push(Int32Array.from(slots));
  });

  const before: Int32Array[] = new Array<Int32Array>(R).fill(NONE);
  const after: Int32Array[] = new Array<Int32Array>(R).fill(NONE);
  for (const { before: first, after: second } of problem.precedences ?? []) {
    const a = requestIndex.get(first)!;
    const b = requestIndex.get(second)!;
    before[b] = Int32Array.of(...before[b]!, a);
    after[a] = Int32Array.of(...after[a]!, b);
  }

  const unlimited = 0x7fffffff;
  const maxMeetings = Int32Array.from(problem.participants, (one) => one.maxMeetings ?? unlimited);
  const maxPerDay = Int32Array.from(problem.participants, (one) => one.maxMeetingsPerDay ?? unlimited);
  const worth = Float64Array.from(problem.requests, (request) => request.worth);
  const compiled = {
    problem,
    S,
    P,
    R,
    G,
    D,
    stretchOf,
    stretchStart,
    stretchLength,
    dayOf,
    partStart,
    partIds,
    requestStart,
    requestIds,
    capacity,
    cellStart,
    allowed,
    domain,
    worth,
    mandatory: Uint8Array.from(problem.requests, (one) =>
      one.mandatory || one.fixedSlot !== undefined ? 1 : 0,
    ),
    virtual: Uint8Array.from(problem.requests, (one) => (one.virtual ? 1 : 0)),
    tablesOpen: Int32Array.from(problem.slots, (_, s) =>
      problem.tables.reduce((sum, table) => sum + (!table.open || hasSlot(table.open, s) ? 1 : 0), 0),
    ),
    seats,
    maxMeetings,
    maxPerDay,
    hasQuotas: [...maxMeetings, ...maxPerDay].some((limit) => limit !== unlimited),
    before,
    after,
    hasPrecedences: (problem.precedences?.length ?? 0) > 0,
    couldHave: new Float64Array(P),
    isBuyer: Uint8Array.from(problem.participants, (one) => (one.side === 'buyer' ? 1 : 0)),
    breakLimit: problem.breakSpread?.limit ?? 2,
    breakLimitHard: problem.breakSpread?.hard ?? false,
    worthTolerance: problem.worthTolerance ?? 0.0005,
  };
  if (shares) for (let p = 0; p < P; p++) compiled.couldHave[p] = bestAlone(compiled, p);
  return compiled;
}

function numbered(names: readonly string[]): { of: Int32Array; count: number } {
  const numbers = new Map<string, number>();
  const of = Int32Array.from(names, (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  });
  return { of, count: numbers.size };
}

function packed(lists: readonly (readonly number[])[]): { start: Int32Array; ids: Int32Array } {
  const start = new Int32Array(lists.length + 1);
  lists.forEach((list, index) => (start[index + 1] = start[index]! + list.length));
  return { start, ids: Int32Array.from(lists.flat()) };
}

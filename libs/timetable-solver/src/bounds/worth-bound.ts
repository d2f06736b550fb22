import highsModule, { type ModelData } from 'highs';
import type { CompiledProblem } from '../search/compile.js';
import { hasSlot } from '../model/slot-set.js';

/** Proved upper bounds on what any valid timetable schedules. */
export interface WorthBound {
  readonly worth: number;
  readonly scheduled: number;
}

// The package's types describe its CommonJS build, where the loader is a property; the ES module exports it itself.
type Loader = typeof highsModule.default;
let loading: ReturnType<Loader> | undefined;
/** One WASM instance per thread. */
export const loadHighs = (): ReturnType<Loader> => (loading ??= (highsModule as unknown as Loader)());

/** Places of each participant: slots times capacity, cut by its quotas. */
function placesOf(problem: CompiledProblem): Float64Array {
  const { P, S, D, capacity, maxMeetings, maxPerDay, dayOf } = problem;
  return Float64Array.from({ length: P }, (_, p) => {
    const perDay = new Float64Array(D);
    for (let s = 0; s < S; s++) perDay[dayOf[s]!]! += capacity[p * S + s]!;
    return Math.min(
      maxMeetings[p]!,
      perDay.reduce((sum, places) => sum + Math.min(places, maxPerDay[p]!), 0),
    );
  });
}

/** Meetings that tables, and in each slot the people there, leave room for; virtual ones take no table. */
function seatedPlaces(problem: CompiledProblem): number {
  const { S, P, tablesOpen, capacity } = problem;
  let places = 0;
  for (let s = 0; s < S; s++) {
    let people = 0;
    for (let p = 0; p < P; p++) people += capacity[p * S + s]!;
    places += Math.min(tablesOpen[s]!, Math.floor(people / 2));
  }
  return places;
}

/** Meetings that need an interpreter can't be more than the interpreters' hours. */
function interpreterPlaces(problem: CompiledProblem): Map<string, number> {
  const places = new Map<string, number>();
  for (const request of problem.problem.requests) {
    const pair = request.languagePair;
    if (pair === undefined || places.has(pair)) continue;
    let hours = 0;
    for (const one of problem.problem.interpreters ?? []) {
      if (!one.languagePairs.includes(pair)) continue;
      let slots = 0;
      for (let s = 0; s < problem.S; s++) if (hasSlot(one.available, s)) slots++;
      hours += Math.min(slots, one.maxMeetings ?? Infinity);
    }
    places.set(pair, hours);
  }
  return places;
}

interface Row {
  readonly upper: number;
  readonly requests: number[];
}

/** Rows of the degree-capped b-matching; those that can't bind are left out. */
function limitRows(problem: CompiledProblem, candidates: readonly number[]): Row[] {
  const { P, requestStart, requestIds, domain, virtual } = problem;
  const rows: Row[] = [];
  const places = placesOf(problem);
  for (let p = 0; p < P; p++) {
    const requests = [...requestIds.subarray(requestStart[p]!, requestStart[p + 1]!)].filter(
      (r) => domain[r]!.length > 0,
    );
    if (requests.length > places[p]!) rows.push({ upper: places[p]!, requests });
  }
  const seated = candidates.filter((r) => virtual[r] === 0);
  const tables = seatedPlaces(problem);
  if (seated.length > tables) rows.push({ upper: tables, requests: seated });
  for (const [pair, hours] of interpreterPlaces(problem)) {
    const spoken = candidates.filter((r) => problem.problem.requests[r]!.languagePair === pair);
    if (spoken.length > hours) rows.push({ upper: hours, requests: spoken });
  }
  return rows;
}

/**
 * The flow bound: the largest worth (and, separately, count) of requests within everyone's places and the tables' places
 * taken over the whole fair, as a linear program; the count only by the tables. Requests without a common slot count nothing.
 */
export async function worthBound(problem: CompiledProblem): Promise<WorthBound> {
  const candidates = requestsWithSlots(problem);
  const rows = limitRows(problem, candidates);
  const all = candidates.reduce((sum, r) => sum + problem.worth[r]!, 0);
  if (rows.length === 0) return { worth: all, scheduled: candidates.length };
  const worth = await maximise(candidates, rows, (r) => problem.worth[r]!);
  const virtual = candidates.reduce((sum, r) => sum + problem.virtual[r]!, 0);
  const { requestStart, P } = problem;
  const places = placesOf(problem);
  // Every meeting takes a place of two people at least.
  let halves = 0;
  for (let p = 0; p < P; p++) halves += Math.min(places[p]!, requestStart[p + 1]! - requestStart[p]!);
  const scheduled = Math.min(candidates.length, seatedPlaces(problem) + virtual, Math.floor(halves / 2));
  return { worth: Math.min(all, worth), scheduled };
}

/**
 * Upper bound on the worst-served participant's share among timetables whose worth is at least `leastWorth`: the same
 * program with the share as a variable that everyone's share must reach.
 */
export async function worstShareBound(problem: CompiledProblem, leastWorth: number): Promise<number> {
  const candidates = requestsWithSlots(problem);
  const rows = limitRows(problem, candidates);
  if (rows.length === 0) return 1;
  const { P, requestStart, requestIds, domain, worth, couldHave } = problem;
  const column = new Map(candidates.map((r, index) => [r, index]));
  const share = candidates.length;
  const builder = new RowBuilder(candidates.length + 1);
  for (const row of rows)
    builder.add(
      -Infinity,
      row.upper,
      row.requests.map((r) => [column.get(r)!, 1]),
    );
  for (let p = 0; p < P; p++) {
    if (couldHave[p] === 0) continue;
    const requests = [...requestIds.subarray(requestStart[p]!, requestStart[p + 1]!)].filter(
      (r) => domain[r]!.length > 0,
    );
    builder.add(0, Infinity, [
      ...requests.map((r): [number, number] => [column.get(r)!, worth[r]!]),
      [share, -couldHave[p]!],
    ]);
  }
  builder.add(
    leastWorth,
    Infinity,
    candidates.map((r) => [column.get(r)!, worth[r]!]),
  );
  const value = await builder.maximise(
    Float64Array.from({ length: share + 1 }, (_, c) => (c === share ? 1 : 0)),
  );
  return value === undefined ? 1 : Math.min(1, Math.max(0, value));
}

function requestsWithSlots(problem: CompiledProblem): number[] {
  return Array.from({ length: problem.R }, (_, r) => r).filter((r) => problem.domain[r]!.length > 0);
}

async function maximise(
  candidates: readonly number[],
  rows: readonly Row[],
  value: (request: number) => number,
): Promise<number> {
  const column = new Map(candidates.map((r, index) => [r, index]));
  const builder = new RowBuilder(candidates.length);
  for (const row of rows)
    builder.add(
      -Infinity,
      row.upper,
      row.requests.map((r) => [column.get(r)!, 1]),
    );
  return (await builder.maximise(Float64Array.from(candidates, value))) ?? Infinity;
}

class RowBuilder {
  readonly #columns: number;
  readonly #lower: number[] = [];
  readonly #upper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  constructor(columns: number) {
    this.#columns = columns;
  }

  add(lower: number, upper: number, entries: readonly (readonly [number, number])[]): void {
    this.#lower.push(lower);
    this.#upper.push(upper);
    for (const [index, value] of entries) {
      this.#indices.push(index);
      this.#values.push(value);
    }
    this.#starts.push(this.#indices.length);
  }

  /** The optimum of the program with every variable in 0..1, or undefined when the solver stopped short of a proof. */
  async maximise(objective: Float64Array): Promise<number | undefined> {
    const highs = await loadHighs();
    const data: ModelData = {
      numCols: this.#columns,
      numRows: this.#lower.length,
      sense: highs.constants.objectiveSense.maximize,
      offset: 0,
      colCost: objective,
      colLower: new Float64Array(this.#columns),
      colUpper: new Float64Array(this.#columns).fill(1),
      rowLower: this.#lower,
      rowUpper: this.#upper,
      matrix: {
        format: 'csr',
        numRows: this.#lower.length,
        numCols: this.#columns,
        starts: this.#starts,
        indices: this.#indices,
        values: this.#values,
      },
    };
    const model = highs.createModel();
    try {
      model.options.set('output_flag', false);
      model.passModel(data);
      model.run();
      return model.getModelStatus() === highs.constants.modelStatus.optimal
        ? model.getObjectiveValue()
        : undefined;
    } finally {
      model.dispose();
    }
  }
}

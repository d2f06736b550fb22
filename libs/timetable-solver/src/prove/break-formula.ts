import type { CompiledProblem } from '../search/compile.js';
import { Formula } from './formula.js';

/** The problem with every request scheduled, as clauses. */
export interface BreakFormula {
  readonly clauses: readonly (readonly number[])[];
  /** `[request, slot, variable that is true when the request is in the slot]`. */
  readonly places: readonly (readonly [number, number, number])[];
  /** Literal k is true when the timetable has more than k breaks; absent where no timetable has. */
  readonly moreBreaks: readonly number[];
}

/**
 * Every request has a slot, by the rules that `timetableProgram` knows of too: tables are counted, not dealt, and
 * interpreters and walks left out, so what can't be satisfied is a proof for the full problem, while a model still has to be
 * seated. `mostBreaks` is what the breaks are counted up to; it is smaller than the number of participants that meet, so
 * somebody has none and a hard limit on the spread of breaks is one on each. Without it breaks are not looked at.
 * `isForProof` adds clauses that follow from the others: with them it is shown sooner that there is no such timetable, and
 * found later where there is one with some breaks (both measured).
 */
export function breakFormula(
  problem: CompiledProblem,
  requests: readonly number[],
  mostBreaks?: number,
  isForProof = false,
): BreakFormula {
  const { S, P, domain, capacity, partStart, partIds } = problem;
  const formula = new Formula();
  const places: [number, number, number][] = [];
  /** Per participant and slot, whoever of its requests may be there. */
  const here: number[][] = Array.from({ length: P * S }, () => []);
  const of: number[][] = Array.from({ length: P }, () => []);
  const at = new Map<number, number>();
  for (const r of requests) {
    const slots = [...domain[r]!].map((s) => {
      const variable = formula.variable();
      places.push([r, s, variable]);
      at.set(r * S + s, variable);
      for (const p of partIds.subarray(partStart[r]!, partStart[r + 1]!)) here[p * S + s]!.push(variable);
      return variable;
    });
    for (const p of partIds.subarray(partStart[r]!, partStart[r + 1]!)) of[p]!.push(r);
    formula.add(...slots);
    formula.atMostOne(slots);
  }
  const busy = here.map((meetings, cell) => {
    formula.atMost(capacity[cell]!, meetings);
    const variable = formula.variable();
    for (const meeting of meetings) formula.add(-meeting, variable);
    formula.add(-variable, ...meetings);
    return variable;
  });
  limitDays(formula, problem, of, here);
  limitTables(formula, problem, requests, at, busy);
  keepOrder(formula, problem, requests, at);
  const breaks = of.flatMap((mine, p) => {
    const days = busy.slice(p * S, (p + 1) * S);
    const isOne = capacity.subarray(p * S, (p + 1) * S).every((limit) => limit <= 1);
    const finished = isOne && mine.length > 0 ? countMeetings(formula, days, mine, problem) : undefined;
    if (mostBreaks === undefined || mine.length < 2) return [];
    const breaks = countBreaks(formula, problem, days, mine.length, mostBreaks);
    if (isForProof && breaks.length > 0) keepTogether(formula, problem, days, breaks[0]!, finished);
    return breaks;
  });
  const counted = mostBreaks === undefined ? [] : formula.count(breaks, mostBreaks + 1);
  return { clauses: formula.clauses, places, moreBreaks: counted };
}

/** Participants that have a meeting among the requests. */
export function meetingParticipants(
  { partStart, partIds }: CompiledProblem,
  requests: readonly number[],
): number {
  return new Set(requests.flatMap((r) => [...partIds.subarray(partStart[r]!, partStart[r + 1]!)])).size;
}

function limitDays(
  formula: Formula,
  { S, P, D, dayOf, maxPerDay, maxMeetings }: CompiledProblem,
  of: readonly (readonly number[])[],
  here: readonly (readonly number[])[],
): void {
  for (let p = 0; p < P; p++) {
    if (maxMeetings[p]! < of[p]!.length) formula.add();
    if (maxPerDay[p]! >= of[p]!.length) continue;
    for (let day = 0; day < D; day++) {
      const meetings = here.slice(p * S, (p + 1) * S).filter((_, s) => dayOf[s] === day);
      formula.atMost(maxPerDay[p]!, meetings.flat());
    }
  }
}

/** Counted by who sits at the tables, where that comes to the same: two of each meeting, each at one meeting at a time. */
function limitTables(
  formula: Formula,
  problem: CompiledProblem,
  requests: readonly number[],
  at: ReadonlyMap<number, number>,
  busy: readonly number[],
): void {
  const { S, P, partStart, partIds, virtual, capacity, tablesOpen } = problem;
  const seated = requests.filter((r) => virtual[r] === 0);
  const isByPeople =
    seated.length === requests.length &&
    capacity.every((limit) => limit <= 1) &&
    requests.every((r) => Number(partStart[r + 1]) - Number(partStart[r]) === 2);
  const people = [
    ...new Set(requests.flatMap((r) => [...partIds.subarray(partStart[r]!, partStart[r + 1]!)])),
  ];
  const sides = isByPeople ? smallerSides(problem, requests, P) : undefined;
  for (let s = 0; s < S; s++) {
    const tables = tablesOpen[s]!;
    if (sides)
      formula.atMost(
        tables,
        [...sides].map((p) => busy[p * S + s]!),
      );
    else if (isByPeople)
      formula.atMost(
        2 * tables,
        people.map((p) => busy[p * S + s]!),
      );
    else
      formula.atMost(
        tables,
        seated.flatMap((r) => at.get(r * S + s) ?? []),
      );
  }
}

/** Of two groups between which all the meetings are, the smaller one; undefined where there are no two such groups. */
function smallerSides(
  { requestStart, requestIds, partStart, partIds }: CompiledProblem,
  requests: readonly number[],
  P: number,
): ReadonlySet<number> | undefined {
  const chosen = new Set(requests);
  const side = new Int8Array(P);
  const smaller = new Set<number>();
  for (let first = 0; first < P; first++) {
    if (side[first] !== 0) continue;
    side[first] = 1;
    const group = [first];
    for (const p of group) {
      for (const r of requestIds.subarray(requestStart[p]!, requestStart[p + 1]!)) {
        if (!chosen.has(r)) continue;
        for (const other of partIds.subarray(partStart[r]!, partStart[r + 1]!)) {
          if (other === p) continue;
          if (side[other] === side[p]) return undefined;
          if (side[other] !== 0) continue;
          side[other] = -side[p]!;
          group.push(other);
        }
      }
    }
    if (group.length === 1) continue;
    const [one, two] = [1, -1].map((which) => group.filter((p) => side[p] === which));
    for (const p of one!.length <= two!.length ? one! : two!) smaller.add(p);
  }
  return smaller;
}

function keepOrder(
  formula: Formula,
  { S, before, domain }: CompiledProblem,
  requests: readonly number[],
  at: ReadonlyMap<number, number>,
): void {
  const chosen = new Set(requests);
  for (const r of requests) {
    const firsts = before[r]!.filter((first) => chosen.has(first));
    if (firsts.length === 0) continue;
    /** `until[s]`: the meeting is in slot s or an earlier one. */
    const until: number[] = [];
    for (let s = 0; s < S; s++) {
      until.push(formula.variable());
      if (s > 0) formula.add(-until[s - 1]!, until[s]!);
      const here = at.get(r * S + s);
      if (here !== undefined) formula.add(-here, until[s]!);
    }
    for (const first of firsts)
      for (const s of domain[first]!) formula.add(-at.get(first * S + s)!, -until[s]!);
  }
}

/**
 * Implied: somebody is busy in as many slots as it has meetings, and up to each boundary (mornings and afternoons) in as
 * many as lie wholly before it at least, and as can begin before it at most. `reached[k]` after each slot: in k of the slots
 * so far. See JAIR 12670 on implied constraints. @returns a literal per slot: it has had all its meetings by the slot's end
 */
function countMeetings(
  formula: Formula,
  busy: readonly number[],
  mine: readonly number[],
  { S, domain }: CompiledProblem,
): readonly number[] {
  const n = mine.length;
  const finished: number[] = [];
  const ends = mine.map((r) => domain[r]!.at(-1) ?? S - 1);
  const begins = mine.map((r) => domain[r]![0] ?? S);
  const always = formula.variable();
  formula.add(always);
  let reached = [always, ...Array.from({ length: n + 1 }, () => -always)];
  busy.forEach((isBusy, s) => {
    const least = Math.max(n - (S - 1 - s), ends.filter((end) => end <= s).length);
    const most = Math.min(s + 1, begins.filter((begin) => begin <= s).length);
    const next = reached.map((_, k) => (k <= least ? always : k > most ? -always : formula.variable()));
    for (let k = 1; k <= n + 1; k++) {
      formula.add(-reached[k]!, next[k]!);
      formula.add(-isBusy, -reached[k - 1]!, next[k]!);
      formula.add(-next[k]!, reached[k]!, isBusy);
      formula.add(-next[k]!, reached[k - 1]!);
    }
    reached = next;
    finished.push(next[n]!);
  });
  return finished;
}

/** A literal for each number of breaks from 1 that the participant can have: it has so many, or more. */
function countBreaks(
  formula: Formula,
  problem: CompiledProblem,
  busy: readonly number[],
  meetings: number,
  mostBreaks: number,
): readonly number[] {
  const { S, stretchOf, breakLimit, breakLimitHard } = problem;
  const gaps: number[] = [];
  let held: number | undefined;
  for (let s = 1; s < S; s++) {
    if (stretchOf[s] !== stretchOf[s - 1]) {
      held = undefined;
      continue;
    }
    // Whether it has met in this stretch before slot s, and whether a break ends there.
    const now = formula.variable();
    formula.add(-busy[s - 1]!, now);
    if (held !== undefined) {
      formula.add(-held, now);
      const gap = formula.variable();
      formula.add(-held, busy[s - 1]!, -busy[s]!, gap);
      formula.add(-gap, held);
      formula.add(-gap, -busy[s - 1]!);
      formula.add(-gap, busy[s]!);
      gaps.push(gap);
    }
    formula.add(-now, busy[s - 1]!, ...(held === undefined ? [] : [held]));
    held = now;
  }
  if (gaps.length === 0) return [];
  const limit = breakLimitHard ? breakLimit : Infinity;
  const most = Math.min(gaps.length, meetings - 1, mostBreaks, limit);
  const counted = formula.count(gaps, Math.min(gaps.length, most + 1));
  if (counted.length > most) formula.add(-counted[most]!);
  // Implied: who is there for longer than its meetings last has a break.
  for (let s = 0; s < S; s++) {
    for (let t = s + meetings; t < S && stretchOf[t] === stretchOf[s]; t++)
      formula.add(-busy[s]!, -busy[t]!, ...counted.slice(0, 1));
  }
  return counted.slice(0, most);
}

/** Implied: who has met in a stretch and will again is busy now, or has a break. */
function keepTogether(
  formula: Formula,
  { S, G, stretchOf }: CompiledProblem,
  busy: readonly number[],
  hasBreak: number,
  finished: readonly number[] | undefined,
): void {
  /** Whether it is busy in the slot or a later one of the stretch. */
  const later: number[] = [];
  for (let s = S - 1; s >= 0; s--) {
    const isLast = stretchOf[s + 1] !== stretchOf[s];
    later[s] = isLast ? busy[s]! : formula.variable();
    if (isLast) continue;
    formula.add(-busy[s]!, later[s]!);
    formula.add(-later[s + 1]!, later[s]!);
    formula.add(-later[s]!, busy[s]!, later[s + 1]!);
    if (s > 0 && G === 1 && finished) formula.add(finished[s - 1]!, later[s]!);
  }
  let met: number | undefined;
  for (let s = 1; s < S; s++) {
    if (stretchOf[s] !== stretchOf[s - 1]) {
      met = undefined;
      continue;
    }
    const now = formula.variable();
    formula.add(-busy[s - 1]!, now);
    if (met !== undefined) formula.add(-met, now);
    formula.add(-now, busy[s - 1]!, ...(met === undefined ? [] : [met]));
    met = now;
    formula.add(-met, -later[s]!, busy[s]!, hasBreak);
  }
}

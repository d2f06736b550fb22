import type { TimetableFigures } from '../model/timetable.js';
import type { CompiledProblem } from './compile.js';

/** A timetable inside the search: a slot for each request (-1 none), and seats when the problem needs them. */
export interface Assignment {
  readonly slotOf: Int32Array;
  readonly classOf: Int32Array | null;
  readonly interpreterOf: Int32Array | null;
}

/** Of the worst served, as many are named. */
const MOST_NAMED = 3;

/** Computes the figures of an assignment from scratch; `tableChanges` is known once tables are dealt out. */
export function figuresOf(problem: CompiledProblem, slotOf: Int32Array, tableChanges = 0): TimetableFigures {
  const { P, R, S, partStart, partIds, worth, couldHave, stretchOf } = problem;
  const got = new Float64Array(P);
  const busy = new Uint8Array(P * S);
  const meets = new Uint8Array(P);
  let scheduled = 0;
  let missingMandatory = 0;
  let total = 0;
  let lateness = 0;
  for (let r = 0; r < R; r++) {
    const s = slotOf[r]!;
    if (s < 0) {
      missingMandatory += problem.mandatory[r]!;
      continue;
    }
    scheduled++;
    total += worth[r]!;
    lateness += s;
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
      got[partIds[i]!]! += worth[r]!;
      busy[partIds[i]! * S + s] = 1;
      meets[partIds[i]!] = 1;
    }
  }
  let worst = 1;
  const worstServed: number[] = [];
  let bestShare = -1;
  let breaks = 0;
  let maxBreaks = 0;
  let minBreaks = Infinity;
  for (let p = 0; p < P; p++) {
    if (couldHave[p]! > 0) {
      const share = Math.min(1, got[p]! / couldHave[p]!);
      if (share < worst) [worst, worstServed.length] = [share, 0];
      if (share === worst && worst < 1) worstServed.push(p);
      bestShare = Math.max(bestShare, share);
    }
    if (!meets[p]) continue;
    let mine = 0;
    let last = -1;
    for (let s = 0; s < S; s++) {
      if (!busy[p * S + s]) continue;
      if (last >= 0 && stretchOf[last] === stretchOf[s] && s - last > 1) mine++;
      last = s;
    }
    breaks += mine;
    maxBreaks = Math.max(maxBreaks, mine);
    minBreaks = Math.min(minBreaks, mine);
  }
  return {
    requests: R,
    scheduled,
    missingMandatory,
    worth: total,
    worstShare: worst,
    worstServed: worstServed.slice(0, MOST_NAMED).map((p) => problem.problem.participants[p]!.id),
    worstServedCount: worstServed.length,
    shareSpread: bestShare < 0 ? 0 : bestShare - worst,
    breaks,
    maxBreaks,
    minBreaks: minBreaks === Infinity ? 0 : minBreaks,
    tableChanges,
    lateness,
  };
}

import type { CompiledProblem } from '../search/compile.js';
import { GrowingProgram } from './growing-program.js';
import { LinkedProgram } from './linked-program.js';

/** A bound is rounded up when it is above a whole number by more than this. */
const TOLERANCE = 1e-4;

/** The program below takes every meeting to be the participant's only one at a time, and every request to have a slot. */
function applies({ R, domain, capacity }: CompiledProblem): boolean {
  return R > 0 && capacity.every((limit) => limit <= 1) && domain.every((slots) => slots.length > 0);
}

/**
 * Lower bound on the total of breaks when every request is scheduled: the linear program of `LinkedProgram`. Tells
 * `onBound` each new whole number that it proves, and ends when nothing can be gained any more. Seconds for 150 requests
 * in 21 slots, of this thread.
 */
export async function linkedBound(
  problem: CompiledProblem,
  onBound: (breaks: number) => void = () => undefined,
): Promise<number> {
  if (!applies(problem)) return 0;
  let proved = 0;
  for (const bound of (await programOf(problem, 1)).bounds()) {
    const whole = Math.ceil(bound - TOLERANCE);
    if (whole > proved) onBound((proved = whole));
  }
  return proved;
}

/** True when it is proved that the requests can't all be scheduled, whatever the breaks; the same program without them. */
export async function cannotFit(problem: CompiledProblem): Promise<boolean> {
  if (!applies(problem)) return false;
  for (const bound of (await programOf(problem, 0)).bounds()) if (bound > TOLERANCE) return true;
  return false;
}

const programOf = async (problem: CompiledProblem, perBreak: number): Promise<LinkedProgram> =>
  new LinkedProgram(problem, await GrowingProgram.create(), perBreak);

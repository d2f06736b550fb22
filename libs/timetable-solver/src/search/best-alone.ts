import type { CompiledProblem } from './compile.js';

/**
 * The largest worth that participant p could get if everyone it wants to meet were free for it: the best set of its
 * requests that fits its own slots, capacity and quotas. Sets that can be matched to slots form a transversal matroid,
 * so taking requests in order of worth with augmenting paths is exact (daily quotas are left out, which keeps it an
 * upper bound).
 */
export function bestAlone(
  compiled: Pick<
    CompiledProblem,
    'S' | 'requestStart' | 'requestIds' | 'capacity' | 'domain' | 'worth' | 'maxMeetings'
  >,
  p: number,
): number {
  const { S, capacity, domain, worth } = compiled;
  const requests = [
    ...compiled.requestIds.subarray(compiled.requestStart[p]!, compiled.requestStart[p + 1]!),
  ].sort((a, b) => worth[b]! - worth[a]!);
  const seatedIn: number[][] = Array.from({ length: S }, () => []);
  const seen = new Int32Array(S).fill(-1);
  let total = 0;
  let taken = 0;
  const seat = (r: number, round: number): boolean => {
    for (const s of domain[r]!) {
      if (seen[s] === round) continue;
      seen[s] = round;
      const here = seatedIn[s]!;
      if (here.length < capacity[p * S + s]!) {
        here.push(r);
        return true;
      }
      for (let i = 0; i < here.length; i++) {
        if (seat(here[i]!, round)) {
          here[i] = r;
          return true;
        }
      }
    }
    return false;
  };
  for (const [round, r] of requests.entries()) {
    if (taken >= compiled.maxMeetings[p]!) break;
    if (seat(r, round)) {
      taken++;
      total += worth[r]!;
    }
  }
  return total;
}

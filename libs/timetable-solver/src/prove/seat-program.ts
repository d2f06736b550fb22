import type { CompiledProblem } from '../search/compile.js';

/** Families of rules about who sits where and who interprets. */
export type SeatRule = 'tables' | 'walks' | 'interpreters';

/**
 * What `timetableProgram` leaves out, for the given requests: kinds of tables with their owners, walks between halls, and
 * interpreters with their languages, hours and limits. With these rules a model is a timetable that can be seated.
 */
export function seatRules(
  problem: CompiledProblem,
  requests: readonly number[],
  keeps: (rule: SeatRule) => boolean,
): string[] {
  const { S, seats, virtual, partStart, partIds, capacity } = problem;
  const lines = ['#defined kind/2. #defined by/2. #defined speaks/2. #defined alone/2. #defined far/4.'];
  if (keeps('tables') || (keeps('walks') && seats.walkReach > 0)) {
    for (const r of requests)
      if (virtual[r] === 0) for (const k of seats.classesOf[r]!) lines.push(`kind(${r},${k}).`);
    lines.push('1{seat(R,K):kind(R,K)}1 :- seated(R).', 'sits(R,K,S) :- at(R,S), seat(R,K).');
  }
  if (keeps('tables')) {
    for (let k = 0; k < seats.classCount; k++) {
      for (let s = 0; s < S; s++)
        lines.push(`:- ${seats.classCapacity[k * S + s]! + 1}{sits(R,${k},${s}):kind(R,${k})}.`);
    }
  }
  if (keeps('walks') && seats.walkReach > 0) {
    const people = new Set(requests.flatMap((r) => [...partIds.subarray(partStart[r]!, partStart[r + 1]!)]));
    for (const p of people)
      for (let s = 0; s < S; s++) if (capacity[p * S + s] === 1) lines.push(`alone(${p},${s}).`);
    lines.push(
      ...walksTooFar(problem),
      ':- far(K,L,S,T), sits(A,K,S), sits(B,L,T), has(P,A), has(P,B), A!=B, alone(P,S), alone(P,T).',
    );
  }
  if (keeps('interpreters') && seats.needsInterpreters) {
    for (const r of requests) {
      const speakers = seats.interpretersOf[r];
      if (!speakers) continue;
      lines.push(`1{by(${r},I):speaks(${r},I)}1.`);
      for (const i of speakers) lines.push(`speaks(${r},${i}).`);
    }
    seats.interpreterMax.forEach((most, i) => {
      for (let s = 0; s < S; s++)
        if (seats.interpreterWorks[i * S + s] === 0) lines.push(`:- by(R,${i}), at(R,${s}).`);
      if (most < requests.length) lines.push(`:- ${most + 1}{by(R,${i}):speaks(R,${i})}.`);
    });
    lines.push(':- by(A,I), by(B,I), A<B, at(A,S), at(B,S).');
  }
  return lines;
}

/** Kinds of tables between which somebody can't get from one slot to a later one: `far(K,L,S,T)`. */
function walksTooFar({ S, seats }: CompiledProblem): string[] {
  const { classCount, classHall, hallCount: H, tooFar, walkReach } = seats;
  const facts: string[] = [];
  for (let k = 0; k < classCount; k++) {
    for (let l = 0; l < classCount; l++) {
      for (let s = 0; s < S; s++) {
        for (let gap = 1; gap <= walkReach && s + gap < S; gap++) {
          if (tooFar[((classHall[k]! * H + classHall[l]!) * S + s) * walkReach + gap - 1] === 1)
            facts.push(`far(${k},${l},${s},${s + gap}).`);
        }
      }
    }
  }
  return facts;
}

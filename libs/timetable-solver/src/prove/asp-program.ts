import type { CompiledProblem } from '../search/compile.js';
import { type SeatRule, seatRules } from './seat-program.js';

/** Families of rules that a search for a conflict may leave out. */
export type ProgramRule = SeatRule | 'precedences' | 'breakSpread' | 'quotas';

/**
 * The given requests all scheduled, as an answer set program: `at(R,S)` puts request R into slot S. `without` leaves out
 * families of rules. What can't be satisfied is a proof that those requests don't fit together.
 */
export function timetableProgram(
  problem: CompiledProblem,
  requests: readonly number[],
  without: readonly ProgramRule[] = [],
): string {
  const { S, P, D, partStart, partIds, domain, capacity, tablesOpen, virtual, dayOf, stretchOf } = problem;
  const chosen = new Set(requests);
  const keeps = (rule: ProgramRule): boolean => !without.includes(rule);
  const spread = problem.breakLimitHard && keeps('breakSpread');
  const lines: string[] = [`slot(0..${S - 1}). #defined prec/2. #defined one/1. #defined seated/1.`];
  const degree = new Int32Array(P);
  for (const r of requests) {
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) {
      degree[partIds[i]!]!++;
      lines.push(`has(${partIds[i]},${r}).`);
    }
    if (virtual[r] === 0) lines.push(`seated(${r}).`);
    lines.push(`m(${r}).`);
    for (const s of domain[r]!) lines.push(`dom(${r},${s}).`);
    for (const first of problem.before[r]!) if (chosen.has(first)) lines.push(`prec(${first},${r}).`);
  }
  for (let s = 0; s < S; s++) {
    lines.push(`tables(${s},${tablesOpen[s]}).`);
    if (s > 0 && stretchOf[s] === stretchOf[s - 1]) lines.push(`next(${s - 1},${s}).`);
  }
  lines.push('1{at(R,S):dom(R,S)}1 :- m(R).');
  if (keeps('tables')) lines.push(':- tables(S,K), K+1{at(R,S):seated(R)}.');
  for (let p = 0; p < P; p++) {
    if (degree[p] === 0) continue;
    const limits = new Set<number>();
    for (let s = 0; s < S; s++) if (capacity[p * S + s]! > 0) limits.add(capacity[p * S + s]!);
    if (limits.size === 1 && limits.has(1)) lines.push(`one(${p}). deg(${p},${degree[p]}).`);
    else {
      for (let s = 0; s < S; s++) {
        const limit = capacity[p * S + s]!;
        if (limit > 0 && limit < degree[p]!) lines.push(`:- ${limit + 1}{at(R,${s}):has(${p},R)}.`);
      }
    }
    for (let day = 0; keeps('quotas') && day < D && problem.maxPerDay[p]! < degree[p]!; day++) {
      const slots = Array.from({ length: S }, (_, s) => s).filter((s) => dayOf[s] === day);
      const terms = slots.map((s) => `at(R,${s}):has(${p},R)`).join(';');
      lines.push(`:- ${problem.maxPerDay[p]! + 1}{${terms}}.`);
    }
    if (keeps('quotas') && problem.maxMeetings[p]! < degree[p]!) lines.push(':- slot(0).');
  }
  lines.push(
    ':- one(P), slot(S), 2{at(R,S):has(P,R)}.',
    'busy(P,S) :- at(R,S), has(P,R).',
    // Implied: as many busy slots as meetings. It gives cardinality reasoning a hold on each participant.
    ':- deg(P,N), not N{busy(P,S)}N.',
  );
  lines.push(...impliedRules(problem, requests, keeps('tables')));
  if (!problem.seats.plain) lines.push(...seatRules(problem, requests, keeps));
  if (problem.hasPrecedences && keeps('precedences')) {
    lines.push(
      'early(R,S) :- at(R,S), prec(_,R).',
      'early(R,S+1) :- early(R,S), slot(S+1).',
      ':- prec(A,B), at(A,S), early(B,S).',
    );
  }
  if (spread) {
    const most = Math.ceil(S / 2);
    lines.push(
      'before(P,S) :- busy(P,S).',
      'before(P,T) :- before(P,S), next(S,T).',
      'gap(P,S) :- next(S,T), busy(P,T), not busy(P,S), before(P,S).',
      'met(P) :- has(P,_).',
      `least(P,K) :- met(P), K=1..${most}, K{gap(P,S)}.`,
      'most(K) :- least(_,K).',
      `:- K=${problem.breakLimit + 1}..${most}, most(K), met(Q), not least(Q,K-${problem.breakLimit}).`,
    );
  }
  lines.push('#show.');
  return lines.join('\n');
}

/** Boundaries per participant that get a rule; more only makes the program longer. */
const MOST_BOUNDARIES = 4;

/**
 * Rules that follow from the others but say something about who is busy when, without who meets whom: in a slot at most
 * two people a table, and up to a boundary in time as many meetings of a participant as lie wholly before it at least,
 * and as can begin before it at most (mornings and afternoons). See JAIR 12670 on implied constraints.
 */
function impliedRules(problem: CompiledProblem, requests: readonly number[], tables: boolean): string[] {
  const { P, S, partStart, partIds, domain, virtual, capacity } = problem;
  const rules: string[] = [];
  const pairs = requests.every(
    (r) => Number(partStart[r + 1]) - Number(partStart[r]) === 2 && virtual[r] === 0,
  );
  if (!pairs || capacity.some((limit) => limit > 1)) return rules;
  if (tables) rules.push(':- tables(S,K), 2*K+1{busy(P,S)}.');
  const of: number[][] = Array.from({ length: P }, () => []);
  for (const r of requests)
    for (const p of partIds.subarray(partStart[r]!, partStart[r + 1]!)) of[p]!.push(r);
  of.forEach((mine, p) => {
    const ends = new Map<number, number>();
    for (const r of mine) {
      const last = domain[r]!.at(-1) ?? S - 1;
      if (last < S - 1) ends.set(last, (ends.get(last) ?? 0) + 1);
    }
    const boundaries = [...ends].sort((a, b) => b[1] - a[1]).slice(0, MOST_BOUNDARIES);
    for (const [end] of boundaries) {
      const least = mine.filter((r) => (domain[r]!.at(-1) ?? S) <= end).length;
      const most = mine.filter((r) => (domain[r]![0] ?? S) <= end).length;
      rules.push(`:- not ${least}{busy(${p},S):slot(S),S<=${end}}${most}.`);
    }
  });
  return rules;
}

import type { ConflictMember } from '../model/errors.js';
import { type ProgramRule, timetableProgram } from '../prove/asp-program.js';
import { startProof } from '../prove/clingo-prover.js';
import type { CompiledProblem } from '../search/compile.js';

/** Milliseconds after which one question counts as open, so that a hard one doesn't take the others' time. */
const PATIENCE_MS = { least: 5000, most: 60_000 };
/** A longer search has more patience with each. */
const QUESTIONS_AT_LEAST = 6;
const RULES = ['breakSpread', 'quotas', 'precedences', 'walks', 'interpreters', 'tables'] as const;

/**
 * The smallest group of mandatory meetings found that can't be scheduled together, with the rules that make it so, by a
 * deletion filter: parts that can go while the rest stays contradictory are left out, in ever smaller parts. Stops
 * shrinking when time is up; what it has then is still a conflict. Unless it `isProved` that there is one, that is proved
 * first, with who sits where, walks and interpreters; empty when it can't be, as when the meetings do fit together.
 */
export async function findConflict(
  problem: CompiledProblem,
  seconds: number,
  isProved: boolean,
  signal?: AbortSignal,
): Promise<ConflictMember[]> {
  const deadline = performance.now() + seconds * 1000;
  const { least, most } = PATIENCE_MS;
  const patience = Math.min(most, Math.max(least, (seconds * 1000) / QUESTIONS_AT_LEAST));
  const contradicts = async (
    requests: readonly number[],
    without: readonly ProgramRule[] = [],
  ): Promise<boolean> => {
    const left = deadline - performance.now();
    if (left <= 0 || signal?.aborted) return false;
    const proof = startProof(timetableProgram(problem, requests, without));
    const timer = setTimeout(() => proof.stop(), Math.min(left, patience));
    const result = await proof.result;
    clearTimeout(timer);
    return result === 'UNSATISFIABLE';
  };
  let group = Array.from({ length: problem.R }, (_, r) => r).filter((r) => problem.mandatory[r] === 1);
  if (!isProved && !(await contradicts(group))) return [];
  // Which families of rules take part: those without which the meetings fit.
  const { hasQuotas, hasPrecedences, breakLimitHard, seats } = problem;
  const inPlay: Record<ProgramRule, boolean> = {
    ...{ breakSpread: breakLimitHard, quotas: hasQuotas, precedences: hasPrecedences },
    ...{ walks: seats.walkReach > 0, interpreters: seats.needsInterpreters, tables: true },
  };
  const idle = RULES.filter((rule) => !inPlay[rule]);
  for (const rule of RULES) {
    if (inPlay[rule] && (await contradicts(group, [...idle, rule]))) idle.push(rule);
  }
  for (let part = Math.ceil(group.length / 2); part >= 1; part = part === 1 ? 0 : Math.ceil(part / 2)) {
    for (let at = 0; at < group.length;) {
      const rest = [...group.slice(0, at), ...group.slice(at + part)];
      if (rest.length > 0 && (await contradicts(rest, idle))) group = rest;
      else at += part;
    }
  }
  return describe(problem, group, idle);
}

function describe(
  problem: CompiledProblem,
  group: readonly number[],
  idle: readonly ProgramRule[],
): ConflictMember[] {
  const { partStart, partIds, before } = problem;
  const { requests, participants, tables } = problem.problem;
  const members: ConflictMember[] = [{ kind: 'mandatory', culprits: group.map((r) => requests[r]!.id) }];
  const meetings = new Map<number, number>();
  for (const r of group) {
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++)
      meetings.set(partIds[i]!, (meetings.get(partIds[i]!) ?? 0) + 1);
  }
  const shared = [...meetings].filter(([, count]) => count > 1).map(([p]) => participants[p]!.id);
  if (shared.length > 0) members.push({ kind: 'participant', culprits: shared });
  const limited = participants.flatMap(({ id }, p) => {
    const most = Math.min(problem.maxMeetings[p]!, problem.maxPerDay[p]!);
    return (meetings.get(p) ?? 0) > most ? [id] : [];
  });
  if (!idle.includes('quotas') && limited.length > 0) members.push({ kind: 'quota', culprits: limited });
  const spoken = new Set(group.flatMap((r) => [...(problem.seats.interpretersOf[r] ?? [])]));
  const interpreters = (problem.problem.interpreters ?? []).filter((_, i) => spoken.has(i));
  if (!idle.includes('interpreters') && interpreters.length > 0)
    members.push({ kind: 'interpreters', culprits: interpreters.map(({ id }) => id) });
  if (!idle.includes('walks')) {
    const far = (problem.problem.walks ?? []).filter(({ minutes }) => minutes > 0);
    members.push({ kind: 'walks', culprits: [...new Set(far.flatMap(({ from, to }) => [from, to]))] });
  }
  if (!idle.includes('tables')) members.push({ kind: 'tables', culprits: tables.map((table) => table.id) });
  if (!idle.includes('precedences')) {
    const ordered = group.filter((r) => before[r]!.some((first) => group.includes(first)));
    if (ordered.length > 0)
      members.push({ kind: 'precedence', culprits: ordered.map((r) => requests[r]!.id) });
  }
  if (!idle.includes('breakSpread')) members.push({ kind: 'breakSpread', culprits: [] });
  return members;
}

import type { ScheduledMeeting } from '../model/timetable.js';
import { hasSlot } from '../model/slot-set.js';
import type { CompiledProblem } from './compile.js';
import type { Assignment } from './figures.js';

/**
 * Gives every meeting a table of its class, so that buyers stay where they sat before as far as possible: slot by slot,
 * meetings first take the table of one of their buyers' last meeting on that day, then what is left.
 */
export function dealTables(
  problem: CompiledProblem,
  assignment: Assignment,
): { readonly meetings: ScheduledMeeting[]; readonly tableChanges: number } {
  const { S, P, R, partStart, partIds, isBuyer, seats, virtual, dayOf } = problem;
  const { slots, tables, requests, interpreters } = problem.problem;
  const { slotOf, classOf, interpreterOf } = assignment;
  const bySlot: number[][] = Array.from({ length: S }, () => []);
  for (let r = 0; r < R; r++) if (slotOf[r]! >= 0) bySlot[slotOf[r]!]!.push(r);
  const lastTable = new Int32Array(P).fill(-1);
  const tableOf = new Int32Array(R).fill(-1);
  const classIn = (r: number): number => (classOf ? classOf[r]! : 0);
  let tableChanges = 0;
  // Busy buyers choose first: they have the most changes to lose.
  const load = new Int32Array(P);
  for (let r = 0; r < R; r++) {
    if (slotOf[r]! < 0) continue;
    for (let i = partStart[r]!; i < partStart[r + 1]!; i++) load[partIds[i]!]!++;
  }
  const buyersOf = (r: number): number[] =>
    Array.from(partIds.subarray(partStart[r]!, partStart[r + 1]!)).filter((p) => isBuyer[p] === 1);
  for (let s = 0; s < S; s++) {
    if (s > 0 && dayOf[s] !== dayOf[s - 1]) lastTable.fill(-1);
    const free = new Set<number>();
    tables.forEach((table, index) => {
      if (!table.open || hasSlot(table.open, s)) free.add(index);
    });
    const waiting = bySlot[s]!.filter((r) => virtual[r] === 0).sort(
      (a, b) =>
        Math.max(0, ...buyersOf(b).map((p) => load[p]!)) - Math.max(0, ...buyersOf(a).map((p) => load[p]!)),
    );
    const sits = (r: number, table: number): void => {
      tableOf[r] = table;
      free.delete(table);
    };
    const fits = (r: number, table: number): boolean =>
      table >= 0 && free.has(table) && seats.classTables[classIn(r)]!.includes(table);
    for (const r of waiting) {
      const known = buyersOf(r).find((p) => fits(r, lastTable[p]!));
      if (known !== undefined) sits(r, lastTable[known]!);
    }
    const wanted = new Set(lastTable);
    for (const r of waiting) {
      if (tableOf[r]! >= 0) continue;
      let table = -1;
      for (const candidate of seats.classTables[classIn(r)]!) {
        if (!free.has(candidate)) continue;
        table = candidate;
        // A table that nobody will come back to is the better choice.
        if (!wanted.has(candidate)) break;
      }
      sits(r, table);
    }
    for (const r of waiting) {
      for (const p of buyersOf(r)) {
        if (lastTable[p]! >= 0 && lastTable[p] !== tableOf[r]) tableChanges++;
        lastTable[p] = tableOf[r]!;
      }
    }
  }
  const meetings = bySlot.flatMap((list, s) =>
    list.map((r): ScheduledMeeting => ({
      request: requests[r]!.id,
      slot: slots[s]!.id,
      ...(tableOf[r]! >= 0 && { table: tables[tableOf[r]!]!.id }),
      ...(interpreterOf && interpreterOf[r]! >= 0 && { interpreter: interpreters![interpreterOf[r]!]!.id }),
    })),
  );
  return { meetings, tableChanges };
}

import type { Precedence } from '../model/problem.js';

/** A cycle among the precedences as the requests on it in order, or undefined. */
export function findCycle(precedences: readonly Precedence[]): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const { before, after } of precedences) next.set(before, [...(next.get(before) ?? []), after]);
  const done = new Set<string>();
  for (const start of next.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    const visit = (id: string): string[] | undefined => {
      if (onPath.has(id)) return path.slice(path.indexOf(id));
      if (done.has(id)) return undefined;
      path.push(id);
      onPath.add(id);
      for (const later of next.get(id) ?? []) {
        const cycle = visit(later);
        if (cycle) return cycle;
      }
      path.pop();
      onPath.delete(id);
      done.add(id);
      return undefined;
    };
    const cycle = visit(start);
    if (cycle) return cycle;
  }
  return undefined;
}

import type { TimetableProblem } from '../model/problem.js';
import { hasSlot } from '../model/slot-set.js';

/**
 * Tables and interpreters as classes of interchangeable seats. Tables with the same hall, reservation and size are
 * one class with a capacity per slot; a table that some meeting is fixed to is a class by itself. When there is one
 * class and no interpreter is needed, counting tables per slot is exact and `plain` is true.
 */
export interface SeatClasses {
  readonly plain: boolean;
  readonly classCount: number;
  /** Tables of the class open in the slot, classCount × S. */
  readonly classCapacity: Int32Array;
  readonly classHall: Int32Array;
  readonly classTables: readonly (readonly number[])[];
  /** Classes a request may sit in, own and reserved ones first; empty for a virtual meeting. */
  readonly classesOf: readonly Int32Array[];
  /** Interpreters who speak the request's language pair; `null` when it needs none. */
  readonly interpretersOf: readonly (Int32Array | null)[];
  /** 1 when the interpreter works in the slot, I × S. */
  readonly interpreterWorks: Uint8Array;
  readonly interpreterMax: Int32Array;
  readonly needsInterpreters: boolean;
  /**
   * 1 when someone can't get from a hall to the other between two slots, hall × hall × S × reach: the last index is the
   * number of slots between minus one. `walkReach` 0 when no walk matters.
   */
  readonly tooFar: Uint8Array;
  readonly walkReach: number;
  readonly hallCount: number;
  /** Whether some table (and interpreter) exists for the request in the slot when it has them to itself. */
  couldSit(request: number, slot: number): boolean;
}

export function compileSeats(
  problem: TimetableProblem,
  participantIndex: ReadonlyMap<string, number>,
): SeatClasses {
  const S = problem.slots.length;
  const pinned = new Set(
    problem.requests.flatMap((one) => (one.fixedTable === undefined ? [] : [one.fixedTable])),
  );
  const halls = [...new Set(problem.tables.map((table) => table.hall))];
  const walks = walkTable(problem, halls);
  // Without walks between them, halls don't matter to feasibility and all their tables are alike.
  // Sizes matter where somebody asks for one.
  const sized = problem.requests.some((one) => one.seats !== undefined);
  const classKeys = problem.tables.map((table) =>
    JSON.stringify([
      pinned.has(table.id) ? table.id : null,
      table.reservedFor ? [...table.reservedFor].sort() : null,
      walks.walkReach > 0 ? table.hall : null,
      sized ? (table.seats ?? null) : null,
    ]),
  );
  const keys = [...new Set(classKeys)];
  const classTables = keys.map((key) => classKeys.flatMap((other, index) => (other === key ? [index] : [])));
  const classCapacity = new Int32Array(keys.length * S);
  classTables.forEach((tables, k) => {
    for (const index of tables) {
      const { open } = problem.tables[index]!;
      for (let s = 0; s < S; s++) if (!open || hasSlot(open, s)) classCapacity[k * S + s]!++;
    }
  });
  const classHolders = classTables.map((tables) => {
    const reserved = problem.tables[tables[0]!]!.reservedFor;
    return reserved && new Set(reserved.map((id) => participantIndex.get(id)));
  });
  const openClasses = classHolders.flatMap((holders, k) => (holders ? [] : [k]));
  const tableIndex = new Map(problem.tables.map((table, index) => [table.id, index]));
  const reservedClasses = new Map<number, number[]>();
  classHolders.forEach((holders, k) =>
    holders?.forEach(
      (p) => p !== undefined && reservedClasses.set(p, [...(reservedClasses.get(p) ?? []), k]),
    ),
  );
  const classSeats = classTables.map((tables) => problem.tables[tables[0]!]!.seats ?? Infinity);
  const hosts = new Set(problem.participants.flatMap((one) => (one.ownTablesOnly ? [one.id] : [])));
  const classesOf = problem.requests.map((request) => {
    if (request.virtual) return new Int32Array(0);
    const pinnedTo =
      request.fixedTable === undefined ? -1 : keys.indexOf(classKeys[tableIndex.get(request.fixedTable)!]!);
    // Fixed by hand it stays, whatever the table is kept for: `problemFaults` says so.
    if (pinnedTo >= 0 && request.fixedSlot !== undefined) return Int32Array.of(pinnedTo);
    const among = (classes: readonly number[]): Int32Array =>
      Int32Array.from(
        classes.filter((k) => (pinnedTo < 0 || k === pinnedTo) && classSeats[k]! >= (request.seats ?? 0)),
      );
    const receiving = request.participants.filter((id) => hosts.has(id));
    if (receiving.length > 0) {
      const common = keys.flatMap((_, k) =>
        receiving.every((id) => classHolders[k]?.has(participantIndex.get(id))) ? [k] : [],
      );
      return among(common);
    }
    const own = request.participants.flatMap((id) => reservedClasses.get(participantIndex.get(id)!) ?? []);
    return among([...new Set([...own, ...openClasses])]);
  });

  const interpreters = problem.interpreters ?? [];
  const speakers = new Map<string, number[]>();
  interpreters.forEach((one, i) =>
    one.languagePairs.forEach((pair) => speakers.set(pair, [...(speakers.get(pair) ?? []), i])),
  );
  const interpreterWorks = new Uint8Array(interpreters.length * S);
  interpreters.forEach((one, i) => {
    for (let s = 0; s < S; s++) interpreterWorks[i * S + s] = hasSlot(one.available, s) ? 1 : 0;
  });
  const interpretersOf = problem.requests.map((request) =>
    request.languagePair === undefined ? null : Int32Array.from(speakers.get(request.languagePair) ?? []),
  );
  const needsInterpreters = interpretersOf.some((list) => list !== null);
  const virtual = problem.requests.map((request) => request.virtual ?? false);
  return {
    plain: keys.length <= 1 && !needsInterpreters && classHolders.every((holders) => !holders),
    classCount: keys.length,
    classCapacity,
    classHall: Int32Array.from(classTables, (tables) => halls.indexOf(problem.tables[tables[0]!]!.hall)),
    classTables,
    classesOf,
    interpretersOf,
    interpreterWorks,
    interpreterMax: Int32Array.from(interpreters, (one) => one.maxMeetings ?? 0x7fffffff),
    needsInterpreters,
    ...walks,
    hallCount: halls.length,
    couldSit: (r, s) =>
      (virtual[r]! || classesOf[r]!.some((k) => classCapacity[k * S + s]! > 0)) &&
      (interpretersOf[r]?.some((i) => interpreterWorks[i * S + s] === 1) ?? true),
  };
}

function walkTable(
  problem: TimetableProblem,
  halls: readonly string[],
): { readonly tooFar: Uint8Array; readonly walkReach: number } {
  const S = problem.slots.length;
  const H = halls.length;
  const minutes = new Float64Array(H * H);
  for (const { from, to, minutes: walk } of problem.walks ?? []) {
    const a = halls.indexOf(from);
    const b = halls.indexOf(to);
    if (a < 0 || b < 0) continue;
    minutes[a * H + b] = minutes[b * H + a] = walk;
  }
  const longest = Math.max(0, ...minutes);
  let walkReach = 0;
  for (let s = 0; s < S; s++) {
    for (let next = s + 1; next < S; next++) {
      if (problem.slots[next]!.start - problem.slots[s]!.end >= longest) break;
      walkReach = Math.max(walkReach, next - s);
    }
  }
  const tooFar = new Uint8Array(H * H * S * walkReach);
  for (let a = 0; a < H; a++) {
    for (let b = 0; b < H; b++) {
      for (let s = 0; s < S; s++) {
        for (let gap = 1; gap <= walkReach && s + gap < S; gap++) {
          const time = problem.slots[s + gap]!.start - problem.slots[s]!.end;
          if (time < minutes[a * H + b]!) tooFar[((a * H + b) * S + s) * walkReach + gap - 1] = 1;
        }
      }
    }
  }
  return { tooFar, walkReach };
}

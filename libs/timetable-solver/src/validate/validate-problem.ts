import { InvalidProblemError, type ProblemFault } from '../model/errors.js';
import type { MeetingRequest, TimetableProblem } from '../model/problem.js';
import { hasSlot, slotIndexes } from '../model/slot-set.js';
import { findCycle } from './precedence-cycle.js';
import { overfullGroups } from './overfull-groups.js';

/**
 * Everything wrong with a problem that can be said without searching: malformed input first, then contradictions among
 * the hand-made decisions, then participants with more mandatory meetings than slots. An empty answer doesn't promise
 * that a timetable exists; see `findConflict` for that.
 */
export function problemFaults(problem: TimetableProblem): ProblemFault[] {
  const faults = [...identityFaults(problem), ...slotFaults(problem), ...numberFaults(problem)];
  // The rest looks things up by identifier and would only repeat these.
  if (faults.length > 0) return faults;
  return [
    ...freeTimeFaults(problem),
    ...fixedFaults(problem),
    ...requestFaults(problem),
    ...orderFaults(problem),
  ];
}

/** Throws `InvalidProblemError` with every fault of `problemFaults`, if there are any. */
export function validateProblem(problem: TimetableProblem): void {
  const faults = problemFaults(problem);
  if (faults.length > 0) throw new InvalidProblemError(faults);
}

function identityFaults(problem: TimetableProblem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  const lists = {
    slots: problem.slots,
    tables: problem.tables,
    participants: problem.participants,
    requests: problem.requests,
    interpreters: problem.interpreters ?? [],
  };
  const known = Object.fromEntries(
    Object.entries(lists).map(([list, items]) => {
      const ids = new Set<string>();
      const twice = new Set<string>();
      for (const { id } of items) (ids.has(id) ? twice : ids).add(id);
      if (twice.size > 0) faults.push({ code: 'DUPLICATE_ID', list, culprits: [...twice] });
      return [list, ids];
    }),
  ) as Record<keyof typeof lists, Set<string>>;
  const lookUp = (of: keyof typeof lists, list: string, ids: Iterable<string>): void => {
    const missing = [...new Set(ids)].filter((id) => !known[of].has(id));
    if (missing.length > 0) faults.push({ code: 'UNKNOWN_ID', list, of, culprits: missing });
  };
  const defined = (ids: readonly (string | undefined)[]): string[] => ids.filter((id) => id !== undefined);
  lookUp(
    'participants',
    'requests',
    problem.requests.flatMap((one) => one.participants),
  );
  lookUp(
    'participants',
    'tables',
    problem.tables.flatMap((one) => one.reservedFor ?? []),
  );
  lookUp('slots', 'requests', defined(problem.requests.map((one) => one.fixedSlot)));
  lookUp('tables', 'requests', defined(problem.requests.map((one) => one.fixedTable)));
  lookUp(
    'requests',
    'precedences',
    (problem.precedences ?? []).flatMap((one) => [one.before, one.after]),
  );
  const few = problem.requests.filter(
    (one) => new Set(one.participants).size < Math.max(2, one.participants.length),
  );
  if (few.length > 0) faults.push({ code: 'TOO_FEW_PARTICIPANTS', culprits: few.map((one) => one.id) });
  return faults;
}

function slotFaults({ slots }: TimetableProblem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  if (slots.length === 0) return [{ code: 'NO_SLOTS', culprits: [] }];
  const empty = slots.filter((slot) => !(slot.end > slot.start));
  if (empty.length > 0) faults.push({ code: 'ZERO_LENGTH_SLOT', culprits: empty.map((slot) => slot.id) });
  const left = new Set<string>();
  for (let i = 1; i < slots.length; i++) {
    const before = slots[i - 1]!;
    const slot = slots[i]!;
    if (slot.start < before.start)
      faults.push({ code: 'SLOTS_OUT_OF_ORDER', culprits: [before.id, slot.id] });
    else if (slot.start < before.end)
      faults.push({ code: 'OVERLAPPING_SLOTS', culprits: [before.id, slot.id] });
    if (before.stretch === slot.stretch && before.day === slot.day) continue;
    if (before.stretch === slot.stretch || left.has(slot.stretch))
      faults.push({ code: 'BROKEN_STRETCH', culprits: [slot.stretch, slot.id] });
    left.add(before.stretch);
  }
  return faults;
}

function numberFaults(problem: TimetableProblem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  const bad = (field: string, culprits: readonly { readonly id: string }[]): void => {
    if (culprits.length > 0)
      faults.push({ code: 'BAD_NUMBER', field, culprits: culprits.map((one) => one.id) });
  };
  const count = (value: number | undefined): boolean =>
    value === undefined || (Number.isInteger(value) && value >= 0 && value <= 255);
  bad(
    'worth',
    problem.requests.filter((one) => !(one.worth > 0 && Number.isFinite(one.worth))),
  );
  bad(
    'capacity',
    problem.participants.filter(
      ({ capacity }) => !(typeof capacity === 'object' ? capacity.every(count) : count(capacity)),
    ),
  );
  bad(
    'maxMeetings',
    problem.participants.filter((one) => !(one.maxMeetings === undefined || one.maxMeetings >= 0)),
  );
  bad(
    'maxMeetingsPerDay',
    problem.participants.filter(
      (one) => !(one.maxMeetingsPerDay === undefined || one.maxMeetingsPerDay >= 0),
    ),
  );
  return faults;
}

function freeTimeFaults(problem: TimetableProblem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  const wanted = new Set(problem.requests.flatMap((one) => one.participants));
  const absent = problem.participants.filter(
    (one) => wanted.has(one.id) && slotIndexes(one.available).length === 0,
  );
  if (absent.length > 0) faults.push({ code: 'NO_FREE_TIME', culprits: absent.map((one) => one.id) });
  const seated = problem.requests.filter((one) => !one.virtual);
  const open = problem.tables.some((table) => !table.open || slotIndexes(table.open).length > 0);
  if (seated.length > 0 && !open)
    faults.push({ code: 'NO_TABLES', culprits: problem.tables.map((table) => table.id) });
  return faults;
}

function fixedFaults(problem: TimetableProblem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  const slotNumber = new Map(problem.slots.map((slot, index) => [slot.id, index]));
  const people = new Map(problem.participants.map((one) => [one.id, one]));
  const tables = new Map(problem.tables.map((table) => [table.id, table]));
  const fixed = problem.requests.filter((one) => one.fixedSlot !== undefined);
  const at = new Map<string, MeetingRequest[]>();
  for (const request of fixed) {
    const slot = request.fixedSlot!;
    const away = request.participants.filter(
      (id) => !hasSlot(people.get(id)!.available, slotNumber.get(slot)!),
    );
    const barred = request.allowedSlots && !hasSlot(request.allowedSlots, slotNumber.get(slot)!);
    if (away.length > 0 || barred)
      faults.push({ code: 'FIXED_OUTSIDE_AVAILABILITY', slot, culprits: [request.id, ...away] });
    for (const id of request.participants)
      at.set(`${slot}\n${id}`, [...(at.get(`${slot}\n${id}`) ?? []), request]);
    const table = request.fixedTable === undefined ? undefined : tables.get(request.fixedTable)!;
    if (!table) continue;
    const key = `${slot}\n\n${table.id}`;
    at.set(key, [...(at.get(key) ?? []), request]);
    if (table.open && !hasSlot(table.open, slotNumber.get(slot)!))
      faults.push({ code: 'FIXED_TABLE_CLOSED', table: table.id, culprits: [request.id] });
    const foreign = table.reservedFor && !table.reservedFor.some((id) => request.participants.includes(id));
    const elsewhere = request.participants.some(
      (id) => people.get(id)!.ownTablesOnly && !table.reservedFor?.includes(id),
    );
    if (foreign || elsewhere)
      faults.push({ code: 'FIXED_TABLE_RESERVED', table: table.id, culprits: [request.id] });
  }
  for (const [key, requests] of at) {
    const [slot, id, table] = key.split('\n') as [string, string, string?];
    const culprits = requests.map((request) => request.id);
    if (table !== undefined) {
      if (requests.length > 1) faults.push({ code: 'FIXED_TABLE_CLASH', table, culprits });
      continue;
    }
    const capacity = people.get(id)!.capacity ?? 1;
    const limit = typeof capacity === 'number' ? capacity : (capacity[slotNumber.get(slot)!] ?? 0);
    // A single one where they aren't there was named above.
    const isAway = requests.length === 1 && !hasSlot(people.get(id)!.available, slotNumber.get(slot)!);
    if (requests.length > limit && !isAway)
      faults.push({ code: 'FIXED_CLASH', slot, culprits: [id, ...culprits] });
  }
  const fixedAt = new Map(fixed.map((request) => [request.id, slotNumber.get(request.fixedSlot!)!]));
  for (const { before, after } of problem.precedences ?? []) {
    const first = fixedAt.get(before);
    const second = fixedAt.get(after);
    if (first !== undefined && second !== undefined && first >= second)
      faults.push({ code: 'FIXED_AGAINST_ORDER', culprits: [before, after] });
  }
  return faults;
}

function requestFaults(problem: TimetableProblem): ProblemFault[] {
  const faults: ProblemFault[] = [];
  const spoken = new Set((problem.interpreters ?? []).flatMap((one) => one.languagePairs));
  const mute = new Map<string, string[]>();
  for (const { id, languagePair, mandatory, fixedSlot } of problem.requests) {
    if (languagePair === undefined || spoken.has(languagePair) || !(mandatory || fixedSlot !== undefined))
      continue;
    mute.set(languagePair, [...(mute.get(languagePair) ?? []), id]);
  }
  for (const [languagePair, culprits] of mute)
    faults.push({ code: 'NO_INTERPRETER', languagePair, culprits });
  return [...faults, ...overfullGroups(problem)];
}

function orderFaults(problem: TimetableProblem): ProblemFault[] {
  const mandatory = new Set(
    problem.requests.filter((one) => one.mandatory || one.fixedSlot !== undefined).map((one) => one.id),
  );
  const binding = (problem.precedences ?? []).filter(
    (one) => mandatory.has(one.before) && mandatory.has(one.after),
  );
  const cycle = findCycle(binding);
  return cycle ? [{ code: 'PRECEDENCE_CYCLE', culprits: cycle }] : [];
}

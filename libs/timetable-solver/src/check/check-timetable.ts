import type { TimetableProblem } from '../model/problem.js';
import { hasSlot } from '../model/slot-set.js';
import type { ScheduledMeeting, Timetable } from '../model/timetable.js';

/** A broken rule with the identifiers that break it. */
export interface TimetableViolation {
  readonly rule:
    | 'unknown'
    | 'twice'
    | 'mandatory'
    | 'fixed'
    | 'allowedSlots'
    | 'availability'
    | 'capacity'
    | 'quota'
    | 'table'
    | 'tableTwice'
    | 'tableReserved'
    | 'tableElsewhere'
    | 'tableClosed'
    | 'tableSmall'
    | 'interpreter'
    | 'interpreterTwice'
    | 'precedence'
    | 'walk'
    | 'breakSpread';
  readonly culprits: readonly string[];
}

/**
 * Checks a timetable against every hard rule of the problem. It shares no code with the solver and reads the problem
 * as it was given, so that a mistake in the solver's arrays can't hide. An empty answer means valid.
 */
export function checkTimetable(problem: TimetableProblem, timetable: Timetable): TimetableViolation[] {
  const violations: TimetableViolation[] = [];
  const report = (rule: TimetableViolation['rule'], ...culprits: string[]): void => {
    violations.push({ rule, culprits });
  };
  const slotNumber = new Map(problem.slots.map((slot, index) => [slot.id, index]));
  const tables = new Map(problem.tables.map((table) => [table.id, table]));
  const people = new Map(problem.participants.map((one) => [one.id, one]));
  const requests = new Map(problem.requests.map((request) => [request.id, request]));
  const interpreters = new Map((problem.interpreters ?? []).map((one) => [one.id, one]));
  const held = new Map<string, ScheduledMeeting>();

  for (const meeting of timetable.meetings) {
    const request = requests.get(meeting.request);
    const slot = slotNumber.get(meeting.slot);
    if (!request || slot === undefined) {
      report('unknown', meeting.request, meeting.slot);
      continue;
    }
    if (held.has(meeting.request)) report('twice', meeting.request);
    held.set(meeting.request, meeting);
    if (request.fixedSlot !== undefined && request.fixedSlot !== meeting.slot)
      report('fixed', request.id, meeting.slot);
    if (request.fixedTable !== undefined && request.fixedTable !== meeting.table) report('fixed', request.id);
    if (request.allowedSlots && !hasSlot(request.allowedSlots, slot))
      report('allowedSlots', request.id, meeting.slot);
    for (const id of request.participants) {
      if (!hasSlot(people.get(id)!.available, slot)) report('availability', request.id, id, meeting.slot);
    }
    if (request.virtual) {
      if (meeting.table !== undefined) report('table', request.id);
    } else {
      const table = meeting.table === undefined ? undefined : tables.get(meeting.table);
      if (!table) report('table', request.id);
      else {
        if (table.open && !hasSlot(table.open, slot))
          report('tableClosed', request.id, table.id, meeting.slot);
        if (request.seats !== undefined && table.seats !== undefined && table.seats < request.seats)
          report('tableSmall', request.id, table.id);
        if (table.reservedFor && !table.reservedFor.some((id) => request.participants.includes(id)))
          report('tableReserved', request.id, table.id);
        for (const id of request.participants) {
          if (people.get(id)!.ownTablesOnly && !table.reservedFor?.includes(id))
            report('tableElsewhere', request.id, table.id, id);
        }
      }
    }
    if (request.languagePair !== undefined) {
      const interpreter =
        meeting.interpreter === undefined ? undefined : interpreters.get(meeting.interpreter);
      if (!interpreter?.languagePairs.includes(request.languagePair) || !hasSlot(interpreter.available, slot))
        report('interpreter', request.id, meeting.slot);
    }
  }

  for (const request of problem.requests) {
    if ((request.mandatory || request.fixedSlot !== undefined) && !held.has(request.id))
      report('mandatory', request.id);
  }
  checkCounts(problem, held, report);
  for (const { before, after } of problem.precedences ?? []) {
    const first = held.get(before);
    const second = held.get(after);
    if (first && second && slotNumber.get(first.slot)! >= slotNumber.get(second.slot)!)
      report('precedence', before, after);
  }
  checkWalks(problem, held, report);
  if (problem.breakSpread?.hard) {
    const counts = breaksByParticipant(problem, timetable);
    const values = [...counts.values()];
    if (values.length > 0 && Math.max(...values) - Math.min(...values) > problem.breakSpread.limit) {
      const most = Math.max(...values);
      report('breakSpread', ...[...counts].filter(([, count]) => count === most).map(([id]) => id));
    }
  }
  return violations;
}

/** Breaks of every participant that has a meeting: runs of idle slots between two meetings in one stretch. */
export function breaksByParticipant(problem: TimetableProblem, timetable: Timetable): Map<string, number> {
  const slotOf = new Map(timetable.meetings.map((meeting) => [meeting.request, meeting.slot]));
  const busy = new Map<string, Set<string>>();
  for (const request of problem.requests) {
    const slot = slotOf.get(request.id);
    if (slot === undefined) continue;
    for (const id of request.participants) busy.set(id, (busy.get(id) ?? new Set()).add(slot));
  }
  const counts = new Map<string, number>();
  for (const [id, slots] of busy) {
    let count = 0;
    let stretch: string | undefined;
    let met = false;
    let idle = false;
    for (const slot of problem.slots) {
      if (slot.stretch !== stretch) {
        stretch = slot.stretch;
        met = false;
        idle = false;
      }
      if (slots.has(slot.id)) {
        if (met && idle) count++;
        met = true;
        idle = false;
      } else idle = true;
    }
    counts.set(id, count);
  }
  return counts;
}

type Report = (rule: TimetableViolation['rule'], ...culprits: string[]) => void;

function checkCounts(
  problem: TimetableProblem,
  held: ReadonlyMap<string, ScheduledMeeting>,
  report: Report,
): void {
  const dayOf = new Map(problem.slots.map((slot) => [slot.id, slot.day]));
  const [people, tables, interpreters] = [new Tally(), new Tally(), new Tally()];
  for (const request of problem.requests) {
    const meeting = held.get(request.id);
    if (!meeting) continue;
    for (const id of request.participants) people.count(id, meeting.slot, request.id);
    if (meeting.table !== undefined) tables.count(meeting.table, meeting.slot, request.id);
    if (meeting.interpreter !== undefined) interpreters.count(meeting.interpreter, meeting.slot, request.id);
  }
  problem.slots.forEach((slot, index) => {
    for (const one of problem.participants) {
      const meetings = people.in(one.id, slot.id);
      if (meetings.length === 0) continue;
      const capacity = one.capacity ?? 1;
      const limit = typeof capacity === 'number' ? capacity : (capacity[index] ?? 0);
      if (meetings.length > limit) report('capacity', one.id, slot.id, ...meetings);
    }
    for (const table of problem.tables) {
      const meetings = tables.in(table.id, slot.id);
      if (meetings.length > 1) report('tableTwice', table.id, slot.id, ...meetings);
    }
    for (const one of problem.interpreters ?? []) {
      const meetings = interpreters.in(one.id, slot.id);
      if (meetings.length > 1) report('interpreterTwice', one.id, slot.id, ...meetings);
    }
  });
  for (const one of problem.participants) {
    if (people.total(one.id) > (one.maxMeetings ?? Infinity)) report('quota', one.id);
    for (const day of new Set(dayOf.values())) {
      if (people.total(one.id, (slot) => dayOf.get(slot) === day) > (one.maxMeetingsPerDay ?? Infinity))
        report('quota', one.id, day);
    }
  }
  for (const one of problem.interpreters ?? []) {
    if (interpreters.total(one.id) > (one.maxMeetings ?? Infinity)) report('quota', one.id);
  }
}

/** Meetings of somebody or something, by slot. */
class Tally {
  readonly #of = new Map<string, Map<string, string[]>>();

  count(id: string, slot: string, request: string): void {
    const own = this.#of.get(id) ?? new Map<string, string[]>();
    this.#of.set(id, own);
    own.set(slot, [...(own.get(slot) ?? []), request]);
  }

  in(id: string, slot: string): readonly string[] {
    return this.#of.get(id)?.get(slot) ?? [];
  }

  total(id: string, counts: (slot: string) => boolean = () => true): number {
    return [...(this.#of.get(id) ?? [])].reduce(
      (sum, [slot, meetings]) => sum + (counts(slot) ? meetings.length : 0),
      0,
    );
  }
}

function checkWalks(
  problem: TimetableProblem,
  held: ReadonlyMap<string, ScheduledMeeting>,
  report: Report,
): void {
  if (!problem.walks?.length) return;
  const minutes = new Map(
    problem.walks.flatMap(({ from, to, minutes: m }) => [
      [`${from} ${to}`, m] as const,
      [`${to} ${from}`, m] as const,
    ]),
  );
  const hallOf = new Map(problem.tables.map((table) => [table.id, table.hall]));
  const times = new Map(problem.slots.map((slot) => [slot.id, slot]));
  const slotNumber = new Map(problem.slots.map((slot, index) => [slot.id, index]));
  // An organisation with two delegates in a slot sends the other one.
  const capacities = new Map(problem.participants.map((one) => [one.id, one.capacity ?? 1]));
  const alone = (id: string, slot: string): boolean => {
    const capacity = capacities.get(id) ?? 1;
    return (typeof capacity === 'number' ? capacity : capacity[slotNumber.get(slot)!]) === 1;
  };
  const route = new Map<string, { start: number; end: number; hall: string; request: string }[]>();
  for (const request of problem.requests) {
    const meeting = held.get(request.id);
    if (meeting?.table === undefined) continue;
    const { start, end } = times.get(meeting.slot)!;
    const stop = { start, end, hall: hallOf.get(meeting.table)!, request: request.id };
    for (const id of request.participants) {
      if (alone(id, meeting.slot)) route.set(id, [...(route.get(id) ?? []), stop]);
    }
  }
  for (const [id, stops] of route) {
    for (const a of stops) {
      for (const b of stops) {
        if (a.end <= b.start && b.start - a.end < (minutes.get(`${a.hall} ${b.hall}`) ?? 0))
          report('walk', id, a.request, b.request);
      }
    }
  }
}

import { type InputProblem, InvalidInputError, TimeRange } from '#kernel';

/** More than any fair has; a plan with more is a slip of the pen. */
export const MOST_SLOTS = 500;

/** When one day is open. Times are wall-clock times of the fair's zone: "09:00". */
export interface DayPlan {
  readonly date: string;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly breaks: readonly { readonly from: string; readonly to: string }[];
}

export interface SlotPlan {
  readonly slotMinutes: number;
  /** Between one slot and the next, for changing tables; none is needed before and after a break. */
  readonly bufferMinutes: number;
  readonly days: readonly DayPlan[];
}

/** What the rules need to know of a fair. */
export interface FairTimes {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly timeZone: string;
}

export interface LaidDay {
  readonly date: string;
  /** In order, without overlaps. */
  readonly slots: readonly TimeRange[];
}

/**
 * Lays out the slots of days: from opening on, one after the other with the buffer between, none reaching into a
 * break or past closing. Lengths are elapsed minutes, also on a day on which the clock changes.
 * @throws InvalidInputError naming every wrong field, at paths under `under`.
 */
export function laySlots(plan: SlotPlan, fair: FairTimes, under: readonly string[] = ['input']): LaidDay[] {
  const problems: InputProblem[] = [];
  const problem = (path: (string | number)[], message: string) =>
    problems.push({ path: [...under, ...path.map(String)], message });

  if (!Number.isInteger(plan.slotMinutes) || plan.slotMinutes < 1) {
    problem(['slotMinutes'], 'A slot takes at least a minute.');
  }
  if (!Number.isInteger(plan.bufferMinutes) || plan.bufferMinutes < 0) {
    problem(['bufferMinutes'], 'The time between slots is a number of minutes, or 0.');
  }
  if (plan.days.length === 0) problem(['days'], 'Name at least one day.');
  if (problems.length > 0) throw new InvalidInputError(problems);

  const seen = new Set<string>();
  const laid = plan.days.map((day, index) => {
    const at = ['days', index];
    if (day.date < fair.startsOn || day.date > fair.endsOn) {
      problem([...at, 'date'], outsideFair(fair));
    }
    if (seen.has(day.date)) problem([...at, 'date'], `${day.date} comes twice.`);
    seen.add(day.date);
    for (const name of ['opensAt', 'closesAt'] as const) {
      if (isLeftOut(day.date, day[name], fair.timeZone))
        problem([...at, name], leftOut(day.date, day[name], fair.timeZone));
    }
    const hours = rangeOf(day.date, day.opensAt, day.closesAt, fair.timeZone);
    if (!hours) {
      problem([...at, 'closesAt'], 'A day must close after it opens.');
      return { date: day.date, slots: [] };
    }
    const breaks = day.breaks.flatMap((pause, number) => {
      const { from, to } = pause;
      for (const name of ['from', 'to'] as const) {
        if (isLeftOut(day.date, pause[name], fair.timeZone))
          problem([...at, 'breaks', number, name], leftOut(day.date, pause[name], fair.timeZone));
      }
      const range = rangeOf(day.date, from, to, fair.timeZone);
      if (!range) problem([...at, 'breaks', number, 'to'], 'A break must end after it begins.');
      else if (!range.overlaps(hours)) problem([...at, 'breaks', number], 'The day is not open then.');
      return range ?? [];
    });
    const slots = slotsBetween(hours, breaks, plan);
    if (slots.length === 0) {
      problem(at, `No slot of ${plan.slotMinutes} minutes fits into this day.`);
    }
    return { date: day.date, slots };
  });

  const count = laid.reduce((sum, { slots }) => sum + slots.length, 0);
  if (count > MOST_SLOTS) problem(['days'], tooMany(count));
  if (problems.length > 0) throw new InvalidInputError(problems);
  return laid;
}

/**
 * One slot by wall-clock time, elsewhere than in a plan.
 * @throws InvalidInputError at paths under `input`.
 */
export function singleSlot(
  { date, from, to }: { readonly date: string; readonly from: string; readonly to: string },
  fair: FairTimes,
): TimeRange {
  if (date < fair.startsOn || date > fair.endsOn) {
    throw InvalidInputError.at('input.date', outsideFair(fair));
  }
  for (const [name, time] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (isLeftOut(date, time, fair.timeZone))
      throw InvalidInputError.at(`input.${name}`, leftOut(date, time, fair.timeZone));
  }
  const slot = rangeOf(date, from, to, fair.timeZone);
  if (!slot) throw InvalidInputError.at('input.to', 'A slot must end after it begins.');
  return slot;
}

function outsideFair({ startsOn, endsOn }: FairTimes): string {
  return `The fair is from ${startsOn} to ${endsOn}.`;
}

export function tooMany(count: number): string {
  return `These would be ${count} slots; a fair has at most ${MOST_SLOTS}.`;
}

function slotsBetween(hours: TimeRange, breaks: TimeRange[], plan: SlotPlan): TimeRange[] {
  const slots: TimeRange[] = [];
  let start = hours.start;
  for (;;) {
    const end = start.add({ minutes: plan.slotMinutes });
    if (Temporal.Instant.compare(end, hours.end) > 0) return slots;
    const slot = TimeRange.of(start, end);
    const inTheWay = breaks.find((pause) => pause.overlaps(slot));
    if (inTheWay) {
      start = inTheWay.end;
    } else {
      slots.push(slot);
      start = end.add({ minutes: plan.bufferMinutes });
    }
  }
}

/** Whether no clock shows this time on that day, because all are put forward over it. */
function isLeftOut(date: string, time: string, timeZone: string): boolean {
  try {
    const wanted = Temporal.PlainDate.from(date).toPlainDateTime(time);
    return !wanted.toZonedDateTime(timeZone).toPlainDateTime().equals(wanted);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function leftOut(date: string, time: string, timeZone: string): string {
  return `On ${date} the clocks of ${timeZone} are put forward over ${time}.`;
}

/** null when it isn't a stretch of time, such as from 10:00 to 10:00. */
function rangeOf(date: string, from: string, to: string, timeZone: string): TimeRange | null {
  try {
    return TimeRange.onDay(Temporal.PlainDate.from(date), from, to, timeZone);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

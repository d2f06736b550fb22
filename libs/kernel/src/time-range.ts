/** A half-open stretch of time `[start, end)`: two meetings that touch don't overlap. */
export class TimeRange {
  private constructor(
    readonly start: Temporal.Instant,
    readonly end: Temporal.Instant,
  ) {}

  /** @throws RangeError unless `start` is before `end`. */
  static of(start: Temporal.Instant | Date, end: Temporal.Instant | Date): TimeRange {
    const [from, to] = [toInstant(start), toInstant(end)];
    if (Temporal.Instant.compare(from, to) >= 0) {
      throw new RangeError(`A time range must end after it starts: ${from.toString()} to ${to.toString()}.`);
    }
    return new TimeRange(from, to);
  }

  /** The range between two wall-clock times of one day in `timeZone`, daylight saving taken into account. */
  static onDay(date: Temporal.PlainDate, from: string, to: string, timeZone: string): TimeRange {
    const at = (time: string) => date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) });
    return TimeRange.of(at(from).toInstant(), at(to).toInstant());
  }

  overlaps(other: TimeRange): boolean {
    return (
      Temporal.Instant.compare(this.start, other.end) < 0 &&
      Temporal.Instant.compare(other.start, this.end) < 0
    );
  }

  contains(instant: Temporal.Instant): boolean {
    return (
      Temporal.Instant.compare(this.start, instant) <= 0 && Temporal.Instant.compare(instant, this.end) < 0
    );
  }

  get minutes(): number {
    return this.end.since(this.start).total('minutes');
  }
}

export function toInstant(value: Temporal.Instant | Date): Temporal.Instant {
  return value instanceof Date ? Temporal.Instant.fromEpochMilliseconds(value.getTime()) : value;
}

export function toDate(value: Temporal.Instant): Date {
  return new Date(value.epochMilliseconds);
}

/** Whether the running Node knows this IANA time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Of the programme: in which days, years and deadlines are meant where nothing else is said. */
export const HOME_TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** The only source of "now" in domain and application code, so that tests decide what time it is. */
export abstract class Clock {
  /** The present instant, with at least millisecond precision. */
  abstract now(): Temporal.Instant;

  /** The same instant as a `Date`, the form in which the database driver takes it. */
  nowDate(): Date {
    return new Date(this.now().epochMilliseconds);
  }

  /** The calendar date at this instant in `timeZone` (IANA name). */
  today(timeZone: string): Temporal.PlainDate {
    return this.now().toZonedDateTimeISO(timeZone).toPlainDate();
  }
}

export class SystemClock extends Clock {
  now(): Temporal.Instant {
    return Temporal.Now.instant();
  }
}

/** A clock that stands still until it is told otherwise. */
export class FixedClock extends Clock {
  private instant: Temporal.Instant;

  constructor(at: string) {
    super();
    this.instant = Temporal.Instant.from(at);
  }

  now(): Temporal.Instant {
    return this.instant;
  }

  set(at: string): void {
    this.instant = Temporal.Instant.from(at);
  }

  advance(by: Temporal.DurationLike): void {
    this.instant = this.instant.add(by);
  }
}

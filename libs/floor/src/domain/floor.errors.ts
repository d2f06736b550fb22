import { DomainError } from '#kernel';
import type { OfferState } from './slot-offer.entity.js';

/** What was scanned or typed is no check-in code of this product, or nobody's. */
export class CodeUnknownError extends DomainError<object> {
  readonly code = 'CODE_UNKNOWN';

  constructor() {
    super('This is nobody’s check-in code. Scan it again, or look the person up by name.', {});
  }
}

/** The delegate has got a new code since. */
export class CodeRevokedError extends DomainError<{ renewedAt: Date }> {
  readonly code = 'CODE_REVOKED';

  constructor(renewedAt: Date) {
    super('This check-in code is void: a new one was issued. Look the person up by name.', { renewedAt });
  }
}

/** The code is good, at another fair. */
export class OtherFairsCodeError extends DomainError<object> {
  readonly code = 'OTHER_FAIRS_CODE';

  constructor() {
    super('This check-in code is for another fair.', {});
  }
}

/** The delegate, or the organisation, isn't coming any more. */
export class DelegateGoneError extends DomainError<{ name: string; organisationName: string }> {
  readonly code = 'DELEGATE_GONE';

  constructor(name: string, organisationName: string) {
    super(`${name} of ${organisationName} has been taken off the fair.`, { name, organisationName });
  }
}

/** They have been checked in that day. */
export class AlreadyCheckedInError extends DomainError<{
  checkInId: string;
  name: string;
  at: Date;
  by: string | null;
}> {
  readonly code = 'ALREADY_CHECKED_IN';

  /** @param by the person's or kiosk's name */
  constructor(checkInId: string, name: string, at: Date, by: string | null) {
    super(`${name} was checked in at ${at.toISOString()}${by ? ` by ${by}` : ''}.`, {
      ...{ checkInId, name, at, by },
    });
  }
}

/** before: the fair hasn't begun · after: it is over · between: it has no such day · not-yet: they arrive on a later day. */
export const WRONG_DAYS = ['before', 'after', 'between', 'not-yet'] as const;
export type WrongDay = (typeof WRONG_DAYS)[number];

/** Nobody is expected on this day; whoever means it says so. */
export class WrongDayError extends DomainError<{ reason: WrongDay; name: string; days: string[] }> {
  readonly code = 'WRONG_DAY';

  /** @param days of the fair, or from which on the delegate is expected */
  constructor(reason: WrongDay, name: string, days: readonly string[]) {
    const why = {
      before: 'The fair has not begun',
      after: 'The fair is over',
      between: 'The fair has no such day',
      'not-yet': `${name} is expected later`,
    }[reason];
    super(`${why}: ${days.join(', ')}. Check in all the same?`, { reason, name, days: [...days] });
  }
}

/** The check-in has been taken back already. */
export class CheckInUndoneError extends DomainError<{ undoneAt: Date }> {
  readonly code = 'CHECK_IN_UNDONE';

  constructor(undoneAt: Date) {
    super('This check-in has been taken back already.', { undoneAt });
  }
}

/** A side waits so long before it reports the other one as not having come. */
export class GraceTimeError extends DomainError<{ until: Date; minutes: number }> {
  readonly code = 'GRACE_TIME';

  constructor(until: Date, minutes: number) {
    super(`Give them ${minutes} minutes from the beginning: until ${until.toISOString()}.`, {
      until,
      minutes,
    });
  }
}

/** What is said of a no-show needs one that is recorded and not decided. */
export class NoShowNotOpenError extends DomainError<object> {
  readonly code = 'NO_SHOW_NOT_OPEN';

  constructor() {
    super('No no-show of this side is recorded, or it has been decided already.', {});
  }
}

/** The meeting is over, called off, or not of this day: nobody is called to it, or late for it. */
export class MeetingNotAheadError extends DomainError<object> {
  readonly code = 'MEETING_NOT_AHEAD';

  constructor() {
    super('This meeting is over, called off or not shown to its sides yet.', {});
  }
}

/** The offer can't be taken any more. */
export class OfferEndedError extends DomainError<{ state: OfferState }> {
  readonly code = 'OFFER_ENDED';

  constructor(state: OfferState) {
    const why: Record<OfferState, string> = {
      offered: 'The place was taken in the meantime.',
      accepted: 'This offer has been accepted already.',
      declined: 'This offer has been declined.',
      lapsed: 'The time to accept this offer has run out.',
      withdrawn: 'The place was taken in the meantime.',
    };
    super(why[state], { state });
  }
}

/** Nothing in the timetable depends on what is to be taken out of the fair: no repair is needed for that. */
export class NothingToRepairError extends DomainError<object> {
  readonly code = 'NOTHING_TO_REPAIR';

  constructor() {
    super('No meeting that is still to come depends on this: there is nothing to repair.', {});
  }
}

/** Somebody has changed the timetable since the repair was worked out, or a meeting in it has begun. */
export class RepairStaleError extends DomainError<object> {
  readonly code = 'REPAIR_STALE';

  constructor() {
    super('The timetable has changed since this repair was worked out. Have it worked out anew.', {});
  }
}

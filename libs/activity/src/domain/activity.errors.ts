import { DomainError } from '#kernel';

/** Signing up is over, hasn't begun, or the activity isn't held. */
export class SignUpClosedError extends DomainError<{ reason: string }> {
  readonly code = 'SIGN_UP_CLOSED';

  constructor(reason: 'draft' | 'cancelled' | 'past-deadline') {
    const messages = {
      draft: 'It isn’t open yet.',
      cancelled: 'It was cancelled.',
      'past-deadline': 'Signing up has ended.',
    };
    super(messages[reason], { reason });
  }
}

/** Fewer places than are taken already. */
export class PlacesTakenError extends DomainError<{ taken: number }> {
  readonly code = 'PLACES_TAKEN';

  constructor(taken: number) {
    super(`${taken} places are taken already.`, { taken });
  }
}

/** People have come to the session: it can't be taken away. */
export class SessionAttendedError extends DomainError<{ sessionId: string }> {
  readonly code = 'SESSION_ATTENDED';

  constructor(sessionId: string) {
    super('People have come to this session: it can’t be taken away.', { sessionId });
  }
}

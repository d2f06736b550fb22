import { DomainError } from '#kernel';
import type { FollowUpStatus, UnusualAnswerCode } from './follow-up-rules.js';

/** What is said is unlikely; it is kept only when that is confirmed. */
export class UnusualAnswerError extends DomainError<{ points: UnusualAnswerCode[] }> {
  readonly code = 'UNUSUAL_ANSWER';

  constructor(points: UnusualAnswerCode[]) {
    super('Something about these figures is unusual. Check them, and confirm them when they are right.', {
      points,
    });
  }
}

/** A link that is unknown, used or expired: which of them is nobody's business. */
export class FollowUpLinkError extends DomainError {
  readonly code = 'FOLLOW_UP_LINK';

  constructor() {
    super('This link was used already, or has expired.', {});
  }
}

/** It was answered, or makes no sense any more. */
export class FollowUpClosedError extends DomainError<{ status: FollowUpStatus }> {
  readonly code = 'FOLLOW_UP_CLOSED';

  constructor(status: FollowUpStatus) {
    super(`This follow-up is ${status}.`, { status });
  }
}

import { DomainError } from '#kernel';

/** Both are linked already, or one of them has asked the other. */
export class AlreadyLinkedError extends DomainError<{ supplyLinkId: string; status: string }> {
  readonly code = 'ALREADY_LINKED';

  constructor(supplyLinkId: string, status: string) {
    super('There is a link between the two already.', { supplyLinkId, status });
  }
}

/** The side that claimed a link can't confirm it. */
export class NotYoursToConfirmError extends DomainError<{ supplyLinkId: string }> {
  readonly code = 'NOT_YOURS_TO_CONFIRM';

  constructor(supplyLinkId: string) {
    super('The other side has to confirm it.', { supplyLinkId });
  }
}

export class LinkOverError extends DomainError<{ status: string }> {
  readonly code = 'LINK_OVER';

  constructor(status: string) {
    super(`The link is ${status}.`, { status });
  }
}

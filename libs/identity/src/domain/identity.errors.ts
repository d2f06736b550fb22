import { DomainError } from '#kernel';

/** Wrong password, unknown address or closed account: which of them isn't told. */
export class WrongCredentialsError extends DomainError<Record<string, never>> {
  readonly code = 'WRONG_CREDENTIALS';

  constructor() {
    super('The e-mail address or the password is wrong.', {});
  }
}

export class TooManyAttemptsError extends DomainError<{ retryAfterSeconds: number }> {
  readonly code = 'TOO_MANY_ATTEMPTS';

  constructor(retryAfterSeconds: number) {
    super(`Too many tries. Wait ${Math.ceil(retryAfterSeconds / 60)} minutes and try again.`, {
      retryAfterSeconds,
    });
  }
}

export class LinkNotUsableError extends DomainError<Record<string, never>> {
  readonly code = 'LINK_NOT_USABLE';

  constructor() {
    super('This link has been used or has expired. Ask for a new one.', {});
  }
}

export class WeakPasswordError extends DomainError<{ minimumLength: number }> {
  readonly code = 'WEAK_PASSWORD';

  constructor(reason: string, minimumLength: number) {
    super(reason, { minimumLength });
  }
}

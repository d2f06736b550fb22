import { DomainError } from '#kernel';

/** An organisation has as many records of a kind as one can have. */
export class LimitReachedError extends DomainError<{ limit: number }> {
  readonly code = 'LIMIT_REACHED';

  constructor(what: string, limit: number) {
    super(`An organisation can have ${limit} ${what}. Withdraw or remove one first.`, { limit });
  }
}

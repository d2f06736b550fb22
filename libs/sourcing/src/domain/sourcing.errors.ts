import { DomainError } from '#kernel';

/** As many as one can have, so that what is there can be shown and looked after whole. */
export class TooManyError extends DomainError<{ limit: number }> {
  readonly code = 'TOO_MANY';

  /** @param what completes "There can be 50 …". */
  constructor(what: string, limit: number) {
    super(`There can be ${limit} ${what}. Remove one first.`, { limit });
  }
}

/** A search finds so many suppliers that a new one among them would tell nothing. */
export class SearchTooWideError extends DomainError<{ found: number; limit: number }> {
  readonly code = 'SEARCH_TOO_WIDE';

  constructor(found: number, limit: number) {
    super(
      `This search finds ${found} suppliers. Narrow it down to ${limit} at most to be told of new ones.`,
      { found, limit },
    );
  }
}

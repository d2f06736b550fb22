import { DomainError, NotFoundError } from '#kernel';

/** Somebody else has changed the record since the viewer read it. */
export class StaleVersionError extends DomainError<{ currentVersion: number }> {
  readonly code = 'STALE_VERSION';

  constructor(currentVersion: number) {
    super('Somebody else has changed this in the meantime. Look at the new state and try again.', {
      currentVersion,
    });
  }
}

/** @throws StaleVersionError unless the viewer edits what is there now. */
export function assertVersion(record: { version: number }, expected: number): void {
  if (record.version !== expected) throw new StaleVersionError(record.version);
}

/** @throws NotFoundError when there is none. */
export function found<T>(record: T | null | undefined, what: string, id: string): T {
  if (record === null || record === undefined) throw new NotFoundError(what, id);
  return record;
}

/** A search engine that can't be reached, or that doesn't take work at the moment. What was asked of it may come again. */
export class SearchEngineAwayError extends Error {
  readonly code = 'SEARCH_ENGINE_AWAY';

  constructor(engine: string, cause: unknown) {
    super(`${engine} is away: ${reasonOf(cause)}`, { cause });
  }
}

/** The innermost error that says something: those of the network carry what happened inside themselves. */
function reasonOf(error: unknown): string {
  const { message, name, cause } = Object(error) as Partial<Error>;
  const own = message || name || String(error);
  return cause === undefined || cause === null ? own : reasonOf(cause);
}

/** Whether it is, or was caused by, an answer that took too long. */
export function isTimeout(error: unknown): boolean {
  if (error === null || typeof error !== 'object') return false;
  const { name, cause } = error as Partial<Error>;
  return name === 'TimeoutError' || isTimeout(cause);
}

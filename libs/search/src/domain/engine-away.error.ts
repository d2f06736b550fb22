/** A search engine that can't be reached, or that doesn't take work at the moment. What was asked of it may come again. */
export class SearchEngineAwayError extends Error {
  readonly code = 'SEARCH_ENGINE_AWAY';

  constructor(engine: string, cause: unknown) {
    super(`${engine} is away: ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // Network errors carry what happened inside themselves.
  return cause.cause instanceof Error ? reasonOf(cause.cause) : cause.message || cause.name;
}

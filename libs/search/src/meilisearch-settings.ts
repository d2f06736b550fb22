/** A Meilisearch server that answers searches. */
export interface MeilisearchSettings {
  readonly url: string;
  /** Null for a server without keys, as in development. */
  readonly key: string | null;
  /** What the names of its indexes begin with, so that several installations can share a server. */
  readonly indexPrefix: string;
  /** An answer that takes longer is given by PostgreSQL instead. */
  readonly budgetMs: number;
}

export const DEFAULT_INDEX_PREFIX = 'fairmatch_';
export const DEFAULT_BUDGET_MS = 800;

import type { EntityManager } from '@mikro-orm/postgresql';

/** Where, when and with whom a session is. */
export interface SessionState {
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly tableId: string | null;
  readonly delegateIds: readonly string[];
}

/** What somebody has changed of a group meeting by hand: `before` is null for a new one, `after` for one that goes. */
export interface SessionChange {
  readonly fairId: string;
  readonly before: SessionState | null;
  readonly after: SessionState | null;
}

/**
 * Tells those concerned that a group meeting has changed; letters about timetables belong to a library that knows fairs,
 * not the other way round. Provide an implementation under this class in any module; without one nobody is told. Called
 * in the transaction of the change: what is rolled back is never told, and nothing is told twice.
 */
export abstract class SessionNews {
  abstract tell(em: EntityManager, change: SessionChange): Promise<void>;
}

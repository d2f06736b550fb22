import type { EntityManager } from '@mikro-orm/postgresql';

/** At a fair somebody of an organisation is free until `until`, when the last such slot begins. */
export interface FreeTime {
  readonly organisationId: string;
  readonly fairId: string;
  readonly until: Date;
}

/**
 * Which suppliers still have time at a fair. Meetings belong to a library that knows the search, not the other way
 * round. Provide an implementation under this class in any module: `{ provide: SupplierFreeTime, useClass: … }`. It is
 * optional: without one nobody counts as free.
 *
 * The answer becomes public, so it must not tell what isn't: meetings of a draft timetable don't make anybody busy.
 * When it may have changed is told by outbox events that name the organisations (`meeting.*`, `delegate.*`,
 * `participation.*`) or the fair (`fair.days-planned`).
 */
export abstract class SupplierFreeTime {
  /**
   * Slots of fairs that aren't drafts or over in which a delegate of the organisation's, there as a supplier, is neither
   * absent nor in a meeting: the last one a fair. Reads only, in a fixed number of statements.
   */
  abstract of(em: EntityManager, organisationIds: readonly string[]): Promise<FreeTime[]>;
}

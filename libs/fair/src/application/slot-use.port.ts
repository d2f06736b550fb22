import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * What must be known of meetings before a fair's slots and people are taken away; meetings belong to a library that
 * knows fairs, not the other way round. Provide an implementation under this class in any module:
 * `{ provide: SlotUse, useClass: … }`. It is optional: without one nothing is refused here, and the foreign keys of
 * the records of meetings are what keeps slots from being deleted under them.
 *
 * Every method is called in the transaction that takes the thing away, with that transaction's entity manager, and
 * only counts. The rows in question are locked by then, so that a meeting that is being booked is either counted or
 * fails itself.
 */
export abstract class SlotUse {
  /** Meetings in any of the slots. Cancelled ones count too: their records keep their slot. */
  abstract meetingsInSlots(em: EntityManager, slotIds: readonly string[]): Promise<number>;

  /** Meetings that any of the delegates still has to attend: in the timetable or its draft, and not yet held. */
  abstract meetingsOfDelegates(em: EntityManager, delegateIds: readonly string[]): Promise<number>;

  /** Meetings that the participation still has, on either side: in the timetable or its draft, and not yet held. */
  abstract meetingsOfParticipation(em: EntityManager, participationId: string): Promise<number>;
}

import type { EntityManager } from '@mikro-orm/postgresql';

/**
 * What must be known of meetings before a fair's slots, tables and people are taken away; meetings belong to a library
 * that knows fairs, not the other way round. Provide an implementation under this class in any module:
 * `{ provide: SlotUse, useClass: … }`. It is optional: without one nothing is refused here, and the foreign keys of
 * the records of meetings are what keeps slots from being deleted under them.
 *
 * Every method is called in the transaction that takes the thing away, with that transaction's entity manager. The rows
 * in question are locked by then, so that a meeting that is being booked is either found or fails itself. Methods that
 * look for meetings only read, and give the ids of what they find, the earliest meeting first.
 */
export abstract class SlotUse {
  /** Meetings in any of the slots that aren't cancelled: records of what was held, or missed, keep their slot. */
  abstract meetingsInSlots(em: EntityManager, slotIds: readonly string[]): Promise<string[]>;

  /** Meetings at any of the tables that aren't cancelled: records of what was held, or missed, keep their table. */
  abstract meetingsAtTables(em: EntityManager, tableIds: readonly string[]): Promise<string[]>;

  /** Meetings still to be held at the table, in the timetable or its draft, that end after `from`. */
  abstract meetingsAheadAt(em: EntityManager, tableId: string, from: Date): Promise<string[]>;

  /** Meetings still to be held at the table in any of the slots, in the timetable or its draft. */
  abstract meetingsAtTableIn(
    em: EntityManager,
    tableId: string,
    slotIds: readonly string[],
  ): Promise<string[]>;

  /** Meetings still to be held at which the interpreter interprets in any of the slots. */
  abstract meetingsOfInterpreterIn(
    em: EntityManager,
    interpreterId: string,
    slotIds: readonly string[],
  ): Promise<string[]>;

  /** Meetings that any of the delegates still has to attend: in the timetable or its draft, and not yet held. */
  abstract meetingsOfDelegates(em: EntityManager, delegateIds: readonly string[]): Promise<string[]>;

  /**
   * Meetings that the delegate still has to attend in any of the slots. Those of the draft are found only with
   * `withDrafts`: the delegate's own side isn't to learn of them.
   */
  abstract meetingsOfDelegateIn(
    em: EntityManager,
    delegateId: string,
    slotIds: readonly string[],
    withDrafts: boolean,
  ): Promise<string[]>;

  /** Meetings that the participation still has, on either side: in the timetable or its draft, and not yet held. */
  abstract meetingsOfParticipation(em: EntityManager, participationId: string): Promise<string[]>;

  /** Meetings at which the interpreter interprets. Cancelled and past ones count too: their records name them. */
  abstract meetingsOfInterpreter(em: EntityManager, interpreterId: string): Promise<string[]>;

  /** Closes the open requests of a participation that leaves: its own are taken back, those made to it declined. */
  abstract closeRequestsOf(em: EntityManager, participationId: string): Promise<void>;
}

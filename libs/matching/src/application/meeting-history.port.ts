import type { EntityManager } from '@mikro-orm/postgresql';
import type { DeliveryRecord } from '../domain/scoring/match-facts.js';

/**
 * What matching must know of meetings, which belong to a library that knows proposals and not the other way round.
 * Provide an implementation under this class in any module: `{ provide: MeetingHistory, useClass: … }`. Without one
 * nothing is on record. Every method reads only, in a number of statements that doesn't depend on how many it is asked of.
 */
export abstract class MeetingHistory {
  /**
   * By organisation: its meetings as a supplier that took place or that it missed and what came of them, and the
   * requests put to it at fairs that are over (`asked`, and answered before they ran out: `inTime`). Organisations of
   * which there is nothing are left out.
   */
  abstract recordsOf(
    em: EntityManager,
    organisationIds: readonly string[],
  ): Promise<Map<string, DeliveryRecord>>;

  /** How often organisations have met, at fairs other than `exceptFairId`: by supplier, then by buyer. */
  abstract meetingsBetween(
    em: EntityManager,
    supplierOrganisationIds: readonly string[],
    exceptFairId: string | null,
  ): Promise<Map<string, Map<string, number>>>;

  /** Pairs of participations whose meeting at a fair took place, once a meeting. */
  abstract heldPairs(em: EntityManager, fairId: string): Promise<{ supplierId: string; buyerId: string }[]>;

  /** By proposal, whether cooperation was possible or agreed after the meeting that came of it; others are left out. */
  abstract outcomesOf(em: EntityManager, proposalIds: readonly string[]): Promise<Map<string, boolean>>;

  /** Pairs of participations that have a meeting in the timetable of a fair or its draft, each once. */
  abstract bookedPairs(em: EntityManager, fairId: string): Promise<{ supplierId: string; buyerId: string }[]>;
}

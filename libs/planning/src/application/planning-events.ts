import type { EntityManager } from '@mikro-orm/postgresql';
import { announce } from '#database';

export type PlanningVerb = 'plan-requested' | 'plan-progressed' | 'plan-ended' | 'draft-changed' | 'released';

/** Tells those who run the fair; what concerns participants is announced of the meetings themselves. */
export function announcePlanning(
  em: EntityManager,
  verb: PlanningVerb,
  ids: { fairId: string; planRunId?: string; draftId?: string; versionId?: string },
): Promise<void> {
  return announce(em, `timetable.${verb}`, ids);
}

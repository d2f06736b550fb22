import type { EntityManager } from '@mikro-orm/postgresql';
import { DEFAULT_TERMS, FloorTerms } from '../domain/floor-terms.entity.js';

export type Terms = Pick<FloorTerms, 'graceMinutes' | 'offerMinutes' | 'offersFreedSlots'>;

/** What a fair has settled for its days; the usual where it hasn't. */
export async function termsOf(em: EntityManager, fairId: string): Promise<Terms> {
  return (await em.findOne(FloorTerms, { fair: fairId })) ?? DEFAULT_TERMS;
}

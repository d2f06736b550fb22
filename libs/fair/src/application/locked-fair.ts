import type { EntityManager } from '@mikro-orm/postgresql';
import { found, lockInOrder } from '#database';
import { Fair } from '../domain/fair.entity.js';

/**
 * The fair, with nobody else setting it up until the transaction ends; bookings go on meanwhile.
 * @throws NotFoundError
 */
export async function lockedFair(em: EntityManager, fairId: string): Promise<Fair> {
  await lockInOrder(em, [`fair:${fairId}`]);
  return found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
}

import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { found } from '#database';
import { Fair, Participation } from '#fair';
import { InvalidInputError } from '#kernel';
import { FairNotOpenError } from '../domain/scheduling.errors.js';

/** Two participations that could meet: supplier × buyer of one fair, and not one organisation with itself. */
export interface Pair {
  readonly fair: Fair;
  readonly supplier: Participation;
  readonly buyer: Participation;
}

export const organisationsOf = ({ supplier, buyer }: Pick<Pair, 'supplier' | 'buyer'>): [string, string] => [
  supplier.organisation.id,
  buyer.organisation.id,
];

/**
 * Reads the pair and sees that it is one. For a transaction that writes, the two are held as they are, so that neither
 * is withdrawn meanwhile; that comes before any advisory lock is waited for.
 * @throws InvalidInputError at the participation that doesn't belong, NotFoundError
 */
export async function readPair(
  em: EntityManager,
  ids: { fairId: string; supplierId: string; buyerId: string },
  paths: { supplier: string; buyer: string },
  lockMode: LockMode.NONE | LockMode.PESSIMISTIC_READ = LockMode.PESSIMISTIC_READ,
): Promise<Pair> {
  const fair = found(await em.findOne(Fair, { id: ids.fairId }), 'fair', ids.fairId);
  const participations = await em.find(
    Participation,
    { id: { $in: [ids.supplierId, ids.buyerId] } },
    { orderBy: { id: 'asc' }, lockMode },
  );
  const of = (id: string, side: 'supplier' | 'buyer') => {
    const participation = found(
      participations.find((one) => one.id === id),
      'participation',
      id,
    );
    if (participation.fair.id !== fair.id) {
      throw InvalidInputError.at(paths[side], 'This participation is in another fair.');
    }
    if (participation.withdrawnAt) {
      throw InvalidInputError.at(paths[side], 'This participation has been withdrawn.');
    }
    if (participation.side !== side) {
      throw InvalidInputError.at(paths[side], `This participation is there as a ${participation.side}.`);
    }
    return participation;
  };
  const [supplier, buyer] = [of(ids.supplierId, 'supplier'), of(ids.buyerId, 'buyer')];
  if (supplier.organisation.id === buyer.organisation.id) {
    throw InvalidInputError.at(paths.buyer, 'An organisation does not meet itself.');
  }
  return { fair, supplier, buyer };
}

/** @throws FairNotOpenError */
export function assertOpen(fair: Fair): void {
  if (fair.status !== 'open' && fair.status !== 'running') throw new FairNotOpenError(fair.status);
}

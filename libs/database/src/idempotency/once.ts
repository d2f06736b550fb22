import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError } from '#kernel';
import { lockInOrder } from '../advisory-locks.js';
import { currentActor } from '../audit/actor-context.js';
import { IdempotencyRecord } from './idempotency-record.entity.js';

/**
 * Does `work` at most once for a key: a repeat by the same person, of the same operation, with the same input, gets
 * the first answer, also when both arrive at once. Belongs inside the transaction that does the work, as the first
 * thing in it. Without a key the work is simply done.
 *
 * `Result` must survive JSON: services give ids, and load the records again.
 * @throws InvalidInputError when the key was used for another input.
 */
export async function once<Result>(
  em: EntityManager,
  operation: string,
  input: { idempotencyKey?: string | null },
  work: () => Promise<Result>,
): Promise<Result> {
  const key = input.idempotencyKey;
  if (!key) return work();
  const actor = currentActor().personId ?? 'system';
  const inputHash = createHash('sha256')
    .update(
      JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)),
    )
    .digest('hex');
  await lockInOrder(em, [`idempotency:${actor}:${operation}:${key}`]);
  const earlier = await em.findOne(IdempotencyRecord, { actor, operation, key });
  if (earlier) {
    if (earlier.inputHash !== inputHash) {
      throw InvalidInputError.at('input.idempotencyKey', 'This key was used before, for another input.');
    }
    return earlier.result as Result;
  }
  const result = await work();
  em.create(IdempotencyRecord, { actor, operation, key, inputHash, result });
  return result;
}

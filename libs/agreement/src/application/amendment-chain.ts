import type { EntityManager } from '@mikro-orm/postgresql';
import { Money } from '#kernel';
import { COUNTED_STATUSES } from '../domain/agreement-state.js';
import { Agreement } from '../domain/agreement.entity.js';

/** The value of an agreement with the amendments that count, in order; null when it has none. */
export function valueInForce(
  agreement: Pick<Agreement, 'value'>,
  amendments: readonly Pick<Agreement, 'value'>[],
): Money | null {
  return [agreement, ...amendments].reduce<Money | null>(
    (sum, { value }) => (value ? (sum ? sum.plus(value) : value) : sum),
    null,
  );
}

/** The amendments of an agreement that count, in the order in which they hold. */
export async function countedAmendments(em: EntityManager, agreement: Agreement): Promise<Agreement[]> {
  return em.find(
    Agreement,
    { amends: agreement, status: { $in: [...COUNTED_STATUSES] } },
    { orderBy: { signedOn: 'asc', id: 'asc' } },
  );
}

/** What the agreement was worth before one of its amendments; null when it had no value. */
export async function valueBefore(em: EntityManager, amendment: Agreement): Promise<Money | null> {
  const base = await em.findOneOrFail(Agreement, { id: amendment.amends!.id });
  const all = await countedAmendments(em, base);
  const at = all.findIndex(({ id }) => id === amendment.id);
  return valueInForce(base, at < 0 ? all : all.slice(0, at));
}

/**
 * After an amendment has left the figures, or states another value than before: what the ones after it add or take is
 * worked out anew, so that each still leads to the value that its paper names (`amendedToMinor`, which never changes).
 * The agreement has to be locked; flushes.
 */
export async function rebaseAmendments(em: EntityManager, agreement: Agreement): Promise<void> {
  await em.flush();
  let before = agreement.value;
  for (const amendment of await countedAmendments(em, agreement)) {
    const { amendedToMinor } = amendment;
    const currency = before?.currency ?? amendment.currency;
    if (amendedToMinor === null || amendedToMinor === undefined || !currency) continue;
    em.assign(amendment, differenceTo(Money.ofMinor(amendedToMinor, currency), before));
    before = Money.ofMinor(amendedToMinor, currency);
  }
  await em.flush();
}

/** The columns of an amendment by which a value becomes another; nothing more or less is a difference too. */
export function differenceTo(to: Money, before: Money | null): { valueMinor: bigint; currency: string } {
  return { valueMinor: to.minor - (before?.minor ?? 0n), currency: to.currency };
}

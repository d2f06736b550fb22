import type { EntityManager } from '@mikro-orm/postgresql';
import type { Organisation } from '#directory';
import { SupplyLink } from '#supply-chain';

/** Claimed by the supplier; not written yet. */
export function makeSupplyLink(
  em: EntityManager,
  supplier: Organisation,
  customer: Organisation,
  rest: Partial<Pick<SupplyLink, 'status' | 'subject' | 'conceptIds'>> = {},
): SupplyLink {
  return em.create(SupplyLink, {
    ...rest,
    ...{ supplier: supplier.id, customer: customer.id, claimedBy: supplier.id },
  });
}

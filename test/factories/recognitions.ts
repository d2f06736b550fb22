import type { EntityManager } from '@mikro-orm/postgresql';
import type { Organisation } from '#directory';
import { Recognition } from '#recognition';

/** A key product recognised on 1 October 2025 without an end; not written yet. */
export function makeRecognition(
  em: EntityManager,
  organisation: Organisation,
  rest: Partial<
    Pick<
      Recognition,
      | 'productName'
      | 'productId'
      | 'year'
      | 'decisionNumber'
      | 'decidedOn'
      | 'validUntil'
      | 'withdrawnOn'
      | 'withdrawalReason'
      | 'conceptIds'
    >
  > = {},
): Recognition {
  const decidedOn = rest.decidedOn ?? '2025-10-01';
  return em.create(Recognition, {
    kind: 'key-industrial-product',
    productName: 'Gear',
    decisionNumber: '4321/QĐ-UBND',
    year: Number(decidedOn.slice(0, 4)),
    ...rest,
    decidedOn,
    organisation: organisation.id,
  });
}

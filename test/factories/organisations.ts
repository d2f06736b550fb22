import type { EntityManager } from '@mikro-orm/postgresql';
import { Membership, Organisation, foldedName } from '#directory';
import type { Person } from '#identity';

/** An organisation of Vietnam, and neither supplier nor buyer unless it is said. */
export async function makeOrganisation(
  em: EntityManager,
  {
    legalName,
    members = [],
    ...rest
  }: { legalName: string; members?: Person[] } & Partial<
    Pick<
      Organisation,
      'isSupplier' | 'isBuyer' | 'country' | 'internationalName' | 'taxCode' | 'languages' | 'size'
    >
  >,
): Promise<Organisation> {
  const organisation = em.create(Organisation, {
    country: 'VN',
    ...rest,
    legalName,
    foldedName: foldedName(rest.internationalName ?? legalName),
  });
  for (const person of members) em.create(Membership, { organisation, person: person.id });
  await em.flush();
  return organisation;
}

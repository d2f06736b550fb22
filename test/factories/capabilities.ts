import type { EntityManager } from '@mikro-orm/postgresql';
import type { RequiredEntityData } from '@mikro-orm/core';
import { Capability, Certificate } from '#capability';
import { Membership, Organisation, foldedName } from '#directory';
import type { Person } from '#identity';

type Editable =
  | 'legalName'
  | 'internationalName'
  | 'isSupplier'
  | 'isBuyer'
  | 'ownership'
  | 'country'
  | 'provinceCode'
  | 'address'
  | 'size'
  | 'languages'
  | 'description'
  | 'withdrawnAt';

let count = 0;

/** A supplier in Hanoi that has described nothing yet. */
export async function makeSupplier(
  em: EntityManager,
  {
    legalName = `Supplier ${++count}`,
    members = [],
    ...rest
  }: Partial<Pick<Organisation, Editable>> & { members?: Person[] } = {},
): Promise<Organisation> {
  const organisation = em.create(Organisation, {
    legalName,
    foldedName: foldedName(rest.internationalName || legalName),
    country: 'VN',
    provinceCode: '01',
    isSupplier: true,
    ...rest,
  });
  for (const person of members) em.create(Membership, { organisation, person });
  await em.flush();
  return organisation;
}

export async function makeCapability(
  em: EntityManager,
  organisation: Organisation,
  rest: Partial<RequiredEntityData<Capability>> = {},
): Promise<Capability> {
  const capability = em.create(Capability, {
    title: 'CNC milling',
    conceptIds: ['process.cnc-milling'],
    ...rest,
    organisation,
  });
  await em.flush();
  return capability;
}

/** ISO 9001, valid through 2028 unless told otherwise. */
export async function makeCertificate(
  em: EntityManager,
  organisation: Organisation,
  rest: Partial<RequiredEntityData<Certificate>> = {},
): Promise<Certificate> {
  const certificate = em.create(Certificate, {
    conceptId: 'certificate.iso-9001',
    issuedOn: '2025-12-31',
    expiresOn: '2028-12-30',
    ...rest,
    organisation,
  });
  await em.flush();
  return certificate;
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { Capability, Certificate } from '#capability';
import { Organisation } from '#directory';

/** A supplier as it was shown to whoever judged it: everything of its profile that a buyer's engineer reads. */
export interface SupplierCard {
  readonly organisationId: string;
  /** Tax code: the same however often the demo is made anew. */
  readonly key: string;
  readonly text: string;
}

/** The cards of all suppliers, in the order of their keys. On `day`, an ISO date, it shows which certificates have ended. */
export async function readCards(em: EntityManager, day: string): Promise<SupplierCard[]> {
  const organisations = await em.find(
    Organisation,
    { isSupplier: true, withdrawnAt: null },
    { populate: ['zone'], orderBy: { taxCode: 'asc' } },
  );
  const capabilitiesOf = Map.groupBy(
    await em.find(Capability, { withdrawnAt: null }, { orderBy: { title: 'asc' } }),
    ({ organisation }) => organisation.id,
  );
  const certificatesOf = Map.groupBy(
    await em.find(Certificate, {}, { orderBy: { conceptId: 'asc' } }),
    ({ organisation }) => organisation.id,
  );
  return organisations.map((organisation) => ({
    organisationId: organisation.id,
    key: organisation.taxCode!,
    text: [
      firmLine(organisation),
      ...(capabilitiesOf.get(organisation.id) ?? []).map(capabilityLine),
      certificateLine(certificatesOf.get(organisation.id) ?? [], day),
    ].join('\n'),
  }));
}

function firmLine(one: Organisation): string {
  const zone = one.zone?.unwrap().name;
  const facts = [
    `province ${one.provinceCode}${zone ? `, ${zone}` : ''}`,
    `${one.ownership}, since ${one.foundedIn}, ${one.employees} people`,
    `speaks ${[...one.languages].sort().join(' ')}`,
  ];
  return facts.join(' · ');
}

function capabilityLine(one: Capability): string {
  const kinds = ['process', 'material', 'product', 'industry'].map((kind) =>
    one.conceptIds
      .filter((id) => id.startsWith(`${kind}.`))
      .map((id) => id.slice(kind.length + 1))
      .sort()
      .join(' '),
  );
  const numbers = [
    one.toleranceUm != null && `±${one.toleranceUm} µm`,
    one.partSizeMaxMm != null && `${one.partSizeMinMm ?? ''}–${one.partSizeMaxMm} mm`,
    one.monthlyCapacity != null && `${one.monthlyCapacity} ${one.capacityUnit} a month`,
    one.minimumOrder != null && `from ${one.minimumOrder}`,
    one.leadTimeDays != null && `${one.leadTimeDays} days`,
  ].filter(Boolean);
  const machines = one.equipment.map(({ name, maker, count, year }) =>
    [`${count}×`, name, maker, year].filter(Boolean).join(' '),
  );
  return [one.title, ...kinds, numbers.join(', ') || 'no figures', machines.join(', ')].join(' | ');
}

function certificateLine(certificates: readonly Certificate[], day: string): string {
  const held = certificates.map(({ conceptId, expiresOn }) => {
    const name = conceptId.replace('certificate.', '');
    if (!expiresOn) return name;
    return expiresOn < day ? `${name} EXPIRED ${expiresOn}` : `${name} to ${expiresOn}`;
  });
  return held.length > 0 ? held.join(', ') : 'no certificates';
}

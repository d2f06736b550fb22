import type { EntityManager } from '@mikro-orm/postgresql';
import { Capability, Certificate } from '#capability';
import { Organisation } from '#directory';

/** What the database says about a supplier, before any search engine has seen it. */
export interface SupplierFacts {
  readonly organisationId: string;
  readonly names: readonly string[];
  readonly provinceCode: string | null;
  /** Industrial park or cluster. */
  readonly zone: string | null;
  readonly ownership: string | null;
  readonly languages: readonly string[];
  readonly certificates: readonly {
    readonly conceptId: string;
    readonly issuedOn: string | null;
    readonly expiresOn: string | null;
  }[];
  readonly capabilities: readonly CapabilityFacts[];
}

export interface CapabilityFacts {
  readonly conceptIds: readonly string[];
  readonly toleranceUm: number | null;
  readonly partSizeMaxMm: number | null;
  readonly monthlyCapacity: number | null;
  readonly capacityUnit: string | null;
  readonly leadTimeDays: number | null;
  readonly machines: readonly {
    readonly conceptId: string | null;
    readonly name: string;
    readonly maker: string | null;
  }[];
}

/** The facts of every supplier in the database. */
export async function readFacts(em: EntityManager): Promise<SupplierFacts[]> {
  const [organisations, capabilities, certificates] = [
    await em.find(
      Organisation,
      { isSupplier: true, withdrawnAt: null },
      { populate: ['zone'], orderBy: { id: 'asc' } },
    ),
    await em.find(Capability, { withdrawnAt: null }, { orderBy: { id: 'asc' } }),
    await em.find(Certificate, {}, { orderBy: { id: 'asc' } }),
  ];
  const capabilitiesOf = Map.groupBy(capabilities, ({ organisation }) => organisation.id);
  const certificatesOf = Map.groupBy(certificates, ({ organisation }) => organisation.id);
  return organisations.map((organisation) => ({
    organisationId: organisation.id,
    names: [organisation.legalName, organisation.internationalName].filter((name) => name != null),
    provinceCode: organisation.provinceCode ?? null,
    zone: organisation.zone?.unwrap().name ?? null,
    ownership: organisation.ownership ?? null,
    languages: organisation.languages,
    certificates: (certificatesOf.get(organisation.id) ?? []).map(({ conceptId, issuedOn, expiresOn }) => ({
      conceptId,
      issuedOn: issuedOn ?? null,
      expiresOn: expiresOn ?? null,
    })),
    capabilities: (capabilitiesOf.get(organisation.id) ?? []).map((capability) => ({
      conceptIds: capability.conceptIds,
      toleranceUm: capability.toleranceUm ?? null,
      partSizeMaxMm: capability.partSizeMaxMm ?? null,
      monthlyCapacity: capability.monthlyCapacity ?? null,
      capacityUnit: capability.capacityUnit ?? null,
      leadTimeDays: capability.leadTimeDays ?? null,
      machines: capability.equipment.map(({ conceptId, name, maker }) => ({
        conceptId: conceptId ?? null,
        name,
        maker: maker ?? null,
      })),
    })),
  }));
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Capability, Certificate } from '#capability';
import { Organisation } from '#directory';
import { Participation } from '#fair';
import { Clock } from '#kernel';

/** The public facts of a supplier, as they are compared and exported: no contacts, nothing withdrawn. */
export interface SupplierFacts {
  readonly organisation: Organisation;
  readonly capabilities: readonly Capability[];
  /** Valid today. */
  readonly certificates: readonly Certificate[];
  /** At the fair that was asked about; null when it isn't there. */
  readonly participation: Participation | null;
}

/** Reads what suppliers say of themselves: five statements for any number of them. */
@Injectable()
export class SupplierFactsReader {
  constructor(private readonly clock: Clock) {}

  /** In the order of `ids`; whoever isn't a supplier of the directory is left out. */
  async of(em: EntityManager, ids: readonly string[], fairId?: string | null): Promise<SupplierFacts[]> {
    const wanted = { organisation: { $in: [...ids] } };
    const organisations = await em.find(
      Organisation,
      { id: { $in: [...ids] }, isSupplier: true, withdrawnAt: null },
      { populate: ['zone'] },
    );
    const capabilities = byOrganisation(
      await em.find(Capability, { ...wanted, withdrawnAt: null }, { orderBy: { id: 'asc' } }),
    );
    const certificates = byOrganisation(
      await em.find(Certificate, wanted, { orderBy: { conceptId: 'asc', expiresOn: 'desc', id: 'asc' } }),
    );
    // Who will be at a fair that is still being set up is nobody's business.
    const participations = fairId
      ? await em.find(Participation, {
          ...wanted,
          ...{ fair: { id: fairId, status: { $ne: 'draft' } }, side: 'supplier', withdrawnAt: null },
        })
      : [];
    const today = this.clock.today('UTC').toString();
    const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
    return ids.flatMap((id) => {
      const organisation = byId.get(id);
      if (!organisation) return [];
      return [
        {
          organisation,
          capabilities: capabilities.get(id) ?? [],
          certificates: (certificates.get(id) ?? []).filter((certificate) => certificate.isValidOn(today)),
          participation: participations.find((one) => one.organisation.id === id) ?? null,
        },
      ];
    });
  }
}

function byOrganisation<Row extends { organisation: { id: string } }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  return Map.groupBy(rows, ({ organisation }) => organisation.id);
}

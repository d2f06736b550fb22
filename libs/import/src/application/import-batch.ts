import type { EntityManager } from '@mikro-orm/postgresql';
import { Capability, Certificate } from '#capability';
import { announce } from '#database';
import { Organisation, OrganisationContact, derived, foldedName, websiteHost } from '#directory';
import { Participation } from '#fair';
import type { ImportRun } from '../domain/import-run.entity.js';
import { additionsTo, descriptionOf, isOwnHost } from '../domain/merge-supplier.js';
import type { RowProblem, SupplierRecord } from '../domain/supplier-row.js';

export type RowOutcome = 'created' | 'updated' | 'unchanged';

/**
 * Puts a batch of rows into the directory, in the caller's transaction. What is there already is found by tax code,
 * then by website, then by folded name with country, in that order, also among the batch's own rows.
 */
export class ImportBatch {
  private readonly byTaxCode = new Map<string, Organisation>();
  private readonly byHost = new Map<string, Organisation>();
  private readonly byName = new Map<string, Organisation>();
  private readonly participations = new Map<string, Participation>();
  private readonly certificates = new Set<string>();
  private readonly capabilities = new Set<string>();
  private readonly withContacts = new Set<string>();
  readonly problems: RowProblem[] = [];

  private constructor(
    private readonly em: EntityManager,
    private readonly run: ImportRun,
  ) {}

  /** Reads what the rows may meet: a fixed number of statements, however many rows. */
  static async prepare(
    em: EntityManager,
    run: ImportRun,
    records: readonly SupplierRecord[],
  ): Promise<ImportBatch> {
    const batch = new ImportBatch(em, run);
    const known = await em.find(
      Organisation,
      {
        $or: [
          { taxCode: { $in: present(records.map((record) => record.taxCode)) } },
          { websiteHost: { $in: present(records.map((record) => ownHost(record.website))) } },
          { foldedName: { $in: records.map(nameKey) } },
        ],
      },
      { orderBy: { id: 'asc' } },
    );
    known.forEach((organisation) => batch.remember(organisation));
    const organisation = { $in: known.map(({ id }) => id) };
    for (const one of await em.find(Certificate, { organisation })) {
      batch.certificates.add(`${one.organisation.id}:${one.conceptId}`);
    }
    for (const one of await em.find(Capability, { organisation })) {
      batch.capabilities.add(`${one.organisation.id}:${one.title}`);
    }
    for (const one of await em.find(OrganisationContact, { organisation }))
      batch.withContacts.add(one.organisation.id);
    if (run.fair) {
      for (const one of await em.find(Participation, { fair: run.fair, side: 'supplier', organisation })) {
        batch.participations.set(one.organisation.id, one);
      }
    }
    return batch;
  }

  async take(record: SupplierRecord): Promise<RowOutcome> {
    const known = this.find(record);
    const organisation = known ?? this.create(record);
    let changed = false;
    if (known) {
      const additions = additionsTo(known, record);
      changed = Object.keys(additions).length > 0;
      if (changed) {
        this.em.assign(known, additions);
        this.em.assign(known, derived(known));
      }
    }
    changed = this.addParticipation(organisation, record) || changed;
    changed = this.addContact(organisation, record) || changed;
    changed = this.addCapability(organisation, record) || changed;
    changed = this.addCertificates(organisation, record) || changed;
    this.remember(organisation);
    if (!known || changed)
      await announce(this.em, 'organisation.changed', { organisationId: organisation.id });
    return known ? (changed ? 'updated' : 'unchanged') : 'created';
  }

  private find(record: SupplierRecord): Organisation | null {
    const host = ownHost(record.website);
    const byTaxCode = record.taxCode && this.byTaxCode.get(`${record.country}:${record.taxCode}`);
    const byHost = host && this.byHost.get(host);
    const found = byTaxCode || byHost || this.byName.get(`${record.country}:${nameKey(record)}`) || null;
    if (found && found.foldedName !== nameKey(record)) {
      this.problems.push({
        line: record.line,
        column: null,
        value: record.legalName,
        severity: 'warning',
        reason: byTaxCode ? 'same-tax-code' : 'same-website',
        message: `Taken for ${found.displayName}, which has the same ${byTaxCode ? 'tax code' : 'website'}.`,
      });
    }
    return found;
  }

  private create(record: SupplierRecord): Organisation {
    const {
      legalName,
      internationalName,
      taxCode,
      country,
      provinceCode,
      address,
      website,
      employees,
      foundedIn,
    } = record;
    const details = {
      ...{
        legalName,
        internationalName,
        taxCode,
        country,
        provinceCode,
        address,
        website,
        employees,
        foundedIn,
      },
      isSupplier: true,
      isBuyer: false,
      languages: [...record.languages],
      description: descriptionOf(record),
    };
    return this.em.create(Organisation, { ...details, ...derived(details), source: 'import' });
  }

  private addParticipation(organisation: Organisation, record: SupplierRecord): boolean {
    const { fair, participationKind } = this.run;
    if (!fair) return false;
    const there = this.participations.get(organisation.id);
    if (!there) {
      const made = this.em.create(Participation, {
        ...{ fair, organisation, booth: record.booth },
        kind: participationKind ?? 'direct',
        side: 'supplier',
      });
      this.participations.set(organisation.id, made);
      return true;
    }
    if (there.booth || !record.booth) return false;
    there.booth = record.booth;
    return true;
  }

  private addContact(organisation: Organisation, { contact }: SupplierRecord): boolean {
    if (!contact || this.withContacts.has(organisation.id)) return false;
    this.em.create(OrganisationContact, { organisation, ...contact });
    this.withContacts.add(organisation.id);
    return true;
  }

  private addCapability(organisation: Organisation, { capability }: SupplierRecord): boolean {
    if (!capability) return false;
    const key = `${organisation.id}:${capability.title}`;
    if (this.capabilities.has(key)) return false;
    this.capabilities.add(key);
    this.em.create(Capability, {
      organisation,
      title: capability.title,
      conceptIds: [...capability.conceptIds],
    });
    return true;
  }

  private addCertificates(organisation: Organisation, { certificateIds }: SupplierRecord): boolean {
    const fresh = certificateIds.filter((id) => !this.certificates.has(`${organisation.id}:${id}`));
    for (const conceptId of fresh) {
      this.certificates.add(`${organisation.id}:${conceptId}`);
      this.em.create(Certificate, { organisation, conceptId });
    }
    return fresh.length > 0;
  }

  /** The first organisation keeps a key, so that rows join the oldest record. */
  private remember(organisation: Organisation): void {
    const { country, taxCode, websiteHost: host, foldedName: name } = organisation;
    const keep = (map: Map<string, Organisation>, key: string) => map.has(key) || map.set(key, organisation);
    if (taxCode) keep(this.byTaxCode, `${country}:${taxCode}`);
    if (host && isOwnHost(host)) keep(this.byHost, host);
    keep(this.byName, `${country}:${name}`);
  }
}

function nameKey(record: SupplierRecord): string {
  return foldedName(record.internationalName || record.legalName);
}

function ownHost(website: string | null): string | null {
  const host = websiteHost(website);
  return host && isOwnHost(host) ? host : null;
}

function present<T>(values: readonly (T | null)[]): T[] {
  return values.filter((value): value is T => value !== null);
}

import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { PeopleService } from '#identity';
import { Clock, InvalidInputError } from '#kernel';
import { loadPlaces } from '#places';
import { foldedName, foldedTaxCode, websiteHost } from '../domain/duplicate-keys.js';
import { TaxCodeTakenError } from '../domain/directory.errors.js';
import { IndustrialZone } from '../domain/industrial-zone.entity.js';
import {
  Membership,
  Organisation,
  OrganisationContact,
  type OrganisationSize,
  type Ownership,
} from '../domain/organisation.entity.js';
import { sizeOf } from '../domain/size.js';

/** What people enter of an organisation; the rest follows from it. */
export interface OrganisationDetails {
  legalName: string;
  internationalName?: string | null;
  taxCode?: string | null;
  isSupplier: boolean;
  isBuyer: boolean;
  ownership?: Ownership | null;
  country: string;
  provinceCode?: string | null;
  wardCode?: string | null;
  zoneId?: string | null;
  address?: string | null;
  employees?: number | null;
  foundedIn?: number | null;
  website?: string | null;
  languages?: string[];
  description?: Record<string, string>;
}

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  /** @throws TaxCodeTakenError */
  register(details: OrganisationDetails & { idempotencyKey?: string | null }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'registerOrganisation', details, async () => {
        const organisation = em.create(Organisation, {
          ...derived(details),
          legalName: details.legalName,
          country: details.country,
          source: 'registration',
        });
        await this.apply(em, organisation, details);
        return organisation.id;
      }),
    );
  }

  /** @throws StaleVersionError, TaxCodeTakenError */
  revise(id: string, version: number, details: OrganisationDetails): Promise<void> {
    return this.transactions.run(async (em) => {
      const organisation = found(await em.findOne(Organisation, { id }), 'organisation', id);
      assertVersion(organisation, version);
      await this.apply(em, organisation, details);
    });
  }

  /** Replaces the contacts: whom to reach, in the order in which they stand. */
  async setContacts(
    organisationId: string,
    contacts: { name: string; jobTitle?: string | null; email?: string | null; phone?: string | null }[],
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const organisation = found(
        await em.findOne(Organisation, { id: organisationId }, { populate: ['contacts'] }),
        'organisation',
        organisationId,
      );
      organisation.contacts.getItems().forEach((contact) => em.remove(contact));
      for (const contact of contacts) em.create(OrganisationContact, { ...contact, organisation });
    });
  }

  /** Lets a person speak for an organisation, inviting them when they are new; doing it twice changes nothing. */
  async inviteMember(
    organisationId: string,
    who: { email: string; name: string; jobTitle?: string | null },
  ): Promise<string> {
    return this.transactions.run(async (em) => {
      const organisation = found(
        await em.findOne(Organisation, { id: organisationId }),
        'organisation',
        organisationId,
      );
      const person = await this.people.findOrInvite(em, {
        ...who,
        to: `speak for ${organisation.displayName} on Fairmatch`,
      });
      const membership = await em.findOne(Membership, { organisation, person });
      if (!membership) em.create(Membership, { organisation, person, jobTitle: who.jobTitle });
      return person.id;
    });
  }

  /** Takes an organisation out of directory and search, or puts it back; its records stay. */
  async setWithdrawn(organisationId: string, withdrawn: boolean): Promise<void> {
    await this.transactions.run(async (em) => {
      const organisation = found(
        await em.findOne(Organisation, { id: organisationId }),
        'organisation',
        organisationId,
      );
      organisation.withdrawnAt = withdrawn ? (organisation.withdrawnAt ?? this.clock.nowDate()) : null;
      await announce(em, 'organisation.changed', { organisationId });
    });
  }

  private async apply(
    em: EntityManager,
    organisation: Organisation,
    details: OrganisationDetails,
  ): Promise<void> {
    const taxCode = foldedTaxCode(details.taxCode);
    if (taxCode) {
      const other = await em.findOne(Organisation, {
        country: details.country,
        taxCode,
        id: { $ne: organisation.id },
      });
      if (other) throw new TaxCodeTakenError(other.id, other.displayName);
    }
    checkPlace(details);
    const zone = details.zoneId
      ? found(await em.findOne(IndustrialZone, { id: details.zoneId }), 'industrial zone', details.zoneId)
      : null;
    const { zoneId: _zone, ...fields } = details;
    em.assign(organisation, {
      ...withoutKey(fields),
      ...derived(details),
      taxCode,
      zone,
    });
    await announce(em, 'organisation.changed', { organisationId: organisation.id });
  }
}

/** Fields that follow from what was entered. */
export function derived(details: OrganisationDetails): {
  foldedName: string;
  websiteHost: string | null;
  size: OrganisationSize | null;
} {
  return {
    foldedName: foldedName(details.internationalName || details.legalName),
    websiteHost: websiteHost(details.website),
    size: details.employees ? sizeOf(details.employees) : null,
  };
}

/** @throws InvalidInputError for a province or ward that there isn't, or that don't belong together. */
function checkPlace({ country, provinceCode, wardCode }: OrganisationDetails): void {
  const places = loadPlaces();
  const refuse = (field: string, message: string) => {
    throw InvalidInputError.at(`input.${field}`, message);
  };
  if (provinceCode && country !== 'VN')
    refuse('provinceCode', 'Only organisations in Vietnam have a province code.');
  if (provinceCode && !places.province(provinceCode))
    refuse('provinceCode', `There is no province ${provinceCode}.`);
  if (wardCode && places.ward(wardCode)?.provinceCode !== provinceCode) {
    refuse('wardCode', `There is no ward ${wardCode} in this province.`);
  }
}

function withoutKey<T extends object>(details: T): T {
  const { idempotencyKey: _key, ...rest } = details as T & { idempotencyKey?: unknown };
  return rest as T;
}

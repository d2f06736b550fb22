import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, everyone, memberOf, ofParent, organizerOf, signedIn, staff } from '#access';
import { LocalizedText, connectionOf, enumOf, toLocalizedTexts } from '#graphql';
import { loadPlaces } from '#places';
import { type IndustrialZone, ZONE_KINDS, ZONE_STATUSES } from '../domain/industrial-zone.entity.js';
import {
  OWNERSHIPS,
  type Organisation,
  type OrganisationContact,
  SIZES,
  SOURCES,
} from '../domain/organisation.entity.js';

export const OwnershipEnum = enumOf('Ownership', OWNERSHIPS, {
  describe: { foreign: 'Foreign direct investment.' },
});
export const OrganisationSizeEnum = enumOf('OrganisationSize', SIZES, {
  description: 'By employees: up to 10, up to 100, up to 200, more.',
});
export const ZoneKindEnum = enumOf('ZoneKind', ZONE_KINDS);
export const ZoneStatusEnum = enumOf('ZoneStatus', ZONE_STATUSES, {
  describe: { planned: 'In the approved plan.', building: 'Its infrastructure is being built.' },
});
export const RecordSourceEnum = enumOf('RecordSource', SOURCES, {
  description: 'Where a record came from.',
  describe: { demo: 'Made by the demo generator; no real organisation.' },
});

/** Who may see what only the organisation and those responsible for it should. */
const insiders = anyOf(memberOf(ofParent('organisation')), staff, organizerOf(ofParent('organisation')));

@ObjectType('IndustrialZone', { description: 'An industrial cluster or park.' })
@Allow(everyone)
export class IndustrialZoneModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => ZoneKindEnum)
  kind!: string;

  @Field(() => ZoneStatusEnum)
  status!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  provinceCode!: string;

  @Field(() => String, { nullable: true })
  wardCode!: string | null;

  @Field(() => Float, { nullable: true, description: 'In hectares.' })
  areaHa!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of the area that can be let, how much is.' })
  occupancyPercent!: number | null;

  @Field(() => String, { nullable: true, description: 'The decision that planned or founded it.' })
  decision!: string | null;

  @Field(() => Boolean, { description: 'Made by the demo generator.' })
  isDemo!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'In degrees, of the centre of its ward, or of its province where no ward is known.',
  })
  latitude!: number | null;

  @Field(() => Float, { nullable: true })
  longitude!: number | null;
}

export function toIndustrialZoneModel(zone: IndustrialZone): IndustrialZoneModel {
  const { id, version, kind, status, name, provinceCode, areaHa, isDemo } = zone;
  const places = loadPlaces();
  const place = (zone.wardCode && places.ward(zone.wardCode)) || places.province(provinceCode);
  return Object.assign(new IndustrialZoneModel(), {
    ...{ latitude: place?.centre.latitude ?? null, longitude: place?.centre.longitude ?? null },
    ...{ id, version, kind, status, name, provinceCode, areaHa, isDemo },
    wardCode: zone.wardCode ?? null,
    occupancyPercent: zone.occupancyPercent ?? null,
    decision: zone.decision ?? null,
  });
}

@ObjectType('OrganisationContact', { description: 'How to reach an organisation.' })
@Allow(signedIn)
export class OrganisationContactModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  jobTitle!: string | null;

  @Field(() => String, { nullable: true })
  email!: string | null;

  @Field(() => String, { nullable: true })
  phone!: string | null;
}

export function toOrganisationContactModel(contact: OrganisationContact): OrganisationContactModel {
  const { id, name, jobTitle, email, phone } = contact;
  return Object.assign(new OrganisationContactModel(), { id, name, jobTitle, email, phone });
}

@ObjectType('Organisation', { description: 'An enterprise or body: supplier, buyer, or both.' })
@Allow(everyone)
export class OrganisationModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String, { description: 'As registered, in the language of the country.' })
  legalName!: string;

  @Field(() => String, { nullable: true, description: 'As it presents itself abroad.' })
  internationalName!: string | null;

  @Field(() => String, { description: 'The international name, or the legal one where there is none.' })
  displayName!: string;

  @Field(() => String, { nullable: true })
  @Allow(insiders)
  taxCode!: string | null;

  @Field(() => Boolean)
  isSupplier!: boolean;

  @Field(() => Boolean)
  isBuyer!: boolean;

  @Field(() => OwnershipEnum, { nullable: true })
  ownership!: string | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => String, { nullable: true })
  provinceCode!: string | null;

  @Field(() => String, { nullable: true })
  wardCode!: string | null;

  @Field(() => String, { nullable: true })
  address!: string | null;

  @Field(() => Int, { nullable: true })
  employees!: number | null;

  @Field(() => OrganisationSizeEnum, { nullable: true })
  size!: string | null;

  @Field(() => Int, { nullable: true })
  foundedIn!: number | null;

  @Field(() => String, { nullable: true })
  website!: string | null;

  @Field(() => [String], { description: 'Languages in which one can do business with it, BCP 47 tags.' })
  languages!: string[];

  @Field(() => [LocalizedText])
  description!: LocalizedText[];

  @Field(() => RecordSourceEnum)
  source!: string;

  @Field(() => Date, { nullable: true, description: 'From then on it is found nowhere.' })
  withdrawnAt!: Date | null;

  @Field(() => [OrganisationContactModel], {
    nullable: true,
    description: 'null for whoever may not see them yet: contacts open once both sides have agreed to meet.',
  })
  @Allow(anyOf(memberOf(ofParent('contacts')), insiders))
  contacts?: OrganisationContactModel[];

  /** For field resolvers; not in the schema. */
  zoneId!: string | null;
}

@ObjectType('OrganisationConnection')
@Allow(everyone)
export class OrganisationConnection extends connectionOf(OrganisationModel, 'Organisation') {}

export function toOrganisationModel(organisation: Organisation): OrganisationModel {
  const { zone, description, displayName } = organisation;
  return Object.assign(new OrganisationModel(), pickScalars(organisation), {
    displayName,
    description: toLocalizedTexts(description),
    zoneId: zone?.id ?? null,
  });
}

function pickScalars(organisation: Organisation) {
  const { id, version, legalName, internationalName, taxCode, isSupplier, isBuyer, ownership, country } =
    organisation;
  const {
    provinceCode,
    wardCode,
    address,
    employees,
    size,
    foundedIn,
    website,
    languages,
    source,
    withdrawnAt,
  } = organisation;
  return {
    ...{ id, version, legalName, internationalName, taxCode, isSupplier, isBuyer, ownership, country },
    ...{
      provinceCode,
      wardCode,
      address,
      employees,
      size,
      foundedIn,
      website,
      languages,
      source,
      withdrawnAt,
    },
  };
}

import { OptionalProps, defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Person } from '#identity';
import { IndustrialZone } from './industrial-zone.entity.js';

export const OWNERSHIPS = [
  'private',
  'state',
  'foreign',
  'joint-venture',
  'cooperative',
  'household',
] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

/** By employees, as in Decree 80/2021/NĐ-CP for industry: up to 10, 100, 200, and more. */
export const SIZES = ['micro', 'small', 'medium', 'large'] as const;
export type OrganisationSize = (typeof SIZES)[number];

/** Where a record came from. Demo records are marked as such wherever they are shown. */
export const SOURCES = ['registration', 'import', 'staff', 'demo'] as const;

const OrganisationSchema = defineEntity({
  name: 'Organisation',
  properties: {
    ...editableProperties,
    /** As registered, in the language of the country. */
    legalName: p.text(),
    /** As it presents itself abroad. */
    internationalName: p.text().nullable(),
    /** Lower case, without diacritics, legal form and punctuation: what duplicates are found by. */
    foldedName: p.text().index(),
    /** Unique within a country. */
    taxCode: p.text().nullable(),
    isSupplier: p.boolean().default(false),
    isBuyer: p.boolean().default(false),
    ownership: p.enum(OWNERSHIPS).nullable(),
    /** ISO 3166-1 alpha-2. */
    country: p.text(),
    /** Code of one of Vietnam's provinces; null abroad. */
    provinceCode: p.text().nullable().index(),
    wardCode: p.text().nullable(),
    zone: () => p.manyToOne(IndustrialZone).ref().nullable().index(),
    address: p.text().nullable(),
    employees: p.integer().nullable(),
    size: p.enum(SIZES).nullable(),
    foundedIn: p.integer().nullable(),
    website: p.text().nullable(),
    /** Host name without www: what duplicates are found by. */
    websiteHost: p.text().nullable().index(),
    /** BCP 47 tags of languages in which one can do business with it. */
    languages: p.array().default([]),
    /** Text by language: `{ vi: "…", en: "…" }`. */
    description: p
      .json<Record<string, string>>()
      .default('{}')
      .onCreate(() => ({})),
    source: p.enum(SOURCES).default('registration'),
    /** From then on it is found nowhere, though its records are kept. */
    withdrawnAt: p.datetime().nullable(),
    contacts: () => p.oneToMany(OrganisationContact).mappedBy('organisation'),
    memberships: () => p.oneToMany(Membership).mappedBy('organisation'),
  },
  uniques: [{ name: 'organisation_tax_code', properties: ['country', 'taxCode'] }],
});

/** An enterprise or body: supplier, buyer, or both; an organiser's own body too. */
export class Organisation extends OrganisationSchema.class {
  declare [OptionalProps]?: 'displayName';

  /** The name for a reader abroad. */
  get displayName(): string {
    return this.internationalName ?? this.legalName;
  }
}
OrganisationSchema.setClass(Organisation);

const OrganisationContactSchema = defineEntity({
  name: 'OrganisationContact',
  properties: {
    ...recordProperties,
    organisation: () => p.manyToOne(Organisation).ref().index().deleteRule('cascade'),
    name: p.text(),
    jobTitle: p.text().nullable(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
  },
});

/** How to reach an organisation: private until both sides have agreed to meet. */
export class OrganisationContact extends OrganisationContactSchema.class {}
OrganisationContactSchema.setClass(OrganisationContact);

const MembershipSchema = defineEntity({
  name: 'Membership',
  properties: {
    ...recordProperties,
    organisation: () => p.manyToOne(Organisation).ref().deleteRule('cascade'),
    person: () => p.manyToOne(Person).ref().index(),
    jobTitle: p.text().nullable(),
  },
  uniques: [{ properties: ['organisation', 'person'] }],
});

/** A person who speaks for an organisation. */
export class Membership extends MembershipSchema.class {}
MembershipSchema.setClass(Membership);

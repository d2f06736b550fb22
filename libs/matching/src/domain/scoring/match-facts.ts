import type { CapacityUnit } from '#capability';
import type { Importance } from '../need.entity.js';

/** What scoring reads of a need and its buyer. */
export interface NeedFacts {
  readonly id: string;
  readonly buyerOrganisationId: string;
  /** BCP 47 tags of the buyer's languages. */
  readonly buyerLanguages: readonly string[];
  /** ISO 3166-1 alpha-2; null when it isn't known. */
  readonly buyerCountry: string | null;
  readonly buyerProvinceCode: string | null;
  readonly concepts: readonly { readonly conceptId: string; readonly importance: Importance }[];
  /** What isn't wanted: capabilities that involve one of these don't count. */
  readonly excludedConceptIds: readonly string[];
  readonly toleranceUm: number | null;
  /** Of a family of parts the smallest; null where there is one size. */
  readonly partSizeMinMm: number | null;
  readonly partSizeMm: number | null;
  readonly leadTimeDays: number | null;
  readonly monthlyVolume: number | null;
  readonly volumeUnit: CapacityUnit | null;
  readonly countries: readonly string[];
}

export interface CapabilityFacts {
  readonly id: string;
  /** Of processes, materials, products, industries and equipment. */
  readonly conceptIds: readonly string[];
  readonly toleranceUm: number | null;
  readonly partSizeMinMm: number | null;
  readonly partSizeMaxMm: number | null;
  readonly monthlyCapacity: number | null;
  readonly capacityUnit: CapacityUnit | null;
  readonly minimumOrder: number | null;
  readonly leadTimeDays: number | null;
  readonly hasEquipment: boolean;
}

export interface CertificateFacts {
  readonly conceptId: string;
  /** ISO dates; null for no limit. */
  readonly issuedOn: string | null;
  readonly expiresOn: string | null;
  readonly hasNumber: boolean;
}

/** What is on record of a supplier at the fairs where it has been. */
export interface DeliveryRecord {
  /** Meetings that took place, and those to which it didn't come. */
  readonly held: number;
  readonly missed: number;
  /** Meetings of which an outcome is recorded, and those of them after which cooperation was possible or agreed. */
  readonly judged: number;
  readonly fruitful: number;
  /** Proposals and requests of fairs that are over, and those of them that it answered in time. */
  readonly asked: number;
  readonly inTime: number;
}

/** Which business a supplier would like; private to it. */
export interface SupplierWishFacts {
  /** Concepts of the kind industry; empty for any. */
  readonly industries: readonly string[];
  /** Of buyers, ISO 3166-1 alpha-2; empty for any. */
  readonly countries: readonly string[];
  /** Of an order a month, in `volumeUnit`; null for no limit. */
  readonly minVolume: number | null;
  readonly maxVolume: number | null;
  readonly volumeUnit: CapacityUnit | null;
}

/** What scoring reads of a supplier. */
export interface SupplierFacts {
  readonly organisationId: string;
  readonly country: string;
  readonly provinceCode: string | null;
  readonly languages: readonly string[];
  readonly hasDescription: boolean;
  readonly hasWebsite: boolean;
  readonly capabilities: readonly CapabilityFacts[];
  readonly certificates: readonly CertificateFacts[];
  /** null for one of which nothing is on record. */
  readonly record: DeliveryRecord | null;
  readonly wishes: SupplierWishFacts | null;
  /** How often it has met each buyer, by the buyer's organisation; those it hasn't met aside. */
  readonly met: ReadonlyMap<string, number>;
}

/** Among whom a supplier is looked at: what few of them can do weighs more. */
export interface SupplierPool {
  readonly size: number;
  /** How many of them cover the concept. */
  holdersOf(conceptId: string): number;
}

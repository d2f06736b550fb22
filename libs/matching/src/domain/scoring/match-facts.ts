import type { CapacityUnit } from '#capability';
import type { Importance } from '../need.entity.js';

/** What scoring reads of a need and its buyer. */
export interface NeedFacts {
  readonly id: string;
  readonly buyerOrganisationId: string;
  /** BCP 47 tags of the buyer's languages. */
  readonly buyerLanguages: readonly string[];
  readonly concepts: readonly { readonly conceptId: string; readonly importance: Importance }[];
  readonly toleranceUm: number | null;
  readonly partSizeMm: number | null;
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

/** What scoring reads of a supplier. */
export interface SupplierFacts {
  readonly organisationId: string;
  readonly country: string;
  readonly languages: readonly string[];
  readonly hasDescription: boolean;
  readonly hasWebsite: boolean;
  readonly capabilities: readonly CapabilityFacts[];
  readonly certificates: readonly CertificateFacts[];
}

/** Among whom a supplier is looked at: what few of them can do weighs more. */
export interface SupplierPool {
  readonly size: number;
  /** How many of them cover the concept. */
  holdersOf(conceptId: string): number;
}

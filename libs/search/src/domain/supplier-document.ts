import type { CapacityUnit } from '#capability';
import type { OrganisationSize, Ownership } from '#directory';
import type { GeoPoint } from '#places';

/** Where in a supplier's description a text stands. */
export const PASSAGE_FIELDS = [
  'name',
  'capability-title',
  'capability-description',
  'equipment',
  'description',
  'place',
] as const;
export type PassageField = (typeof PASSAGE_FIELDS)[number];

/** A text that is searched and shown, with the concepts that were found in it. */
export interface Passage {
  readonly field: PassageField;
  readonly capabilityId: string | null;
  readonly text: string;
  /** In UTF-16 code units of `text`. */
  readonly spans: readonly { readonly start: number; readonly end: number; readonly conceptId: string }[];
}

export interface DocumentCertificate {
  /** The certificate's own concept, or one above it. */
  readonly conceptId: string;
  readonly isOwn: boolean;
  /** First and last day of validity, ISO dates; null for an open end. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export interface DocumentCapability {
  readonly id: string;
  /** Own concepts and all above them. */
  readonly conceptIds: readonly string[];
  readonly toleranceUm: number | null;
  readonly partSizeMinMm: number | null;
  readonly partSizeMaxMm: number | null;
  readonly monthlyCapacity: number | null;
  /** Of capacity and minimum order. */
  readonly capacityUnit: CapacityUnit | null;
  readonly leadTimeDays: number | null;
  readonly minimumOrder: number | null;
  /** Of the strongest press or moulding machine, in tonnes: read from what the machines are called. */
  readonly pressForceT: number | null;
}

/** At a fair to come somebody of the supplier is free in a slot. */
export interface DocumentFreeTime {
  readonly fairId: string;
  /** When the last such slot begins, an ISO instant in UTC: until then the supplier counts as free. */
  readonly until: string;
}

/** What the index knows of a supplier: public facts only, no contacts, no needs, nothing withdrawn. */
export interface SupplierDocument {
  readonly organisationId: string;
  /** Hash of everything else: equal when nothing that is searched or shown has changed. */
  readonly version: string;
  /** Folded; what lists sort by. */
  readonly sortName: string;
  readonly country: string;
  readonly provinceCode: string | null;
  readonly wardCode: string | null;
  readonly zoneId: string | null;
  /** The centre of its ward, or else of its province; null abroad. */
  readonly position: GeoPoint | null;
  readonly ownership: Ownership | null;
  readonly size: OrganisationSize | null;
  readonly languages: readonly string[];
  /** Fairs other than drafts at which it is or was as a supplier. */
  readonly fairIds: readonly string[];
  /** Of those fairs, where somebody is free. */
  readonly freeTimes: readonly DocumentFreeTime[];
  /** As entered, of capabilities and equipment. */
  readonly conceptIds: readonly string[];
  /** Those and all above them: what the supplier counts as. */
  readonly closureIds: readonly string[];
  /** Found in the texts, with all above them, where they aren't in the closure: a weaker sign. */
  readonly mentionedIds: readonly string[];
  readonly certificates: readonly DocumentCertificate[];
  readonly capabilities: readonly DocumentCapability[];
  readonly passages: readonly Passage[];
  /** Names in every language of the vocabulary, so that the beginning of a name finds in any of them. */
  readonly ownNames: readonly string[];
  readonly broaderNames: readonly string[];
  /** How much of what buyers ask is answered; decides between equals. */
  readonly completeness: number;
}

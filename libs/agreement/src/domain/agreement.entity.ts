import { OptionalProps, defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Fair } from '#fair';
import { Money } from '#kernel';
import { Meeting } from '#scheduling';
import { AGREEMENT_STATUSES } from './agreement-state.js';

export const AGREEMENT_KINDS = [
  'memorandum',
  'nda',
  'framework',
  'trial-order',
  'purchase-order',
  'contract',
] as const;
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];

export const PARTY_ROLES = ['supplier', 'buyer', 'other'] as const;
export type PartyRole = (typeof PARTY_ROLES)[number];

const AgreementSchema = defineEntity({
  name: 'Agreement',
  properties: {
    ...editableProperties,
    /** Number by which people speak of it: `2026-0042`, the 42nd recorded in 2026. */
    number: p.text().unique(),
    kind: p.enum(AGREEMENT_KINDS),
    title: p.text(),
    status: p.enum(AGREEMENT_STATUSES).default('reported'),
    signedOn: p.date().index(),
    /** Where it was signed. */
    place: p.text().nullable(),
    /** null when it was signed outside any fair; then `outsideReason` says why it counts. */
    fair: () => p.manyToOne(Fair).ref().nullable().index(),
    meeting: () => p.manyToOne(Meeting).ref().nullable().index(),
    outsideReason: p.text().nullable(),
    /** The supporting-industry sector it belongs to: a concept of the kind industry. */
    sectorConceptId: p.text().nullable().index(),
    /** Whole minor units of `currency`; null for one without a value, such as an NDA. */
    valueMinor: p.bigint('bigint').nullable(),
    currency: p.text().nullable(),
    /** Number, place or address of the signed paper: what the figure is traced to. */
    documentReference: p.text().nullable(),
    note: p.text().nullable(),
    /** The party for which it was last reported; null when staff did so for none. */
    reportedByOrganisation: () => p.manyToOne(Organisation).ref().nullable(),
    reportedById: p.uuid().nullable(),
    /** Codes of what looked unlikely and was confirmed by whoever reported it (`agreement-checks.ts`). */
    unusualPoints: p.array().default([]),
    confirmedByOrganisation: () => p.manyToOne(Organisation).ref().nullable(),
    confirmedById: p.uuid().nullable(),
    confirmedAt: p.datetime().nullable(),
    verifiedById: p.uuid().nullable(),
    verifiedAt: p.datetime().nullable(),
    terminatedById: p.uuid().nullable(),
    terminatedAt: p.datetime().nullable(),
    terminationReason: p.text().nullable(),
    isDemo: p.boolean().default(false),
    parties: () => p.oneToMany(AgreementParty).mappedBy('agreement').orphanRemoval(),
  },
  checks: [
    { name: 'agreement_value_whole', expression: '(value_minor is null) = (currency is null)' },
    { name: 'agreement_value_positive', expression: 'value_minor > 0' },
    { name: 'agreement_origin', expression: 'fair_id is not null or outside_reason is not null' },
    {
      name: 'agreement_verified_by_document',
      expression: `status <> 'verified' or document_reference is not null`,
    },
    {
      name: 'agreement_terminated_for_reason',
      expression: `status <> 'terminated' or termination_reason is not null`,
    },
  ],
});

/** Something signed between organisations, with its value. */
export class Agreement extends AgreementSchema.class {
  declare [OptionalProps]?: 'value';

  get value(): Money | null {
    return this.valueMinor === null || this.valueMinor === undefined
      ? null
      : Money.ofMinor(this.valueMinor, this.currency!);
  }
}
AgreementSchema.setClass(Agreement);

const AgreementPartySchema = defineEntity({
  name: 'AgreementParty',
  properties: {
    ...recordProperties,
    agreement: () => p.manyToOne(Agreement).ref().deleteRule('cascade'),
    organisation: () => p.manyToOne(Organisation).ref().index(),
    /** Place in the order in which the parties are named, from 0. */
    position: p.integer().default(0),
    role: p.enum(PARTY_ROLES),
    signatory: p.text().nullable(),
  },
  uniques: [{ properties: ['agreement', 'organisation'] }],
});

/** An organisation that signed an agreement. */
export class AgreementParty extends AgreementPartySchema.class {}
AgreementPartySchema.setClass(AgreementParty);

import { OptionalProps, defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Fair } from '#fair';
import { StoredFile } from '#files';
import { Money } from '#kernel';
import { Need, Proposal } from '#matching';
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

/**
 * What a value says. fixed: so much · estimated: about so much · range: from so much (which counts) to `valueMaxMinor` ·
 * recurring: so much a month or year, so many times, which makes the value · none: it has no value, such as an NDA.
 */
export const VALUE_BASES = ['fixed', 'estimated', 'range', 'recurring', 'none'] as const;
export type ValueBasis = (typeof VALUE_BASES)[number];

export const RECURRENCES = ['month', 'year'] as const;
export type Recurrence = (typeof RECURRENCES)[number];

export const PART_KINDS = ['delivery', 'milestone'] as const;
export type PartKind = (typeof PART_KINDS)[number];

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
    /** What it goes back to: named, or found by its meeting. */
    proposal: () => p.manyToOne(Proposal).ref().nullable().index(),
    need: () => p.manyToOne(Need).ref().nullable().index(),
    /** The agreement that it changes, for an amendment: then its value is what that gains or loses. */
    amends: () => p.manyToOne(Agreement).ref().nullable().index(),
    /** The framework under which it was placed; a framework that has a value covers its orders. */
    framework: () => p.manyToOne(Agreement).ref().nullable().index(),
    /** The same deal, recorded before, into which it was merged. */
    mergedInto: () => p.manyToOne(Agreement).ref().nullable().index(),
    statusBeforeMerge: p.enum(AGREEMENT_STATUSES).nullable(),
    /** From when to when it holds. */
    validFrom: p.date().nullable(),
    validUntil: p.date().nullable().index(),
    /** What is supplied: concepts of the vocabulary. */
    productConceptIds: p.array().default([]),
    /** Of the Harmonised System: 4, 6, 8 or 10 digits. */
    hsCodes: p.array().default([]),
    valueBasis: p.enum(VALUE_BASES).default('fixed'),
    /** The upper end of a range. */
    valueMaxMinor: p.bigint('bigint').nullable(),
    recurringMinor: p.bigint('bigint').nullable(),
    recurrence: p.enum(RECURRENCES).nullable(),
    recurringTimes: p.integer().nullable(),
    /** Of an amendment: the value of what it amends from its day on. */
    amendedToMinor: p.bigint('bigint').nullable(),
    /** What the other party says it is worth, when that isn't what was reported; null when nobody disputes it. */
    disputedMinor: p.bigint('bigint').nullable(),
    disputedCurrency: p.text().nullable(),
    disputedByOrganisation: () => p.manyToOne(Organisation).ref().nullable(),
    disputedAt: p.datetime().nullable(),
    disputeNote: p.text().nullable(),
    /** What was delivered and paid so far, by the last answer to a follow-up; in `currency`. */
    deliveredMinor: p.bigint('bigint').nullable(),
    paidMinor: p.bigint('bigint').nullable(),
    progressOn: p.date().nullable(),
    /** When it was fulfilled or lapsed. */
    endedAt: p.datetime().nullable(),
    outsideReason: p.text().nullable(),
    /** The supporting-industry sector it belongs to: a concept of the kind industry. */
    sectorConceptId: p.text().nullable().index(),
    /** What counts, in whole minor units of `currency`; null for one without a value. */
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
    parts: () => p.oneToMany(AgreementPart).mappedBy('agreement').orphanRemoval(),
    documents: () => p.oneToMany(AgreementDocument).mappedBy('agreement'),
  },
  indexes: [{ properties: ['currency', 'valueMinor'] }],
  checks: [
    { name: 'agreement_merged_somewhere', expression: `(status = 'merged') = (merged_into_id is not null)` },
    { name: 'agreement_dispute_whole', expression: '(disputed_minor is null) = (disputed_currency is null)' },
    { name: 'agreement_value_whole', expression: '(value_minor is null) = (currency is null)' },
    { name: 'agreement_value_positive', expression: 'value_minor > 0 or amends_id is not null' },
    { name: 'agreement_origin', expression: 'fair_id is not null or outside_reason is not null' },
    {
      name: 'agreement_verified_by_document',
      expression: `(status <> 'verified' and status <> 'active' and status <> 'fulfilled' and status <> 'lapsed') or document_reference is not null`,
    },
    {
      name: 'agreement_terminated_for_reason',
      expression: `status <> 'terminated' or termination_reason is not null`,
    },
  ],
});

/** Something signed between organisations, with its value. */
export class Agreement extends AgreementSchema.class {
  declare [OptionalProps]?: 'value' | 'disputedValue';

  get value(): Money | null {
    return this.valueMinor === null || this.valueMinor === undefined
      ? null
      : Money.ofMinor(this.valueMinor, this.currency!);
  }

  get disputedValue(): Money | null {
    return this.disputedMinor === null || this.disputedMinor === undefined
      ? null
      : Money.ofMinor(this.disputedMinor, this.disputedCurrency!);
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

const AgreementPartSchema = defineEntity({
  name: 'AgreementPart',
  properties: {
    ...recordProperties,
    agreement: () => p.manyToOne(Agreement).ref().index().deleteRule('cascade'),
    position: p.integer().default(0),
    kind: p.enum(PART_KINDS),
    title: p.text(),
    dueOn: p.date().nullable(),
    /** Of the agreement's value; together they make all of it. null when it is split by something else than money. */
    amountMinor: p.bigint('bigint').nullable(),
  },
});

/** A delivery or milestone over which an agreement is spread. */
export class AgreementPart extends AgreementPartSchema.class {}
AgreementPartSchema.setClass(AgreementPart);

const AgreementDocumentSchema = defineEntity({
  name: 'AgreementDocument',
  properties: {
    ...recordProperties,
    agreement: () => p.manyToOne(Agreement).ref().deleteRule('cascade'),
    file: () => p.manyToOne(StoredFile).ref().unique(),
    title: p.text(),
    /** The same title again is the next version; earlier ones stay. */
    versionNumber: p.integer(),
    /** Of the file, so that the same document in two agreements is found. */
    sha256: p.character().length(64).index(),
    addedById: p.uuid().nullable(),
    /** It is in another agreement too, and whoever added it said that this is right. */
    isConfirmedDuplicate: p.boolean().default(false),
  },
  uniques: [{ properties: ['agreement', 'title', 'versionNumber'] }],
});

/** A version of a document of an agreement. */
export class AgreementDocument extends AgreementDocumentSchema.class {}
AgreementDocumentSchema.setClass(AgreementDocument);

const AgreementEventSchema = defineEntity({
  name: 'AgreementEvent',
  properties: {
    ...recordProperties,
    agreement: () => p.manyToOne(Agreement).ref().deleteRule('cascade'),
    /** A step of AGREEMENT_STEPS, or `record`, `document`, `merge`, `separate`, `framework`. */
    action: p.text(),
    fromStatus: p.enum(AGREEMENT_STATUSES).nullable(),
    toStatus: p.enum(AGREEMENT_STATUSES),
    personId: p.uuid().nullable(),
    organisation: () => p.manyToOne(Organisation).ref().nullable(),
    note: p.text().nullable(),
  },
  indexes: [{ properties: ['agreement', 'id'] }],
});

/** Something that became of an agreement: never changed, never removed. */
export class AgreementEvent extends AgreementEventSchema.class {}
AgreementEventSchema.setClass(AgreementEvent);

const DistinctAgreementsSchema = defineEntity({
  name: 'DistinctAgreements',
  properties: {
    ...recordProperties,
    first: () => p.manyToOne(Agreement).ref().deleteRule('cascade'),
    second: () => p.manyToOne(Agreement).ref().index().deleteRule('cascade'),
    decidedById: p.uuid().nullable(),
  },
  uniques: [{ properties: ['first', 'second'] }],
});

/** Two agreements that look like one deal, and aren't: staff have said so. `first` has the smaller id. */
export class DistinctAgreements extends DistinctAgreementsSchema.class {}
DistinctAgreementsSchema.setClass(DistinctAgreements);

import type { ResultOf, VariablesOf } from '../../api/graphql.js';
import type { PickedConcept } from '../organisation/concept-picker.js';
import type { AgreementQuery, RecordAgreementMutation } from './agreement.documents.js';

export type AgreementInput = VariablesOf<typeof RecordAgreementMutation>['input'];
export type FullAgreement = ResultOf<typeof AgreementQuery>['agreement'];

export const AGREEMENT_KINDS = [
  'MEMORANDUM',
  'NDA',
  'FRAMEWORK',
  'TRIAL_ORDER',
  'PURCHASE_ORDER',
  'CONTRACT',
] as const;
export const PARTY_ROLES = ['SUPPLIER', 'BUYER', 'OTHER'] as const;
export const CURRENCIES = ['USD', 'VND', 'JPY', 'EUR', 'KRW', 'CNY', 'THB', 'SGD'];

export interface PartyValues {
  /** Stays with the row while rows before it come and go. */
  key: string;
  role: (typeof PARTY_ROLES)[number];
  organisationId: string | null;
  /** Its name, when it is known already. */
  name: string | null;
  signatory: string;
}

/** What the form holds: an amount as it is typed, texts never null. */
export interface AgreementValues {
  title: string;
  kind: AgreementInput['kind'];
  parties: PartyValues[];
  signedOn: string | null;
  place: string;
  amount: string;
  currency: string;
  fairId: string | null;
  outsideReason: string;
  meetingId: string | null;
  sector: PickedConcept | null;
  documentReference: string;
  note: string;
}

export function emptyParty(
  role: PartyValues['role'],
  known?: { id: string; displayName: string },
): PartyValues {
  return {
    key: crypto.randomUUID(),
    role,
    organisationId: known?.id ?? null,
    name: known?.displayName ?? null,
    signatory: '',
  };
}

export function emptyAgreement(): AgreementValues {
  return {
    title: '',
    kind: 'CONTRACT',
    parties: [emptyParty('SUPPLIER'), emptyParty('BUYER')],
    signedOn: null,
    place: '',
    amount: '',
    currency: 'USD',
    fairId: null,
    outsideReason: '',
    meetingId: null,
    sector: null,
    documentReference: '',
    note: '',
  };
}

export function valuesOf(agreement: FullAgreement): AgreementValues {
  const { title, kind, signedOn, value, fair, meeting, sector } = agreement;
  return {
    title,
    kind,
    signedOn,
    parties: agreement.parties.map(({ role, organisation, signatory }) => ({
      ...emptyParty(role, organisation),
      key: organisation.id,
      signatory: signatory ?? '',
    })),
    place: agreement.place ?? '',
    amount: value?.amount.replace(/\.0+$/, '') ?? '',
    currency: value?.currency ?? 'USD',
    fairId: fair?.id ?? null,
    outsideReason: agreement.outsideReason ?? '',
    meetingId: meeting?.id ?? null,
    sector: sector && { ...sector, kind: 'INDUSTRY' },
    documentReference: agreement.documentReference ?? '',
    note: agreement.note ?? '',
  };
}

/** Needs what `missingIn` looks for to be there. */
export function inputOf(values: AgreementValues): Omit<AgreementInput, 'confirmUnusual'> {
  const orNull = (text: string) => text.trim() || null;
  return {
    title: values.title,
    kind: values.kind,
    signedOn: values.signedOn!,
    place: orNull(values.place),
    note: orNull(values.note),
    documentReference: orNull(values.documentReference),
    fairId: values.fairId,
    outsideReason: values.fairId ? null : values.outsideReason.trim(),
    // A meeting belongs to a fair: without one there is none to have come from.
    meetingId: values.fairId ? values.meetingId : null,
    sectorConceptId: values.sector?.id ?? null,
    value: values.amount.trim() ? { amount: readAmount(values.amount), currency: values.currency } : null,
    parties: values.parties.map(({ organisationId, role, signatory }) => ({
      organisationId: organisationId!,
      role,
      signatory: orNull(signatory),
    })),
  };
}

/** Fields without which nothing can be sent, by their paths. */
export function missingIn(values: AgreementValues): string[] {
  return [
    ...values.parties.flatMap(({ organisationId }, at) =>
      organisationId ? [] : [`parties.${at}.organisationId`],
    ),
    ...(values.signedOn ? [] : ['signedOn']),
    ...(values.fairId || values.outsideReason.trim() ? [] : ['outsideReason']),
  ];
}

/** "1.234.567,50" and "1,234,567.50" are the same amount; the last of the two signs is the decimal one. */
export function readAmount(text: string): string {
  const bare = text.replaceAll(/[\s ]/g, '');
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  const behind = bare.length - last - 1;
  const isDecimal = last >= 0 && behind !== 3;
  const whole = (isDecimal ? bare.slice(0, last) : bare).replaceAll(/[.,]/g, '');
  return isDecimal && behind > 0 ? `${whole}.${bare.slice(last + 1)}` : whole;
}

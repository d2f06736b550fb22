import type { ResultOf, VariablesOf } from '../../api/graphql.js';
import { readAmount } from '../../ui/read-amount.js';
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
export const VALUE_BASES = ['FIXED', 'ESTIMATED', 'RANGE', 'RECURRING', 'NONE'] as const;

export interface PartyValues {
  /** Stays with the row while rows before it come and go. */
  key: string;
  role: (typeof PARTY_ROLES)[number];
  organisationId: string | null;
  /** Its name, when it is known already. */
  name: string | null;
  signatory: string;
}

export interface PartValues {
  /** Stays with the row while rows before it come and go. */
  key: string;
  kind: 'DELIVERY' | 'MILESTONE';
  title: string;
  dueOn: string | null;
  amount: string;
}

/** What the form holds: an amount as it is typed, texts never null. */
export interface AgreementValues {
  title: string;
  kind: AgreementInput['kind'];
  parties: PartyValues[];
  signedOn: string | null;
  place: string;
  basis: (typeof VALUE_BASES)[number];
  amount: string;
  amountMax: string;
  per: 'MONTH' | 'YEAR';
  times: number | null;
  currency: string;
  validFrom: string | null;
  validUntil: string | null;
  products: PickedConcept[];
  hsCodes: string;
  parts: PartValues[];
  proposalId: string | null;
  needId: string | null;
  frameworkId: string | null;
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
    basis: 'FIXED',
    amount: '',
    amountMax: '',
    per: 'MONTH',
    times: 12,
    currency: 'USD',
    validFrom: null,
    validUntil: null,
    products: [],
    hsCodes: '',
    parts: [],
    proposalId: null,
    needId: null,
    frameworkId: null,
    fairId: null,
    outsideReason: '',
    meetingId: null,
    sector: null,
    documentReference: '',
    note: '',
  };
}

export function valuesOf(agreement: FullAgreement): AgreementValues {
  const { title, kind, signedOn, value, fair, meeting, sector, recurring, valueMax } = agreement;
  const plain = (amount: string | null | undefined) => amount?.replace(/\.0+$/, '') ?? '';
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
    basis: agreement.valueBasis,
    amount: plain((recurring?.amount ?? value)?.amount),
    amountMax: plain(valueMax?.amount),
    per: recurring?.per ?? 'MONTH',
    times: recurring?.times ?? 12,
    validFrom: agreement.validFrom,
    validUntil: agreement.validUntil,
    products: agreement.products.map((product) => ({ ...product, kind: 'PRODUCT' })),
    hsCodes: agreement.hsCodes.join(', '),
    parts: agreement.parts.map(({ id, amount, ...part }) => ({ ...part, key: id, amount: plain(amount) })),
    proposalId: agreement.proposal?.id ?? null,
    needId: agreement.need?.id ?? null,
    frameworkId: agreement.framework?.id ?? null,
    currency: value?.currency ?? 'USD',
    fairId: fair?.id ?? null,
    outsideReason: agreement.outsideReason ?? '',
    meetingId: meeting?.id ?? null,
    sector: sector && { ...sector, kind: 'INDUSTRY' },
    documentReference: agreement.documentReference ?? '',
    note: agreement.note ?? '',
  };
}

function valueOf(values: AgreementValues) {
  const { basis, amount, amountMax, currency, per, times } = values;
  // A value that was left out is none, whatever was chosen.
  if (basis === 'NONE' || (basis === 'FIXED' && !amount.trim())) return { valueBasis: 'NONE' as const };
  const money = (text: string) => ({ amount: readAmount(text, currency), currency });
  if (basis === 'RECURRING')
    return { valueBasis: basis, recurring: { amount: money(amount), per, times: times ?? 1 } };
  return {
    valueBasis: basis,
    value: money(amount),
    ...(basis === 'RANGE' && { valueMax: money(amountMax) }),
  };
}

/** Needs what `missingIn` looks for to be there. */
export function inputOf(values: AgreementValues): Omit<AgreementInput, 'confirmUnusual' | 'asDraft'> {
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
    ...valueOf(values),
    validFrom: values.validFrom,
    validUntil: values.validUntil,
    productConceptIds: values.products.map(({ id }) => id),
    hsCodes: values.hsCodes.split(/[\s,;]+/).flatMap((code) => code.replaceAll('.', '') || []),
    parts: values.parts.map(({ kind, title, dueOn, amount }) => ({
      ...{ kind, title, dueOn },
      amount: amount.trim() ? readAmount(amount, values.currency) : null,
    })),
    proposalId: values.proposalId,
    needId: values.needId,
    frameworkId: values.frameworkId,
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
    ...(['ESTIMATED', 'RANGE', 'RECURRING'].includes(values.basis) && !values.amount.trim()
      ? ['amount']
      : []),
    ...(values.basis === 'RANGE' && !values.amountMax.trim() ? ['valueMax'] : []),
  ];
}

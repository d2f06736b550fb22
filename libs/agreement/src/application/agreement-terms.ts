import type { EntityManager } from '@mikro-orm/postgresql';
import { Money } from '#kernel';
import { Meeting } from '#scheduling';
import type { AgreementTerms } from '../domain/agreement-checks.js';
import { basisOf, countedValue } from '../domain/agreement-value.js';
import { type Agreement, AgreementPart, AgreementParty } from '../domain/agreement.entity.js';

/** What stands in the record's own columns of terms. */
export function columnsOf(terms: AgreementTerms) {
  const text = (value: string | null | undefined) => value?.trim() || null;
  const value = countedValue(terms);
  return {
    kind: terms.kind,
    title: terms.title.trim(),
    signedOn: terms.signedOn,
    place: text(terms.place),
    fair: terms.fairId ?? null,
    outsideReason: text(terms.outsideReason),
    meeting: terms.meetingId ?? null,
    framework: terms.frameworkId ?? null,
    sectorConceptId: terms.sectorConceptId ?? null,
    validFrom: terms.validFrom ?? null,
    validUntil: terms.validUntil ?? null,
    productConceptIds: [...new Set(terms.productConceptIds ?? [])],
    hsCodes: [...new Set(terms.hsCodes ?? [])],
    valueBasis: basisOf(terms),
    valueMinor: value?.minor ?? null,
    currency: value?.currency ?? null,
    valueMaxMinor: terms.valueMax?.minor ?? null,
    recurringMinor: terms.recurring?.amount.minor ?? null,
    recurrence: terms.recurring?.per ?? null,
    recurringTimes: terms.recurring?.times ?? null,
    documentReference: text(terms.documentReference),
    note: text(terms.note),
  };
}

/** The proposal and need that it goes back to: those named, else those of its meeting. */
export async function originColumnsOf(
  em: EntityManager,
  { meetingId, proposalId, needId }: AgreementTerms,
): Promise<{ proposal: string | null; need: string | null }> {
  const meeting = meetingId ? await em.findOne(Meeting, { id: meetingId }, { populate: ['proposal'] }) : null;
  const proposal = meeting?.proposal?.unwrap() ?? null;
  return {
    proposal: proposalId ?? proposal?.id ?? null,
    need: needId ?? proposal?.need?.id ?? null,
  };
}

/** Needs `parties` and `parts` to be loaded. */
export function termsOf(agreement: Agreement): AgreementTerms {
  const { currency, valueBasis } = agreement;
  const money = (minor: bigint | null | undefined) =>
    minor === null || minor === undefined || !currency ? null : Money.ofMinor(minor, currency);
  const recurring = money(agreement.recurringMinor);
  return {
    kind: agreement.kind,
    title: agreement.title,
    signedOn: agreement.signedOn,
    place: agreement.place,
    fairId: agreement.fair?.id,
    outsideReason: agreement.outsideReason,
    meetingId: agreement.meeting?.id,
    frameworkId: agreement.framework?.id,
    sectorConceptId: agreement.sectorConceptId,
    validFrom: agreement.validFrom,
    validUntil: agreement.validUntil,
    valueBasis,
    value: valueBasis === 'recurring' ? null : agreement.value,
    valueMax: money(agreement.valueMaxMinor),
    recurring: recurring && {
      amount: recurring,
      per: agreement.recurrence!,
      times: agreement.recurringTimes!,
    },
    parts: [...agreement.parts.getItems()]
      .sort((a, b) => a.position - b.position)
      .map(({ kind, title, dueOn, amountMinor }) => ({ kind, title, dueOn, amount: money(amountMinor) })),
    parties: agreement.parties.getItems().map(({ organisation, role, signatory }) => ({
      organisationId: organisation.id,
      role,
      signatory,
    })),
  };
}

/** Makes the parties those of the terms, in their order; one that stays keeps its record. */
export function writeParties(
  em: EntityManager,
  agreement: Agreement,
  { parties }: Pick<AgreementTerms, 'parties'>,
): void {
  const existing = new Map(
    agreement.parties.isInitialized()
      ? agreement.parties.getItems().map((party) => [party.organisation.id, party])
      : [],
  );
  for (const [position, { organisationId, role, signatory }] of parties.entries()) {
    const values = { role, signatory: signatory?.trim() || null, position };
    const party = existing.get(organisationId);
    if (party) em.assign(party, values);
    else em.create(AgreementParty, { agreement, organisation: organisationId, ...values });
    existing.delete(organisationId);
  }
  for (const party of existing.values()) agreement.parties.remove(party);
}

/** Makes the parts those of the terms. */
export function writeParts(em: EntityManager, agreement: Agreement, { parts }: AgreementTerms): void {
  if (agreement.parts.isInitialized()) agreement.parts.removeAll();
  for (const [position, { kind, title, dueOn, amount }] of (parts ?? []).entries()) {
    em.create(AgreementPart, {
      ...{ agreement, position, kind, title: title.trim(), dueOn: dueOn ?? null },
      amountMinor: amount?.minor ?? null,
    });
  }
}

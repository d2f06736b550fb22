import type { Money } from '#kernel';
import type { AgreementTerms } from './agreement-checks.js';
import { basisOf, countedValue } from './agreement-value.js';

/**
 * Whether a revision changes what the parties agreed on: then what the other party confirmed is no longer what is
 * written, and it has to be confirmed again. Sector, goods, document reference and note only say more about the same thing.
 */
export function changesTheDeal(before: AgreementTerms, after: AgreementTerms): boolean {
  return dealOf(before) !== dealOf(after);
}

function dealOf(terms: AgreementTerms): string {
  const parties = terms.parties
    .map(({ organisationId, role, signatory }) => [organisationId, role, textOf(signatory)])
    .sort(([a], [b]) => (a! < b! ? -1 : 1));
  return JSON.stringify([
    terms.kind,
    terms.title.trim(),
    terms.signedOn,
    textOf(terms.place),
    terms.fairId ?? null,
    textOf(terms.outsideReason),
    terms.meetingId ?? null,
    basisOf(terms),
    moneyText(countedValue(terms)),
    moneyText(terms.valueMax),
    terms.validFrom ?? null,
    terms.validUntil ?? null,
    terms.frameworkId ?? null,
    (terms.parts ?? []).map(({ kind, title, dueOn, amount }) => [
      kind,
      title.trim(),
      dueOn ?? null,
      moneyText(amount),
    ]),
    parties,
  ]);
}

function textOf(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

function moneyText(value: Money | null | undefined): string | null {
  return value ? value.toString() : null;
}

import { type InputProblem, Money } from '#kernel';
import { type PartTerms, type RecurringValue, addPartProblems, addValueProblems } from './agreement-value.js';
import type { AgreementKind, PartyRole, ValueBasis } from './agreement.entity.js';

/** What people state of an agreement. */
export interface AgreementTerms {
  kind: AgreementKind;
  title: string;
  /** Calendar date, `2026-11-25`. */
  signedOn: string;
  place?: string | null;
  fairId?: string | null;
  /** Why it counts although it was signed outside any fair; exactly one of this and `fairId`. */
  outsideReason?: string | null;
  meetingId?: string | null;
  sectorConceptId?: string | null;
  /** Derived from the meeting where they aren't said. */
  proposalId?: string | null;
  needId?: string | null;
  /** The framework under which it was placed. */
  frameworkId?: string | null;
  validFrom?: string | null;
  validUntil?: string | null;
  productConceptIds?: readonly string[] | null;
  hsCodes?: readonly string[] | null;
  valueBasis?: ValueBasis | null;
  /** Of a range the lower end; nothing for a recurring value. */
  value?: Money | null;
  valueMax?: Money | null;
  recurring?: RecurringValue | null;
  parts?: readonly PartTerms[] | null;
  documentReference?: string | null;
  note?: string | null;
  parties: PartyTerms[];
}

export interface PartyTerms {
  organisationId: string;
  role: PartyRole;
  signatory?: string | null;
}

/** What the records say about the things that an agreement names. */
export interface AgreementFacts {
  /** Today, where the agreement was signed. */
  readonly today: string;
  /** null when the fair isn't there for whoever states it. */
  readonly fair: { readonly id: string; readonly startsOn: string } | null;
  readonly meeting: { readonly fairId: string; readonly organisationIds: readonly string[] } | null;
  readonly isKnownSector: boolean;
  readonly knownOrganisationIds: ReadonlySet<string>;
  readonly organisationIdsAtFair: ReadonlySet<string>;
  /** Concepts among those named that the vocabulary doesn't have. */
  readonly unknownConceptIds: ReadonlySet<string>;
  /** null when there is no such framework between these parties. */
  readonly framework: { readonly id: string } | null;
  /** null when there is no such proposal or need that concerns these parties. */
  readonly proposal: { readonly id: string } | null;
  readonly need: { readonly id: string } | null;
  /** Whether there is a value. */
  readonly hasValue: boolean;
  /** The value in US dollars on the day of signing; null without a value, or without a rate. */
  readonly valueInDollars: Money | null;
}

export const UNUSUAL_POINTS = [
  'signed-before-fair',
  'party-not-at-fair',
  'very-large-value',
  'very-small-value',
  'currency-without-rate',
] as const;
export type UnusualPointCode = (typeof UNUSUAL_POINTS)[number];

/** Something unlikely but possible, at a field of the input. */
export interface UnusualPoint {
  code: UnusualPointCode;
  path: string[];
  message: string;
}

/** Above this an agreement is taken for a slip of the pen until somebody says that it is right. */
export const UNUSUAL_ABOVE = Money.parse('1000000000', 'USD');

/** And below this: thousands may have been left out. */
export const UNUSUAL_BELOW = Money.parse('10', 'USD');

/** Chapter and heading, subheading, and the digits that a country adds. */
const HS_CODE = /^\d{4}(\d{2}){0,3}$/;
const MOST_ITEMS = 50;

/** What is wrong with the terms, every field named; an empty list when they can stand. `root` is the argument's name. */
export function problemsOf(terms: AgreementTerms, facts: AgreementFacts, root = 'input'): InputProblem[] {
  const problems: InputProblem[] = [];
  const add = (path: string, message: string) => problems.push({ path: [root, ...path.split('.')], message });
  if (terms.title.trim() === '') add('title', 'An agreement needs a title.');
  if (terms.signedOn > facts.today)
    add('signedOn', `It is ${facts.today}: an agreement that isn't signed yet can't be recorded.`);
  addOriginProblems(terms, facts, add);
  if (terms.sectorConceptId && !facts.isKnownSector)
    add('sectorConceptId', `The vocabulary has no industry "${terms.sectorConceptId}".`);
  addValueProblems(terms, add);
  addPartProblems(terms, add);
  addGoodsProblems(terms, facts, add);
  if (terms.validFrom && terms.validUntil && terms.validUntil < terms.validFrom)
    add('validUntil', 'It ends before it begins.');
  if (terms.validUntil && terms.validUntil < terms.signedOn)
    add('validUntil', 'It ended before it was signed.');
  if (terms.frameworkId && !facts.framework)
    add('frameworkId', 'This is no framework between these parties.');
  addPartyProblems(terms, facts, add);
  return problems;
}

type Add = (path: string, message: string) => void;

function addOriginProblems(terms: AgreementTerms, facts: AgreementFacts, add: Add): void {
  const reason = terms.outsideReason?.trim();
  if (!terms.fairId && !reason) add('fairId', 'Name the fair, or say why it counts without one.');
  if (terms.fairId && reason) add('outsideReason', 'It was signed at a fair or outside one, not both.');
  if (terms.fairId && !facts.fair) add('fairId', `There is no fair with the id ${terms.fairId}.`);
  if (terms.meetingId && !meetingFits(terms, facts)) {
    // One answer for every way of not fitting, so that nobody learns of others' meetings by asking.
    add('meetingId', 'This is no meeting of this fair between these parties.');
  }
  if (terms.proposalId && !facts.proposal)
    add('proposalId', 'This is no proposal of this fair between these parties.');
  if (terms.needId && !facts.need) add('needId', 'This is no need of one of these parties.');
}

function addGoodsProblems(terms: AgreementTerms, facts: AgreementFacts, add: Add): void {
  for (const [index, id] of (terms.productConceptIds ?? []).entries()) {
    if (facts.unknownConceptIds.has(id)) add(`productConceptIds.${index}`, `The vocabulary has no "${id}".`);
  }
  for (const [index, code] of (terms.hsCodes ?? []).entries()) {
    if (!HS_CODE.test(code)) add(`hsCodes.${index}`, 'An HS code has 4, 6, 8 or 10 digits, such as 847990.');
  }
  for (const name of ['productConceptIds', 'hsCodes', 'parts'] as const) {
    if ((terms[name]?.length ?? 0) > MOST_ITEMS) add(name, `At most ${MOST_ITEMS}.`);
  }
}

function meetingFits({ fairId, parties }: AgreementTerms, { meeting }: AgreementFacts): boolean {
  if (!meeting || !fairId || meeting.fairId !== fairId) return false;
  const partyIds = new Set(parties.map(({ organisationId }) => organisationId));
  return meeting.organisationIds.every((id) => partyIds.has(id));
}

function addPartyProblems({ parties }: AgreementTerms, facts: AgreementFacts, add: Add): void {
  if (parties.length < 2) add('parties', 'An agreement is between at least two parties.');
  const seen = new Set<string>();
  for (const [index, { organisationId }] of parties.entries()) {
    const path = `parties.${index}.organisationId`;
    if (seen.has(organisationId)) add(path, 'This organisation is a party already.');
    else if (!facts.knownOrganisationIds.has(organisationId))
      add(path, `There is no organisation with the id ${organisationId}.`);
    seen.add(organisationId);
  }
}

/** What is unlikely about terms without a problem; needs to be confirmed explicitly. */
export function unusualPointsOf(
  terms: AgreementTerms,
  facts: AgreementFacts,
  root = 'input',
): UnusualPoint[] {
  const points: UnusualPoint[] = [];
  const add = (code: UnusualPointCode, path: string, message: string) =>
    points.push({ code, path: [root, ...path.split('.')], message });
  if (facts.fair && terms.signedOn < facts.fair.startsOn) {
    add('signed-before-fair', 'signedOn', `The fair starts on ${facts.fair.startsOn}.`);
  }
  if (facts.fair) {
    for (const [index, { organisationId, role }] of terms.parties.entries()) {
      // A bank or a ministry signs along without ever being at a fair.
      if (role === 'other' || facts.organisationIdsAtFair.has(organisationId)) continue;
      add('party-not-at-fair', `parties.${index}.organisationId`, `This organisation wasn't at the fair.`);
    }
  }
  addValuePoints(facts, { amount: 'value.amount', currency: 'value.currency' }, add);
  return points;
}

/** What is unlikely about a value, at the paths of its amount and its currency. */
export function addValuePoints(
  { hasValue, valueInDollars }: Pick<AgreementFacts, 'hasValue' | 'valueInDollars'>,
  paths: { readonly amount: string; readonly currency: string },
  add: (code: UnusualPointCode, path: string, message: string) => void,
): void {
  if (valueInDollars && valueInDollars.minor > UNUSUAL_ABOVE.minor)
    add('very-large-value', paths.amount, 'This is worth more than a billion US dollars.');
  if (valueInDollars && valueInDollars.minor < UNUSUAL_BELOW.minor)
    add('very-small-value', paths.amount, 'This is worth less than 10 US dollars.');
  if (hasValue && !valueInDollars)
    add(
      'currency-without-rate',
      paths.currency,
      'There is no exchange rate for this currency on the day of signing: it stays out of sums in other currencies.',
    );
}

import { type InputProblem, Money } from '#kernel';
import type { AgreementKind, PartyRole } from './agreement.entity.js';

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
  value?: Money | null;
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
  /** The value in US dollars on the day of signing; null without a value, or without a rate. */
  readonly valueInDollars: Money | null;
}

export const UNUSUAL_POINTS = ['signed-before-fair', 'party-not-at-fair', 'very-large-value'] as const;
export type UnusualPointCode = (typeof UNUSUAL_POINTS)[number];

/** Something unlikely but possible, at a field of the input. */
export interface UnusualPoint {
  code: UnusualPointCode;
  path: string[];
  message: string;
}

/** Above this an agreement is taken for a slip of the pen until somebody says that it is right. */
export const UNUSUAL_ABOVE = Money.parse('1000000000', 'USD');

/** The most minor units that the database holds exactly. */
const LARGEST_MINOR = 2n ** 63n - 1n;

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
  if (terms.value && terms.value.minor <= 0n)
    add('value.amount', 'A value is more than nothing; leave it out when there is none.');
  if (terms.value && terms.value.minor > LARGEST_MINOR)
    add('value.amount', 'This is more than can be recorded.');
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
  if (facts.valueInDollars && facts.valueInDollars.minor > UNUSUAL_ABOVE.minor) {
    add('very-large-value', 'value.amount', 'This is worth more than a billion US dollars.');
  }
  return points;
}

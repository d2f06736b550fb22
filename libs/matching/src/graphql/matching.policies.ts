import {
  type Policy,
  type PolicyQuestion,
  type Subject,
  type SubjectSelector,
  anyOf,
  fairArgument,
  fromArgument,
  fromParent,
  memberOf,
  organizerOf,
  publicly,
  staff,
} from '#access';
import type { Side } from '#fair';
import { type Answer, isWish } from '../domain/proposal.entity.js';

const found: SubjectSelector = ({ parent }) => parent as Subject | null;
const readers = anyOf(publicly(found), staff, memberOf(found), organizerOf(found));

/**
 * Who may read a need, found by its audience. The audience is looked up once and then asked about: policies that look
 * it up one after the other answer at different times for different needs, and their needs are then loaded apart.
 */
export function readersOfNeed(audience: (question: PolicyQuestion) => Promise<Subject | null>): Policy {
  return {
    description: readers.description,
    allows: async (question) => readers.allows({ ...question, parent: await audience(question) }),
  };
}

/** The audience of the need that an argument or the object itself names. */
export function audienceOf(
  idOf: (question: PolicyQuestion) => unknown,
): (question: PolicyQuestion) => Promise<Subject | null> {
  return async (question) => question.subject('need-audience', String(idOf(question)));
}

/** What policies read off a proposal; all of it stands in the model, so that no look-up is needed. */
interface ProposalParties {
  readonly fairId: string;
  readonly supplierOrganisationId: string;
  readonly buyerOrganisationId: string;
  readonly supplierAnswer: Answer | null;
  readonly buyerAnswer: Answer | null;
}

const parties = fromParent<ProposalParties>((proposal) => ({
  organisationIds: [proposal.supplierOrganisationId, proposal.buyerOrganisationId],
  fairIds: [proposal.fairId],
}));

/** Both sides, the organisers of the fair, and staff. */
export const proposalParties = anyOf(memberOf(parties), organizerOf(parties), staff);

/** What one side alone says or sees, apart from those who run the fair. */
export function onlySide(side: Side): Policy {
  const own = fromParent<ProposalParties>((proposal) => ({
    organisationIds: [side === 'supplier' ? proposal.supplierOrganisationId : proposal.buyerOrganisationId],
    fairIds: [proposal.fairId],
  }));
  return anyOf(memberOf(own), organizerOf(own), staff);
}

/** One side's answer: its own business until it is a wish to meet, which the other side may know. */
export function answerOf(side: Side): Policy {
  const wish: Policy = {
    description: 'the other side when it is a wish to meet',
    allows: ({ parent }) => {
      const { supplierAnswer, buyerAnswer } = parent as ProposalParties;
      return isWish(side === 'supplier' ? supplierAnswer : buyerAnswer);
    },
  };
  return anyOf(onlySide(side), wish);
}

/** Those who run the fair; both sides once it is a confirmation. */
export const decisionReaders: Policy = anyOf(organizerOf(parties), staff, {
  description: 'both sides when it is confirmed',
  allows: ({ parent }) => (parent as { organiserDecision: string | null }).organiserDecision === 'confirmed',
});

/** The fair that a need is meant for: a draft is its organisers' alone, and a public need must not show it. */
const fairOfNeed: SubjectSelector = ({ parent, subject }) => {
  const { fairId } = parent as { fairId: string | null };
  return fairId ? subject('fair', fairId) : null;
};

export const whoeverSeesFairOfNeed: Policy = anyOf(publicly(fairOfNeed), staff, organizerOf(fairOfNeed));

/** Those who run the fair that an argument names. */
export function runsFair(path: string): Policy {
  return anyOf(staff, organizerOf(fairArgument(path)));
}

/** Those who run the fair of a record that an argument names. */
export function runsFairOf(
  kind: 'participation' | 'portfolio' | 'meeting-exclusion' | 'weight-lesson',
  path: string,
): Policy {
  return anyOf(staff, organizerOf(fromArgument(kind, path)));
}

/** Those who run the fair that the object belongs to. */
export const runsItsFair: Policy = anyOf(
  staff,
  organizerOf(fromParent<{ fairId: string }>(({ fairId }) => ({ fairIds: [fairId] }))),
);

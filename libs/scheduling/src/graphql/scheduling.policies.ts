import { type Policy, anyOf, fromArgument, fromParent, memberOf, organizerOf, staff } from '#access';
import type { OutcomeSource } from '../domain/outcome.js';

/** What policies read off a meeting or request; it stands in the model, so that no look-up is needed. */
export interface BetweenTwo {
  readonly fairId: string;
  readonly supplierOrganisationId: string;
  readonly buyerOrganisationId: string;
  /** Whether the two organisations may see it at all: drafts they may not. */
  readonly isShown: boolean;
}

const parties = fromParent<BetweenTwo>((model) => ({
  fairIds: [model.fairId],
  organisationIds: model.isShown ? [model.supplierOrganisationId, model.buyerOrganisationId] : [],
}));

/** Both organisations, the fair's organisers, and staff. */
export const betweenTwo: Policy = anyOf(memberOf(parties), organizerOf(parties), staff);

/** A delegate may not speak for the organisation that sends them, and still has a meeting to go to. */
const attendees: Policy = {
  description: 'its delegates once it is released',
  allows: ({ viewer, parent }) => {
    const { isShown, attendeePersonIds } = parent as { isShown: boolean; attendeePersonIds: string[] };
    return isShown && viewer.personId !== null && attendeePersonIds.includes(viewer.personId);
  },
};
export const meetingParties: Policy = anyOf(betweenTwo, attendees);

/** What one side says for itself; of what the organiser says nobody else is told. */
export const recordingSide: Policy = anyOf(
  memberOf(
    fromParent<BetweenTwo & { recordedFor: OutcomeSource }>((outcome) => {
      const { recordedFor, supplierOrganisationId, buyerOrganisationId } = outcome;
      const own = { supplier: [supplierOrganisationId], buyer: [buyerOrganisationId], organiser: [] };
      return { organisationIds: own[recordedFor] };
    }),
  ),
  organizerOf(fromParent<BetweenTwo>(({ fairId }) => ({ fairIds: [fairId] }))),
  staff,
);

/** For operations on a meeting that an argument names: both sides and those who run the fair. */
export function partyTo(
  kind: 'meeting' | 'meeting-request-asker' | 'meeting-request-asked',
  path: string,
): Policy {
  const subject = fromArgument(kind, path);
  return anyOf(memberOf(subject), organizerOf(subject), staff);
}

/** For operations on a meeting that an argument names, for those who run the fair alone. */
export function runsFairOfMeeting(path: string): Policy {
  return anyOf(organizerOf(fromArgument('meeting', path)), staff);
}

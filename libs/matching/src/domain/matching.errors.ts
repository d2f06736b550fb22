import type { FairStatus } from '#fair';
import { DomainError } from '#kernel';
import type { OptIn } from './opt-in.js';

/** Proposals are made while a fair is open or running. */
export class FairNotOpenForMatchingError extends DomainError<{ status: FairStatus }> {
  readonly code = 'FAIR_NOT_OPEN';

  constructor(status: FairStatus) {
    super(`Proposals are made while a fair is open or running; this one is ${status}.`, { status });
  }
}

export const MATCHING_GAPS = ['buyers', 'suppliers', 'capabilities', 'needs', 'slots', 'tables'] as const;
export type MatchingGap = (typeof MATCHING_GAPS)[number];

const GAPS: Record<MatchingGap, string> = {
  buyers: 'buyers',
  suppliers: 'suppliers that may meet',
  capabilities: 'suppliers with capabilities or certificates',
  needs: 'open needs of its buyers',
  slots: 'slots for meetings',
  tables: 'tables',
};

/** There is nothing to match at a fair yet; says all that is missing. */
export class NothingToMatchError extends DomainError<{ missing: MatchingGap[] }> {
  readonly code = 'NOTHING_TO_MATCH';

  constructor(missing: MatchingGap[]) {
    super(`The fair has no ${missing.map((gap) => GAPS[gap]).join(', no ')} yet.`, { missing });
  }
}

export const LESSON_GAPS = ['examples', 'positives', 'negatives', 'needs'] as const;
export type LessonGap = (typeof LESSON_GAPS)[number];

/** There are too few answers and outcomes for anything to be learnt from them; says what is missing. */
export class NotEnoughAnswersError extends DomainError<{
  missing: { what: LessonGap; have: number; least: number }[];
}> {
  readonly code = 'NOT_ENOUGH_ANSWERS';

  constructor(missing: { what: LessonGap; have: number; least: number }[]) {
    const list = missing.map(({ what, have, least }) => `${have} of ${least} ${what}`).join(', ');
    super(`Too little has been answered to learn from it: ${list}.`, { missing });
  }
}

export const LESSON_HINDRANCES = ['not-applied', 'changed-since'] as const;
export type LessonHindrance = (typeof LESSON_HINDRANCES)[number];

const HINDRANCES: Record<LessonHindrance, string> = {
  'not-applied': 'These learned weights aren’t applied.',
  'changed-since':
    'The weights have been changed since the learned ones were applied; what was set then stays.',
};

/** The fair doesn't go by what a lesson taught, so there is nothing that taking it back would undo. */
export class LessonNotStandingError extends DomainError<{ reason: LessonHindrance }> {
  readonly code = 'LESSON_NOT_STANDING';

  constructor(reason: LessonHindrance) {
    super(HINDRANCES[reason], { reason });
  }
}

/** At this fair the sides agree by themselves. */
export class OrganiserDoesNotDecideError extends DomainError<{ optIn: OptIn }> {
  readonly code = 'ORGANISER_DOES_NOT_DECIDE';

  constructor(optIn: OptIn) {
    super('At this fair it is the two sides who agree to meet, not the organiser who decides.', { optIn });
  }
}

export const PROPOSAL_ENDS = ['withdrawn', 'need-closed', 'fair-closed'] as const;
export type ProposalEnd = (typeof PROPOSAL_ENDS)[number];

const ENDS: Record<ProposalEnd, string> = {
  withdrawn: 'This is not proposed any more, because the facts have changed.',
  'need-closed': 'The buyer has closed the need.',
  'fair-closed': 'The fair is over.',
};

/** A proposal that can't be answered any more. */
export class ProposalOverError extends DomainError<{ proposalId: string; reason: ProposalEnd }> {
  readonly code = 'PROPOSAL_OVER';

  constructor(proposalId: string, reason: ProposalEnd) {
    super(ENDS[reason], { proposalId, reason });
  }
}

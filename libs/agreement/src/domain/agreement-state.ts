/** reported: a party or staff says so · confirmed: the other party agrees · verified: staff have seen the document. */
export const AGREEMENT_STATUSES = ['reported', 'confirmed', 'verified', 'terminated'] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** What the headline of a report counts; terminated ones are shown apart. */
export const COUNTED_STATUSES = ['reported', 'confirmed', 'verified'] as const satisfies AgreementStatus[];

export const AGREEMENT_ACTIONS = ['confirm', 'verify', 'revise', 'terminate'] as const;
export type AgreementAction = (typeof AGREEMENT_ACTIONS)[number];

/**
 * In what capacity somebody acts on one agreement. other-party: for a party that didn't report it, and without any
 * hand in the report · party: for any party · staff: staff and administrators.
 */
export const AGREEMENT_ACTORS = ['other-party', 'party', 'staff'] as const;
export type AgreementActor = (typeof AGREEMENT_ACTORS)[number];

/** What must be there before a step is taken. */
export type AgreementRequirement = 'document-reference' | 'reason';

export interface AgreementStep {
  readonly action: AgreementAction;
  readonly from: AgreementStatus;
  readonly to: AgreementStatus;
  readonly by: readonly AgreementActor[];
  readonly needs: readonly AgreementRequirement[];
}

/**
 * What may become of an agreement, who may do it and what it takes: the whole rule, as data.
 * A verified figure stands in reports, so only staff end one; a revision of what the parties agreed on is a report
 * anew (see `agreement-revision.ts` for what leaves a confirmation standing).
 */
export const AGREEMENT_STEPS: readonly AgreementStep[] = [
  { action: 'confirm', from: 'reported', to: 'confirmed', by: ['other-party'], needs: [] },
  { action: 'verify', from: 'reported', to: 'verified', by: ['staff'], needs: ['document-reference'] },
  { action: 'verify', from: 'confirmed', to: 'verified', by: ['staff'], needs: ['document-reference'] },
  { action: 'revise', from: 'reported', to: 'reported', by: ['party', 'staff'], needs: [] },
  { action: 'revise', from: 'confirmed', to: 'reported', by: ['party', 'staff'], needs: [] },
  { action: 'terminate', from: 'reported', to: 'terminated', by: ['party', 'staff'], needs: ['reason'] },
  { action: 'terminate', from: 'confirmed', to: 'terminated', by: ['party', 'staff'], needs: ['reason'] },
  { action: 'terminate', from: 'verified', to: 'terminated', by: ['staff'], needs: ['reason'] },
];

/** The step that `action` is in the state `from`, or null when it isn't possible there. */
export function stepOf(from: AgreementStatus, action: AgreementAction): AgreementStep | null {
  return AGREEMENT_STEPS.find((step) => step.from === from && step.action === action) ?? null;
}

/** The state after `action`, or null when it isn't allowed in `from`. */
export function nextStatus(from: AgreementStatus, action: AgreementAction): AgreementStatus | null {
  return stepOf(from, action)?.to ?? null;
}

/** What may be done in a state; with `as`, only what somebody in one of these capacities may do. */
export function possibleActions(
  from: AgreementStatus,
  as: ReadonlySet<AgreementActor> = new Set(AGREEMENT_ACTORS),
): AgreementAction[] {
  return AGREEMENT_STEPS.filter((step) => step.from === from && step.by.some((actor) => as.has(actor))).map(
    (step) => step.action,
  );
}

/** Whose an agreement is and who reported it: what decides in which capacity somebody acts on it. */
export interface ReportOrigin {
  readonly partyIds: readonly string[];
  /** null when staff reported it for no party. */
  readonly reportedByOrganisationId: string | null;
  readonly reportedById: string | null;
}

/** Somebody who acts. */
export interface ActingViewer {
  readonly personId: string | null;
  readonly isStaff: boolean;
  readonly isAdmin: boolean;
  readonly organisationIds: ReadonlySet<string>;
}

/** In which capacities somebody acts on an agreement; none for a stranger. */
export function actorsOf(viewer: ActingViewer, origin: ReportOrigin): Set<AgreementActor> {
  const actors = new Set<AgreementActor>();
  if (viewer.isStaff || viewer.isAdmin) actors.add('staff');
  const speaksFor = origin.partyIds.filter((id) => viewer.organisationIds.has(id));
  if (speaksFor.length > 0) actors.add('party');
  // Two signatures by one hand are one: whoever reported it, or speaks for who did, confirms nothing.
  const reportedIt =
    (viewer.personId !== null && viewer.personId === origin.reportedById) ||
    (origin.reportedByOrganisationId !== null && viewer.organisationIds.has(origin.reportedByOrganisationId));
  if (speaksFor.length > 0 && !reportedIt) actors.add('other-party');
  return actors;
}

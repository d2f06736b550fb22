/**
 * drafted: somebody writes it down · reported: a party or staff says so · confirmed: the other party agrees ·
 * verified: staff have seen the document · active: it is being carried out · fulfilled: all of it was done ·
 * lapsed: its time ran out · terminated: it holds no more, or never did · merged: it was another one's double.
 */
export const AGREEMENT_STATUSES = [
  'drafted',
  'reported',
  'confirmed',
  'verified',
  'active',
  'fulfilled',
  'lapsed',
  'terminated',
  'merged',
] as const;
export type AgreementStatus = (typeof AGREEMENT_STATUSES)[number];

/** What the headline of a report counts as signed; drafts, terminated and merged ones are left out. */
export const COUNTED_STATUSES = [
  'reported',
  'confirmed',
  'verified',
  'active',
  'fulfilled',
  'lapsed',
] as const satisfies AgreementStatus[];

/** Of those, the ones whose document staff have seen: what is called verified in figures. */
export const VERIFIED_STATUSES = [
  'verified',
  'active',
  'fulfilled',
  'lapsed',
] as const satisfies AgreementStatus[];

/** Statuses in which an agreement still holds and may be amended. */
export const AMENDABLE_STATUSES = ['verified', 'active'] as const satisfies AgreementStatus[];

export const AGREEMENT_ACTIONS = [
  'report',
  'confirm',
  'dispute',
  'resolve',
  'verify',
  'revise',
  'amend',
  'activate',
  'fulfil',
  'lapse',
  'terminate',
] as const;
export type AgreementAction = (typeof AGREEMENT_ACTIONS)[number];

/**
 * In what capacity somebody acts on one agreement. other-party: for a party that didn't report it, and without any
 * hand in the report · party: for any party · staff: staff and administrators.
 */
export const AGREEMENT_ACTORS = ['other-party', 'party', 'staff'] as const;
export type AgreementActor = (typeof AGREEMENT_ACTORS)[number];

/**
 * What must be there before a step is taken. document: the signed paper, or where it is · reason · value: the other
 * figure · undisputed: nobody disputes the figure · disputed: somebody does · base: it is no amendment, which follows
 * what it amends and, when it is wrong, is ended and made anew.
 */
export type AgreementRequirement = 'document' | 'reason' | 'undisputed' | 'disputed' | 'base';

/** Who gets a letter about a step, but for whoever took it. */
export type AgreementAudienceName = 'other-parties' | 'parties' | 'staff';

export interface AgreementStep {
  readonly action: AgreementAction;
  readonly from: AgreementStatus;
  readonly to: AgreementStatus;
  readonly by: readonly AgreementActor[];
  readonly needs: readonly AgreementRequirement[];
  readonly notifies: readonly AgreementAudienceName[];
}

type Row = [
  AgreementAction,
  AgreementStatus,
  AgreementStatus,
  AgreementActor[],
  AgreementRequirement[],
  AgreementAudienceName[],
];

/**
 * What may become of an agreement, who may do it, what it takes and who is told: the whole rule, as data.
 * A verified figure stands in reports, so only staff end one, and its value changes by an amendment alone; a revision
 * of what the parties agreed on is a report anew (see `agreement-revision.ts` for what leaves a confirmation standing).
 */
const ROWS: readonly Row[] = [
  ['report', 'drafted', 'reported', ['party', 'staff'], [], ['other-parties']],
  ['revise', 'drafted', 'drafted', ['party', 'staff'], ['base'], []],
  ['terminate', 'drafted', 'terminated', ['party', 'staff'], ['reason'], []],

  ['confirm', 'reported', 'confirmed', ['other-party'], ['undisputed'], ['other-parties']],
  ['dispute', 'reported', 'reported', ['other-party'], [], ['other-parties', 'staff']],
  ['resolve', 'reported', 'reported', ['staff'], ['disputed'], ['parties']],
  ['verify', 'reported', 'verified', ['staff'], ['document', 'undisputed'], ['parties']],
  ['revise', 'reported', 'reported', ['party', 'staff'], ['base'], ['other-parties']],
  ['terminate', 'reported', 'terminated', ['party', 'staff'], ['reason'], ['other-parties']],

  ['verify', 'confirmed', 'verified', ['staff'], ['document', 'undisputed'], ['parties']],
  ['revise', 'confirmed', 'reported', ['party', 'staff'], ['base'], ['other-parties']],
  ['terminate', 'confirmed', 'terminated', ['party', 'staff'], ['reason'], ['other-parties']],

  ['amend', 'verified', 'verified', ['party', 'staff'], ['base'], []],
  ['activate', 'verified', 'active', ['party', 'staff'], ['base'], ['other-parties']],
  ['fulfil', 'verified', 'fulfilled', ['staff'], ['base'], ['parties']],
  ['lapse', 'verified', 'lapsed', ['staff'], ['base', 'reason'], ['parties']],
  ['terminate', 'verified', 'terminated', ['staff'], ['reason'], ['parties']],

  ['amend', 'active', 'active', ['party', 'staff'], ['base'], []],
  ['fulfil', 'active', 'fulfilled', ['staff'], ['base'], ['parties']],
  ['lapse', 'active', 'lapsed', ['staff'], ['base', 'reason'], ['parties']],
  ['terminate', 'active', 'terminated', ['staff'], ['reason'], ['parties']],
];

export const AGREEMENT_STEPS: readonly AgreementStep[] = ROWS.map(
  ([action, from, to, by, needs, notifies]) => ({
    ...{ action, from, to, by, needs, notifies },
  }),
);

/** The step that `action` is in the state `from`, or null when it isn't possible there. */
export function stepOf(from: AgreementStatus, action: AgreementAction): AgreementStep | null {
  return AGREEMENT_STEPS.find((step) => step.from === from && step.action === action) ?? null;
}

/** The state after `action`, or null when it isn't allowed in `from`. */
export function nextStatus(from: AgreementStatus, action: AgreementAction): AgreementStatus | null {
  return stepOf(from, action)?.to ?? null;
}

/** What the rules look at besides the state. */
export interface AgreementCondition {
  readonly isAmendment?: boolean;
  readonly isDisputed?: boolean;
}

/** What the rules look at besides the state of an agreement. */
export function stepConditionOf(agreement: {
  readonly amends?: object | null;
  readonly disputedMinor?: bigint | null;
}): Required<AgreementCondition> {
  return {
    isAmendment: Boolean(agreement.amends),
    isDisputed: agreement.disputedMinor !== null && agreement.disputedMinor !== undefined,
  };
}

/** What may be done in a state; with `as`, only what somebody in one of these capacities may do. */
export function possibleActions(
  from: AgreementStatus,
  as: ReadonlySet<AgreementActor> = new Set(AGREEMENT_ACTORS),
  { isAmendment = false, isDisputed = false }: AgreementCondition = {},
): AgreementAction[] {
  return AGREEMENT_STEPS.filter(
    (step) =>
      step.from === from &&
      step.by.some((actor) => as.has(actor)) &&
      !(isAmendment && step.needs.includes('base')) &&
      !(isDisputed && step.needs.includes('undisputed')) &&
      !(!isDisputed && step.needs.includes('disputed')),
  ).map((step) => step.action);
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

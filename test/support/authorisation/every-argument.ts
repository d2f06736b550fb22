import type { ArgumentsOf } from './operation-arguments.js';
import { QUERY_ARGUMENTS } from './operation-arguments.js';
import type { World } from './world.js';

type ManyOf = (world: World) => Record<string, unknown>[];

const byId =
  (idsOf: (world: World) => { id: string }[]): ManyOf =>
  (world) =>
    idsOf(world).map(({ id }) => ({ id }));
const byFair =
  (more: Record<string, unknown>[] = [{}]): ManyOf =>
  ({ fair, otherFair, draftFair }) =>
    [fair, otherFair, draftFair].flatMap(({ id }) =>
      more.map((rest) => ({ fairId: id, first: 50, ...rest })),
    );
const fairsOf = ({ fair, otherFair, draftFair }: World) => [fair, otherFair, draftFair];
const organisationsOf = (w: World) => [
  w.supplier.organisation,
  w.buyer.organisation,
  w.foreignSupplier.organisation,
  w.foreignBuyer.organisation,
  w.withdrawn,
];

/** What is asked beside the own records: everything of which somebody could know or guess the id. */
const MORE: Readonly<Record<string, ManyOf>> = {
  activities: (w) => [{ first: 50 }, { filter: { fairId: w.draftFair.id } }],
  activity: byId((w) => [w.activity, w.draftActivity]),
  activityEnrolments: (w) => [w.activity, w.draftActivity].map(({ id }) => ({ activityId: id })),
  recognitions: () => [{ first: 50 }],
  supplyLinks: (w) => organisationsOf(w).map(({ id }) => ({ organisationId: id })),
  supplyNetwork: (w) => organisationsOf(w).map(({ id }) => ({ organisationId: id })),
  supportPayments: () => [{ first: 50 }],
  supportReceived: (w) => organisationsOf(w).map(({ id }) => ({ organisationId: id, first: 50 })),
  supportResults: (w) => organisationsOf(w).map(({ id }) => ({ organisationId: id })),
  agreement: byId((w) => [
    ...[w.agreement, w.elsewhereAgreement, w.terminated, w.verified, w.drafted, w.disputed, w.merged],
  ]),
  agreements: (w) => [
    { first: 50 },
    { filter: { organisationId: w.buyer.organisation.id } },
    ...fairsOf(w).map(({ id }) => ({ filter: { fairIds: [id] } })),
  ],
  capability: byId((w) => [w.capability, w.hiddenCapability]),
  compareSuppliers: (w) => [
    { ids: organisationsOf(w).map(({ id }) => id), fairId: w.draftFair.id },
    { ids: organisationsOf(w).map(({ id }) => id), fairId: w.fair.id },
  ],
  conflicts: (w) => organisationsOf(w).map(({ id }) => ({ organisationId: id })),
  countedParticipations: (w) => [
    { first: 50 },
    ...fairsOf(w).map(({ id }) => ({ filter: { fairIds: [id] } })),
  ],
  delegate: byId((w) => [
    ...[w.supplier, w.buyer, w.foreignSupplier, w.foreignBuyer].map(({ delegate }) => delegate),
    ...[w.elsewhere.supplier.delegate, w.elsewhere.buyer.delegate],
    ...[w.inDraft.supplier.delegate, w.inDraft.buyer.delegate, w.formerDelegate],
  ]),
  fair: byId(fairsOf),
  fairAttendance: (w) => [{ fairIds: [w.draftFair.id] }],
  fairCosts: byFair(),
  frozenReport: byId((w) => [w.frozenReport, w.elsewhereReport]),
  frozenReports: () => [{ first: 50 }],
  verifyReport: (w) => [{ hash: w.frozenReport.hash }, { hash: w.elsewhereReport.hash }],
  funnelPairs: () => ['PROPOSED', 'AGREED', 'MET', 'SIGNED'].map((stage) => ({ stage, first: 50 })),
  needsAskingFor: () => [{ conceptId: 'process.cnc-milling', first: 50 }],
  fairByCode: (w) => fairsOf(w).map(({ code }) => ({ code })),
  fairs: () => [{ first: 50 }, { filter: { statuses: ['DRAFT'] } }],
  freeSlots: (w) => {
    const pairs = [
      [w.supplier, w.buyer],
      [w.supplier, w.foreignBuyer],
      [w.foreignSupplier, w.buyer],
      [w.foreignSupplier, w.foreignBuyer],
      [w.inDraft.supplier, w.inDraft.buyer],
    ] as const;
    return pairs.map(([one, other]) => ({
      supplierParticipationId: one.at.id,
      buyerParticipationId: other.at.id,
    }));
  },
  matchSettings: (w) => fairsOf(w).map(({ id }) => ({ fairId: id })),
  mailOutbox: () => [{ first: 50 }],
  meeting: byId((w) => [
    ...[w.past, w.coming, w.held, w.cancelled],
    ...[w.ownDraft, w.foreignDraft, w.crossDraft, w.cancelledDraft, w.elsewhereMeeting],
  ]),
  meetingExclusions: byFair(),
  meetingRequests: byFair([{}, { box: 'INBOX' }, { box: 'OUTBOX' }, { unbooked: true }]),
  meetings: (w) => [
    ...byFair()(w),
    { fairId: w.fair.id, filter: { statuses: ['DRAFT', 'CANCELLED'] } },
    { fairId: w.fair.id, filter: { unrecorded: true } },
    { fairId: w.fair.id, filter: { organisationId: w.foreignSupplier.organisation.id } },
  ],
  myCalendar: (w) => [{}, ...fairsOf(w).map(({ id }) => ({ fairId: id }))],
  need: byId((w) => [
    ...[w.privateNeed, w.closedNeed, w.foreignNeed, w.elsewhereNeed],
    ...[w.publicNeed, w.foreignPublicNeed, w.draftFairNeed, w.withdrawnNeed],
  ]),
  draftNeed: () => [{ text: 'CNC milling ±0.01 mm' }],
  needAccesses: (w) => [w.privateNeed, w.foreignNeed].map(({ id }) => ({ needId: id })),
  needDocuments: (w) => [w.privateNeed, w.foreignNeed].map(({ id }) => ({ needId: id })),
  needDownloads: (w) => [w.privateNeed, w.foreignNeed].map(({ id }) => ({ needId: id })),
  needTerms: () => [{ language: 'EN' }, { language: 'VI' }],
  needFeasibility: byId((w) => [w.privateNeed, w.foreignNeed, w.elsewhereNeed, w.publicNeed]),
  needs: (w) => [
    { first: 50 },
    { filter: { status: 'CLOSED' } },
    { filter: { text: 'need' } },
    ...fairsOf(w).map(({ id }) => ({ filter: { fairId: id } })),
    { filter: { buyerId: w.foreignBuyer.organisation.id } },
    { filter: { buyerId: w.withdrawn.id } },
  ],
  conceptsWithinReach: (w) => organisationsOf(w).map(({ id }) => ({ supplierOrganisationId: id })),
  openNeedsFor: (w) => organisationsOf(w).map(({ id }) => ({ supplierOrganisationId: id, first: 50 })),
  organisation: byId(organisationsOf),
  organisations: () => [{ first: 50 }, { filter: { name: 'withdrawn' } }],
  participation: byId((w) => [
    ...[w.supplier.at, w.buyer.at, w.foreignSupplier.at, w.foreignBuyer.at, w.withdrawnAtFair],
    ...[w.elsewhere.supplier.at, w.inDraft.supplier.at, w.inDraft.buyer.at],
  ]),
  participationTerms: byFair(),
  planningTerms: (w) => fairsOf(w).map(({ id }) => ({ fairId: id })),
  planningFaults: (w) => fairsOf(w).map(({ id }) => ({ fairId: id })),
  planRun: byId((w) => [w.planRun]),
  planRuns: byFair(),
  compareTimetables: (w) => fairsOf(w).map(({ id }) => ({ fairId: id })),
  releasePreview: (w) => [{ draftId: w.timetableDraft.id }],
  timetableDifference: (w) => fairsOf(w).map(({ id }) => ({ fairId: id, from: 0, to: 1 })),
  timetableGroupDifference: (w) => fairsOf(w).map(({ id }) => ({ fairId: id, from: 0, to: 1 })),
  timetableDraft: byId((w) => [w.timetableDraft]),
  timetableDrafts: byFair(),
  timetableVersions: byFair(),
  groupMeetings: (w) => fairsOf(w).map(({ id }) => ({ fairId: id })),
  unplacedGroupMeetings: (w) => [{ draftId: w.timetableDraft.id }, { draftId: w.readyDraft.id }],
  unscheduledPairs: (w) => [{ draftId: w.timetableDraft.id, first: 50 }],
  participations: byFair([{}, { text: 'withdrawn' }]),
  portfolios: byFair(),
  weightLessons: byFair(),
  exposureReport: (w) => fairsOf(w).map(({ id }) => ({ fairId: id })),
  portfolioWhatIf: (w) =>
    fairsOf(w).map(({ id }) => ({ input: { fairId: id, supplierQuota: { maximum: 1 } }, first: 500 })),
  profileVisibility: (w) => organisationsOf(w).map(({ id }) => ({ organisationId: id })),
  programmeReport: (w) => [
    {},
    ...fairsOf(w).map(({ id }) => ({ filter: { fairIds: [id], currency: 'VND' } })),
  ],
  reportChapterRecords: () =>
    ['PARTICIPATION', 'RECOGNITION', 'SUPPORT', 'TARGET', 'ACTIVITY'].map((kind) => ({ kind, first: 50 })),
  proposal: byId((w) => [w.proposal, w.refusedBySupplier, w.refusedByBuyer, w.foreignProposal]),
  proposals: byFair([{}, { filter: { answered: true } }, { filter: { agreed: false } }]),
  savedSearch: byId((w) => [w.savedSearch]),
  savedSearches: () => [{ first: 50 }],
  savedSearchMatches: (w) => [{ savedSearchId: w.savedSearch.id, first: 50 }],
  searchSuppliers: (w) => [
    { first: 50 },
    { query: 'CNC milling' },
    { query: w.word('withdrawn-organisation-name') },
    { query: w.word('capability-withdrawn-title') },
    { query: w.word('contact-name-supplierOwn') },
    { filter: { fairId: w.draftFair.id } },
    { filter: { freeAtFairIds: [w.draftFair.id] } },
  ],
  similarSuppliers: (w) => organisationsOf(w).map(({ id }) => ({ organisationId: id, first: 20 })),
  shortlist: byId((w) => [w.shortlist]),
  shortlistEntries: (w) => [{ shortlistId: w.shortlist.id, first: 50 }],
  shortlisted: (w) =>
    organisationsOf(w).map(({ id }) => ({
      organisationId: id,
      supplierIds: organisationsOf(w).map((organisation) => organisation.id),
    })),
  shortlists: (w) => organisationsOf(w).map(({ id }) => ({ organisationId: id, first: 50 })),
  supplierImport: byId((w) => [w.ownImport, w.otherImport]),
  supplierImports: () => [{ first: 50 }],
  supplierWishes: (w) => organisationsOf(w).map(({ id }) => ({ organisationId: id })),
  timetable: (w) => fairsOf(w).map(({ id }) => ({ fairId: id })),
  whyNot: (w) =>
    [w.privateNeed, w.foreignNeed, w.withdrawnNeed, w.closedNeed].flatMap((need) =>
      [w.supplier.organisation, w.foreignSupplier.organisation, w.withdrawn].map(({ id }) => ({
        needId: need.id,
        supplierOrganisationId: id,
      })),
    ),
};

/** All sets of arguments with which a query is asked. */
export function everyArgumentOf(name: string, world: World): Record<string, unknown>[] {
  const own: ArgumentsOf | undefined = QUERY_ARGUMENTS[name];
  if (!own) throw new Error(`There are no arguments for the query ${name}.`);
  return MORE[name]?.(world) ?? [own(world, 'admin')];
}

import { VIEWERS, type ViewerName, allBut } from './viewers.js';
import type { World } from './world.js';

/*
 * Who may do what, written from the brief and not from the code: the organisation whose thing it is looks after it, the
 * organiser of the fair runs the fair and helps everybody at it (but speaks for nobody who speaks for themselves), staff see to everything, whoever has no part in it
 * learns nothing. A list starts with the viewer for whom the call must succeed in full.
 */
const RUNNING: ViewerName[] = ['staff', 'admin', 'organizer'];
const STAFF: ViewerName[] = ['staff', 'admin'];
const ORGANIZERS: ViewerName[] = ['staff', 'admin', 'organizer', 'otherOrganizer'];
const SUPPLIER: ViewerName[] = [...RUNNING, 'supplierOwn'];
/** What an organisation with people of its own says of itself; organisers write for those alone that have none. */
const SUPPLIER_ITSELF: ViewerName[] = [...STAFF, 'supplierOwn'];
const BUYER: ViewerName[] = [...RUNNING, 'buyerOwn'];
const BOTH: ViewerName[] = [...RUNNING, 'supplierOwn', 'buyerOwn'];
const PARTIES: ViewerName[] = [...STAFF, 'supplierOwn', 'buyerOwn'];
/** What a buyer keeps for itself: not even staff look into it, or decide for it. */
const BUYER_ALONE: ViewerName[] = ['buyerOwn'];
const SIGNED_IN = allBut('nobody');
const EVERYONE: ViewerName[] = [...VIEWERS];

export interface QueryExpectation {
  /** Who gets an answer; for others there is no such thing, or it is refused. */
  readonly may: readonly ViewerName[];
  /** A record that some of them find in it, and the others don't. */
  readonly finds?: (world: World) => string;
  readonly finders?: readonly ViewerName[];
}

export const WHO_MAY_ASK: Readonly<Record<string, QueryExpectation>> = {
  agreement: { may: BOTH },
  agreements: { may: SIGNED_IN, finds: (w) => w.agreement.id, finders: BOTH },
  capability: { may: EVERYONE },
  compareSuppliers: { may: EVERYONE },
  concept: { may: EVERYONE },
  concepts: { may: EVERYONE },
  conflicts: { may: SUPPLIER },
  countedParticipations: { may: ORGANIZERS },
  delegate: { may: SUPPLIER },
  exchangeRates: { may: SIGNED_IN },
  fair: { may: EVERYONE },
  fairAttendance: { may: EVERYONE },
  fairByCode: { may: EVERYONE },
  fairs: { may: EVERYONE, finds: (w) => w.draftFair.id, finders: RUNNING },
  freeSlots: { may: BOTH },
  industrialZones: { may: EVERYONE },
  mailOutbox: { may: ['admin'] },
  matchSettings: { may: RUNNING },
  meeting: { may: BOTH },
  meetingExclusions: { may: RUNNING, finds: (w) => w.exclusion.id, finders: RUNNING },
  meetingRequests: { may: SIGNED_IN, finds: (w) => w.accepted.id, finders: BOTH },
  meetings: { may: SIGNED_IN, finds: (w) => w.coming.id, finders: BOTH },
  myCalendar: { may: SIGNED_IN, finds: (w) => w.coming.id, finders: ['supplierOwn', 'buyerOwn'] },
  myFairs: {
    may: SIGNED_IN,
    finds: (w) => w.fair.id,
    // Staff is one of the organisers of this fair.
    finders: allBut('nobody', 'otherOrganizer', 'admin'),
  },
  myOrganisations: { may: SIGNED_IN, finds: (w) => w.supplier.organisation.id, finders: ['supplierOwn'] },
  mySessions: { may: SIGNED_IN },
  need: { may: BOTH },
  needs: { may: EVERYONE, finds: (w) => w.privateNeed.id, finders: BOTH },
  newMatchCount: { may: SIGNED_IN },
  openNeedsFor: { may: SUPPLIER },
  conceptsWithinReach: { may: SUPPLIER },
  organisation: { may: EVERYONE },
  organisations: { may: EVERYONE },
  participation: { may: EVERYONE },
  compareTimetables: { may: RUNNING },
  planRun: { may: RUNNING },
  planRuns: { may: RUNNING, finds: (w) => w.planRun.id, finders: RUNNING },
  planningFaults: { may: RUNNING },
  planningTerms: { may: RUNNING },
  releasePreview: { may: RUNNING },
  timetableDifference: { may: RUNNING },
  timetableDraft: { may: RUNNING },
  timetableDrafts: { may: RUNNING, finds: (w) => w.timetableDraft.id, finders: RUNNING },
  timetableVersions: { may: RUNNING },
  unscheduledPairs: { may: RUNNING },
  participationTerms: { may: RUNNING },
  participations: { may: EVERYONE, finds: (w) => w.withdrawnAtFair.id, finders: RUNNING },
  portfolio: { may: RUNNING },
  portfolioPicks: { may: RUNNING },
  portfolioWhatIf: { may: RUNNING },
  portfolios: { may: RUNNING, finds: (w) => w.portfolio.id, finders: RUNNING },
  profileVisibility: { may: SUPPLIER },
  programmeReport: { may: ORGANIZERS },
  proposal: { may: BOTH },
  proposals: { may: SIGNED_IN, finds: (w) => w.proposal.id, finders: BOTH },
  provinces: { may: EVERYONE },
  savedSearch: { may: BUYER_ALONE },
  savedSearches: { may: SIGNED_IN, finds: (w) => w.savedSearch.id, finders: BUYER_ALONE },
  savedSearchMatches: { may: BUYER_ALONE },
  searchStatus: { may: STAFF },
  searchSuppliers: { may: EVERYONE },
  shortlist: { may: BUYER_ALONE },
  shortlistEntries: { may: BUYER_ALONE },
  shortlisted: { may: BUYER_ALONE },
  shortlists: { may: BUYER_ALONE },
  similarSuppliers: { may: EVERYONE },
  supplierImport: { may: RUNNING },
  supplierImports: { may: ORGANIZERS, finds: (w) => w.ownImport.id, finders: RUNNING },
  supplierWishes: { may: SUPPLIER_ITSELF },
  timetable: { may: RUNNING, finds: (w) => w.ownDraft.id, finders: RUNNING },
  viewer: { may: EVERYONE },
  wards: { may: EVERYONE },
  whyNot: { may: BUYER },
};

export interface MutationExpectation {
  readonly may: readonly ViewerName[];
  /** The refusal that even the first of them gets, where success would need a secret. */
  readonly refusal?: string;
  readonly endsSessions?: true;
  /** Whoever comes second finds nothing to remove, and needs a world of their own. */
  readonly removes?: true;
}

const may = (...viewers: ViewerName[]): MutationExpectation => ({ may: viewers });

export const WHO_MAY_DO: Readonly<Record<string, MutationExpectation>> = {
  acceptMeetingRequest: may(...SUPPLIER),
  addCapability: may(...SUPPLIER_ITSELF),
  addCertificate: may(...SUPPLIER_ITSELF),
  addDelegate: may(...SUPPLIER),
  addFairOrganizer: may(...RUNNING),
  addFairSession: may(...RUNNING),
  addHall: may(...RUNNING),
  addInterpreter: may(...RUNNING),
  addMeetingPrecedence: may(...RUNNING),
  addSlot: may(...RUNNING),
  addTables: may(...RUNNING),
  addToShortlist: may(...BUYER_ALONE),
  annotateShortlistEntry: may(...BUYER_ALONE),
  answerProposal: may(...BOTH),
  answerProposals: may(...BOTH),
  applyPortfolio: may(...RUNNING),
  blockTable: may(...RUNNING),
  bookMeeting: may(...BOTH),
  cancelMeeting: may(...BOTH),
  cancelSupplierImport: may(...RUNNING),
  choosePassword: { may: EVERYONE, refusal: 'LinkNotUsableError' },
  closeFair: may(...RUNNING),
  closeNeed: may(...BUYER),
  // The supplier has reported it: it is let through and told that the other side has to confirm.
  confirmAgreement: may('buyerOwn', 'supplierOwn'),
  createFair: may(...STAFF),
  createFirstAdmin: { may: EVERYONE, refusal: 'LinkNotUsableError' },
  createNeed: may(...BUYER),
  createShortlist: may(...BUYER_ALONE),
  declineMeetingRequest: may(...SUPPLIER),
  excludeMeeting: may(...RUNNING),
  holdMeeting: may(...BOTH),
  inviteColleague: may('admin'),
  inviteMember: may(...SUPPLIER_ITSELF),
  liftExclusion: { may: RUNNING, removes: true },
  linkDelegateAccount: may(...SUPPLIER),
  lookThroughSavedSearch: may(...BUYER_ALONE),
  moveMeeting: may(...BOTH),
  moveShortlistEntry: may(...BUYER_ALONE),
  openFair: may(...RUNNING),
  planDays: may(...RUNNING),
  proposeMatches: may(...RUNNING),
  reassignDelegates: may(...BOTH),
  recordAgreement: may(...PARTIES),
  recordOutcome: may(...BOTH),
  registerOrganisation: may(...ORGANIZERS),
  registerParticipation: may(...RUNNING),
  registerParticipations: may(...RUNNING),
  releaseDraftMeetings: may(...RUNNING),
  removeCertificate: { may: SUPPLIER_ITSELF, removes: true },
  removeDay: { may: RUNNING, removes: true },
  removeFairOrganizer: { may: RUNNING, removes: true },
  removeFairSession: { may: RUNNING, removes: true },
  removeInterpreter: { may: RUNNING, removes: true },
  removeMeetingPrecedence: { may: RUNNING, removes: true },
  removeHall: { may: RUNNING, removes: true },
  removeFromShortlist: { may: BUYER_ALONE, removes: true },
  removeSavedSearch: { may: BUYER_ALONE, removes: true },
  removeShortlist: { may: BUYER_ALONE, removes: true },
  removeSlot: { may: RUNNING, removes: true },
  removeTable: { may: RUNNING, removes: true },
  renameHall: may(...RUNNING),
  renameSavedSearch: may(...BUYER_ALONE),
  renameShortlist: may(...BUYER_ALONE),
  renameTable: may(...RUNNING),
  reopenMeeting: may(...RUNNING),
  reopenNeed: may(...BUYER),
  reportNoShow: may(...BOTH),
  requestMeeting: may(...SUPPLIER),
  requestPasswordReset: may(...EVERYONE),
  restoreCapability: may(...SUPPLIER_ITSELF),
  restoreDelegate: may(...SUPPLIER),
  reviseAgreement: may(...PARTIES),
  reviseCapability: may(...SUPPLIER_ITSELF),
  reviseCertificate: may(...SUPPLIER_ITSELF),
  reviseDelegate: may(...SUPPLIER),
  reviseFair: may(...RUNNING),
  reviseInterpreter: may(...RUNNING),
  reviseMatchSettings: may(...RUNNING),
  reviseNeed: may(...BUYER),
  reviseOrganisation: may(...SUPPLIER_ITSELF),
  reviseParticipation: may(...RUNNING),
  saveSearch: may(...BUYER_ALONE),
  runPortfolio: may(...RUNNING),
  setConflicts: may(...SUPPLIER_ITSELF),
  setDelegateAvailability: may(...SUPPLIER),
  setDelegateStay: may(...SUPPLIER),
  addDraftMeeting: may(...RUNNING),
  cancelPlanRun: may(...RUNNING),
  discardTimetableDraft: may(...RUNNING),
  fixDraftMeeting: may(...RUNNING),
  moveDraftMeeting: may(...RUNNING),
  planTimetable: { may: RUNNING, refusal: 'PlanImpossibleError' },
  rebaseTimetableDraft: may(...RUNNING),
  releaseTimetable: may(...RUNNING),
  removeDraftMeeting: may(...RUNNING),
  renameTimetableDraft: may(...RUNNING),
  startTimetableDraft: may(...RUNNING),
  swapDraftMeetings: may(...RUNNING),
  setHallWalk: may(...RUNNING),
  setMeetingFixed: may(...RUNNING),
  setRemoteParticipation: may(...RUNNING),
  setSessionAttendance: may(...RUNNING),
  setSpareTableShare: may(...RUNNING),
  setTableTerms: may(...RUNNING),
  setExchangeRate: may(...STAFF),
  setOrganisationContacts: may(...SUPPLIER_ITSELF),
  setParticipationTerms: may(...RUNNING),
  setSupplierWishes: may(...SUPPLIER_ITSELF),
  setOrganisationWithdrawn: may(...SUPPLIER_ITSELF),
  signIn: may(...EVERYONE),
  signOut: { may: SIGNED_IN, endsSessions: true },
  signOutEverywhere: { may: SIGNED_IN, endsSessions: true },
  startFair: may(...RUNNING),
  startSupplierImport: may(...RUNNING),
  stopWatchingSavedSearch: may(...BUYER_ALONE),
  terminateAgreement: may(...PARTIES),
  unblockTable: may(...RUNNING),
  verifyAgreement: may(...STAFF),
  watchSavedSearch: may(...BUYER_ALONE),
  withdrawCapability: may(...SUPPLIER_ITSELF),
  withdrawDelegate: may(...SUPPLIER),
  withdrawMeetingRequest: may(...BUYER),
  withdrawParticipation: may(...RUNNING),
};

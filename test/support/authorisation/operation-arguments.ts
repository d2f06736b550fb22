import { TEST_PASSWORD } from '../../factories/people.js';
import type { ViewerName } from './viewers.js';
import type { World } from './world.js';

/** Valid arguments of an operation on the own records of a world; `viewer` matters where each side speaks for itself. */
export type ArgumentsOf = (world: World, viewer: ViewerName) => Record<string, unknown>;

const NONE: ArgumentsOf = () => ({});
const DAY = '2026-11-26';

export const QUERY_ARGUMENTS: Readonly<Record<string, ArgumentsOf>> = {
  activities: NONE,
  activity: (w) => ({ id: w.draftActivity.id }),
  activityEnrolments: (w) => ({ activityId: w.activity.id }),
  assessment: (w) => ({ id: w.assessment.id }),
  assessmentRound: (w) => ({ id: w.round.id }),
  assessmentRounds: NONE,
  assessorCandidates: NONE,
  criteriaSet: (w) => ({ id: w.criteriaSet.id }),
  criteriaSets: NONE,
  industrialZone: (w) => ({ id: w.zone.id }),
  myEnrolments: NONE,
  programmeTargets: (w) => ({ programmeId: w.programme.id }),
  programmes: NONE,
  recognition: (w) => ({ id: w.recognition.id }),
  recognitionFigures: NONE,
  recognitions: NONE,
  supplierMap: NONE,
  supplyLinks: (w) => ({ organisationId: w.supplier.organisation.id }),
  supplyNetwork: (w) => ({ organisationId: w.buyer.organisation.id }),
  supportBudgets: NONE,
  supportFigures: NONE,
  supportPayments: NONE,
  supportReceived: (w) => ({ organisationId: w.supplier.organisation.id }),
  supportResults: (w) => ({ organisationId: w.supplier.organisation.id }),
  targetDefinitions: NONE,
  targetRecords: (w) => ({ targetId: w.target.id }),
  addedConceptNames: NONE,
  agreement: (w) => ({ id: w.agreement.id }),
  agreementTotals: NONE,
  agreements: NONE,
  capability: (w) => ({ id: w.capability.id }),
  checkInBadge: (w) => ({ delegateId: w.supplier.delegate.id }),
  compareSuppliers: (w) => ({ ids: [w.supplier.organisation.id, w.foreignSupplier.organisation.id] }),
  conflicts: (w) => ({ organisationId: w.supplier.organisation.id }),
  concept: () => ({ id: 'process.cnc-milling' }),
  concepts: () => ({ text: 'milling' }),
  conceptUses: () => ({ conceptId: 'process.cnc-milling' }),
  conceptsWithinReach: (w) => ({ supplierOrganisationId: w.supplier.organisation.id }),
  countedParticipations: NONE,
  delegate: (w) => ({ id: w.supplier.delegate.id }),
  duplicateAgreements: NONE,
  draftNeed: () => ({ text: 'CNC milling ±0.01 mm' }),
  exchangeRates: NONE,
  exposureReport: (w) => ({ fairId: w.fair.id }),
  weightLessons: (w) => ({ fairId: w.fair.id }),
  fair: (w) => ({ id: w.fair.id }),
  fairAttendance: NONE,
  fairCosts: (w) => ({ fairId: w.fair.id }),
  fairReturns: NONE,
  frozenReport: (w) => ({ id: w.frozenReport.id }),
  frozenReports: () => ({ first: 200 }),
  funnelPairs: () => ({ stage: 'AGREED' }),
  fairByCode: (w) => ({ code: w.fair.code }),
  fairs: NONE,
  floor: (w) => ({ fairId: w.fair.id }),
  kiosk: (w) => ({ key: w.kioskKey }),
  fileDownloads: (w) => ({ fileId: w.storedFile.id }),
  followUpList: () => ({ first: 200 }),
  followUpQuestion: () => ({ token: 'unknown' }),
  freeSlots: (w) => ({ supplierParticipationId: w.supplier.at.id, buyerParticipationId: w.buyer.at.id }),
  industrialZones: NONE,
  localConcept: (w) => ({ id: w.localConcept.id }),
  localConcepts: NONE,
  mailOutbox: NONE,
  matchSettings: (w) => ({ fairId: w.fair.id }),
  meeting: (w) => ({ id: w.coming.id }),
  meetingExclusions: (w) => ({ fairId: w.fair.id }),
  meetingRequests: (w) => ({ fairId: w.fair.id }),
  meetings: (w) => ({ fairId: w.fair.id }),
  myCalendar: (w) => ({ fairId: w.fair.id }),
  myDay: (w) => ({ fairId: w.fair.id }),
  myFairs: NONE,
  myOrganisations: NONE,
  mySessions: NONE,
  need: (w) => ({ id: w.privateNeed.id }),
  needAccesses: (w) => ({ needId: w.privateNeed.id }),
  needDocuments: (w) => ({ needId: w.privateNeed.id }),
  needDownloads: (w) => ({ needId: w.privateNeed.id }),
  needTerms: () => ({ language: 'EN' }),
  needs: (w) => ({ filter: { buyerId: w.buyer.organisation.id } }),
  needsAskingFor: () => ({ conceptId: 'process.cnc-milling', first: 200 }),
  newMatchCount: NONE,
  needFeasibility: (w) => ({ id: w.privateNeed.id }),
  openNeedsFor: (w) => ({ supplierOrganisationId: w.supplier.organisation.id }),
  organisation: (w) => ({ id: w.supplier.organisation.id }),
  organisations: NONE,
  outcomeFunnel: NONE,
  participation: (w) => ({ id: w.supplier.at.id }),
  compareTimetables: (w) => ({ fairId: w.fair.id, afterDraftId: w.timetableDraft.id }),
  planRun: (w) => ({ id: w.planRun.id }),
  planRuns: (w) => ({ fairId: w.fair.id }),
  planningFaults: (w) => ({ fairId: w.fair.id }),
  planningTerms: (w) => ({ fairId: w.fair.id }),
  releasePreview: (w) => ({ draftId: w.timetableDraft.id }),
  timetableDifference: (w) => ({ fairId: w.fair.id, from: 0, to: 1 }),
  timetableGroupDifference: (w) => ({ fairId: w.fair.id, from: 0, to: 1 }),
  timetableDraft: (w) => ({ id: w.timetableDraft.id }),
  timetableDrafts: (w) => ({ fairId: w.fair.id }),
  timetableVersions: (w) => ({ fairId: w.fair.id }),
  groupMeetings: (w) => ({ fairId: w.fair.id }),
  unplacedGroupMeetings: (w) => ({ draftId: w.readyDraft.id }),
  unscheduledPairs: (w) => ({ draftId: w.timetableDraft.id }),
  participationTerms: (w) => ({ fairId: w.fair.id }),
  participations: (w) => ({ fairId: w.fair.id }),
  portfolio: (w) => ({ id: w.portfolio.id }),
  portfolioPicks: (w) => ({ portfolioId: w.portfolio.id }),
  portfolioWhatIf: (w) => ({ input: { fairId: w.fair.id, supplierQuota: { maximum: 2 } } }),
  portfolios: (w) => ({ fairId: w.fair.id }),
  profileVisibility: (w) => ({ organisationId: w.supplier.organisation.id }),
  programmeReport: NONE,
  proposal: (w) => ({ id: w.proposal.id }),
  proposals: (w) => ({ fairId: w.fair.id }),
  provinces: NONE,
  repairs: (w) => ({ fairId: w.fair.id }),
  reportChapterRecords: () => ({ kind: 'PARTICIPATION' }),
  reportChapters: NONE,
  reportStamp: NONE,
  savedSearch: (w) => ({ id: w.savedSearch.id }),
  savedSearches: NONE,
  savedSearchMatches: (w) => ({ savedSearchId: w.savedSearch.id }),
  searchStatus: NONE,
  searchSuppliers: () => ({ query: 'CNC milling' }),
  shortlist: (w) => ({ id: w.shortlist.id }),
  shortlistEntries: (w) => ({ shortlistId: w.shortlist.id }),
  shortlisted: (w) => ({
    organisationId: w.buyer.organisation.id,
    supplierIds: [w.supplier.organisation.id, w.foreignSupplier.organisation.id],
  }),
  shortlists: (w) => ({ organisationId: w.buyer.organisation.id }),
  pipelineCards: () => ({ first: 200 }),
  staffMembers: NONE,
  storedFile: (w) => ({ fileId: w.storedFile.id }),
  similarSuppliers: (w) => ({ organisationId: w.supplier.organisation.id }),
  supplierImport: (w) => ({ id: w.ownImport.id }),
  supplierImports: NONE,
  supplierWishes: (w) => ({ organisationId: w.supplier.organisation.id }),
  timetable: (w) => ({ fairId: w.fair.id }),
  unmetNeeds: () => ({ filter: { fewerThan: 1000 } }),
  uncoveredTerms: NONE,
  verifyCertificate: (w) => ({ number: w.certificateNumber }),
  verifyReport: (w) => ({ hash: w.frozenReport.hash }),
  viewer: NONE,
  waitingList: (w) => ({ fairId: w.fair.id }),
  wards: () => ({ provinceCode: '01' }),
  whyNot: (w) => ({ needId: w.privateNeed.id, supplierOrganisationId: w.supplier.organisation.id }),
};

const capability = { title: 'Turning', conceptIds: ['process.cnc-turning'] };
const certificate = { conceptId: 'certificate.iso-9001', expiresOn: '2029-01-01' };
const milling = { conceptId: 'process.cnc-milling', importance: 'MUST' };
const delegate = { name: 'Trần Thị Bình', email: 'binh@example.com' };

export const MUTATION_ARGUMENTS: Readonly<Record<string, ArgumentsOf>> = {
  addIndustrialZone: (w) => ({ input: { ...zoneInput, name: `Cluster ${w.n}` } }),
  adoptCriteriaSet: (w) => ({ id: w.draftSet.id, version: w.draftSet.version }),
  answerSupplyLink: (w) => ({ id: w.claimedLink.id, isTrue: true }),
  assignAssessors: (w) => ({ id: w.assessment.id, personIds: [w.people.staff.id, w.people.admin.id] }),
  cancelActivity: (w) => ({ id: w.activity.id, reason: 'Nobody came' }),
  claimSupplyLink: (w) => ({
    input: { supplierId: w.supplier.organisation.id, customerId: w.foreignBuyer.organisation.id },
  }),
  closeAssessmentRound: (w) => ({ id: w.round.id }),
  draftCriteriaSet: (w) => ({ input: { code: `set-${w.n}`, ...criteriaInput } }),
  endSupplyLink: (w) => ({ id: w.claimedLink.id }),
  enrolInActivity: (w) => ({
    input: {
      activityId: w.activity.id,
      organisationId: w.supplier.organisation.id,
      participants: [{ name: 'Bình' }],
    },
  }),
  enterAssessment: (w) => ({
    input: { roundId: w.round.id, organisationId: w.foreignSupplier.organisation.id, subject: 'A new line' },
  }),
  openActivity: (w) => ({ id: w.draftActivity.id }),
  openAssessmentRound: (w) => ({
    input: { name: [{ language: 'en', text: 'Round' }], year: 2026, criteriaSetId: w.criteriaSet.id },
  }),
  planActivity: () => ({ input: activityInput }),
  reconcileAssessment: (w) => ({
    id: w.assessment.id,
    version: w.assessment.version,
    input: { scores: [], reason: 'Both agree' },
  }),
  recordAttendance: (w) => ({ sessionId: w.activitySession.id, participantIds: [w.participant.id] }),
  recordRecognition: (w) => ({
    input: {
      organisationId: w.supplier.organisation.id,
      kind: 'KEY_INDUSTRIAL_PRODUCT',
      productName: `Gear ${w.n}`,
      year: 2025,
      decisionNumber: '1/QĐ',
      decidedOn: '2025-10-01',
    },
  }),
  recordSupportPayment: (w) => ({
    input: {
      budgetId: w.budget.id,
      organisationId: w.supplier.organisation.id,
      kind: 'TRAINING',
      amount: { amount: '1000', currency: 'VND' },
      paidOn: '2026-11-01',
      purpose: 'A course',
      documentReference: `New ${w.n}`,
    },
  }),
  removeProgrammeTarget: (w) => ({ id: w.target.id }),
  reverseSupportPayment: (w) => ({ id: w.payment.id, input: { reason: 'Paid twice' } }),
  reviseActivity: (w) => ({ id: w.draftActivity.id, version: w.draftActivity.version, input: activityInput }),
  reviseCriteriaSet: (w) => ({ id: w.draftSet.id, version: w.draftSet.version, input: criteriaInput }),
  reviseIndustrialZone: (w) => ({
    id: w.zone.id,
    version: w.zone.version,
    input: { ...zoneInput, name: `Renamed ${w.n}` },
  }),
  reviseRecognition: (w) => ({
    id: w.recognition.id,
    version: w.recognition.version,
    input: {
      kind: 'KEY_INDUSTRIAL_PRODUCT',
      productName: 'Gear',
      year: 2025,
      decisionNumber: '2/QĐ',
      decidedOn: '2025-10-01',
    },
  }),
  saveProgramme: (w) => ({
    input: {
      code: `made-${w.n}`,
      name: [{ language: 'en', text: 'Programme' }],
      startsOn: '2026-01-01',
      endsOn: '2026-12-31',
    },
  }),
  saveScores: (w) => ({ id: w.assessment.id, input: { scores: [], submit: false } }),
  setProgrammeTarget: (w) => ({
    input: { programmeId: w.programme.id, year: 2026, definition: 'DIRECT_SUPPLIERS', goal: 100 },
  }),
  setSupportBudget: (w) => ({
    input: {
      code: `B-${w.n}`,
      name: [{ language: 'en', text: 'Budget' }],
      year: 2026,
      amount: { amount: '1000000', currency: 'VND' },
    },
  }),
  withdrawEnrolment: (w) => ({ id: w.enrolment.id }),
  withdrawRecognition: (w) => ({
    id: w.recognition.id,
    version: w.recognition.version,
    input: { withdrawnOn: '2026-01-01', reason: 'No longer made' },
  }),
  acceptOffer: (w, viewer) => ({ offerId: w.offer.id, side: viewer === 'buyerOwn' ? 'BUYER' : 'SUPPLIER' }),
  admitWalkIn: (w) => ({
    input: {
      ...{ fairId: w.fair.id, side: 'SUPPLIER', name: 'Walk-in' },
      organisationName: `Walk-in organisation ${w.n}`,
    },
  }),
  answerCall: (w) => ({ callId: w.call.id }),
  applyRepair: (w) => ({ repairId: w.appliedRepair.id }),
  answerGroupCall: (w) => ({ sessionId: w.comingGroup.id }),
  callGroupParty: (w) => ({ sessionId: w.comingGroup.id, participationId: w.buyer.at.id }),
  contradictGroupNoShow: (w) => ({ sessionId: w.heldGroup.id, note: 'We were there.' }),
  decideGroupNoShow: (w) => ({ sessionId: w.heldGroup.id, participationId: w.supplier.at.id, came: true }),
  endGroupCall: (w) => ({ sessionId: w.comingGroup.id, participationId: w.supplier.at.id }),
  holdGroupMeeting: (w) => ({ sessionId: w.pastGroup.id }),
  recordGroupOutcome: (w) => ({ input: { sessionId: w.pastGroup.id, kind: 'INFORMATIVE' } }),
  reopenGroupMeeting: (w) => ({ sessionId: w.heldGroup.id }),
  reportGroupNoShow: (w, viewer) => ({
    sessionId: w.pastGroup.id,
    participationId: viewer === 'buyerOwn' ? w.supplier.at.id : w.buyer.at.id,
  }),
  sayLateToGroup: (w, viewer) => ({
    input: {
      ...{ sessionId: w.comingGroup.id, minutes: 5 },
      participationId: viewer === 'buyerOwn' ? w.buyer.at.id : w.supplier.at.id,
    },
  }),
  callParty: (w) => ({ meetingId: w.coming.id, side: 'BUYER' }),
  checkIn: (w) => ({ input: { fairId: w.fair.id, delegateId: w.supplier.delegate.id } }),
  closeKiosk: (w) => ({ kioskId: w.kiosk.id }),
  contradictNoShow: (w) => ({ meetingId: w.missed.id, note: 'We were there.' }),
  decideNoShow: (w) => ({ meetingId: w.missed.id, verdict: 'SUPPLIER' }),
  declineOffer: (w) => ({ offerId: w.offer.id }),
  endCall: (w) => ({ callId: w.call.id }),
  kioskCheckIn: (w) => ({ key: w.kioskKey, code: 'no code' }),
  openKiosk: (w) => ({ input: { fairId: w.fair.id, name: 'South entrance' } }),
  proposeRepair: (w) => ({ input: { fairId: w.fair.id, kind: 'TABLE_LOST', tableId: w.table.id } }),
  renewCheckInCode: (w) => ({ delegateId: w.supplier.delegate.id }),
  sayLate: (w, viewer) => ({
    input: { meetingId: w.coming.id, minutes: 5, side: viewer === 'buyerOwn' ? 'BUYER' : 'SUPPLIER' },
  }),
  setFloorTerms: (w) => ({
    fairId: w.fair.id,
    input: { graceMinutes: 5, offerMinutes: 3, offersFreedSlots: true },
  }),
  undoCheckIn: (w) => ({ checkInId: w.checkIn.id }),
  acceptMeetingRequest: (w) => ({ requestId: w.open.id, note: 'Gladly' }),
  addCapability: (w) => ({ organisationId: w.supplier.organisation.id, input: capability }),
  addCertificate: (w) => ({ organisationId: w.supplier.organisation.id, input: certificate }),
  addConcept: (w) => ({
    input: { kind: 'PROCESS', names: [{ language: 'en', text: `process number ${w.n}` }] },
  }),
  addConceptName: (w) => ({
    input: { conceptId: 'process.cnc-milling', language: 'en', text: `milling number ${w.n}` },
  }),
  addDelegate: (w) => ({ input: { ...delegate, participationId: w.supplier.at.id } }),
  addFairOrganizer: (w) => ({ input: { fairId: w.fair.id, email: `new-${w.n}@example.com`, name: 'New' } }),
  addFairSession: (w) => ({
    input: {
      fairId: w.fair.id,
      title: 'Opening',
      startsAt: '2026-11-26T08:00:00Z',
      endsAt: '2026-11-26T08:20:00Z',
      delegateIds: [w.spareDelegate.id],
    },
  }),
  addHall: (w) => ({ input: { fairId: w.fair.id, name: 'Hall 2' } }),
  addInterpreter: (w) => ({ input: { fairId: w.fair.id, name: 'Aoki', languagePairs: ['ja-vi'] } }),
  addMeetingPrecedence: (w) => ({
    input: {
      fairId: w.fair.id,
      first: { supplierId: w.supplier.at.id, buyerId: w.buyer.at.id },
      second: { supplierId: w.supplier.at.id, buyerId: w.foreignBuyer.at.id },
    },
  }),
  addSlot: (w) => ({ input: { fairId: w.fair.id, date: DAY, from: '16:00', to: '16:20' } }),
  addTables: (w) => ({ input: { hallId: w.hallId, labels: ['Z1', 'Z2'] } }),
  addToShortlist: (w) => ({
    input: { shortlistId: w.shortlist.id, supplierIds: [w.supplier.organisation.id] },
  }),
  annotateShortlistEntry: (w) => ({
    id: w.shortlistEntry.id,
    version: w.shortlistEntry.version,
    input: { note: 'Ask for samples' },
  }),
  answerProposal: (w, viewer) => ({ input: answer(w, viewer) }),
  answerProposals: (w, viewer) => ({ answers: [answer(w, viewer)] }),
  applyWeightLesson: (w) => ({ id: w.lesson.id, version: 0 }),
  takeBackWeightLesson: (w) => ({ id: w.lesson.id, version: 0 }),
  learnWeights: (w) => ({ fairId: w.fair.id }),
  applyPortfolio: (w) => ({ id: w.portfolio.id }),
  blockTable: (w) => ({ tableId: w.freeTable.id }),
  bookMeeting: (w) => ({
    input: {
      fairId: w.fair.id,
      supplierParticipationId: w.supplier.at.id,
      buyerParticipationId: w.buyer.at.id,
      slotId: w.freeSlot.id,
      isAnother: true,
    },
  }),
  cancelMeeting: (w) => ({ meetingId: w.coming.id, version: w.coming.version, reason: 'Ill' }),
  cancelSupplierImport: (w) => ({ importId: w.ownImport.id }),
  choosePassword: () => ({ input: { token: 'x'.repeat(43), password: TEST_PASSWORD } }),
  closeFair: (w) => ({ id: w.fair.id }),
  cloneNeed: (w) => ({ id: w.privateNeed.id, input: { fairId: w.fair.id } }),
  acceptNeedTerms: (w) => ({
    input: {
      ...{ needId: w.privateNeed.id, organisationId: w.supplier.organisation.id },
      ...{ signedName: 'Somebody', language: 'EN' },
    },
  }),
  addNeedDocument: (w) => ({
    input: { needId: w.privateNeed.id, fileId: w.storedDrawing.id, title: 'Drawing', isUnderNda: true },
  }),
  decideNeedAccess: (w) => ({ id: w.needAccess.id, isAllowed: true }),
  removeNeedDocument: (w) => ({ id: w.needDrawing.id }),
  closeNeed: (w) => ({ id: w.privateNeed.id, version: w.privateNeed.version }),
  answerFollowUp: () => ({ token: 'unknown', input: { state: 'UNDER_WAY' } }),
  askFollowUp: (w) => ({ id: w.followUp.id }),
  assignFollowUp: (w) => ({ ...of(w.followUp), assigneeId: w.people.staff.id }),
  movePipelineCard: (w) => ({ ...of(w.pipelineCard), stage: 'SAMPLING' }),
  openPipelineCard: (w) => ({
    input: { supplierId: w.supplier.organisation.id, buyerId: w.foreignBuyer.organisation.id },
  }),
  recordFollowUpAnswer: (w) => ({ id: w.followUp.id, input: { state: 'UNDER_WAY' } }),
  revisePipelineCard: (w) => ({ ...of(w.pipelineCard), assigneeId: w.people.staff.id }),
  skipFollowUp: (w) => ({ ...of(w.followUp), reason: 'Merged' }),
  addAgreementDocument: (w) => ({
    id: w.agreement.id,
    input: { fileId: w.storedFile.id, title: 'Annex', confirmDuplicate: false },
  }),
  amendAgreement: (w) => ({
    ...of(w.verified),
    input: { title: 'More', signedOn: '2026-11-25', newValue: { amount: '7000000', currency: 'USD' } },
  }),
  disputeAgreement: (w) => ({ ...of(w.agreement), value: { amount: '7000000', currency: 'USD' } }),
  fulfilAgreement: (w) => of(w.verified),
  lapseAgreement: (w) => ({ ...of(w.verified), reason: 'Nobody ordered' }),
  markAgreementsDistinct: (w) => ({ firstId: w.agreement.id, secondId: w.verified.id }),
  mergeAgreements: (w) => ({
    ...{ keepId: w.verified.id, keepVersion: w.verified.version },
    ...{ doubleId: w.agreement.id, doubleVersion: w.agreement.version },
  }),
  placeUnderFramework: (w) => ({ ...of(w.verified), frameworkId: null }),
  reportAgreement: (w) => of(w.drafted),
  separateAgreement: (w) => of(w.merged),
  settleAgreement: (w) => ({ ...of(w.disputed), figure: 'REPORTED', note: 'By the document' }),
  startAgreement: (w) => of(w.verified),
  confirmAgreement: (w) => ({ id: w.agreement.id, version: w.agreement.version }),
  createFair: (w) => ({ input: { ...fairInput, code: `made-${w.n}` } }),
  createFirstAdmin: () => ({
    input: { token: 'x'.repeat(43), email: 'first@example.com', name: 'First', password: TEST_PASSWORD },
  }),
  createNeed: (w) => ({
    input: { buyerId: w.buyer.organisation.id, fairId: w.fair.id, title: 'Shafts', concepts: [milling] },
  }),
  createShortlist: (w) => ({ input: { organisationId: w.buyer.organisation.id, name: 'Shafts' } }),
  decideProposals: (w) => ({ ids: [w.proposal.id], decision: 'CONFIRMED' }),
  declineMeetingRequest: (w) => ({ requestId: w.open.id, note: 'No time' }),
  dismissTerm: (w) => ({ id: w.uncoveredTerm.id }),
  excludeMeeting: (w) => ({
    input: {
      fairId: w.fair.id,
      supplierOrganisationId: w.supplier.organisation.id,
      buyerOrganisationId: w.buyer.organisation.id,
    },
  }),
  freezeReport: () => ({ note: 'For the council' }),
  holdMeeting: (w) => ({ meetingId: w.past.id }),
  inviteColleague: (w) => ({ input: { email: `colleague-${w.n}@example.com`, name: 'Colleague' } }),
  inviteMember: (w) => ({
    input: { organisationId: w.supplier.organisation.id, email: `member-${w.n}@example.com`, name: 'Member' },
  }),
  liftExclusion: (w) => ({ id: w.exclusion.id }),
  linkDelegateAccount: (w) => ({
    input: { delegateId: w.supplier.delegate.id, email: `delegate-${w.n}@example.com` },
    version: w.supplier.delegate.version,
  }),
  lookThroughSavedSearch: (w) => ({ id: w.savedSearch.id }),
  moveMeeting: (w) => ({ meetingId: w.coming.id, version: w.coming.version, slotId: w.freeSlot.id }),
  moveShortlistEntry: (w) => ({ id: w.shortlistEntry.id }),
  openFair: (w) => ({ id: w.draftFair.id }),
  planDays: (w) => ({
    input: {
      fairId: w.fair.id,
      slotMinutes: 30,
      days: [{ date: DAY, opensAt: '09:00', closesAt: '11:00' }],
    },
  }),
  proposeMatches: (w) => ({ input: { fairId: w.fair.id } }),
  reassignDelegates: (w) => ({
    meetingId: w.coming.id,
    version: w.coming.version,
    delegateIds: [w.supplier.delegate.id, w.buyer.delegate.id],
  }),
  recordAgreement: (w) => ({ input: agreementInput(w) }),
  recordFairCost: (w) => ({ input: { ...costInput, fairId: w.fair.id } }),
  recordOutcome: (w) => ({ input: { meetingId: w.past.id, kind: 'INFORMATIVE', version: 1 } }),
  registerOrganisation: (w) => ({
    input: { legalName: `Registered ${w.n}`, country: 'VN', isSupplier: true },
  }),
  registerParticipation: (w) => ({
    input: {
      fairId: w.draftFair.id,
      organisationId: w.foreignSupplier.organisation.id,
      side: 'SUPPLIER',
      kind: 'DIRECT',
    },
  }),
  registerParticipations: (w) => ({
    input: {
      fairId: w.draftFair.id,
      organisationIds: [w.foreignSupplier.organisation.id],
      side: 'SUPPLIER',
      kind: 'INDIRECT',
    },
  }),
  releaseDraftMeetings: (w) => ({ fairId: w.fair.id }),
  removeCertificate: (w) => ({ id: w.certificate.id }),
  removeDay: (w) => ({ fairId: w.fair.id, date: DAY }),
  removeFairOrganizer: (w) => ({ fairId: w.fair.id, personId: w.people.staff.id }),
  removeHall: (w) => ({ hallId: w.emptyHall.id }),
  removeFromShortlist: (w) => ({ id: w.shortlistEntry.id, version: w.shortlistEntry.version }),
  removeSavedSearch: (w) => ({ id: w.savedSearch.id, version: w.savedSearch.version }),
  removeShortlist: (w) => ({ id: w.shortlist.id, version: w.shortlist.version }),
  removeSlot: (w) => ({ slotId: w.freeSlot.id }),
  removeTable: (w) => ({ tableId: w.freeTable.id }),
  renameHall: (w) => ({ input: { hallId: w.emptyHall.id, name: 'Hall 9' } }),
  renameSavedSearch: (w) => ({
    id: w.savedSearch.id,
    version: w.savedSearch.version,
    input: { name: 'Shafts' },
  }),
  renameShortlist: (w) => ({ id: w.shortlist.id, version: w.shortlist.version, input: { name: 'Shafts' } }),
  renameTable: (w) => ({ input: { tableId: w.freeTable.id, label: 'Z9' } }),
  reopenMeeting: (w) => ({ meetingId: w.held.id }),
  reopenNeed: (w) => ({ id: w.privateNeed.id, version: w.privateNeed.version }),
  reopenTerm: (w) => ({ id: w.uncoveredTerm.id }),
  reportNoShow: (w, viewer) => ({
    meetingId: w.past.id,
    absentSide: viewer === 'buyerOwn' ? 'SUPPLIER' : 'BUYER',
  }),
  requestMeeting: (w) => ({
    input: { fromParticipationId: w.supplier.at.id, toParticipationId: w.foreignBuyer.at.id, note: 'Hello' },
  }),
  requestPasswordReset: () => ({ email: 'unknown@example.com' }),
  restoreCapability: (w) => ({ id: w.hiddenCapability.id }),
  restoreConcept: (w) => ({ id: w.withdrawnConcept.id, version: w.withdrawnConcept.version }),
  restoreConceptName: (w) => ({ id: w.addedName.id }),
  restoreDelegate: (w) => ({ id: w.formerDelegate.id, version: w.formerDelegate.version }),
  reviseAgreement: (w) => ({
    id: w.agreement.id,
    version: w.agreement.version,
    input: { ...agreementInput(w), title: 'Another title' },
  }),
  reviseCapability: (w) => ({ id: w.capability.id, version: w.capability.version, input: capability }),
  reviseCertificate: (w) => ({ id: w.certificate.id, version: w.certificate.version, input: certificate }),
  reviseConcept: (w) => ({
    id: w.localConcept.id,
    version: w.localConcept.version,
    input: { names: [{ language: 'en', text: `renamed concept ${w.n}` }] },
  }),
  reviseDelegate: (w) => ({
    id: w.supplier.delegate.id,
    version: w.supplier.delegate.version,
    input: delegate,
  }),
  reviseFair: (w) => ({
    id: w.fair.id,
    version: w.fair.version,
    input: { ...fairInput, code: w.fair.code, venue: 'Another hall' },
  }),
  reviseFairCost: (w) => ({ id: w.cost.id, version: w.cost.version, input: costInput }),
  reviseMatchSettings: (w) => ({ fairId: w.fair.id, version: 0, input: matchSettings }),
  reviseNeed: (w) => ({
    id: w.privateNeed.id,
    version: w.privateNeed.version,
    input: { fairId: w.fair.id, title: 'Shafts', concepts: [milling], isPublic: false },
  }),
  reviseOrganisation: (w) => ({
    id: w.supplier.organisation.id,
    version: w.supplier.organisation.version,
    input: { legalName: `Renamed ${w.n}`, country: 'VN', isSupplier: true },
  }),
  reviseParticipation: (w) => ({
    id: w.supplier.at.id,
    version: w.supplier.at.version,
    input: { kind: 'INDIRECT', note: 'Called on Monday' },
  }),
  saveSearch: (w) => ({ input: { organisationId: w.buyer.organisation.id, name: 'Shafts', query: 'shaft' } }),
  removeFairSession: (w) => ({ sessionId: w.session.id }),
  removeInterpreter: (w) => ({ interpreterId: w.interpreter.id }),
  removeMeetingPrecedence: (w) => ({ precedenceId: w.precedence.id }),
  reviseFairSession: (w) => ({
    ...{ sessionId: w.session.id, version: 1 },
    input: {
      title: 'Closing',
      startsAt: '2026-11-26T08:00:00Z',
      endsAt: '2026-11-26T08:20:00Z',
      delegateIds: [w.spareDelegate.id],
    },
  }),
  reviseInterpreter: (w) => ({
    interpreterId: w.interpreter.id,
    version: w.interpreter.version,
    input: { name: 'Sato', languagePairs: ['ja-vi'] },
  }),
  setDelegateStay: (w) => ({
    delegateId: w.spareDelegate.id,
    version: w.spareDelegate.version,
    leavesAt: '2026-11-26T10:00:00Z',
  }),
  addDraftMeeting: (w) => ({
    ...draftOf(w),
    supplierParticipationId: w.foreignSupplier.at.id,
    buyerParticipationId: w.buyer.at.id,
    slotId: w.slots[9]!.id,
  }),
  addGroupMeeting: (w) => ({ input: { fairId: w.fair.id, title: 'Delegation', ...groupOf(w) } }),
  placeDraftGroupMeeting: (w) => ({
    ...draftOf(w),
    groupMeetingId: w.groupMeeting.id,
    slotId: w.slots[9]!.id,
  }),
  removeDraftGroupMeeting: (w) => ({ ...draftOf(w), groupMeetingId: w.groupMeeting.id }),
  removeGroupMeeting: (w) => ({ groupMeetingId: w.groupMeeting.id }),
  reviseGroupMeeting: (w) => ({
    ...{ groupMeetingId: w.groupMeeting.id, version: w.groupMeeting.version },
    input: { title: 'Larger delegation', isMust: true, ...groupOf(w) },
  }),
  unplaceGroupMeeting: (w) => ({ groupMeetingId: w.groupMeeting.id }),
  cancelPlanRun: (w) => ({ planRunId: w.planRun.id }),
  discardTimetableDraft: (w) => draftOf(w),
  fixDraftMeeting: (w) => ({ ...draftOf(w), meetingId: w.draftMeeting.meetingId, isFixed: true }),
  moveDraftMeeting: (w) => ({
    ...draftOf(w),
    meetingId: w.draftMeeting.meetingId,
    slotId: w.freeSlot.id,
  }),
  // A search would go on in the background, and make a draft in the middle of another test.
  planTimetable: (w) => ({ input: { fairId: w.draftFair.id, seconds: 1 } }),
  // Where it is: another meeting has to come after it.
  rearrangeMeetings: (w) => ({
    input: {
      fairId: w.fair.id,
      moves: [{ meetingId: w.coming.id, version: w.coming.version, slotId: w.coming.slot!.id }],
    },
  }),
  rebaseTimetableDraft: (w) => draftOf(w),
  releaseTimetable: (w) => ({ input: { draftId: w.readyDraft.id, version: w.readyDraft.version } }),
  removeDraftMeeting: (w) => ({ ...draftOf(w), meetingId: w.draftMeeting.meetingId }),
  renameTimetableDraft: (w) => ({ ...draftOf(w), name: 'Second try' }),
  startTimetableDraft: (w) => ({ input: { fairId: w.fair.id } }),
  swapDraftMeetings: (w) => ({
    ...draftOf(w),
    meetingId: w.draftMeeting.meetingId,
    otherMeetingId: w.otherDraftMeeting.meetingId,
  }),
  setHallWalk: (w) => ({ hallId: w.hallId, otherHallId: w.emptyHall.id, minutes: 5 }),
  setMeetingFixed: (w) => ({ meetingId: w.coming.id, version: w.coming.version, isFixed: true }),
  setRemoteParticipation: (w) => ({ participationId: w.withdrawnAtFair.id, input: null }),
  setSpareTableShare: (w) => ({ fairId: w.fair.id, spareTableShare: 0.1 }),
  setTableTerms: (w) => ({ input: { tableId: w.freeTable.id, purpose: 'SPARE' } }),
  runPortfolio: (w) => ({ input: { fairId: w.fair.id } }),
  setConflicts: (w) => ({
    organisationId: w.supplier.organisation.id,
    conflicts: [{ organisationId: w.foreignSupplier.organisation.id, note: 'A competitor' }],
  }),
  setDelegateAvailability: (w) => ({
    delegateId: w.spareDelegate.id,
    unavailableSlotIds: [w.freeSlot.id],
  }),
  setExchangeRate: () => ({
    input: { currency: 'JPY', usdPerUnit: '0.0065', source: 'Vietcombank', validFrom: '2026-11-01' },
  }),
  setOrganisationContacts: (w) => ({
    organisationId: w.supplier.organisation.id,
    contacts: [{ name: 'Sales', email: 'sales@example.com' }],
  }),
  setParticipationTerms: (w) => ({
    participationId: w.buyer.at.id,
    version: 0,
    input: { tags: ['guest'], maxMeetings: 5 },
  }),
  setSupplierWishes: (w) => ({
    organisationId: w.supplier.organisation.id,
    version: 0,
    input: { countries: ['JP'] },
  }),
  // Putting back what isn't out: a withdrawn organisation has nobody who speaks for it any more.
  setOrganisationWithdrawn: (w) => ({ organisationId: w.supplier.organisation.id, withdrawn: false }),
  signIn: (w) => ({ input: { email: w.people.staff.email, password: TEST_PASSWORD } }),
  signOut: NONE,
  signOutEverywhere: NONE,
  startFair: (w) => ({ id: w.fair.id }),
  startSupplierImport: (w) => ({
    input: {
      importId: w.ownImport.id,
      mapping: [
        { field: 'LEGAL_NAME', column: w.word('import-column-organizer') },
        { field: 'COUNTRY', column: 'Country' },
      ],
    },
  }),
  stopWatchingSavedSearch: (w) => ({ id: w.savedSearch.id, version: w.savedSearch.version }),
  terminateAgreement: (w) => ({ id: w.agreement.id, version: w.agreement.version, reason: 'It never began' }),
  unblockTable: (w) => ({ tableId: w.freeTable.id }),
  verifyAgreement: (w) => ({ id: w.agreement.id, version: w.agreement.version }),
  watchSavedSearch: (w) => ({ id: w.savedSearch.id, version: w.savedSearch.version }),
  withdrawCapability: (w) => ({ id: w.capability.id }),
  withdrawConcept: (w) => ({ id: w.localConcept.id, version: w.localConcept.version }),
  withdrawConceptName: (w) => ({ id: w.addedName.id }),
  withdrawDelegate: (w) => ({ id: w.spareDelegate.id, version: w.spareDelegate.version }),
  withdrawFairCost: (w) => ({ id: w.cost.id, version: w.cost.version, reason: 'Entered twice' }),
  withdrawMeetingRequest: (w) => ({ requestId: w.open.id }),
  withdrawParticipation: (w) => ({ id: w.withdrawnAtFair.id, version: w.withdrawnAtFair.version }),
};

const costInput = {
  kind: 'VENUE',
  description: 'Hall for two days',
  incurredOn: '2026-11-20',
  amount: { amount: '1200.00', currency: 'USD' },
};

const matchSettings = {
  weights: [{ component: 'CAPACITY', weight: 0.5 }],
  minScore: 0.2,
  supplierQuota: { minimum: 1, maximum: 9 },
  buyerQuota: { minimum: 0 },
  isFair: true,
  meetingRules: [],
};

const zoneInput = { kind: 'CLUSTER', status: 'PLANNED', provinceCode: '01', areaHa: 20 };

const criteriaInput = {
  name: [{ language: 'en', text: 'Criteria' }],
  criteria: [
    {
      kind: 'GENERAL',
      name: [{ language: 'en', text: 'Productivity' }],
      evidence: [{ language: 'en', text: 'Accounts of two years' }],
      weight: 10,
      scale: 5,
    },
  ],
};

const activityInput = {
  kind: 'TRAINING',
  topic: 'MANAGEMENT',
  title: [{ language: 'en', text: 'A course' }],
  place: 'Hanoi',
  signUpUntil: '2026-12-01T00:00:00Z',
  sessions: [{ startsAt: '2026-12-02T01:00:00Z', endsAt: '2026-12-02T04:00:00Z' }],
};

const fairInput = {
  name: [{ language: 'en', text: 'A fair' }],
  venue: 'ICE',
  city: 'Hanoi',
  country: 'VN',
  timeZone: 'Asia/Ho_Chi_Minh',
  startsOn: '2026-11-25',
  endsOn: '2026-11-26',
};

function groupOf(w: World) {
  return { parties: [w.supplier, w.foreignSupplier, w.buyer].map(({ at }) => ({ participationId: at.id })) };
}

function draftOf({ timetableDraft: { id, version } }: World) {
  return { draftId: id, version };
}

function answer(world: World, viewer: ViewerName) {
  const side = viewer === 'buyerOwn' ? 'BUYER' : 'SUPPLIER';
  return { proposalId: world.proposal.id, version: 1, answer: 'MEET', side };
}

function agreementInput(world: World) {
  return {
    kind: 'CONTRACT',
    title: 'Supply of shafts',
    signedOn: '2026-11-25',
    fairId: world.fair.id,
    value: { amount: '1000.00', currency: 'USD' },
    parties: [
      { organisationId: world.supplier.organisation.id, role: 'SUPPLIER' },
      { organisationId: world.buyer.organisation.id, role: 'BUYER' },
    ],
  };
}

function of({ id, version }: { id: string; version: number }) {
  return { id, version };
}

import type { ViewerName } from './viewers.js';
import type { World } from './world.js';

/** Somebody who may call the operation, with something of others among the arguments: nothing may come of it. */
export interface MixedCall {
  readonly what: string;
  readonly viewer: ViewerName;
  readonly mutation: string;
  readonly given: (world: World) => Record<string, unknown>;
}

const milling = { conceptId: 'process.cnc-milling', importance: 'MUST' };

export const MIXED_CALLS: readonly MixedCall[] = [
  {
    what: 'an organiser books people of another fair in the name of their own',
    viewer: 'otherOrganizer',
    mutation: 'bookMeeting',
    given: (w) => ({
      input: {
        fairId: w.otherFair.id,
        supplierParticipationId: w.supplier.at.id,
        buyerParticipationId: w.buyer.at.id,
        slotId: w.otherSlots[3]!.id,
      },
    }),
  },
  {
    what: 'an organiser books into a slot of another fair',
    viewer: 'otherOrganizer',
    mutation: 'bookMeeting',
    given: (w) => ({
      input: {
        fairId: w.otherFair.id,
        supplierParticipationId: w.elsewhere.supplier.at.id,
        buyerParticipationId: w.elsewhere.buyer.at.id,
        slotId: w.freeSlot.id,
        isAnother: true,
      },
    }),
  },
  {
    what: 'a member books with somebody who has not agreed',
    viewer: 'supplierOwn',
    mutation: 'bookMeeting',
    given: (w) => ({
      input: {
        fairId: w.fair.id,
        supplierParticipationId: w.supplier.at.id,
        buyerParticipationId: w.foreignBuyer.at.id,
        slotId: w.freeSlot.id,
      },
    }),
  },
  {
    what: 'a member books two others',
    viewer: 'supplierOwn',
    mutation: 'bookMeeting',
    given: (w) => ({
      input: {
        fairId: w.fair.id,
        supplierParticipationId: w.foreignSupplier.at.id,
        buyerParticipationId: w.foreignBuyer.at.id,
        slotId: w.freeSlot.id,
      },
    }),
  },
  {
    what: 'an organiser posts a need of a buyer who is not at their fair',
    viewer: 'otherOrganizer',
    mutation: 'createNeed',
    given: (w) => ({
      input: {
        buyerId: w.buyer.organisation.id,
        fairId: w.otherFair.id,
        title: 'Shafts',
        concepts: [milling],
      },
    }),
  },
  {
    what: 'an organiser keeps two apart who are not at their fair',
    viewer: 'otherOrganizer',
    mutation: 'excludeMeeting',
    given: (w) => ({
      input: {
        fairId: w.otherFair.id,
        supplierOrganisationId: w.supplier.organisation.id,
        buyerOrganisationId: w.buyer.organisation.id,
      },
    }),
  },
  {
    what: 'a foreign proposal among own ones',
    viewer: 'supplierOwn',
    mutation: 'answerProposals',
    given: (w) => ({
      answers: [w.refusedByBuyer, w.foreignProposal].map(({ id }) => ({
        proposalId: id,
        version: 0,
        answer: 'MEET',
        side: 'SUPPLIER',
      })),
    }),
  },
  {
    what: 'an answer for the other side',
    viewer: 'supplierForeign',
    mutation: 'answerProposal',
    given: (w) => ({
      input: { proposalId: w.foreignProposal.id, version: 0, answer: 'MUST', side: 'BUYER' },
    }),
  },
  {
    what: 'the asker accepts their own request',
    viewer: 'buyerOwn',
    mutation: 'acceptMeetingRequest',
    given: (w) => ({ requestId: w.open.id }),
  },
  {
    what: 'a request in the name of another supplier',
    viewer: 'supplierForeign',
    mutation: 'requestMeeting',
    given: (w) => ({
      input: { fromParticipationId: w.supplier.at.id, toParticipationId: w.foreignBuyer.at.id },
    }),
  },
  {
    what: 'a request to somebody at another fair',
    viewer: 'supplierOwn',
    mutation: 'requestMeeting',
    given: (w) => ({
      input: { fromParticipationId: w.supplier.at.id, toParticipationId: w.elsewhere.buyer.at.id },
    }),
  },
  {
    what: 'a request out of a proposal of others',
    viewer: 'supplierOwn',
    mutation: 'requestMeeting',
    given: (w) => ({
      input: {
        fromParticipationId: w.supplier.at.id,
        toParticipationId: w.foreignBuyer.at.id,
        proposalId: w.foreignProposal.id,
      },
    }),
  },
  {
    what: 'a member names people of the other side',
    viewer: 'supplierOwn',
    mutation: 'reassignDelegates',
    given: (w) => ({
      meetingId: w.coming.id,
      version: w.coming.version,
      delegateIds: [w.foreignBuyer.delegate.id],
    }),
  },
  {
    what: 'a meeting moved to a slot of another fair',
    viewer: 'supplierOwn',
    mutation: 'moveMeeting',
    given: (w) => ({
      meetingId: w.coming.id,
      version: w.coming.version,
      slotId: w.otherSlots[3]!.id,
    }),
  },
  {
    what: 'a member cancels a draft between others',
    viewer: 'supplierOwn',
    mutation: 'cancelMeeting',
    given: (w) => ({ meetingId: w.foreignDraft.id, version: w.foreignDraft.version, reason: 'No' }),
  },
  {
    what: 'a member cancels a draft of their own, which is not there for them yet',
    viewer: 'supplierOwn',
    mutation: 'cancelMeeting',
    given: (w) => ({ meetingId: w.ownDraft.id, version: w.ownDraft.version, reason: 'No' }),
  },
  {
    what: 'a no-show that a side reports of itself',
    viewer: 'supplierOwn',
    mutation: 'reportNoShow',
    given: (w) => ({ meetingId: w.past.id, absentSide: 'SUPPLIER' }),
  },
  {
    what: 'absences in slots of another fair',
    viewer: 'supplierOwn',
    mutation: 'setDelegateAvailability',
    given: (w) => ({ delegateId: w.spareDelegate.id, unavailableSlotIds: [w.otherSlots[0]!.id] }),
  },
  {
    what: 'an agreement between others',
    viewer: 'supplierForeign',
    mutation: 'recordAgreement',
    given: (w) => agreementOf(w, [w.supplier.organisation.id, w.buyer.organisation.id]),
  },
  {
    what: 'an agreement out of a draft between others',
    viewer: 'supplierOwn',
    mutation: 'recordAgreement',
    given: (w) =>
      agreementOf(w, [w.supplier.organisation.id, w.foreignBuyer.organisation.id], w.crossDraft.id),
  },
  {
    what: 'the reporting side confirms its own agreement',
    viewer: 'supplierOwn',
    mutation: 'confirmAgreement',
    given: (w) => ({ id: w.agreement.id, version: w.agreement.version }),
  },
  {
    what: 'somebody else’s upload, into the own fair',
    viewer: 'otherOrganizer',
    mutation: 'startSupplierImport',
    given: (w) => ({
      input: {
        importId: w.ownImport.id,
        fairId: w.otherFair.id,
        mapping: [{ field: 'LEGAL_NAME', column: w.word('import-column-organizer') }],
      },
    }),
  },
  {
    what: 'the own upload, into somebody else’s fair',
    viewer: 'otherOrganizer',
    mutation: 'startSupplierImport',
    given: (w) => ({
      input: {
        importId: w.otherImport.id,
        fairId: w.fair.id,
        mapping: [{ field: 'LEGAL_NAME', column: w.word('import-column-otherOrganizer') }],
      },
    }),
  },
  {
    what: 'staff save a search in the name of a buyer',
    viewer: 'staff',
    mutation: 'saveSearch',
    given: (w) => ({ input: { organisationId: w.buyer.organisation.id, name: 'Shafts', query: 'shaft' } }),
  },
  {
    what: 'a buyer puts a withdrawn organisation on its list',
    viewer: 'buyerOwn',
    mutation: 'addToShortlist',
    given: (w) => ({
      input: { shortlistId: w.shortlist.id, supplierIds: [w.supplier.organisation.id, w.withdrawn.id] },
    }),
  },
  {
    what: 'an organiser registers for another fair',
    viewer: 'otherOrganizer',
    mutation: 'registerParticipation',
    given: (w) => ({
      input: {
        fairId: w.draftFair.id,
        organisationId: w.foreignSupplier.organisation.id,
        side: 'SUPPLIER',
        kind: 'DIRECT',
      },
    }),
  },
];

function agreementOf(world: World, [supplierId, buyerId]: [string, string], meetingId?: string) {
  return {
    input: {
      kind: 'CONTRACT',
      title: 'Supply of shafts',
      signedOn: '2026-11-25',
      fairId: world.fair.id,
      meetingId,
      parties: [
        { organisationId: supplierId, role: 'SUPPLIER' },
        { organisationId: buyerId, role: 'BUYER' },
      ],
    },
  };
}

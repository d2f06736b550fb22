import { graphql } from '../../api/graphql.js';
import { MeetingFragment } from '../meeting/meeting.documents.js';

export const OrganizerDeskQuery = graphql(
  `
    query OrganizerDesk($fairId: ID!, $from: DateTime!, $until: DateTime!) {
      pending: meetingRequests(fairId: $fairId, status: PENDING, first: 1) {
        totalCount
      }
      unbooked: meetingRequests(fairId: $fairId, unbooked: true, first: 1) {
        totalCount
      }
      supplierOpen: proposals(fairId: $fairId, filter: { side: SUPPLIER, answered: false }, first: 1) {
        totalCount
      }
      buyerOpen: proposals(fairId: $fairId, filter: { side: BUYER, answered: false }, first: 1) {
        totalCount
      }
      drafts: meetings(fairId: $fairId, filter: { statuses: [DRAFT] }, first: 1) {
        totalCount
      }
      today: meetings(
        fairId: $fairId
        filter: { from: $from, until: $until, statuses: [RELEASED, HELD, NO_SHOW] }
        first: 1
      ) {
        totalCount
      }
      unrecorded: meetings(fairId: $fairId, filter: { unrecorded: true }, first: 5) {
        totalCount
        edges {
          node {
            ...MeetingFacts
          }
        }
      }
    }
  `,
  [MeetingFragment],
);

export const OfficeDeskQuery = graphql(`
  query OfficeDesk(
    $toVerify: AgreementFilter
    $disputed: AgreementFilter
    $unconverted: AgreementFilter
    $silent: FollowUpFilter
  ) {
    toVerify: agreements(filter: $toVerify, first: 1) {
      totalCount
    }
    disputed: agreements(filter: $disputed, first: 1) {
      totalCount
    }
    unconverted: agreements(filter: $unconverted, first: 1) {
      totalCount
    }
    silent: followUpList(filter: $silent, first: 1) {
      totalCount
    }
    duplicateAgreements {
      reason
    }
  }
`);

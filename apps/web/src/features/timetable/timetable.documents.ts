import { graphql } from '../../api/graphql.js';
import { FaultFragment } from './planning.documents.js';

export const TimetableQuery = graphql(`
  query Timetable($fairId: ID!) {
    timetable(fairId: $fairId) {
      slots {
        id
        date
        startsAt
        endsAt
      }
      tables {
        id
        label
        blockedAt
        hall {
          id
          name
        }
      }
      meetings {
        id
        version
        slotId
        tableId
        status
        isFixed
        outcomeKind
        supplierName
        buyerName
        supplierParticipationId
        buyerParticipationId
        delegateNames
        interpreterName
        lacksInterpreterFor
      }
    }
  }
`);

export const AgreedPairsQuery = graphql(`
  query AgreedPairs($fairId: ID!) {
    waitingList(fairId: $fairId) {
      supplierParticipationId
      buyerParticipationId
      supplierName
      buyerName
      requestId
      proposalId
    }
  }
`);

export const PlaceFragment = graphql(`
  fragment Alternative on FreePlace @_unmask {
    slotId
    tableId
    slot {
      startsAt
      date
    }
    table {
      label
    }
  }
`);

export const BookMeetingMutation = graphql(
  `
    mutation BookMeeting($input: BookMeetingInput!) {
      bookMeeting(input: $input) {
        __typename
        ... on Meeting {
          id
          interpreterName
          lacksInterpreterFor
        }
        ... on Refusal {
          code
          message
        }
        ... on SlotTakenError {
          languagePair
          taken {
            kind
            name
          }
          alternatives {
            ...Alternative
          }
        }
      }
    }
  `,
  [PlaceFragment],
);

export const RearrangeMeetingsMutation = graphql(
  `
    mutation RearrangeMeetings($input: RearrangeMeetingsInput!) {
      rearrangeMeetings(input: $input) {
        __typename
        ... on MeetingsRearranged {
          moved
        }
        ... on Refusal {
          code
          message
        }
        ... on PlacementRefusedError {
          faults {
            ...Fault
          }
        }
      }
    }
  `,
  [FaultFragment],
);

export const SetMeetingFixedMutation = graphql(`
  mutation SetMeetingFixed($meetingId: ID!, $version: Int!, $isFixed: Boolean!) {
    setMeetingFixed(meetingId: $meetingId, version: $version, isFixed: $isFixed) {
      __typename
      ... on Meeting {
        id
        isFixed
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReleaseDraftsMutation = graphql(`
  mutation ReleaseDrafts($fairId: ID!) {
    releaseDraftMeetings(fairId: $fairId) {
      __typename
      ... on DraftsReleased {
        released
      }
      ... on Refusal {
        code
        message
      }
      ... on MeetingsStrandedError {
        meetings
      }
    }
  }
`);

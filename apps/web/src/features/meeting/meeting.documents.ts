import { graphql } from '../../api/graphql.js';

export const MeetingFragment = graphql(`
  fragment MeetingFacts on Meeting @_unmask {
    id
    version
    status
    startsAt
    endsAt
    absentSide
    cancelReason
    outcomeKind
    possibleActions
    interpreterName
    lacksInterpreterFor
    slot {
      id
      date
    }
    table {
      id
      label
      hall {
        name
      }
    }
    supplier {
      id
      organisation {
        id
        displayName
      }
    }
    buyer {
      id
      organisation {
        id
        displayName
      }
    }
    delegates {
      id
      name
      jobTitle
      languages
      participation {
        id
      }
    }
  }
`);

export const MyCalendarQuery = graphql(
  `
    query MyCalendar($fairId: ID!) {
      myCalendar(fairId: $fairId) {
        meetings {
          ...MeetingFacts
        }
        sessions {
          id
          title
          startsAt
          endsAt
          tableLabel
          hallName
          ownPeople
          otherOrganisations
        }
        pendingRequests {
          id
        }
      }
    }
  `,
  [MeetingFragment],
);

export const MeetingQuery = graphql(
  `
    query Meeting($id: ID!) {
      meeting(id: $id) {
        ...MeetingFacts
        fair {
          id
          timeZone
          isDemo
          name {
            language
            text
          }
        }
        proposal {
          id
          need {
            id
            title
          }
        }
        request {
          id
          note
          askedBy
        }
        outcomes {
          id
          version
          kind
          note
          recordedFor
          recordedAt
        }
      }
    }
  `,
  [MeetingFragment],
);

export const RequestFragment = graphql(`
  fragment RequestFacts on MeetingRequest @_unmask {
    id
    status
    askedBy
    note
    answerNote
    answeredAt
    createdAt
    expiresAt
    supplier {
      id
      organisation {
        id
        displayName
        source
      }
    }
    buyer {
      id
      organisation {
        id
        displayName
        source
      }
    }
    proposal {
      id
      need {
        id
        title
      }
    }
  }
`);

export const MeetingRequestsQuery = graphql(
  `
    query MeetingRequests(
      $fairId: ID!
      $box: MeetingRequestBox!
      $status: MeetingRequestStatus
      $unbooked: Boolean!
      $first: Int
      $after: String
    ) {
      meetingRequests(
        fairId: $fairId
        box: $box
        status: $status
        unbooked: $unbooked
        first: $first
        after: $after
      ) {
        totalCount
        edges {
          node {
            ...RequestFacts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [RequestFragment],
);

export const RequestMeetingMutation = graphql(`
  mutation RequestMeeting($input: RequestMeetingInput!) {
    requestMeeting(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AcceptRequestMutation = graphql(`
  mutation AcceptRequest($requestId: ID!, $note: String) {
    acceptMeetingRequest(requestId: $requestId, note: $note) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const DeclineRequestMutation = graphql(`
  mutation DeclineRequest($requestId: ID!, $note: String) {
    declineMeetingRequest(requestId: $requestId, note: $note) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const WithdrawRequestMutation = graphql(`
  mutation WithdrawRequest($requestId: ID!) {
    withdrawMeetingRequest(requestId: $requestId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const HoldMeetingMutation = graphql(`
  mutation HoldMeeting($meetingId: ID!, $early: Boolean!, $unlessRecorded: Boolean, $idempotencyKey: String) {
    holdMeeting(
      meetingId: $meetingId
      early: $early
      unlessRecorded: $unlessRecorded
      idempotencyKey: $idempotencyKey
    ) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on MeetingStateError {
        status
      }
    }
  }
`);

export const ReportNoShowMutation = graphql(`
  mutation ReportNoShow(
    $meetingId: ID!
    $absentSide: AbsentSide!
    $unlessRecorded: Boolean
    $idempotencyKey: String
  ) {
    reportNoShow(
      meetingId: $meetingId
      absentSide: $absentSide
      unlessRecorded: $unlessRecorded
      idempotencyKey: $idempotencyKey
    ) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on MeetingStateError {
        status
      }
      ... on GraceTimeError {
        minutes
      }
    }
  }
`);

export const ReopenMeetingMutation = graphql(`
  mutation ReopenMeeting($meetingId: ID!) {
    reopenMeeting(meetingId: $meetingId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const CancelMeetingMutation = graphql(`
  mutation CancelMeeting($meetingId: ID!, $reason: String!, $version: Int!) {
    cancelMeeting(meetingId: $meetingId, reason: $reason, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RecordOutcomeMutation = graphql(`
  mutation RecordOutcome($input: RecordOutcomeInput!) {
    recordOutcome(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on MeetingStateError {
        status
      }
    }
  }
`);

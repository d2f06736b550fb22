import { graphql } from '../../api/graphql.js';

export const ActivityFragment = graphql(`
  fragment Activity on Activity @_unmask {
    id
    version
    kind
    topic
    status
    title {
      language
      text
    }
    place
    timeZone
    places
    takenPlaces
    waitingPeople
    organisationCount
    signUpUntil
    isDemo
    sessions {
      id
      startsAt
      endsAt
      title
    }
    fair {
      id
      name {
        language
        text
      }
    }
  }
`);

export const ActivitiesQuery = graphql(
  `
    query Activities($filter: ActivityFilter, $first: Int!, $after: String) {
      activities(filter: $filter, first: $first, after: $after) {
        edges {
          node {
            ...Activity
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ActivityFragment],
);

export const ActivityQuery = graphql(
  `
    query Activity($id: ID!) {
      activity(id: $id) {
        ...Activity
        provider
        requiredAttendance
        cancelReason
        description {
          language
          text
        }
      }
    }
  `,
  [ActivityFragment],
);

export const EnrolmentFragment = graphql(`
  fragment Enrolment on ActivityEnrolment @_unmask {
    id
    status
    queuePlace
    organisation {
      id
      displayName
    }
    participants {
      id
      name
      jobTitle
      email
      attendedSessionIds
      isCertified
    }
  }
`);

export const ActivityEnrolmentsQuery = graphql(
  `
    query ActivityEnrolments($activityId: ID!) {
      activityEnrolments(activityId: $activityId) {
        ...Enrolment
      }
    }
  `,
  [EnrolmentFragment],
);

export const MyEnrolmentsQuery = graphql(
  `
    query MyEnrolments {
      myEnrolments {
        ...Enrolment
        activity {
          id
        }
      }
    }
  `,
  [EnrolmentFragment],
);

export const PlanActivityMutation = graphql(`
  mutation PlanActivity($input: PlanActivityInput!) {
    planActivity(input: $input) {
      id
    }
  }
`);

export const ReviseActivityMutation = graphql(`
  mutation ReviseActivity($id: ID!, $version: Int!, $input: ActivityInput!) {
    reviseActivity(id: $id, version: $version, input: $input) {
      __typename
      ... on Activity {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on PlacesTakenError {
        taken
      }
    }
  }
`);

export const OpenActivityMutation = graphql(`
  mutation OpenActivity($id: ID!) {
    openActivity(id: $id) {
      __typename
      ... on Activity {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const CancelActivityMutation = graphql(`
  mutation CancelActivity($id: ID!, $reason: String!) {
    cancelActivity(id: $id, reason: $reason) {
      id
    }
  }
`);

export const EnrolMutation = graphql(`
  mutation Enrol($input: EnrolInput!) {
    enrolInActivity(input: $input) {
      __typename
      ... on ActivityEnrolment {
        id
        status
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const WithdrawEnrolmentMutation = graphql(`
  mutation WithdrawEnrolment($id: ID!) {
    withdrawEnrolment(id: $id) {
      __typename
      ... on ActivityEnrolment {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RecordAttendanceMutation = graphql(`
  mutation RecordAttendance($sessionId: ID!, $participantIds: [ID!]!) {
    recordAttendance(sessionId: $sessionId, participantIds: $participantIds) {
      id
    }
  }
`);

export const VerifyCertificateQuery = graphql(`
  query VerifyCertificate($number: String!) {
    verifyCertificate(number: $number) {
      number
      organisation
      kind
      title {
        language
        text
      }
      beginsOn
      endsOn
      attended
      sessions
    }
  }
`);

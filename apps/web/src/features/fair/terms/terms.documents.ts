import { graphql } from '../../../api/graphql.js';
import { InTheWayFragment } from '../in-the-way.documents.js';

export const TermsFragment = graphql(`
  fragment Terms on PlanningTerms @_unmask {
    spareTableShare
    tables {
      tableId
      purpose
      ownerId
      seats
      blockedSlotIds
    }
    walks {
      hallId
      otherHallId
      minutes
    }
    sessions {
      id
      version
      title
      startsAt
      endsAt
      tableId
      delegateIds
    }
    interpreters {
      id
      version
      name
      languagePairs
      maxMeetings
      breakSlotIds
    }
    precedences {
      id
      firstSupplierId
      firstBuyerId
      thenSupplierId
      thenBuyerId
    }
    remote {
      participationId
      timeZone
      from
      until
    }
  }
`);

export const PlanningTermsQuery = graphql(
  `
    query PlanningTerms($fairId: ID!) {
      planningTerms(fairId: $fairId) {
        ...Terms
      }
    }
  `,
  [TermsFragment],
);

export const FairPeopleQuery = graphql(`
  query FairPeople($fairId: ID!, $after: String) {
    participations(fairId: $fairId, first: 200, after: $after) {
      edges {
        node {
          id
          side
          organisation {
            id
            displayName
          }
          delegates {
            id
            name
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const SetSpareTableShareMutation = graphql(`
  mutation SetSpareTableShare($fairId: ID!, $spareTableShare: Float!) {
    setSpareTableShare(fairId: $fairId, spareTableShare: $spareTableShare) {
      __typename
      spareTableShare
    }
  }
`);

export const SetTableTermsMutation = graphql(
  `
    mutation SetTableTerms($input: TableTermsInput!) {
      setTableTerms(input: $input) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...InTheWay
      }
    }
  `,
  [InTheWayFragment],
);

export const SetHallWalkMutation = graphql(`
  mutation SetHallWalk($hallId: ID!, $otherHallId: ID!, $minutes: Int!) {
    setHallWalk(hallId: $hallId, otherHallId: $otherHallId, minutes: $minutes) {
      __typename
      walks {
        minutes
      }
    }
  }
`);

export const AddFairSessionMutation = graphql(
  `
    mutation AddFairSession($input: AddFairSessionInput!) {
      addFairSession(input: $input) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...InTheWay
      }
    }
  `,
  [InTheWayFragment],
);

export const ReviseFairSessionMutation = graphql(
  `
    mutation ReviseFairSession($sessionId: ID!, $version: Int!, $input: FairSessionInput!) {
      reviseFairSession(sessionId: $sessionId, version: $version, input: $input) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...InTheWay
      }
    }
  `,
  [InTheWayFragment],
);

export const RemoveFairSessionMutation = graphql(`
  mutation RemoveFairSession($sessionId: ID!) {
    removeFairSession(sessionId: $sessionId) {
      __typename
    }
  }
`);

export const AddInterpreterMutation = graphql(`
  mutation AddInterpreter($input: AddInterpreterInput!) {
    addInterpreter(input: $input) {
      __typename
    }
  }
`);

export const ReviseInterpreterMutation = graphql(`
  mutation ReviseInterpreter($interpreterId: ID!, $version: Int!, $input: InterpreterInput!) {
    reviseInterpreter(interpreterId: $interpreterId, version: $version, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RemoveInterpreterMutation = graphql(
  `
    mutation RemoveInterpreter($interpreterId: ID!) {
      removeInterpreter(interpreterId: $interpreterId) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...InTheWay
      }
    }
  `,
  [InTheWayFragment],
);

export const AddMeetingPrecedenceMutation = graphql(`
  mutation AddMeetingPrecedence($input: AddMeetingPrecedenceInput!) {
    addMeetingPrecedence(input: $input) {
      __typename
    }
  }
`);

export const RemoveMeetingPrecedenceMutation = graphql(`
  mutation RemoveMeetingPrecedence($precedenceId: ID!) {
    removeMeetingPrecedence(precedenceId: $precedenceId) {
      __typename
    }
  }
`);

export const SetRemoteParticipationMutation = graphql(`
  mutation SetRemoteParticipation($participationId: ID!, $input: RemoteInput) {
    setRemoteParticipation(participationId: $participationId, input: $input) {
      __typename
    }
  }
`);

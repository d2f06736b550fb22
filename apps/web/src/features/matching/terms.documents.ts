import { graphql } from '../../api/graphql.js';

export const ParticipantTermsQuery = graphql(`
  query ParticipantTerms($id: ID!) {
    participation(id: $id) {
      id
      terms {
        version
        tags
        minMeetings
        maxMeetings
        isSponsored
      }
    }
  }
`);

export const SetParticipantTermsMutation = graphql(`
  mutation SetParticipantTerms($participationId: ID!, $version: Int!, $input: ParticipationTermsInput!) {
    setParticipationTerms(participationId: $participationId, version: $version, input: $input) {
      __typename
      ... on ParticipationTerms {
        version
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AllTermsQuery = graphql(`
  query AllTerms($fairId: ID!, $first: Int, $after: String) {
    participationTerms(fairId: $fairId, first: $first, after: $after) {
      totalCount
      edges {
        node {
          participationId
          tags
          minMeetings
          maxMeetings
          isSponsored
          participation {
            id
            side
            organisation {
              id
              displayName
            }
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

export const ExclusionsQuery = graphql(`
  query Exclusions($fairId: ID!, $first: Int, $after: String) {
    meetingExclusions(fairId: $fairId, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          note
          supplier {
            id
            displayName
          }
          buyer {
            id
            displayName
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

export const ExcludeMutation = graphql(`
  mutation ExcludeMeeting($input: ExcludeMeetingInput!) {
    excludeMeeting(input: $input) {
      id
    }
  }
`);

export const LiftExclusionMutation = graphql(`
  mutation LiftExclusion($id: ID!) {
    liftExclusion(id: $id)
  }
`);

import { graphql } from '../../api/graphql.js';
import { AnswerFragment } from '../agreement/answer.documents.js';

export const StaffMembersQuery = graphql(`
  query StaffMembers {
    staffMembers {
      id
      name
    }
  }
`);

/** A party, with its people as far as the viewer may see them. */
export const CalledPartyFragment = graphql(`
  fragment CalledParty on Organisation @_unmask {
    id
    displayName
    contacts {
      id
      name
      jobTitle
      phone
      email
    }
  }
`);

export const FollowUpsQuery = graphql(
  `
    query FollowUps($filter: FollowUpFilter, $first: Int, $after: String) {
      followUpList(filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            version
            months
            dueOn
            status
            askedAt
            reminders
            escalatedAt
            skipReason
            assignee {
              id
              name
            }
            agreement {
              id
              number
              title
              valueInForce {
                amount
                currency
              }
              parties {
                organisation {
                  ...CalledParty
                }
              }
            }
            meeting {
              id
              supplier {
                organisation {
                  ...CalledParty
                }
              }
              buyer {
                organisation {
                  ...CalledParty
                }
              }
            }
            answers {
              ...Answer
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [CalledPartyFragment, AnswerFragment],
);

export const AssignFollowUpMutation = graphql(`
  mutation AssignFollowUp($id: ID!, $version: Int!, $assigneeId: ID) {
    assignFollowUp(id: $id, version: $version, assigneeId: $assigneeId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AskFollowUpMutation = graphql(`
  mutation AskFollowUp($id: ID!) {
    askFollowUp(id: $id) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const SkipFollowUpMutation = graphql(`
  mutation SkipFollowUp($id: ID!, $version: Int!, $reason: String!) {
    skipFollowUp(id: $id, version: $version, reason: $reason) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RecordFollowUpAnswerMutation = graphql(`
  mutation RecordFollowUpAnswer($id: ID!, $input: FollowUpAnswerInput!) {
    recordFollowUpAnswer(id: $id, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on UnusualAnswerError {
        points
      }
    }
  }
`);

export const FollowUpQuestionQuery = graphql(`
  query FollowUpQuestion($token: String!) {
    followUpQuestion(token: $token) {
      __typename
      ... on FollowUpQuestion {
        title
        number
        organisation
        partners
        months
        since
        language
        value {
          amount
          currency
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AnswerFollowUpMutation = graphql(`
  mutation AnswerFollowUp($token: String!, $input: FollowUpAnswerInput!) {
    answerFollowUp(token: $token, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on UnusualAnswerError {
        points
      }
    }
  }
`);

export const PipelineQuery = graphql(`
  query Pipeline($filter: PipelineFilter, $first: Int, $after: String) {
    pipelineCards(filter: $filter, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          version
          stage
          daysInStage
          isStuck
          nextStep
          nextStepOn
          supplier {
            id
            displayName
          }
          buyer {
            id
            displayName
          }
          assignee {
            id
            name
          }
          agreement {
            id
            number
          }
          moves {
            id
            at
            fromStage
            toStage
            note
            person {
              id
              name
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

export const MovePipelineCardMutation = graphql(`
  mutation MovePipelineCard($id: ID!, $version: Int!, $stage: PipelineStage!, $note: String) {
    movePipelineCard(id: $id, version: $version, stage: $stage, note: $note) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RevisePipelineCardMutation = graphql(`
  mutation RevisePipelineCard(
    $id: ID!
    $version: Int!
    $assigneeId: ID
    $nextStep: String
    $nextStepOn: String
  ) {
    revisePipelineCard(
      id: $id
      version: $version
      assigneeId: $assigneeId
      nextStep: $nextStep
      nextStepOn: $nextStepOn
    ) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const OpenPipelineCardMutation = graphql(`
  mutation OpenPipelineCard($input: PipelineCardInput!) {
    openPipelineCard(input: $input) {
      id
    }
  }
`);

export const DuplicatesQuery = graphql(`
  query Duplicates($agreementId: ID) {
    duplicateAgreements(agreementId: $agreementId) {
      reason
      days
      first {
        id
        version
        number
        kind
        title
        status
        signedOn
        reportedBy {
          id
          displayName
        }
        value {
          amount
          currency
        }
        parties {
          organisation {
            id
            displayName
          }
        }
      }
      second {
        id
        version
        number
        kind
        title
        status
        signedOn
        reportedBy {
          id
          displayName
        }
        value {
          amount
          currency
        }
        parties {
          organisation {
            id
            displayName
          }
        }
      }
    }
  }
`);

export const MergeAgreementsMutation = graphql(`
  mutation MergeAgreements($keepId: ID!, $keepVersion: Int!, $doubleId: ID!, $doubleVersion: Int!) {
    mergeAgreements(
      keepId: $keepId
      keepVersion: $keepVersion
      doubleId: $doubleId
      doubleVersion: $doubleVersion
    ) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const MarkDistinctMutation = graphql(`
  mutation MarkDistinct($firstId: ID!, $secondId: ID!) {
    markAgreementsDistinct(firstId: $firstId, secondId: $secondId) {
      id
    }
  }
`);

export const PlaceUnderFrameworkMutation = graphql(`
  mutation PlaceUnderFramework($id: ID!, $version: Int!, $frameworkId: ID) {
    placeUnderFramework(id: $id, version: $version, frameworkId: $frameworkId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

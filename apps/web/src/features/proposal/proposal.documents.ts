import { graphql } from '../../api/graphql.js';
import { ConceptFragment } from '../organisation/organisation.documents.js';

export const ReasonFragment = graphql(`
  fragment Reason on MatchReason @_unmask {
    code
    text(language: $language)
  }
`);

export const ProposalFragment = graphql(
  `
    fragment ProposalFacts on Proposal @_unmask {
      id
      score
      isAgreed
      organiserDecision
      withdrawnAt
      supplierId
      buyerId
      supplierOrganisationId
      buyerOrganisationId
      supplierAnswer
      supplierAnswerVersion
      supplierReason
      buyerAnswer
      buyerAnswerVersion
      buyerReason
      supplierOrganisation {
        id
        displayName
        country
        provinceCode
        size
        source
        zone {
          name
        }
        description {
          language
          text
        }
      }
      buyerOrganisation {
        id
        displayName
        country
        source
      }
      need {
        id
        title
        toleranceUm
        partSizeMm
        monthlyVolume
        volumeUnit
        deadline
        concepts {
          importance
          concept {
            ...ConceptName
          }
        }
      }
      reasons {
        ...Reason
      }
    }
  `,
  [ConceptFragment, ReasonFragment],
);

export const ProposalsQuery = graphql(
  `
    query Proposals($fairId: ID!, $filter: ProposalFilter, $first: Int, $after: String, $language: String!) {
      proposals(fairId: $fairId, filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...ProposalFacts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ProposalFragment],
);

export const AnswerProposalMutation = graphql(`
  mutation AnswerProposal($input: ProposalAnswerInput!) {
    answerProposal(input: $input) {
      __typename
      ... on Proposal {
        id
        isAgreed
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AnswerProposalsMutation = graphql(`
  mutation AnswerProposals($answers: [ProposalAnswerInput!]!) {
    answerProposals(answers: $answers) {
      __typename
      ... on AnsweredProposals {
        proposals {
          id
          isAgreed
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ProposeMatchesMutation = graphql(`
  mutation ProposeMatches($input: ProposeMatchesInput!) {
    proposeMatches(input: $input) {
      __typename
      ... on ProposedMatches {
        proposed
        refreshed
        unchanged
        withdrawn
      }
      ... on Refusal {
        code
        message
      }
      ... on NothingToMatchError {
        missing
      }
    }
  }
`);

export const OptInQuery = graphql(`
  query OptIn($fairId: ID!) {
    fair(id: $fairId) {
      id
      optIn
    }
  }
`);

export const DecideProposalsMutation = graphql(`
  mutation DecideProposals($ids: [ID!]!, $decision: Decision) {
    decideProposals(ids: $ids, decision: $decision) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

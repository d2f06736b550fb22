import { graphql, type ResultOf } from '../../api/graphql.js';

const CostSumFragment = graphql(`
  fragment CostSumParts on CostSum @_unmask {
    kind
    count
    unconvertedCount
    estimated {
      amount
      currency
    }
    verified {
      amount
      currency
    }
  }
`);

export const FairReturnsQuery = graphql(
  `
    query FairReturns($filter: ProgrammeReportFilter) {
      fairReturns(filter: $filter) {
        fairId
        label
        startsOn
        meetingsHeld
        signedRatio
        verifiedRatio
        deliveredRatio
        costs {
          ...CostSumParts
        }
        costsByKind {
          ...CostSumParts
        }
        signed {
          count
          unconvertedCount
          drillDown {
            fairIds
            statuses
          }
          estimated {
            amount
            currency
          }
          verified {
            amount
            currency
          }
        }
        delivered {
          amount
          currency
        }
        costPerMeeting {
          amount
          currency
        }
        costPerAgreement {
          amount
          currency
        }
      }
    }
  `,
  [CostSumFragment],
);

export type FairReturn = ResultOf<typeof FairReturnsQuery>['fairReturns'][number];

const FairCostFragment = graphql(`
  fragment FairCostParts on FairCost @_unmask {
    id
    version
    kind
    description
    incurredOn
    basis
    documentReference
    recordedAt
    isDemo
    amount {
      amount
      currency
    }
    recordedBy {
      name
    }
  }
`);

export const FairCostsQuery = graphql(
  `
    query FairCosts($fairId: ID!, $basis: CostBasis, $first: Int, $after: String) {
      fair(id: $fairId) {
        id
        startsOn
        name {
          language
          text
        }
      }
      fairCosts(fairId: $fairId, basis: $basis, first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...FairCostParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [FairCostFragment],
);

export type FairCost = ResultOf<typeof FairCostFragment>;

export const RecordFairCostMutation = graphql(`
  mutation RecordFairCost($input: RecordFairCostInput!) {
    recordFairCost(input: $input) {
      id
    }
  }
`);

export const ReviseFairCostMutation = graphql(`
  mutation ReviseFairCost($id: ID!, $version: Int!, $input: FairCostInput!) {
    reviseFairCost(id: $id, version: $version, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const WithdrawFairCostMutation = graphql(`
  mutation WithdrawFairCost($id: ID!, $version: Int!, $reason: String!) {
    withdrawFairCost(id: $id, version: $version, reason: $reason) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

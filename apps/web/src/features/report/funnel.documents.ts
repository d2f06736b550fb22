import { graphql, type ResultOf } from '../../api/graphql.js';

const FunnelRowFragment = graphql(`
  fragment FunnelRowParts on FunnelRow @_unmask {
    key
    label
    steps {
      stage
      label
      definition
      count
      through
      conversion
      medianDays
    }
  }
`);

export const OutcomeFunnelQuery = graphql(
  `
    query OutcomeFunnel($filter: ProgrammeReportFilter) {
      outcomeFunnel(filter: $filter) {
        total {
          ...FunnelRowParts
        }
        byFair {
          ...FunnelRowParts
        }
        bySector {
          ...FunnelRowParts
        }
        byCountry {
          ...FunnelRowParts
        }
        byOrganiser {
          ...FunnelRowParts
        }
        byYear {
          ...FunnelRowParts
        }
      }
    }
  `,
  [FunnelRowFragment],
);

export type Funnel = ResultOf<typeof OutcomeFunnelQuery>['outcomeFunnel'];
export type FunnelRow = Funnel['total'];

export const FunnelPairsQuery = graphql(`
  query FunnelPairs(
    $filter: ProgrammeReportFilter
    $stage: FunnelStage!
    $by: FunnelSplit
    $key: String
    $first: Int
    $after: String
  ) {
    funnelPairs(filter: $filter, stage: $stage, by: $by, key: $key, first: $first, after: $after) {
      totalCount
      edges {
        node {
          proposalId
          meetingId
          agreementId
          days {
            stage
            reachedAt
          }
          supplier {
            id
            displayName
          }
          buyer {
            id
            displayName
          }
          fair {
            id
            name {
              language
              text
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

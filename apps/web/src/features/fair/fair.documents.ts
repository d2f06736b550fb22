import { graphql } from '../../api/graphql.js';

export const FairFragment = graphql(`
  fragment FairSummary on Fair @_unmask {
    id
    version
    code
    venue
    city
    country
    timeZone
    startsOn
    endsOn
    status
    isDemo
    isAbroad
    name {
      language
      text
    }
    counts {
      side
      kind
      organisations
    }
  }
`);

export const FairsQuery = graphql(
  `
    query Fairs($filter: FairFilter, $first: Int, $after: String) {
      fairs(filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...FairSummary
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [FairFragment],
);

export const MyFairsQuery = graphql(
  `
    query MyFairs {
      myFairs {
        roles
        fair {
          ...FairSummary
        }
      }
    }
  `,
  [FairFragment],
);

export const FairQuery = graphql(
  `
    query Fair($id: ID!) {
      fair(id: $id) {
        ...FairSummary
        host {
          id
          displayName
        }
        organizers {
          id
          name
          email
        }
        days {
          id
          date
          slots {
            id
            startsAt
            endsAt
          }
        }
        halls {
          id
          name
          tables {
            id
            label
            blockedAt
          }
        }
      }
    }
  `,
  [FairFragment],
);

export const ParticipationsQuery = graphql(`
  query Participations(
    $fairId: ID!
    $side: Side
    $kind: ParticipationKind
    $text: String
    $areWithdrawn: Boolean! = false
    $first: Int
    $after: String
  ) {
    participations(
      fairId: $fairId
      side: $side
      kind: $kind
      text: $text
      areWithdrawn: $areWithdrawn
      first: $first
      after: $after
    ) {
      totalCount
      edges {
        node {
          id
          version
          side
          kind
          booth
          withdrawnAt
          organisation {
            id
            displayName
            legalName
            country
            provinceCode
            source
          }
          delegates {
            id
            version
            name
            jobTitle
            languages
            withdrawnAt
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

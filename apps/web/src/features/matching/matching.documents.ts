import { graphql } from '../../api/graphql.js';

export const MatchSettingsQuery = graphql(`
  query MatchSettings($fairId: ID!) {
    matchSettings(fairId: $fairId) {
      fairId
      version
      weights {
        component
        weight
      }
      minScore
      supplierQuota {
        minimum
        maximum
      }
      buyerQuota {
        minimum
        maximum
      }
      isFair
      optIn
      digestDays
      meetingRules {
        mayMeet
        supplier {
          tags
          countries
          kinds
        }
        buyer {
          tags
          countries
          kinds
        }
      }
    }
  }
`);

export const ReviseMatchSettingsMutation = graphql(`
  mutation ReviseMatchSettings($fairId: ID!, $version: Int!, $input: MatchSettingsInput!) {
    reviseMatchSettings(fairId: $fairId, version: $version, input: $input) {
      __typename
      ... on MatchSettings {
        version
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const WhatIfQuery = graphql(`
  query PortfolioWhatIf($input: PortfolioWhatIfInput!) {
    portfolioWhatIf(input: $input, first: 200) {
      __typename
      ... on PortfolioWhatIf {
        comparedWithId
        meetingsBefore
        meetingsAfter
        worthBefore
        worthAfter
        worstShareAfter
        gaining
        losing
        concessions {
          kind
        }
        changes {
          participationId
          side
          meetingsBefore
          meetingsAfter
          worthBefore
          worthAfter
          participation {
            id
            organisation {
              id
              displayName
            }
          }
        }
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

export const PortfoliosQuery = graphql(`
  query Portfolios($fairId: ID!) {
    portfolios(fairId: $fairId, first: 1) {
      edges {
        node {
          id
          createdAt
          appliedAt
          pairs
          meetings
          budget
          worth
          bound
          gap
          worstShare
          worstShareBound
          isFair
          isOptimal
          seconds
          concessions {
            kind
            side
            asked
            got
            participation {
              id
              organisation {
                id
                displayName
              }
            }
          }
        }
      }
    }
  }
`);

export const PortfolioPicksQuery = graphql(`
  query PortfolioPicks($portfolioId: ID!, $first: Int, $after: String) {
    portfolioPicks(portfolioId: $portfolioId, first: $first, after: $after) {
      edges {
        node {
          id
          worth
          isFixed
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
          needs {
            id
            title
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

export const RunPortfolioMutation = graphql(`
  mutation RunPortfolio($input: RunPortfolioInput!) {
    runPortfolio(input: $input) {
      __typename
      ... on Portfolio {
        id
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

export const ApplyPortfolioMutation = graphql(`
  mutation ApplyPortfolio($id: ID!) {
    applyPortfolio(id: $id) {
      __typename
      ... on AppliedPortfolio {
        proposed
        refreshed
        unchanged
        withdrawn
        keptAnswered
        skipped
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

import { graphql } from '../../api/graphql.js';

export const ExchangeRatesQuery = graphql(`
  query ExchangeRates($filter: ExchangeRateFilter, $first: Int, $after: String) {
    exchangeRates(filter: $filter, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          currency
          usdPerUnit
          validFrom
          source
          quote
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const SetExchangeRateMutation = graphql(`
  mutation SetExchangeRate($input: ExchangeRateInput!) {
    setExchangeRate(input: $input) {
      id
    }
  }
`);

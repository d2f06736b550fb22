import { graphql } from '../../api/graphql.js';

export const RecognitionFragment = graphql(`
  fragment Recognition on Recognition @_unmask {
    id
    version
    kind
    productName
    year
    decisionNumber
    decidedOn
    validUntil
    withdrawnOn
    state
    isDemo
    organisation {
      id
      displayName
      legalName
    }
  }
`);

export const RecognitionsQuery = graphql(
  `
    query Recognitions($filter: RecognitionFilter, $first: Int!, $after: String) {
      recognitions(filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...Recognition
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [RecognitionFragment],
);

export const RecognitionFiguresQuery = graphql(`
  query RecognitionFigures($asOf: LocalDate, $from: LocalDate) {
    recognitionFigures(asOf: $asOf, from: $from) {
      asOf
      recognised {
        products
        enterprises
      }
      inForce {
        products
        enterprises
      }
      expired {
        products
      }
      withdrawn {
        products
      }
      byYear {
        year
        added {
          products
          enterprises
        }
        inAll {
          products
          enterprises
        }
      }
    }
  }
`);

export const RecordRecognitionMutation = graphql(`
  mutation RecordRecognition($input: RecordRecognitionInput!) {
    recordRecognition(input: $input) {
      __typename
      ... on Recognition {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const WithdrawRecognitionMutation = graphql(`
  mutation WithdrawRecognition($id: ID!, $version: Int!, $input: WithdrawRecognitionInput!) {
    withdrawRecognition(id: $id, version: $version, input: $input) {
      __typename
      ... on Recognition {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

import { graphql } from '../../api/graphql.js';

export const AgreementFragment = graphql(`
  fragment AgreementFacts on Agreement @_unmask {
    id
    version
    number
    kind
    title
    status
    signedOn
    place
    isDemo
    value {
      amount
      currency
    }
    inUsd: valueIn(currency: "USD") {
      amount
      currency
    }
    fair {
      id
      name {
        language
        text
      }
    }
    sector {
      id
      name(language: $language)
    }
    parties {
      role
      signatory
      organisation {
        id
        displayName
        country
      }
    }
  }
`);

export const AgreementsQuery = graphql(
  `
    query Agreements($filter: AgreementFilter, $first: Int, $after: String, $language: String!) {
      agreements(filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...AgreementFacts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [AgreementFragment],
);

export const AgreementQuery = graphql(
  `
    query Agreement($id: ID!, $language: String!) {
      agreement(id: $id) {
        ...AgreementFacts
        note
        outsideReason
        documentReference
        possibleActions
        recordedAt
        confirmedAt
        verifiedAt
        terminatedAt
        terminationReason
        unusualPoints
        reportedBy {
          id
          displayName
        }
        confirmedBy {
          id
          displayName
        }
        meeting {
          id
          startsAt
        }
      }
    }
  `,
  [AgreementFragment],
);

export const RecordAgreementMutation = graphql(`
  mutation RecordAgreement($input: AgreementInput!) {
    recordAgreement(input: $input) {
      __typename
      ... on Agreement {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on UnusualAgreementError {
        points {
          code
          message
        }
      }
    }
  }
`);

export const ReviseAgreementMutation = graphql(`
  mutation ReviseAgreement($id: ID!, $version: Int!, $input: AgreementInput!) {
    reviseAgreement(id: $id, version: $version, input: $input) {
      __typename
      ... on Agreement {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on UnusualAgreementError {
        points {
          code
          message
        }
      }
    }
  }
`);

export const ConfirmAgreementMutation = graphql(`
  mutation ConfirmAgreement($id: ID!, $version: Int!) {
    confirmAgreement(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const VerifyAgreementMutation = graphql(`
  mutation VerifyAgreement($id: ID!, $version: Int!, $documentReference: String) {
    verifyAgreement(id: $id, version: $version, documentReference: $documentReference) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const TerminateAgreementMutation = graphql(`
  mutation TerminateAgreement($id: ID!, $version: Int!, $reason: String!) {
    terminateAgreement(id: $id, version: $version, reason: $reason) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

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

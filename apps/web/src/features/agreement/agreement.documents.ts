import { graphql } from '../../api/graphql.js';
import { AnswerFragment } from './answer.documents.js';

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
    amends {
      id
      number
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
    query Agreements(
      $filter: AgreementFilter
      $first: Int
      $after: String
      $language: String!
      $currency: String!
    ) {
      agreements(filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...AgreementFacts
            converted: valueIn(currency: $currency) {
              amount
              currency
            }
            delivered {
              amount
              currency
            }
            deliveredConverted: deliveredIn(currency: $currency) {
              amount
              currency
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
  [AgreementFragment],
);

export const FrameworksQuery = graphql(`
  query Frameworks($filter: AgreementFilter) {
    agreements(filter: $filter, first: 100) {
      edges {
        node {
          id
          number
          title
          parties {
            organisation {
              id
            }
          }
        }
      }
    }
  }
`);

export const DoublesOfQuery = graphql(`
  query DoublesOf($agreementId: ID) {
    duplicateAgreements(agreementId: $agreementId) {
      first {
        id
        number
      }
      second {
        id
        number
      }
    }
  }
`);

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
        need {
          id
          title
        }
        proposal {
          id
        }
        validFrom
        validUntil
        hsCodes
        products {
          id
          name(language: $language)
        }
        rateToDollar {
          source
          quote
          usdPerUnit
          validFrom
        }
        valueBasis
        valueMax {
          amount
          currency
        }
        recurring {
          amount {
            amount
            currency
          }
          per
          times
        }
        valueInForce {
          amount
          currency
        }
        amendedTo {
          amount
          currency
        }
        disputedValue {
          amount
          currency
        }
        disputeNote
        disputedBy {
          id
          displayName
        }
        delivered {
          amount
          currency
        }
        paid {
          amount
          currency
        }
        progressOn
        parts {
          id
          kind
          title
          dueOn
          amount
        }
        framework {
          id
          number
        }
        mergedInto {
          id
          number
        }
        amendments {
          id
          number
          title
          status
          signedOn
          validUntil
          amendedTo {
            amount
            currency
          }
        }
        documents {
          id
          title
          versionNumber
          addedAt
          isConfirmedDuplicate
          file {
            id
            name
            size
            url
          }
        }
        events {
          id
          at
          action
          note
          organisation {
            id
            displayName
          }
          person {
            id
            name
          }
        }
        followUps {
          id
          months
          dueOn
          status
          assignee {
            id
            name
          }
          answers {
            ...Answer
          }
        }
      }
    }
  `,
  [AgreementFragment, AnswerFragment],
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

export const AddAgreementDocumentMutation = graphql(`
  mutation AddAgreementDocument($id: ID!, $input: AgreementDocumentInput!) {
    addAgreementDocument(id: $id, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on DuplicateDocumentError {
        numbers
      }
    }
  }
`);

export const AgreementTotalsQuery = graphql(`
  query AgreementTotals($filter: AgreementFilter, $currency: String!) {
    agreementTotals(filter: $filter, currency: $currency) {
      agreements
      covered
      value {
        amount
        currency
      }
      delivered {
        amount
        currency
      }
      byStanding {
        standing
        agreements
        value {
          amount
          currency
        }
      }
      unconverted {
        currency
        records
        value {
          amount
          currency
        }
      }
    }
  }
`);

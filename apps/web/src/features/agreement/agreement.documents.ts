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

export const ReportAgreementMutation = graphql(`
  mutation ReportAgreement($id: ID!, $version: Int!) {
    reportAgreement(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const StartAgreementMutation = graphql(`
  mutation StartAgreement($id: ID!, $version: Int!) {
    startAgreement(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const SeparateAgreementMutation = graphql(`
  mutation SeparateAgreement($id: ID!, $version: Int!) {
    separateAgreement(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const FulfilAgreementMutation = graphql(`
  mutation FulfilAgreement($id: ID!, $version: Int!, $note: String) {
    fulfilAgreement(id: $id, version: $version, note: $note) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const LapseAgreementMutation = graphql(`
  mutation LapseAgreement($id: ID!, $version: Int!, $reason: String!) {
    lapseAgreement(id: $id, version: $version, reason: $reason) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const DisputeAgreementMutation = graphql(`
  mutation DisputeAgreement($id: ID!, $version: Int!, $value: MoneyInput!, $note: String) {
    disputeAgreement(id: $id, version: $version, value: $value, note: $note) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const SettleAgreementMutation = graphql(`
  mutation SettleAgreement($id: ID!, $version: Int!, $figure: SettledFigure!, $note: String!) {
    settleAgreement(id: $id, version: $version, figure: $figure, note: $note) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AmendAgreementMutation = graphql(`
  mutation AmendAgreement($id: ID!, $version: Int!, $input: AmendmentInput!) {
    amendAgreement(id: $id, version: $version, input: $input) {
      __typename
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

/** What a new agreement takes over from the proposal that it came of. */
export const ProposalOriginQuery = graphql(`
  query ProposalOrigin($id: ID!) {
    proposal(id: $id) {
      id
      fair {
        id
        name {
          language
          text
        }
      }
      supplierOrganisation {
        id
        displayName
      }
      buyerOrganisation {
        id
        displayName
      }
      need {
        id
        title
      }
    }
  }
`);

/** What two organisations had to do with each other at a fair. */
export const OriginsAtFairQuery = graphql(`
  query OriginsAtFair($fairId: ID!, $organisationId: ID!) {
    meetings(fairId: $fairId, filter: { organisationId: $organisationId }, first: 200) {
      edges {
        node {
          id
          startsAt
          supplier {
            organisation {
              id
            }
          }
          buyer {
            organisation {
              id
            }
          }
        }
      }
    }
    proposals(fairId: $fairId, filter: { organisationId: $organisationId }, first: 200) {
      edges {
        node {
          id
          supplierOrganisation {
            id
          }
          buyerOrganisation {
            id
          }
          need {
            id
            title
          }
        }
      }
    }
  }
`);

export const OriginNeedsQuery = graphql(`
  query OriginNeeds($buyerId: ID!) {
    needs(filter: { buyerId: $buyerId }, first: 100) {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`);

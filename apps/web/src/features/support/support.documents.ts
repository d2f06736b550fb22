import { graphql } from '../../api/graphql.js';

export const CriteriaSetFragment = graphql(`
  fragment CriteriaSet on CriteriaSet @_unmask {
    id
    version
    code
    edition
    name {
      language
      text
    }
    source
    status
    criteria {
      id
      kind
      name {
        language
        text
      }
      evidence {
        language
        text
      }
      weight
      scale
    }
  }
`);

export const CriteriaSetsQuery = graphql(
  `
    query CriteriaSets {
      criteriaSets {
        ...CriteriaSet
      }
    }
  `,
  [CriteriaSetFragment],
);

export const RoundsQuery = graphql(`
  query AssessmentRounds {
    assessmentRounds {
      id
      year
      status
      name {
        language
        text
      }
    }
  }
`);

export const RoundQuery = graphql(`
  query AssessmentRound($id: ID!) {
    assessmentRound(id: $id) {
      id
      year
      status
      threshold
      name {
        language
        text
      }
      criteriaSet {
        id
        edition
        name {
          language
          text
        }
      }
      ranking {
        rank
        isEligible
        assessment {
          id
          subject
          state
          isDemo
          farApart
          organisation {
            id
            displayName
          }
          sheets {
            id
            assessorName
            isMine
            submittedAt
          }
          result {
            total
          }
        }
      }
    }
  }
`);

export const AssessmentQuery = graphql(
  `
    query Assessment($id: ID!, $roundId: ID!) {
      assessment(id: $id) {
        id
        version
        subject
        state
        farApart
        organisation {
          id
          displayName
        }
        sheets {
          id
          assessorId
          assessorName
          isMine
          submittedAt
          total
          scores {
            criterionId
            score
            note
          }
        }
        results {
          edition
          total
          reason
          decidedByName
          decidedAt
          scores {
            criterionId
            score
            note
          }
        }
      }
      assessmentRound(id: $roundId) {
        id
        status
        name {
          language
          text
        }
        criteriaSet {
          ...CriteriaSet
        }
      }
      assessorCandidates {
        id
        name
      }
    }
  `,
  [CriteriaSetFragment],
);

export const OpenRoundMutation = graphql(`
  mutation OpenRound($input: OpenRoundInput!) {
    openAssessmentRound(input: $input) {
      id
    }
  }
`);

export const CloseRoundMutation = graphql(`
  mutation CloseRound($id: ID!) {
    closeAssessmentRound(id: $id) {
      id
    }
  }
`);

export const EnterMutation = graphql(`
  mutation EnterAssessment($input: EnterAssessmentInput!) {
    enterAssessment(input: $input) {
      __typename
      ... on Assessment {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AssignMutation = graphql(`
  mutation AssignAssessors($id: ID!, $personIds: [ID!]!) {
    assignAssessors(id: $id, personIds: $personIds) {
      __typename
      ... on Assessment {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on AssessorNotPossibleError {
        reason
      }
    }
  }
`);

export const SaveScoresMutation = graphql(`
  mutation SaveScores($id: ID!, $input: SaveScoresInput!) {
    saveScores(id: $id, input: $input) {
      __typename
      ... on Assessment {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReconcileMutation = graphql(`
  mutation Reconcile($id: ID!, $version: Int!, $input: ReconcileInput!) {
    reconcileAssessment(id: $id, version: $version, input: $input) {
      __typename
      ... on Assessment {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const DraftCriteriaSetMutation = graphql(`
  mutation DraftCriteriaSet($input: DraftCriteriaSetInput!) {
    draftCriteriaSet(input: $input) {
      id
    }
  }
`);

export const AdoptCriteriaSetMutation = graphql(`
  mutation AdoptCriteriaSet($id: ID!, $version: Int!) {
    adoptCriteriaSet(id: $id, version: $version) {
      __typename
      ... on CriteriaSet {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReviseCriteriaSetMutation = graphql(`
  mutation ReviseCriteriaSet($id: ID!, $version: Int!, $input: CriteriaSetInput!) {
    reviseCriteriaSet(id: $id, version: $version, input: $input) {
      __typename
      ... on CriteriaSet {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const LedgerQuery = graphql(`
  query SupportLedger($filter: SupportFilter) {
    supportBudgets {
      id
      version
      code
      year
      isDemo
      name {
        language
        text
      }
      amount {
        amount
        currency
      }
      spent {
        amount
        currency
      }
      left {
        amount
        currency
      }
    }
    supportFigures(filter: $filter) {
      kind
      enterprises
      projects
      payments
      amount {
        amount
        currency
      }
    }
  }
`);

export const PaymentsQuery = graphql(`
  query SupportPayments($filter: SupportFilter, $first: Int!, $after: String) {
    supportPayments(filter: $filter, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          number
          kind
          paidOn
          purpose
          project
          documentReference
          reversesId
          reversedBy
          reason
          amount {
            amount
            currency
          }
          organisation {
            id
            displayName
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

export const RecordPaymentMutation = graphql(`
  mutation RecordPayment($input: SupportPaymentInput!) {
    recordSupportPayment(input: $input) {
      __typename
      ... on SupportPayment {
        id
        number
      }
      ... on Refusal {
        code
        message
      }
      ... on BudgetOverdrawnError {
        left
        overdrawnBy
        currency
      }
    }
  }
`);

export const ReversePaymentMutation = graphql(`
  mutation ReversePayment($id: ID!, $input: ReversePaymentInput!) {
    reverseSupportPayment(id: $id, input: $input) {
      __typename
      ... on SupportPayment {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const SetBudgetMutation = graphql(`
  mutation SetBudget($input: SupportBudgetInput!) {
    setSupportBudget(input: $input) {
      __typename
      ... on SupportBudget {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const OrganisationSupportQuery = graphql(`
  query OrganisationSupport($organisationId: ID!) {
    supportResults(organisationId: $organisationId) {
      assessmentId
      year
      subject
      total
      threshold
      roundName {
        language
        text
      }
      points {
        points
        weight
        name {
          language
          text
        }
      }
    }
    supportReceived(organisationId: $organisationId, first: 50) {
      totalCount
      edges {
        node {
          id
          number
          kind
          paidOn
          purpose
          amount {
            amount
            currency
          }
        }
      }
    }
  }
`);

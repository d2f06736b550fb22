import { graphql } from '../../api/graphql.js';

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

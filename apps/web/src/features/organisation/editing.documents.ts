import { graphql } from '../../api/graphql.js';

export const RegisterOrganisationMutation = graphql(`
  mutation RegisterOrganisation($input: OrganisationInput!) {
    registerOrganisation(input: $input) {
      __typename
      ... on Organisation {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on TaxCodeTakenError {
        organisationId
        organisationName
      }
    }
  }
`);

export const ReviseOrganisationMutation = graphql(`
  mutation ReviseOrganisation($id: ID!, $version: Int!, $input: OrganisationInput!) {
    reviseOrganisation(id: $id, version: $version, input: $input) {
      __typename
      ... on Organisation {
        id
        version
      }
      ... on Refusal {
        code
        message
      }
      ... on TaxCodeTakenError {
        organisationId
        organisationName
      }
    }
  }
`);

export const ZonesQuery = graphql(`
  query Zones {
    industrialZones {
      id
      name
      provinceCode
    }
  }
`);

export const WardsQuery = graphql(`
  query Wards($provinceCode: String!) {
    wards(provinceCode: $provinceCode) {
      code
      name
    }
  }
`);

export const SetWithdrawnMutation = graphql(`
  mutation SetWithdrawn($id: ID!, $withdrawn: Boolean!) {
    setOrganisationWithdrawn(organisationId: $id, withdrawn: $withdrawn) {
      id
      withdrawnAt
    }
  }
`);

export const OrganisationNameQuery = graphql(`
  query OrganisationName($id: ID!) {
    organisation(id: $id) {
      id
      displayName
    }
  }
`);

export const SetContactsMutation = graphql(`
  mutation SetContacts($organisationId: ID!, $contacts: [OrganisationContactInput!]!) {
    setOrganisationContacts(organisationId: $organisationId, contacts: $contacts) {
      id
    }
  }
`);

export const InviteMemberMutation = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input)
  }
`);

export const AddCapabilityMutation = graphql(`
  mutation AddCapability($organisationId: ID!, $input: CapabilityInput!) {
    addCapability(organisationId: $organisationId, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReviseCapabilityMutation = graphql(`
  mutation ReviseCapability($id: ID!, $version: Int!, $input: CapabilityInput!) {
    reviseCapability(id: $id, version: $version, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const WithdrawCapabilityMutation = graphql(`
  mutation WithdrawCapability($id: ID!) {
    withdrawCapability(id: $id) {
      id
    }
  }
`);

export const RestoreCapabilityMutation = graphql(`
  mutation RestoreCapability($id: ID!) {
    restoreCapability(id: $id) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AddCertificateMutation = graphql(`
  mutation AddCertificate($organisationId: ID!, $input: CertificateInput!) {
    addCertificate(organisationId: $organisationId, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReviseCertificateMutation = graphql(`
  mutation ReviseCertificate($id: ID!, $version: Int!, $input: CertificateInput!) {
    reviseCertificate(id: $id, version: $version, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RemoveCertificateMutation = graphql(`
  mutation RemoveCertificate($id: ID!) {
    removeCertificate(id: $id)
  }
`);

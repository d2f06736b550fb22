import { graphql } from '../../api/graphql.js';
import { InTheWayFragment } from './in-the-way.documents.js';

export const DelegateFragment = graphql(`
  fragment DelegateFacts on Delegate @_unmask {
    id
    version
    name
    jobTitle
    email
    phone
    languages
    hasAccount
    arrivesAt
    leavesAt
  }
`);

export const ParticipationQuery = graphql(
  `
    query Participation($id: ID!) {
      participation(id: $id) {
        id
        version
        side
        kind
        booth
        note
        withdrawnAt
        fair {
          id
        }
        organisation {
          id
          displayName
          source
        }
        delegates {
          ...DelegateFacts
          unavailableSlots {
            id
          }
        }
        withdrawnDelegates {
          id
          version
          name
        }
      }
    }
  `,
  [DelegateFragment],
);

/** Where the reader's own organisations take part. */
export const MyParticipationsQuery = graphql(`
  query MyParticipations {
    myFairs {
      fair {
        id
      }
      participations {
        id
      }
    }
  }
`);

export const ReviseParticipationMutation = graphql(`
  mutation ReviseParticipation($id: ID!, $version: Int!, $input: ReviseParticipationInput!) {
    reviseParticipation(id: $id, version: $version, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const WithdrawParticipationMutation = graphql(
  `
    mutation WithdrawParticipation($id: ID!, $version: Int!) {
      withdrawParticipation(id: $id, version: $version) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...InTheWay
      }
    }
  `,
  [InTheWayFragment],
);

export const RegisterParticipationMutation = graphql(`
  mutation RegisterParticipation($input: RegisterParticipationInput!) {
    registerParticipation(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AddDelegateMutation = graphql(`
  mutation AddDelegate($input: AddDelegateInput!) {
    addDelegate(input: $input) {
      __typename
      id
    }
  }
`);

export const ReviseDelegateMutation = graphql(`
  mutation ReviseDelegate($id: ID!, $version: Int!, $input: DelegateInput!) {
    reviseDelegate(id: $id, version: $version, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const WithdrawDelegateMutation = graphql(
  `
    mutation WithdrawDelegate($id: ID!, $version: Int!) {
      withdrawDelegate(id: $id, version: $version) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...InTheWay
      }
    }
  `,
  [InTheWayFragment],
);

export const RestoreDelegateMutation = graphql(`
  mutation RestoreDelegate($id: ID!, $version: Int!) {
    restoreDelegate(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const LinkDelegateAccountMutation = graphql(`
  mutation LinkDelegateAccount($input: LinkDelegateAccountInput!, $version: Int!) {
    linkDelegateAccount(input: $input, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const SetDelegateAvailabilityMutation = graphql(
  `
    mutation SetDelegateAvailability(
      $delegateId: ID!
      $unavailableSlotIds: [ID!]!
      $despiteMeetingIds: [ID!]!
    ) {
      setDelegateAvailability(
        delegateId: $delegateId
        unavailableSlotIds: $unavailableSlotIds
        despiteMeetingIds: $despiteMeetingIds
      ) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...InTheWay
      }
    }
  `,
  [InTheWayFragment],
);

export const SetDelegateStayMutation = graphql(
  `
    mutation SetDelegateStay(
      $delegateId: ID!
      $version: Int!
      $arrivesAt: DateTime
      $leavesAt: DateTime
      $despiteMeetingIds: [ID!]!
    ) {
      setDelegateStay(
        delegateId: $delegateId
        version: $version
        arrivesAt: $arrivesAt
        leavesAt: $leavesAt
        despiteMeetingIds: $despiteMeetingIds
      ) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...InTheWay
      }
    }
  `,
  [InTheWayFragment],
);

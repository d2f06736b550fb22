import { graphql } from '../../api/graphql.js';

export const ViewerQuery = graphql(`
  query Viewer {
    viewer {
      isStaff
      isAdmin
      person {
        id
        name
        email
        language
      }
    }
  }
`);

export const MyOrganisationsQuery = graphql(`
  query MyOrganisations {
    myOrganisations {
      id
      displayName
      isSupplier
      isBuyer
      source
      provinceCode
    }
  }
`);

export const SignInMutation = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      __typename
      ... on SignedIn {
        person {
          id
        }
      }
      ... on Refusal {
        code
        message
      }
      ... on TooManyAttemptsError {
        retryAfterSeconds
      }
    }
  }
`);

export const ChoosePasswordMutation = graphql(`
  mutation ChoosePassword($input: ChoosePasswordInput!) {
    choosePassword(input: $input) {
      __typename
      ... on SignedIn {
        person {
          id
        }
      }
      ... on Refusal {
        code
        message
      }
      ... on WeakPasswordError {
        minimumLength
      }
    }
  }
`);

export const CreateFirstAdminMutation = graphql(`
  mutation CreateFirstAdmin($input: CreateFirstAdminInput!) {
    createFirstAdmin(input: $input) {
      __typename
      ... on SignedIn {
        person {
          id
        }
      }
      ... on Refusal {
        code
        message
      }
      ... on WeakPasswordError {
        minimumLength
      }
    }
  }
`);

export const RequestPasswordResetMutation = graphql(`
  mutation RequestPasswordReset($email: String!) {
    requestPasswordReset(email: $email)
  }
`);

export const SignOutMutation = graphql(`
  mutation SignOut($sessionId: ID) {
    signOut(sessionId: $sessionId)
  }
`);

export const SignOutEverywhereMutation = graphql(`
  mutation SignOutEverywhere {
    signOutEverywhere
  }
`);

export const MySessionsQuery = graphql(`
  query MySessions {
    mySessions {
      id
      createdAt
      lastSeenAt
      expiresAt
      isCurrent
      userAgent
    }
  }
`);

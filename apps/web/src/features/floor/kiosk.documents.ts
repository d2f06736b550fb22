import { graphql } from '../../api/graphql.js';

export const OpenKioskMutation = graphql(`
  mutation OpenKiosk($input: OpenKioskInput!) {
    openKiosk(input: $input) {
      __typename
      ... on OpenedKiosk {
        key
        kiosk {
          id
          name
        }
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const CloseKioskMutation = graphql(`
  mutation CloseKiosk($kioskId: ID!) {
    closeKiosk(kioskId: $kioskId) {
      id
    }
  }
`);

export const KioskQuery = graphql(`
  query Kiosk($key: String!) {
    kiosk(key: $key) {
      name
      fairName {
        language
        text
      }
      timeZone
      at
      expiresAt
    }
  }
`);

export const KioskCheckInMutation = graphql(`
  mutation KioskCheckIn($key: String!, $code: String!, $idempotencyKey: String) {
    kioskCheckIn(key: $key, code: $code, idempotencyKey: $idempotencyKey) {
      __typename
      ... on KioskWelcome {
        name
        organisationName
        nextAt
        nextTable
        nextHall
      }
      ... on Refusal {
        code
        message
      }
      ... on AlreadyCheckedInError {
        name
        at
      }
      ... on WrongDayError {
        name
      }
      ... on DelegateGoneError {
        name
        organisationName
      }
    }
  }
`);

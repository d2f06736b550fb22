import { graphql } from '../../api/graphql.js';

export const CheckInMutation = graphql(`
  mutation CheckIn($input: CheckInInput!) {
    checkIn(input: $input) {
      __typename
      ... on CheckIn {
        id
        name
        organisationName
        at
      }
      ... on Refusal {
        code
        message
      }
      ... on AlreadyCheckedInError {
        checkInId
        name
        at
        by
      }
      ... on WrongDayError {
        reason
        name
        days
      }
      ... on DelegateGoneError {
        name
        organisationName
      }
    }
  }
`);

export const UndoCheckInMutation = graphql(`
  mutation UndoCheckIn($checkInId: ID!) {
    undoCheckIn(checkInId: $checkInId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AdmitWalkInMutation = graphql(`
  mutation AdmitWalkIn($input: AdmitWalkInInput!) {
    admitWalkIn(input: $input) {
      __typename
      ... on CheckIn {
        id
        name
        delegateId
      }
      ... on Refusal {
        code
        message
      }
      ... on WrongDayError {
        name
      }
    }
  }
`);

export const FreeSlotsQuery = graphql(`
  query FreeSlots($supplierParticipationId: ID!, $buyerParticipationId: ID!) {
    freeSlots(
      supplierParticipationId: $supplierParticipationId
      buyerParticipationId: $buyerParticipationId
    ) {
      slot {
        id
        date
        startsAt
        endsAt
      }
      table {
        id
        label
      }
    }
  }
`);

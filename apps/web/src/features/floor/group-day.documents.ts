import { graphql } from '../../api/graphql.js';

export const CallGroupPartyMutation = graphql(`
  mutation CallGroupParty($sessionId: ID!, $participationId: ID!) {
    callGroupParty(sessionId: $sessionId, participationId: $participationId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AnswerGroupCallMutation = graphql(`
  mutation AnswerGroupCall($sessionId: ID!) {
    answerGroupCall(sessionId: $sessionId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const EndGroupCallMutation = graphql(`
  mutation EndGroupCall($sessionId: ID!, $participationId: ID!) {
    endGroupCall(sessionId: $sessionId, participationId: $participationId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const SayLateToGroupMutation = graphql(`
  mutation SayLateToGroup($input: SayLateToGroupInput!) {
    sayLateToGroup(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const HoldGroupMeetingMutation = graphql(`
  mutation HoldGroupMeeting($sessionId: ID!, $unlessRecorded: Boolean, $idempotencyKey: String) {
    holdGroupMeeting(
      sessionId: $sessionId
      unlessRecorded: $unlessRecorded
      idempotencyKey: $idempotencyKey
    ) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on MeetingStateError {
        status
      }
    }
  }
`);

export const ReportGroupNoShowMutation = graphql(`
  mutation ReportGroupNoShow($sessionId: ID!, $participationId: ID!, $idempotencyKey: String) {
    reportGroupNoShow(
      sessionId: $sessionId
      participationId: $participationId
      idempotencyKey: $idempotencyKey
    ) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on MeetingStateError {
        status
      }
      ... on GraceTimeError {
        until
        minutes
      }
    }
  }
`);

export const ContradictGroupNoShowMutation = graphql(`
  mutation ContradictGroupNoShow($sessionId: ID!, $note: String) {
    contradictGroupNoShow(sessionId: $sessionId, note: $note) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const DecideGroupNoShowMutation = graphql(`
  mutation DecideGroupNoShow($sessionId: ID!, $participationId: ID!, $came: Boolean!) {
    decideGroupNoShow(sessionId: $sessionId, participationId: $participationId, came: $came) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReopenGroupMeetingMutation = graphql(`
  mutation ReopenGroupMeeting($sessionId: ID!) {
    reopenGroupMeeting(sessionId: $sessionId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RecordGroupOutcomeMutation = graphql(`
  mutation RecordGroupOutcome($input: RecordGroupOutcomeInput!) {
    recordGroupOutcome(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on MeetingStateError {
        status
      }
    }
  }
`);

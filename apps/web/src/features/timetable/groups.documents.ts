import { graphql } from '../../api/graphql.js';
import { EditFragment } from './planning.documents.js';

const GroupFragment = graphql(`
  fragment Group on GroupMeeting @_unmask {
    id
    version
    title
    isMust
    isFixed
    tableId
    tableLabel
    parties {
      participationId
      name
      side
      delegateId
      delegateName
      isWithdrawn
    }
    place {
      sessionId
      startsAt
      endsAt
      tableId
      tableLabel
      interpreterName
      delegateNames
    }
  }
`);

export const GroupMeetingsQuery = graphql(
  `
    query GroupMeetings($fairId: ID!) {
      groupMeetings(fairId: $fairId) {
        ...Group
      }
    }
  `,
  [GroupFragment],
);

export const UnplacedGroupsQuery = graphql(`
  query UnplacedGroupMeetings($draftId: ID!) {
    unplacedGroupMeetings(draftId: $draftId) {
      groupMeetingId
      title
      isMust
      reasons {
        code
        culprits {
          kind
          id
          name
        }
      }
      room {
        kind
        slotId
        culprits {
          kind
          id
          name
        }
        moves {
          meetingId
          slotId
        }
        givenUp
      }
    }
  }
`);

export const AddGroupMeetingMutation = graphql(`
  mutation AddGroupMeeting($input: AddGroupMeetingInput!) {
    addGroupMeeting(input: $input) {
      __typename
      id
    }
  }
`);

export const ReviseGroupMeetingMutation = graphql(`
  mutation ReviseGroupMeeting($groupMeetingId: ID!, $version: Int!, $input: GroupMeetingInput!) {
    reviseGroupMeeting(groupMeetingId: $groupMeetingId, version: $version, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const UnplaceGroupMeetingMutation = graphql(`
  mutation UnplaceGroupMeeting($groupMeetingId: ID!) {
    unplaceGroupMeeting(groupMeetingId: $groupMeetingId) {
      __typename
      id
    }
  }
`);

export const RemoveGroupMeetingMutation = graphql(`
  mutation RemoveGroupMeeting($groupMeetingId: ID!) {
    removeGroupMeeting(groupMeetingId: $groupMeetingId)
  }
`);

export const PlaceDraftGroupMutation = graphql(
  `
    mutation PlaceDraftGroupMeeting(
      $draftId: ID!
      $version: Int!
      $groupMeetingId: ID!
      $slotId: ID!
      $tableId: ID
      $makingRoom: MakeRoomInput
    ) {
      placeDraftGroupMeeting(
        draftId: $draftId
        version: $version
        groupMeetingId: $groupMeetingId
        slotId: $slotId
        tableId: $tableId
        makingRoom: $makingRoom
      ) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...DraftEdit
      }
    }
  `,
  [EditFragment],
);

export const RemoveDraftGroupMutation = graphql(
  `
    mutation RemoveDraftGroupMeeting($draftId: ID!, $version: Int!, $groupMeetingId: ID!) {
      removeDraftGroupMeeting(draftId: $draftId, version: $version, groupMeetingId: $groupMeetingId) {
        __typename
        ... on Refusal {
          code
          message
        }
        ...DraftEdit
      }
    }
  `,
  [EditFragment],
);

import { graphql } from '../../api/graphql.js';

export const FaultFragment = graphql(`
  fragment Fault on PlanningFault @_unmask {
    code
    isWarning
    culprits {
      kind
      id
      name
      meetingId
      participationId
    }
  }
`);

const FiguresFragment = graphql(`
  fragment Figures on PlanFigures @_unmask {
    seconds
    requests
    scheduled
    worth
    worthBound
    scheduledBound
    worstShare
    worstServed
    worstServedCount
    worstShareBound
    breaks
    breaksBound
    tableChanges
  }
`);

export const PlanRunsQuery = graphql(
  `
    query PlanRuns($fairId: ID!) {
      planRuns(fairId: $fairId, first: 1) {
        edges {
          node {
            id
            createdAt
            status
            outcome
            seconds
            isStopping
            draftId
            figures {
              ...Figures
            }
            faults {
              ...Fault
            }
          }
        }
      }
    }
  `,
  [FaultFragment, FiguresFragment],
);

export const PlanningFaultsQuery = graphql(
  `
    query PlanningFaults($fairId: ID!, $mayMovePlanned: Boolean!) {
      planningFaults(fairId: $fairId, mayMovePlanned: $mayMovePlanned) {
        ...Fault
      }
    }
  `,
  [FaultFragment],
);

export const DraftsQuery = graphql(
  `
    query TimetableDrafts($fairId: ID!, $after: String) {
      timetableDrafts(fairId: $fairId, first: 25, after: $after) {
        edges {
          node {
            id
            version
            number
            name
            status
            createdAt
            meetingCount
            figures {
              ...Figures
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
  [FiguresFragment],
);

export const VersionsQuery = graphql(`
  query TimetableVersions($fairId: ID!, $after: String) {
    timetableVersions(fairId: $fairId, first: 25, after: $after) {
      edges {
        node {
          id
          number
          createdAt
          note
          meetings
          added
          moved
          cancelled
          groupMeetings
          letters
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PlacedFragment = graphql(`
  fragment Placed on PlacedMeeting @_unmask {
    meetingId
    supplierId
    buyerId
    supplierName
    buyerName
    slotId
    tableId
    tableLabel
    interpreterName
    delegateNames
    isFixed
  }
`);

const PlacedGroupFragment = graphql(`
  fragment PlacedGroup on PlacedGroupMeeting @_unmask {
    groupMeetingId
    title
    slotId
    tableId
    tableLabel
    interpreterName
    partyNames
    delegateNames
  }
`);

export const DifferenceFragment = graphql(
  `
    fragment Difference on TimetableDifference @_unmask {
      kind
      before {
        ...Placed
      }
      after {
        ...Placed
      }
    }
  `,
  [PlacedFragment],
);

export const DraftQuery = graphql(
  `
    query TimetableDraft($id: ID!) {
      timetableDraft(id: $id) {
        id
        version
        number
        name
        status
        createdAt
        figures {
          ...Figures
        }
        meetings {
          ...Placed
        }
        groupMeetings {
          ...PlacedGroup
        }
      }
    }
  `,
  [FiguresFragment, PlacedFragment, PlacedGroupFragment],
);

export const UnscheduledQuery = graphql(`
  query UnscheduledPairs($draftId: ID!, $after: String) {
    unscheduledPairs(draftId: $draftId, first: 25, after: $after) {
      totalCount
      edges {
        node {
          supplierId
          buyerId
          pair
          worth
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
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ComparisonQuery = graphql(
  `
    query CompareTimetables($fairId: ID!, $before: ID, $after: ID) {
      compareTimetables(fairId: $fairId, beforeDraftId: $before, afterDraftId: $after) {
        added
        moved
        cancelled
        differences {
          ...Difference
        }
        groupMeetings {
          before {
            ...PlacedGroup
          }
          after {
            ...PlacedGroup
          }
        }
        balances {
          participationId
          name
          meetingsBefore
          meetingsAfter
          worthBefore
          worthAfter
        }
      }
    }
  `,
  [DifferenceFragment, PlacedGroupFragment],
);

export const VersionDifferenceQuery = graphql(
  `
    query TimetableDifference($fairId: ID!, $from: Int!, $to: Int!) {
      timetableDifference(fairId: $fairId, from: $from, to: $to) {
        ...Difference
      }
      timetableGroupDifference(fairId: $fairId, from: $from, to: $to) {
        before {
          ...PlacedGroup
        }
        after {
          ...PlacedGroup
        }
      }
    }
  `,
  [DifferenceFragment, PlacedGroupFragment],
);

export const ReleasePreviewQuery = graphql(
  `
    query ReleasePreview($draftId: ID!) {
      releasePreview(draftId: $draftId) {
        added
        moved
        cancelled
        letters
        groupMeetings {
          before {
            ...PlacedGroup
          }
          after {
            ...PlacedGroup
          }
        }
        conflicts {
          ...Fault
        }
        recipients {
          name
          email
          groupMeetings
          differences {
            ...Difference
          }
        }
        unreached
      }
    }
  `,
  [FaultFragment, PlacedGroupFragment, DifferenceFragment],
);

export const PlanTimetableMutation = graphql(
  `
    mutation PlanTimetable($input: PlanTimetableInput!) {
      planTimetable(input: $input) {
        __typename
        ... on PlanRun {
          id
        }
        ... on Refusal {
          code
          message
        }
        ... on PlanImpossibleError {
          faults {
            ...Fault
          }
        }
      }
    }
  `,
  [FaultFragment],
);

export const CancelPlanRunMutation = graphql(`
  mutation CancelPlanRun($planRunId: ID!) {
    cancelPlanRun(planRunId: $planRunId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const StartDraftMutation = graphql(`
  mutation StartTimetableDraft($input: StartTimetableDraftInput!) {
    startTimetableDraft(input: $input) {
      id
    }
  }
`);

export const DiscardDraftMutation = graphql(`
  mutation DiscardTimetableDraft($draftId: ID!, $version: Int!) {
    discardTimetableDraft(draftId: $draftId, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

/** What is wrong with an edit that a draft refuses. */
export const EditFragment = graphql(
  `
    fragment DraftEdit on PlacementRefusedError @_unmask {
      faults {
        ...Fault
      }
    }
  `,
  [FaultFragment],
);

export const MoveDraftMeetingMutation = graphql(
  `
    mutation MoveDraftMeeting($draftId: ID!, $version: Int!, $meetingId: ID!, $slotId: ID!, $tableId: ID) {
      moveDraftMeeting(
        draftId: $draftId
        version: $version
        meetingId: $meetingId
        slotId: $slotId
        tableId: $tableId
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

export const SwapDraftMeetingsMutation = graphql(
  `
    mutation SwapDraftMeetings($draftId: ID!, $version: Int!, $meetingId: ID!, $otherMeetingId: ID!) {
      swapDraftMeetings(
        draftId: $draftId
        version: $version
        meetingId: $meetingId
        otherMeetingId: $otherMeetingId
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

export const AddDraftMeetingMutation = graphql(
  `
    mutation AddDraftMeeting(
      $draftId: ID!
      $version: Int!
      $supplierId: ID!
      $buyerId: ID!
      $slotId: ID!
      $makingRoom: MakeRoomInput
    ) {
      addDraftMeeting(
        draftId: $draftId
        version: $version
        supplierParticipationId: $supplierId
        buyerParticipationId: $buyerId
        slotId: $slotId
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

export const RemoveDraftMeetingMutation = graphql(
  `
    mutation RemoveDraftMeeting($draftId: ID!, $version: Int!, $meetingId: ID!) {
      removeDraftMeeting(draftId: $draftId, version: $version, meetingId: $meetingId) {
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

export const FixDraftMeetingMutation = graphql(
  `
    mutation FixDraftMeeting($draftId: ID!, $version: Int!, $meetingId: ID!, $isFixed: Boolean!) {
      fixDraftMeeting(draftId: $draftId, version: $version, meetingId: $meetingId, isFixed: $isFixed) {
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

export const RebaseDraftMutation = graphql(`
  mutation RebaseTimetableDraft($draftId: ID!, $version: Int!) {
    rebaseTimetableDraft(draftId: $draftId, version: $version) {
      __typename
      ... on DraftRebased {
        moved
        dropped
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReleaseTimetableMutation = graphql(`
  mutation ReleaseTimetable($input: ReleaseTimetableInput!) {
    releaseTimetable(input: $input) {
      __typename
      ... on TimetableVersion {
        id
        number
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

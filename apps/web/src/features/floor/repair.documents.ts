import { graphql } from '../../api/graphql.js';
import { InTheWayFragment } from '../fair/in-the-way.documents.js';

const RepairFragment = graphql(`
  fragment RepairFacts on Repair @_unmask {
    id
    state
    kind
    subject
    substitute
    dates
    keptSlots {
      startsAt
      endsAt
    }
    leftOutSlots {
      startsAt
      endsAt
    }
    when
    othersMoved
    milliseconds
    letters
    proposedAt
    appliedAt
    changed {
      meetingId
      supplierName
      buyerName
      reason
      madeRoomFor
      othersCome
      before {
        startsAt
        endsAt
        tableLabel
        people
      }
      after {
        startsAt
        endsAt
        tableLabel
        people
      }
    }
    lost {
      meetingId
      supplierName
      buyerName
      reason
      before {
        startsAt
        endsAt
        tableLabel
      }
    }
    groups {
      sessionId
      title
      partyNames
      before {
        startsAt
        endsAt
        tableLabel
      }
      after {
        startsAt
        endsAt
        tableLabel
        people
      }
    }
    alternatives {
      limit
      othersMoved
      lost
    }
  }
`);

export const RepairsQuery = graphql(
  `
    query Repairs($fairId: ID!) {
      repairs(fairId: $fairId) {
        ...RepairFacts
      }
    }
  `,
  [RepairFragment],
);

export const ProposeRepairMutation = graphql(
  `
    mutation ProposeRepair($input: ProposeRepairInput!) {
      proposeRepair(input: $input) {
        __typename
        ... on Repair {
          ...RepairFacts
        }
        ... on Refusal {
          code
          message
        }
        ...InTheWay
      }
    }
  `,
  [RepairFragment, InTheWayFragment],
);

export const ApplyRepairMutation = graphql(
  `
    mutation ApplyRepair($repairId: ID!) {
      applyRepair(repairId: $repairId) {
        __typename
        ... on Repair {
          ...RepairFacts
        }
        ... on Refusal {
          code
          message
        }
      }
    }
  `,
  [RepairFragment],
);

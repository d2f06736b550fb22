import { graphql } from '../../api/graphql.js';
import { InTheWayFragment } from './in-the-way.documents.js';

export const OpenFairMutation = graphql(`
  mutation OpenFair($id: ID!) {
    openFair(id: $id) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const StartFairMutation = graphql(`
  mutation StartFair($id: ID!) {
    startFair(id: $id) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const CloseFairMutation = graphql(`
  mutation CloseFair($id: ID!) {
    closeFair(id: $id) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const PlanDaysMutation = graphql(
  `
    mutation PlanDays($input: PlanDaysInput!) {
      planDays(input: $input) {
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

export const AddSlotMutation = graphql(`
  mutation AddSlot($input: AddSlotInput!) {
    addSlot(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on SlotOverlapError {
        slotId
      }
    }
  }
`);

export const RemoveSlotMutation = graphql(
  `
    mutation RemoveSlot($slotId: ID!) {
      removeSlot(slotId: $slotId) {
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

export const RemoveDayMutation = graphql(
  `
    mutation RemoveDay($fairId: ID!, $date: LocalDate!) {
      removeDay(fairId: $fairId, date: $date) {
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

export const RenameHallMutation = graphql(`
  mutation RenameHall($input: RenameHallInput!) {
    renameHall(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RemoveHallMutation = graphql(
  `
    mutation RemoveHall($hallId: ID!) {
      removeHall(hallId: $hallId) {
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

export const RenameTableMutation = graphql(`
  mutation RenameTable($input: RenameTableInput!) {
    renameTable(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on TableLabelsTakenError {
        labels
      }
    }
  }
`);

export const RemoveTableMutation = graphql(
  `
    mutation RemoveTable($tableId: ID!) {
      removeTable(tableId: $tableId) {
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

export const AddHallMutation = graphql(`
  mutation AddHall($input: AddHallInput!) {
    addHall(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AddTablesMutation = graphql(`
  mutation AddTables($input: AddTablesInput!) {
    addTables(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on TableLabelsTakenError {
        labels
      }
    }
  }
`);

export const BlockTableMutation = graphql(
  `
    mutation BlockTable($tableId: ID!, $despiteMeetingIds: [ID!]!) {
      blockTable(tableId: $tableId, despiteMeetingIds: $despiteMeetingIds) {
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

export const UnblockTableMutation = graphql(`
  mutation UnblockTable($tableId: ID!) {
    unblockTable(tableId: $tableId) {
      id
    }
  }
`);

export const CreateFairMutation = graphql(`
  mutation CreateFair($input: FairInput!) {
    createFair(input: $input) {
      __typename
      ... on Fair {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on FairCodeTakenError {
        fairId
      }
    }
  }
`);

export const ReviseFairMutation = graphql(`
  mutation ReviseFair($id: ID!, $version: Int!, $input: FairInput!) {
    reviseFair(id: $id, version: $version, input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on FairCodeTakenError {
        fairId
      }
      ... on DaysPlannedError {
        dates
      }
    }
  }
`);

export const AddFairOrganizerMutation = graphql(`
  mutation AddFairOrganizer($input: AddFairOrganizerInput!) {
    addFairOrganizer(input: $input) {
      __typename
      id
    }
  }
`);

export const RemoveFairOrganizerMutation = graphql(`
  mutation RemoveFairOrganizer($fairId: ID!, $personId: ID!) {
    removeFairOrganizer(fairId: $fairId, personId: $personId) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

/** How many meetings a fair still has ahead. */
export const MeetingsAheadQuery = graphql(`
  query MeetingsAhead($fairId: ID!) {
    meetings(fairId: $fairId, filter: { statuses: [DRAFT, RELEASED] }, first: 0) {
      totalCount
    }
  }
`);

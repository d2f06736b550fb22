import { graphql } from '../../api/graphql.js';

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

export const PlanDaysMutation = graphql(`
  mutation PlanDays($input: PlanDaysInput!) {
    planDays(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on HasMeetingsError {
        meetings
      }
    }
  }
`);

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
    }
  }
`);

export const BlockTableMutation = graphql(`
  mutation BlockTable($tableId: ID!) {
    blockTable(tableId: $tableId) {
      id
    }
  }
`);

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
    }
  }
`);

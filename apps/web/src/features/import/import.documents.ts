import { graphql, type ResultOf } from '../../api/graphql.js';

const ImportFragment = graphql(`
  fragment ImportSummary on SupplierImport @_unmask {
    id
    createdAt
    fileName
    status
    totalRows
    doneRows
    createdCount
    updatedCount
    unchangedCount
    failedCount
    finishedAt
  }
`);

export const SupplierImportsQuery = graphql(
  `
    query SupplierImports($first: Int, $after: String) {
      supplierImports(first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...ImportSummary
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ImportFragment],
);

export const SupplierImportQuery = graphql(
  `
    query SupplierImport($id: ID!) {
      supplierImport(id: $id) {
        ...ImportSummary
        encoding
        delimiter
        headerLine
        columns
        mapping {
          field
          column
        }
        defaultCountry
        preview(rows: 5)
      }
    }
  `,
  [ImportFragment],
);

export type SupplierImport = ResultOf<typeof SupplierImportQuery>['supplierImport'];
export type SupplierField = SupplierImport['mapping'][number]['field'];

export const ImportProblemsQuery = graphql(`
  query ImportProblems($id: ID!, $first: Int, $after: String) {
    supplierImport(id: $id) {
      id
      problems(first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            line
            column
            value
            severity
            reason
            message
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export type ImportProblem = ResultOf<
  typeof ImportProblemsQuery
>['supplierImport']['problems']['edges'][number]['node'];

export const StartSupplierImportMutation = graphql(`
  mutation StartSupplierImport($input: StartSupplierImportInput!) {
    startSupplierImport(input: $input) {
      __typename
      ... on SupplierImport {
        id
        status
      }
      ... on Refusal {
        code
        message
      }
      ... on ImportNotWaitingError {
        status
      }
    }
  }
`);

export const CancelSupplierImportMutation = graphql(`
  mutation CancelSupplierImport($importId: ID!) {
    cancelSupplierImport(importId: $importId) {
      id
      status
    }
  }
`);

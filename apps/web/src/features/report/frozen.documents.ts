import { graphql, type ResultOf } from '../../api/graphql.js';

export const ReportStampQuery = graphql(`
  query ReportStamp($filter: ProgrammeReportFilter) {
    reportStamp(filter: $filter) {
      hash
      takenAt
    }
  }
`);

export const FreezeReportMutation = graphql(`
  mutation FreezeReport($filter: ProgrammeReportFilter, $note: String) {
    freezeReport(filter: $filter, note: $note) {
      id
      number
    }
  }
`);

const FrozenReportFragment = graphql(`
  fragment FrozenReportParts on FrozenReport @_unmask {
    id
    number
    hash
    frozenAt
    note
    agreements
    includesDemo
    value {
      amount
      currency
    }
    scope {
      language
      text
    }
    sentences {
      language
      text
    }
    frozenBy {
      name
    }
  }
`);

export const FrozenReportsQuery = graphql(
  `
    query FrozenReports($first: Int, $after: String) {
      frozenReports(first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...FrozenReportParts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [FrozenReportFragment],
);

export const FrozenReportQuery = graphql(
  `
    query FrozenReport($id: ID!) {
      frozenReport(id: $id) {
        ...FrozenReportParts
      }
    }
  `,
  [FrozenReportFragment],
);

export const ReportChangesQuery = graphql(`
  query ReportChanges($id: ID!, $first: Int!) {
    frozenReport(id: $id) {
      id
      changes(first: $first) {
        counts {
          kind
          change
          count
        }
        records {
          kind
          change
          recordId
          name
          fields {
            field
            before
            after
          }
        }
        figures {
          path
          labels {
            language
            text
          }
          countBefore
          countAfter
          valueBefore {
            amount
            currency
          }
          valueAfter {
            amount
            currency
          }
        }
      }
    }
  }
`);

export type ReportChanges = ResultOf<typeof ReportChangesQuery>['frozenReport']['changes'];

export const VerifyReportQuery = graphql(`
  query VerifyReport($hash: String!) {
    verifyReport(hash: $hash) {
      verdict
      number
      frozenAt
      file
      scope {
        language
        text
      }
      sentences {
        language
        text
      }
    }
  }
`);

import { graphql, type ResultOf } from '../../api/graphql.js';

const ChapterFragment = graphql(`
  fragment ChapterParts on ReportChapter @_unmask {
    key
    title {
      language
      text
    }
    lead {
      language
      text
    }
    tables {
      key
      labels {
        language
        text
      }
      columns {
        column
        title {
          language
          text
        }
      }
      rows {
        key
        labels {
          language
          text
        }
        cells {
          column
          count
          isPercent
          value {
            amount
            currency
          }
          behind {
            kind
            isDistinct
            where {
              field
              value
              isAtMost
            }
          }
        }
      }
    }
  }
`);

const ChapterRecordsFragment = graphql(`
  fragment ChapterRecordParts on ReportChapterRecords @_unmask {
    totalCount
    records {
      recordId
      name {
        language
        text
      }
      detail {
        language
        text
      }
      organisationId
      activityId
      happenedOn
      amount {
        amount
        currency
      }
    }
  }
`);

export const ReportChaptersQuery = graphql(
  `
    query ReportChapters($filter: ProgrammeReportFilter) {
      reportChapters(filter: $filter) {
        ...ChapterParts
      }
    }
  `,
  [ChapterFragment],
);

export const FrozenChaptersQuery = graphql(
  `
    query FrozenChapters($id: ID!) {
      frozenReport(id: $id) {
        id
        chapters {
          ...ChapterParts
        }
      }
    }
  `,
  [ChapterFragment],
);

export const ReportChapterRecordsQuery = graphql(
  `
    query ReportChapterRecords(
      $filter: ProgrammeReportFilter
      $kind: ReportRecordKind!
      $where: [ReportConditionInput!]!
      $first: Int!
    ) {
      reportChapterRecords(filter: $filter, kind: $kind, where: $where, first: $first) {
        ...ChapterRecordParts
      }
    }
  `,
  [ChapterRecordsFragment],
);

export const FrozenChapterRecordsQuery = graphql(
  `
    query FrozenChapterRecords(
      $id: ID!
      $kind: ReportRecordKind!
      $where: [ReportConditionInput!]!
      $first: Int!
    ) {
      frozenReport(id: $id) {
        id
        chapterRecords(kind: $kind, where: $where, first: $first) {
          ...ChapterRecordParts
        }
      }
    }
  `,
  [ChapterRecordsFragment],
);

export type Chapter = ResultOf<typeof ReportChaptersQuery>['reportChapters'][number];
export type ChapterTable = Chapter['tables'][number];
export type ChapterCell = ChapterTable['rows'][number]['cells'][number];
export type ChapterRecords = ResultOf<typeof ReportChapterRecordsQuery>['reportChapterRecords'];

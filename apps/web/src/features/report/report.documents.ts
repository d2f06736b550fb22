import { graphql, type ResultOf } from '../../api/graphql.js';

const AgreementDrillDownFragment = graphql(`
  fragment AgreementsBehind on AgreementDrillDown @_unmask {
    fairIds
    outsideFairs
    abroadOnly
    year
    signedFrom
    signedTo
    sectors
    withoutSector
    buyerCountry
    withoutBuyer
    statuses
    kinds
    organisationId
    unconvertedTo
  }
`);

const ParticipationFigureFragment = graphql(`
  fragment Participations on ParticipationFigure @_unmask {
    count
    drillDown {
      fairIds
      fromYear
      toYear
      kind
      sectors
      country
      abroad
    }
  }
`);

const AgreementFigureFragment = graphql(
  `
    fragment Agreements on AgreementFigure @_unmask {
      key
      label
      count
      value {
        amount
        currency
      }
      valuedCount
      unconvertedCount
      drillDown {
        ...AgreementsBehind
      }
    }
  `,
  [AgreementDrillDownFragment],
);

const FairFigureFragment = graphql(
  `
    fragment FairRow on FairFigure @_unmask {
      key
      label
      count
      value {
        amount
        currency
      }
      valuedCount
      unconvertedCount
      drillDown {
        ...AgreementsBehind
      }
      isAbroad
      direct {
        ...Participations
      }
      indirect {
        ...Participations
      }
    }
  `,
  [AgreementDrillDownFragment, ParticipationFigureFragment],
);

export const ProgrammeReportQuery = graphql(
  `
    query ProgrammeReport($filter: ProgrammeReportFilter) {
      programmeReport(filter: $filter) {
        sentences {
          language
          text
        }
        includesDemo
        directEnterprises {
          ...Participations
        }
        directTimes {
          ...Participations
        }
        indirectEnterprises {
          ...Participations
        }
        indirectTimes {
          ...Participations
        }
        fairs {
          ...Participations
        }
        fairsAbroad {
          ...Participations
        }
        fairsAtHome {
          ...Participations
        }
        agreements {
          ...Agreements
        }
        byStatus {
          ...Agreements
        }
        byKind {
          ...Agreements
        }
        byFair {
          ...FairRow
        }
        byYear {
          ...Agreements
        }
        bySector {
          ...Agreements
        }
        byCountry {
          ...Agreements
        }
        unconverted {
          count
          drillDown {
            ...AgreementsBehind
          }
          agreements {
            id
            number
            title
            signedOn
            value {
              amount
              currency
            }
          }
        }
      }
    }
  `,
  [AgreementDrillDownFragment, ParticipationFigureFragment, AgreementFigureFragment, FairFigureFragment],
);

export type Report = ResultOf<typeof ProgrammeReportQuery>['programmeReport'];
export type AgreementFigure = Report['agreements'];
export type FairFigure = Report['byFair'][number];
export type ParticipationFigure = Report['directTimes'];
export type AgreementDrillDown = AgreementFigure['drillDown'];

export const CountedParticipationsQuery = graphql(`
  query CountedParticipations($filter: CountedParticipationFilter, $first: Int, $after: String) {
    countedParticipations(filter: $filter, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          kind
          booth
          organisation {
            id
            displayName
            country
            source
          }
          fair {
            id
            startsOn
            name {
              language
              text
            }
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

export const ReportSectorsQuery = graphql(`
  query ReportSectors($language: String!) {
    concepts(kind: INDUSTRY, language: $language, first: 200) {
      edges {
        node {
          id
          name(language: $language)
        }
      }
    }
  }
`);

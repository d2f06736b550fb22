import { graphql } from '../../api/graphql.js';

export const ProgrammesQuery = graphql(`
  query Programmes {
    programmes {
      id
      version
      code
      name {
        language
        text
      }
      decision
      startsOn
      endsOn
      provinceCode
      isDemo
    }
    targetDefinitions {
      id
      unit
      name {
        language
        text
      }
    }
  }
`);

export const ProgrammeTargetsQuery = graphql(`
  query ProgrammeTargets($programmeId: ID!, $asOf: LocalDate) {
    programmeTargets(programmeId: $programmeId, asOf: $asOf) {
      id
      year
      goal
      actual
      part
      whole
      enterprises
      source
      from
      day
      definition {
        id
        unit
        isFlow
        name {
          language
          text
        }
        counts {
          language
          text
        }
        leavesOut {
          language
          text
        }
      }
      misses {
        reason
        records
      }
    }
  }
`);

export const TargetRecordsQuery = graphql(`
  query TargetRecords($targetId: ID!, $isCounted: Boolean!, $asOf: LocalDate, $first: Int!, $after: String) {
    targetRecords(targetId: $targetId, isCounted: $isCounted, asOf: $asOf, first: $first, after: $after) {
      totalCount
      edges {
        node {
          kind
          recordId
          happenedOn
          reason
          label {
            language
            text
          }
          organisation {
            id
            displayName
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

export const SetProgrammeTargetMutation = graphql(`
  mutation SetProgrammeTarget($input: ProgrammeTargetInput!) {
    setProgrammeTarget(input: $input) {
      id
    }
  }
`);

export const RemoveProgrammeTargetMutation = graphql(`
  mutation RemoveProgrammeTarget($id: ID!) {
    removeProgrammeTarget(id: $id) {
      id
    }
  }
`);

export const SaveProgrammeMutation = graphql(`
  mutation SaveProgramme($input: ProgrammeInput!) {
    saveProgramme(input: $input) {
      __typename
      ... on Programme {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

import { graphql } from '../../api/graphql.js';

const ForesightFragment = graphql(`
  fragment ForesightFacts on Foresight @_unmask {
    auc
    brier
    reliability {
      from
      to
      count
      foretold
      observed
    }
  }
`);

export const WeightLessonsQuery = graphql(
  `
    query WeightLessons($fairId: ID!) {
      weightLessons(fairId: $fairId, first: 1) {
        edges {
          node {
            id
            createdAt
            appliedAt
            isStanding
            examples
            positives
            needs
            current {
              component
              weight
            }
            learned {
              component
              weight
            }
            before {
              ...ForesightFacts
            }
            after {
              ...ForesightFacts
            }
          }
        }
      }
    }
  `,
  [ForesightFragment],
);

export const LearnWeightsMutation = graphql(`
  mutation LearnWeights($fairId: ID!) {
    learnWeights(fairId: $fairId) {
      __typename
      ... on WeightLesson {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on NotEnoughAnswersError {
        missing {
          what
          have
          least
        }
      }
    }
  }
`);

export const ApplyWeightLessonMutation = graphql(`
  mutation ApplyWeightLesson($id: ID!, $version: Int!) {
    applyWeightLesson(id: $id, version: $version) {
      __typename
      ... on MatchSettings {
        version
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const TakeBackWeightLessonMutation = graphql(`
  mutation TakeBackWeightLesson($id: ID!, $version: Int!) {
    takeBackWeightLesson(id: $id, version: $version) {
      __typename
      ... on MatchSettings {
        version
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ExposureQuery = graphql(`
  query ExposureReport($fairId: ID!) {
    exposureReport(fairId: $fairId) {
      dimension
      value
      suppliers
      shareOfSuppliers
      exposures {
        stage
        count
        share
      }
    }
  }
`);

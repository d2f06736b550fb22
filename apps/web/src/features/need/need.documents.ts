import { graphql } from '../../api/graphql.js';
import { ConceptFragment } from '../organisation/organisation.documents.js';

export const NeedFragment = graphql(
  `
    fragment NeedFacts on Need @_unmask {
      id
      version
      title
      description
      toleranceUm
      partSizeMinMm
      partSizeMm
      leadTimeDays
      excludedConcepts {
        ...ConceptName
      }
      price {
        min {
          amount
          currency
        }
        max {
          amount
          currency
        }
      }
      monthlyVolume
      volumeUnit
      countries
      deadline
      isPublic
      status
      buyerId
      buyer {
        id
        displayName
        source
      }
      fair {
        id
        name {
          language
          text
        }
      }
      concepts {
        importance
        concept {
          ...ConceptName
        }
      }
    }
  `,
  [ConceptFragment],
);

export const NeedsQuery = graphql(
  `
    query Needs($filter: NeedFilter, $first: Int, $after: String, $language: String!) {
      needs(filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...NeedFacts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [NeedFragment],
);

export const NeedQuery = graphql(
  `
    query Need($id: ID!, $language: String!) {
      need(id: $id) {
        ...NeedFacts
      }
    }
  `,
  [NeedFragment],
);

export const CreateNeedMutation = graphql(`
  mutation CreateNeed($input: CreateNeedInput!) {
    createNeed(input: $input) {
      id
    }
  }
`);

export const ReviseNeedMutation = graphql(`
  mutation ReviseNeed($id: ID!, $version: Int!, $input: ReviseNeedInput!) {
    reviseNeed(id: $id, version: $version, input: $input) {
      __typename
      ... on Need {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const CloseNeedMutation = graphql(`
  mutation CloseNeed($id: ID!, $version: Int!) {
    closeNeed(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const ReopenNeedMutation = graphql(`
  mutation ReopenNeed($id: ID!, $version: Int!) {
    reopenNeed(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const DraftNeedQuery = graphql(
  `
    query DraftNeed($text: String!, $language: String!) {
      draftNeed(text: $text) {
        title {
          value
          sources {
            text
          }
        }
        description
        concepts {
          importance
          concept {
            ...ConceptName
          }
          sources {
            text
          }
          importanceSource {
            text
          }
        }
        excluded {
          concept {
            ...ConceptName
          }
          sources {
            text
          }
        }
        toleranceUm {
          value
          sources {
            text
          }
        }
        partSizeMinMm {
          value
          sources {
            text
          }
        }
        partSizeMm {
          value
          sources {
            text
          }
        }
        leadTimeDays {
          value
          sources {
            text
          }
        }
        volume {
          monthlyVolume
          volumeUnit
          sources {
            text
          }
        }
        price {
          value {
            min {
              amount
              currency
            }
            max {
              amount
              currency
            }
          }
          sources {
            text
          }
        }
        countries {
          value
          sources {
            text
          }
        }
        deadline {
          value
          sources {
            text
          }
        }
        unused {
          text
        }
      }
    }
  `,
  [ConceptFragment],
);

export const NeedFeasibilityQuery = graphql(`
  query NeedFeasibility($id: ID!, $language: String!) {
    needFeasibility(id: $id) {
      suppliers
      eligible
      obstacles {
        failing
        wouldOpen
        rule {
          text(language: $language)
        }
      }
    }
  }
`);

export const CloneNeedMutation = graphql(`
  mutation CloneNeed($id: ID!, $input: CloneNeedInput!) {
    cloneNeed(id: $id, input: $input) {
      id
    }
  }
`);

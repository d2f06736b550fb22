import { graphql } from '../../api/graphql.js';

export const UncoveredTermsQuery = graphql(`
  query UncoveredTerms($first: Int, $after: String, $state: UncoveredTermState!, $language: String!) {
    uncoveredTerms(first: $first, after: $after, state: $state) {
      totalCount
      edges {
        node {
          id
          text
          language
          queries
          suppliers
          state
          examples {
            text
            organisationId
          }
          concept {
            id
            name(language: $language)
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

export const LocalConceptFragment = graphql(`
  fragment LocalConceptFacts on LocalConcept @_unmask {
    id
    version
    createdAt
    withdrawnAt
    concept {
      id
      kind
      name(language: $language)
    }
    names {
      language
      text
    }
    definition {
      language
      text
    }
    broader {
      id
      kind
      name(language: $language)
    }
  }
`);

export const LocalConceptsQuery = graphql(
  `
    query LocalConcepts($first: Int, $after: String, $language: String!) {
      localConcepts(first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...LocalConceptFacts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [LocalConceptFragment],
);

export const LocalConceptQuery = graphql(
  `
    query LocalConcept($id: ID!, $language: String!) {
      localConcept(id: $id) {
        ...LocalConceptFacts
      }
    }
  `,
  [LocalConceptFragment],
);

export const AddedNamesQuery = graphql(`
  query AddedNames($first: Int, $after: String, $language: String!) {
    addedConceptNames(first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          text
          language
          createdAt
          withdrawnAt
          concept {
            id
            name(language: $language)
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

export const VocabularyQuery = graphql(`
  query Vocabulary($text: String, $kind: ConceptKind, $language: String!, $first: Int, $after: String) {
    concepts(text: $text, kind: $kind, language: $language, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          kind
          name(language: $language)
          isLocal
          names {
            language
            text
          }
          otherNames {
            language
            text
          }
          broader {
            id
            name(language: $language)
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

export const AddConceptMutation = graphql(`
  mutation AddConcept($input: AddConceptInput!, $language: String!) {
    addConcept(input: $input) {
      __typename
      ... on LocalConcept {
        id
      }
      ... on NameTakenError {
        code
        message
        name
        concept {
          id
          name(language: $language)
        }
      }
    }
  }
`);

export const ReviseConceptMutation = graphql(`
  mutation ReviseConcept($id: ID!, $version: Int!, $input: ReviseConceptInput!, $language: String!) {
    reviseConcept(id: $id, version: $version, input: $input) {
      __typename
      ... on LocalConcept {
        id
        version
      }
      ... on NameTakenError {
        code
        message
        name
        concept {
          id
          name(language: $language)
        }
      }
      ... on StaleVersionError {
        code
        message
      }
    }
  }
`);

export const WithdrawConceptMutation = graphql(`
  mutation WithdrawConcept($id: ID!, $version: Int!, $evenIfUsed: Boolean!) {
    withdrawConcept(id: $id, version: $version, evenIfUsed: $evenIfUsed) {
      __typename
      ... on LocalConcept {
        id
        version
        withdrawnAt
      }
      ... on ConceptInUseError {
        code
        message
        uses {
          what
          count
        }
      }
      ... on StaleVersionError {
        code
        message
      }
    }
  }
`);

export const RestoreConceptMutation = graphql(`
  mutation RestoreConcept($id: ID!, $version: Int!) {
    restoreConcept(id: $id, version: $version) {
      __typename
      ... on LocalConcept {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AddConceptNameMutation = graphql(`
  mutation AddConceptName($input: AddConceptNameInput!, $language: String!) {
    addConceptName(input: $input) {
      __typename
      ... on AddedConceptName {
        id
      }
      ... on NameTakenError {
        code
        message
        name
        concept {
          id
          name(language: $language)
        }
      }
    }
  }
`);

export const WithdrawConceptNameMutation = graphql(`
  mutation WithdrawConceptName($id: ID!) {
    withdrawConceptName(id: $id) {
      id
      withdrawnAt
    }
  }
`);

export const RestoreConceptNameMutation = graphql(`
  mutation RestoreConceptName($id: ID!) {
    restoreConceptName(id: $id) {
      __typename
      ... on AddedConceptName {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const DismissTermMutation = graphql(`
  mutation DismissTerm($id: ID!) {
    dismissTerm(id: $id) {
      id
      state
    }
  }
`);

export const ReopenTermMutation = graphql(`
  mutation ReopenTerm($id: ID!) {
    reopenTerm(id: $id) {
      id
      state
    }
  }
`);

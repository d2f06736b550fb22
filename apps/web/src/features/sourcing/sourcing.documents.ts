import { graphql } from '../../api/graphql.js';
import { OrganisationCardFragment } from '../directory/directory.documents.js';
import { CertificateFragment, ConceptFragment } from '../organisation/organisation.documents.js';

export const ShortlistFragment = graphql(`
  fragment ShortlistFacts on Shortlist @_unmask {
    id
    version
    name
    createdAt
    entryCount
    organisationId
  }
`);

export const ShortlistsQuery = graphql(
  `
    query Shortlists($organisationId: ID!, $first: Int, $after: String) {
      shortlists(organisationId: $organisationId, first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...ShortlistFacts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [ShortlistFragment],
);

export const ShortlistQuery = graphql(
  `
    query Shortlist($id: ID!) {
      shortlist(id: $id) {
        ...ShortlistFacts
      }
    }
  `,
  [ShortlistFragment],
);

export const ShortlistEntriesQuery = graphql(
  `
    query ShortlistEntries($id: ID!, $first: Int, $after: String) {
      shortlistEntries(shortlistId: $id, first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            version
            note
            addedByName
            addedAt
            supplierId
            supplier {
              ...OrganisationCard
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [OrganisationCardFragment],
);

export const ShortlistedQuery = graphql(`
  query Shortlisted($organisationId: ID!, $supplierIds: [ID!]!) {
    shortlisted(organisationId: $organisationId, supplierIds: $supplierIds) {
      id
      shortlistId
      supplierId
    }
  }
`);

export const CreateShortlistMutation = graphql(
  `
    mutation CreateShortlist($input: CreateShortlistInput!) {
      createShortlist(input: $input) {
        __typename
        ...ShortlistFacts
        ... on Refusal {
          code
          message
        }
      }
    }
  `,
  [ShortlistFragment],
);

export const RenameShortlistMutation = graphql(`
  mutation RenameShortlist($id: ID!, $version: Int!, $name: String!) {
    renameShortlist(id: $id, version: $version, input: { name: $name }) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RemoveShortlistMutation = graphql(`
  mutation RemoveShortlist($id: ID!, $version: Int!) {
    removeShortlist(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AddToShortlistMutation = graphql(`
  mutation AddToShortlist($input: AddToShortlistInput!) {
    addToShortlist(input: $input) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on TooManyError {
        limit
      }
    }
  }
`);

export const AnnotateMutation = graphql(`
  mutation AnnotateShortlistEntry($id: ID!, $version: Int!, $note: String) {
    annotateShortlistEntry(id: $id, version: $version, input: { note: $note }) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const MoveEntryMutation = graphql(`
  mutation MoveShortlistEntry($id: ID!, $beforeEntryId: ID) {
    moveShortlistEntry(id: $id, beforeEntryId: $beforeEntryId) {
      id
    }
  }
`);

export const RemoveFromShortlistMutation = graphql(`
  mutation RemoveFromShortlist($id: ID!, $version: Int!) {
    removeFromShortlist(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const SavedSearchFragment = graphql(`
  fragment SavedSearchFacts on SavedSearch @_unmask {
    id
    version
    name
    query
    filterJson
    isWatched
    isTooWide
    total
    newCount
    checkedAt
  }
`);

export const SavedSearchesQuery = graphql(
  `
    query SavedSearches($first: Int, $after: String) {
      savedSearches(first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...SavedSearchFacts
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [SavedSearchFragment],
);

export const SavedSearchQuery = graphql(
  `
    query SavedSearch($id: ID!) {
      savedSearch(id: $id) {
        ...SavedSearchFacts
      }
    }
  `,
  [SavedSearchFragment],
);

export const SavedSearchMatchesQuery = graphql(
  `
    query SavedSearchMatches($id: ID!, $first: Int, $after: String) {
      savedSearchMatches(savedSearchId: $id, first: $first, after: $after) {
        totalCount
        edges {
          node {
            id
            isNew
            foundAt
            supplier {
              ...OrganisationCard
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [OrganisationCardFragment],
);

export const NewMatchCountQuery = graphql(`
  query NewMatchCount {
    newMatchCount
  }
`);

export const SaveSearchMutation = graphql(`
  mutation SaveSearch($input: SaveSearchInput!) {
    saveSearch(input: $input) {
      __typename
      ... on SavedSearch {
        id
      }
      ... on Refusal {
        code
        message
      }
      ... on TooManyError {
        limit
      }
      ... on SearchTooWideError {
        found
        limit
      }
    }
  }
`);

export const WatchMutation = graphql(`
  mutation WatchSavedSearch($id: ID!, $version: Int!) {
    watchSavedSearch(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
      ... on SearchTooWideError {
        found
        limit
      }
    }
  }
`);

export const StopWatchingMutation = graphql(`
  mutation StopWatchingSavedSearch($id: ID!, $version: Int!) {
    stopWatchingSavedSearch(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RenameSavedSearchMutation = graphql(`
  mutation RenameSavedSearch($id: ID!, $version: Int!, $name: String!) {
    renameSavedSearch(id: $id, version: $version, input: { name: $name }) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const RemoveSavedSearchMutation = graphql(`
  mutation RemoveSavedSearch($id: ID!, $version: Int!) {
    removeSavedSearch(id: $id, version: $version) {
      __typename
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const LookThroughMutation = graphql(`
  mutation LookThroughSavedSearch($id: ID!) {
    lookThroughSavedSearch(id: $id) {
      id
    }
  }
`);

export const CompareQuery = graphql(
  `
    query CompareSuppliers($ids: [ID!]!, $fairId: ID, $language: String!) {
      compareSuppliers(ids: $ids, fairId: $fairId) {
        missingIds
        suppliers {
          ...OrganisationCard
        }
        rows {
          kind
          isDifferent
          cells {
            supplierId
            isBest
            values
            concepts {
              ...ConceptName
            }
            figures {
              from
              to
              unit
            }
            certificates {
              ...CertificateFacts
            }
            equipment {
              name
              count
              maker
            }
          }
        }
      }
    }
  `,
  [OrganisationCardFragment, CertificateFragment, ConceptFragment],
);

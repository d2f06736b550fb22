import { graphql } from '../../api/graphql.js';
import { ConceptFragment } from '../organisation/organisation.documents.js';
import { OrganisationCardFragment } from './directory.documents.js';

export const SearchSuppliersQuery = graphql(
  `
    query SearchSuppliers(
      $query: String!
      $filter: SupplierFilter
      $sort: SupplierSort!
      $first: Int
      $after: String
      $language: String!
    ) {
      searchSuppliers(query: $query, filter: $filter, sort: $sort, first: $first, after: $after) {
        totalCount
        tookMs
        didYouMean
        isRelaxed
        rest
        understood {
          text
          concept {
            ...ConceptName
          }
        }
        facets {
          name
          values {
            value
            count
            label
            concept {
              ...ConceptName
            }
          }
        }
        edges {
          node {
            organisation {
              ...OrganisationCard
            }
            matchedConcepts {
              kind
              concept {
                ...ConceptName
              }
            }
            reasons {
              kind
              value
              validUntil
              words
              concept {
                ...ConceptName
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
  `,
  [ConceptFragment, OrganisationCardFragment],
);

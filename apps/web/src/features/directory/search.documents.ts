import { graphql } from '../../api/graphql.js';
import { ConceptFragment } from '../organisation/organisation.documents.js';
import { OrganisationCardFragment } from './directory.documents.js';

export const SearchPartFragment = graphql(
  `
    fragment SearchPart on UnderstoodPart @_unmask {
      id
      kind
      text
      label
      value
      unit
      range {
        start
        end
      }
      concept {
        ...ConceptName
      }
      otherConcepts {
        ...ConceptName
      }
    }
  `,
  [ConceptFragment],
);

export const SearchSuppliersQuery = graphql(
  `
    query SearchSuppliers(
      $query: String!
      $filter: SupplierFilter
      $sort: SupplierSort!
      $near: SupplierSearchNear
      $first: Int
      $after: String
      $language: String!
    ) {
      searchSuppliers(
        query: $query
        filter: $filter
        sort: $sort
        near: $near
        first: $first
        after: $after
      ) {
        totalCount
        tookMs
        didYouMean
        isRelaxed
        rest
        readAs
        parts {
          ...SearchPart
        }
        emptyReasons {
          field
          word
          without
          alone
          part {
            ...SearchPart
          }
          and {
            field
            word
            part {
              ...SearchPart
            }
          }
        }
        ranges {
          name
          unit
          buckets {
            from
            to
            count
          }
        }
        facets {
          name
          values {
            value
            count
            label
            zone {
              name
            }
            fair {
              name {
                language
                text
              }
            }
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
            distanceKm
            highlights {
              field
              capabilityId
              text
              ranges {
                start
                end
              }
            }
            unstated
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
  [ConceptFragment, SearchPartFragment, OrganisationCardFragment],
);

export const SimilarSuppliersQuery = graphql(
  `
    query SimilarSuppliers($organisationId: ID!, $language: String!) {
      similarSuppliers(organisationId: $organisationId, first: 4) {
        distanceKm
        organisation {
          ...OrganisationCard
        }
        sharedConcepts {
          ...ConceptName
        }
      }
    }
  `,
  [ConceptFragment, OrganisationCardFragment],
);

export const ProfileVisibilityQuery = graphql(
  `
    query ProfileVisibility($organisationId: ID!, $language: String!) {
      organisation(id: $organisationId) {
        id
        displayName
      }
      profileVisibility(organisationId: $organisationId) {
        missing
        concepts {
          place
          total
          concept {
            ...ConceptName
          }
        }
      }
      openNeedsFor(supplierOrganisationId: $organisationId, first: 1) {
        totalCount
      }
      conceptsWithinReach(supplierOrganisationId: $organisationId) {
        needs
        concept {
          ...ConceptName
        }
      }
    }
  `,
  [ConceptFragment],
);

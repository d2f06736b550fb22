import { graphql } from '../../api/graphql.js';

export const OrganisationCardFragment = graphql(`
  fragment OrganisationCard on Organisation @_unmask {
    id
    displayName
    legalName
    country
    provinceCode
    size
    ownership
    isSupplier
    isBuyer
    source
    withdrawnAt
    description {
      language
      text
    }
    zone {
      name
    }
  }
`);

export const DirectoryQuery = graphql(
  `
    query Directory($filter: OrganisationFilter, $first: Int, $after: String) {
      organisations(filter: $filter, first: $first, after: $after) {
        totalCount
        edges {
          node {
            ...OrganisationCard
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

export const ProvincesQuery = graphql(`
  query Places {
    provinces {
      code
      name
      nameEn
    }
  }
`);

export const ParksQuery = graphql(`
  query Parks {
    industrialZones {
      id
      name
    }
  }
`);

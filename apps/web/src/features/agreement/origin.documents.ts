import { graphql } from '../../api/graphql.js';

/** What a new agreement takes over from the proposal that it came of. */
export const ProposalOriginQuery = graphql(`
  query ProposalOrigin($id: ID!) {
    proposal(id: $id) {
      id
      fair {
        id
        name {
          language
          text
        }
      }
      supplierOrganisation {
        id
        displayName
      }
      buyerOrganisation {
        id
        displayName
      }
      need {
        id
        title
      }
    }
  }
`);

/** What two organisations had to do with each other at a fair. */
export const OriginsAtFairQuery = graphql(`
  query OriginsAtFair($fairId: ID!, $organisationId: ID!) {
    meetings(fairId: $fairId, filter: { organisationId: $organisationId }, first: 200) {
      edges {
        node {
          id
          startsAt
          supplier {
            organisation {
              id
            }
          }
          buyer {
            organisation {
              id
            }
          }
        }
      }
    }
    proposals(fairId: $fairId, filter: { organisationId: $organisationId }, first: 200) {
      edges {
        node {
          id
          supplierOrganisation {
            id
          }
          buyerOrganisation {
            id
          }
          need {
            id
            title
          }
        }
      }
    }
  }
`);

export const OriginNeedsQuery = graphql(`
  query OriginNeeds($buyerId: ID!) {
    needs(filter: { buyerId: $buyerId }, first: 100) {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`);

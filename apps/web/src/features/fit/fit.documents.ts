import { graphql } from '../../api/graphql.js';
import { NeedFragment } from '../need/need.documents.js';
import { ProposalFragment, ReasonFragment } from '../proposal/proposal.documents.js';

export const OpenNeedsForQuery = graphql(
  `
    query OpenNeedsFor($supplierId: ID!, $first: Int, $after: String, $language: String!) {
      openNeedsFor(supplierOrganisationId: $supplierId, first: $first, after: $after) {
        totalCount
        edges {
          node {
            score
            need {
              ...NeedFacts
            }
            reasons {
              ...Reason
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
  [NeedFragment, ReasonFragment],
);

export const WhyNotQuery = graphql(
  `
    query WhyNot($needId: ID!, $supplierId: ID!, $language: String!) {
      whyNot(needId: $needId, supplierOrganisationId: $supplierId) {
        isEligible
        score
        rules {
          passed
          text(language: $language)
        }
        reasons {
          ...Reason
        }
      }
    }
  `,
  [ReasonFragment],
);

/** What a supplier can do about a need at the need's fair: the proposal, if there is one, and who would ask whom. */
export const NeedAtFairQuery = graphql(
  `
    query NeedAtFair(
      $fairId: ID!
      $needId: ID!
      $supplierName: String!
      $buyerName: String!
      $language: String!
    ) {
      proposals(fairId: $fairId, filter: { needId: $needId, side: SUPPLIER }, first: 20) {
        edges {
          node {
            ...ProposalFacts
          }
        }
      }
      suppliers: participations(fairId: $fairId, side: SUPPLIER, text: $supplierName, first: 50) {
        edges {
          node {
            id
            organisation {
              id
            }
          }
        }
      }
      buyers: participations(fairId: $fairId, side: BUYER, text: $buyerName, first: 50) {
        edges {
          node {
            id
            organisation {
              id
            }
          }
        }
      }
    }
  `,
  [ProposalFragment],
);

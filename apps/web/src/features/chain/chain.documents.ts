import { graphql } from '../../api/graphql.js';

export const SupplyNetworkQuery = graphql(`
  query SupplyNetwork($id: ID!, $language: String!) {
    organisation(id: $id) {
      id
      displayName
    }
    supplyNetwork(organisationId: $id) {
      isCut
      members {
        tier
        isRecognised
        organisation {
          id
          displayName
        }
      }
      links {
        id
        supplierId
        customerId
        concepts {
          id
          name(language: $language)
        }
      }
      gaps {
        conceptId
        basis
        suppliers
        concept {
          name(language: $language)
        }
        products {
          id
          name(language: $language)
        }
      }
    }
  }
`);

export const SupplyLinksQuery = graphql(`
  query SupplyLinks($organisationId: ID!, $language: String!) {
    supplyLinks(organisationId: $organisationId) {
      id
      status
      subject
      sinceYear
      claimedById
      isDemo
      supplierId
      customerId
      supplier {
        id
        displayName
      }
      customer {
        id
        displayName
      }
      concepts {
        id
        name(language: $language)
      }
    }
  }
`);

export const ClaimSupplyLinkMutation = graphql(`
  mutation ClaimSupplyLink($input: SupplyClaimInput!) {
    claimSupplyLink(input: $input) {
      __typename
      ... on SupplyLink {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const AnswerSupplyLinkMutation = graphql(`
  mutation AnswerSupplyLink($id: ID!, $isTrue: Boolean!) {
    answerSupplyLink(id: $id, isTrue: $isTrue) {
      __typename
      ... on SupplyLink {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const EndSupplyLinkMutation = graphql(`
  mutation EndSupplyLink($id: ID!) {
    endSupplyLink(id: $id) {
      __typename
      ... on SupplyLink {
        id
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

export const NeedOfGapMutation = graphql(`
  mutation NeedOfGap($input: CreateNeedInput!) {
    createNeed(input: $input) {
      id
    }
  }
`);

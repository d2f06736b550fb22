import { graphql } from '../../api/graphql.js';

export const NeedPapersQuery = graphql(`
  query NeedPapers($needId: ID!) {
    needDocuments(needId: $needId) {
      id
      title
      isUnderNda
      file {
        id
        name
        url
      }
    }
  }
`);

export const NeedAccessesQuery = graphql(`
  query NeedAccesses($needId: ID!) {
    needAccesses(needId: $needId, first: 50) {
      edges {
        node {
          id
          status
          signedName
          createdAt
          organisation {
            id
            displayName
          }
        }
      }
    }
  }
`);

export const NeedDownloadsQuery = graphql(`
  query NeedDownloads($needId: ID!) {
    needDownloads(needId: $needId, first: 50) {
      totalCount
      edges {
        node {
          id
          at
          title
          organisationNames
          person {
            id
            name
          }
        }
      }
    }
  }
`);

export const NeedTermsQuery = graphql(`
  query NeedTerms($language: NdaLanguage!) {
    needTerms(language: $language)
  }
`);

export const AddNeedDocumentMutation = graphql(`
  mutation AddNeedDocument($input: AddNeedDocumentInput!) {
    addNeedDocument(input: $input) {
      id
    }
  }
`);

export const RemoveNeedDocumentMutation = graphql(`
  mutation RemoveNeedDocument($id: ID!) {
    removeNeedDocument(id: $id)
  }
`);

export const AcceptNeedTermsMutation = graphql(`
  mutation AcceptNeedTerms($input: AcceptNeedTermsInput!) {
    acceptNeedTerms(input: $input) {
      id
      status
    }
  }
`);

export const DecideNeedAccessMutation = graphql(`
  mutation DecideNeedAccess($id: ID!, $isAllowed: Boolean!) {
    decideNeedAccess(id: $id, isAllowed: $isAllowed) {
      id
      status
    }
  }
`);

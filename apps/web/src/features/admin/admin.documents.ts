import { graphql } from '../../api/graphql.js';

export const MailOutboxQuery = graphql(`
  query MailOutbox($first: Int, $after: String) {
    mailOutbox(first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          to
          subject
          text
          createdAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const InviteColleagueMutation = graphql(`
  mutation InviteColleague($input: InviteColleagueInput!) {
    inviteColleague(input: $input) {
      id
      name
    }
  }
`);

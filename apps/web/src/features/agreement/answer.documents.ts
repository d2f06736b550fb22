import { graphql } from '../../api/graphql.js';

/** What somebody said about the progress of an agreement. */
export const AnswerFragment = graphql(`
  fragment Answer on FollowUpAnswer @_unmask {
    id
    at
    state
    note
    answeredBy
    delivered {
      amount
      currency
    }
    paid {
      amount
      currency
    }
    organisation {
      id
      displayName
    }
  }
`);

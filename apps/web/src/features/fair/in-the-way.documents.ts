import { graphql } from '../../api/graphql.js';

/** The meetings because of which something can't be taken away. */
export const InTheWayFragment = graphql(`
  fragment InTheWay on HasMeetingsError @_unmask {
    meetings
    inTheWay {
      id
      status
      startsAt
      table {
        label
      }
      supplier {
        organisation {
          displayName
        }
      }
      buyer {
        organisation {
          displayName
        }
      }
    }
  }
`);

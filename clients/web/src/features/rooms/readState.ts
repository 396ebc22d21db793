import { graphql } from '~/gql';

/** How far the viewer has read. Always read whole: by the place, the cache knows which of two answers is the later. */
export const ReadState_membership = graphql(`
  fragment ReadState_membership on Membership {
    unreadCount
    lastReadMessage {
      id
      position
    }
  }
`);

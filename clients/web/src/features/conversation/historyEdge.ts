import { graphql } from '~/gql';

/** What the timeline needs of a message to put it in its place. */
export const HistoryEdge_edge = graphql(`
  fragment HistoryEdge_edge on MessageEdge {
    cursor
    node {
      id
      position
      kind
      sentAt
      clientToken
      body
      deletedAt
      author {
        id
        displayName
      }
      ...MessageItem_message
    }
  }
`);

import type { ApolloCache } from '@apollo/client';
import { roomKey } from '~/features/rooms/roomInCache';
import { type FragmentType, graphql, readFragment } from '~/gql';

const RememberEdge_edge = graphql(`
  fragment RememberEdge_edge on MessageEdge {
    cursor
    node {
      id
      position
    }
    ...HistoryEdge_edge
  }
`);

const RememberEdge_room = graphql(`
  fragment RememberEdge_room on Room {
    messages(last: 1) {
      edges {
        ...RememberEdge_edge
      }
      pageInfo {
        hasPreviousPage
        startCursor
      }
    }
  }
`);

/** Adds one message to a room's history, as a page of one: pages merge by id. */
export function rememberEdge(
  cache: ApolloCache,
  roomId: string,
  ref: FragmentType<typeof RememberEdge_edge> & { __typename: 'MessageEdge' },
): void {
  const edge = readFragment(RememberEdge_edge, ref);

  cache.writeFragment({
    id: roomKey(roomId),
    fragment: RememberEdge_room,
    fragmentName: 'RememberEdge_room',
    variables: {},
    data: {
      __typename: 'Room',
      messages: {
        __typename: 'MessageConnection',
        edges: [ref],
        pageInfo: {
          __typename: 'PageInfo',
          hasPreviousPage: edge.node.position > 1,
          startCursor: edge.cursor,
        },
      },
    },
  });
}

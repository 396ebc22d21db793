/**
 * What a live event changes in the cache. The messages themselves have merged by id already; here the room's history
 * grows, its place in lists moves, and the stream's cursor goes on.
 */
import type { ApolloClient } from '@apollo/client';
import { rememberEdge } from '~/features/conversation/rememberEdge';
import { rereadHistory } from '~/features/conversation/rereadHistory';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { MessageKind } from '~/gql/graphql';
import { unreachable } from '~/unreachable';
import { countMessage } from './countMessage';
import { rereadMembers } from './rereadMembers';
import { roomKey } from './roomInCache';

const ApplyRoomEvent_event = graphql(`
  fragment ApplyRoomEvent_event on RoomEvent {
    __typename
    cursor
    ... on MessageSent {
      messageEdge {
        node {
          id
          position
          kind
          author {
            id
          }
          ...Glimpse_message
        }
        ...RememberEdge_edge
      }
    }
    ... on MessageEdited {
      message {
        ...MessageItem_message
      }
    }
    ... on MessageDeleted {
      message {
        ...MessageItem_message
      }
    }
  }
`);

export function applyRoomEvent(
  client: ApolloClient,
  roomId: string,
  ref: FragmentType<typeof ApplyRoomEvent_event>,
): void {
  const { cache } = client;
  const event = readFragment(ApplyRoomEvent_event, ref);

  switch (event.__typename) {
    case 'MessageSent':
      rememberEdge(cache, roomId, event.messageEdge);
      countMessage(cache, roomId, event.messageEdge.node);
      if (event.messageEdge.node.kind !== MessageKind.Spoken) rereadMembers(client);
      break;
    case 'MessageEdited':
    case 'MessageDeleted':
      break;
    case 'StreamReset':
      void rereadHistory(client, roomId);
      break;
    default:
      unreachable(event);
  }
  cache.modify({ id: roomKey(roomId), fields: { eventCursor: () => event.cursor } });
}

/**
 * What a live event changes in the cache. The messages themselves have merged by id already; here the room's history
 * grows, its place in lists moves, and the stream's cursor goes on.
 */
import type { ApolloCache, ApolloClient } from '@apollo/client';
import { rememberEdge } from '~/features/conversation/rememberEdge';
import { rereadHistory } from '~/features/conversation/rereadHistory';
import { rememberSentAway } from '~/features/room/sentAway';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { MessageKind } from '~/gql/graphql';
import { unreachable } from '~/unreachable';
import { countMessage, viewerId } from './countMessage';
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
            displayName
          }
          subject {
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
      heedRemoval(cache, roomId, event.messageEdge.node);
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

type Removal = {
  kind: MessageKind;
  author?: { displayName: string } | null;
  subject?: { id: string } | null;
};

/** The last that is told of a room to somebody who was sent out of it. */
function heedRemoval(cache: ApolloCache, roomId: string, { kind, author, subject }: Removal): void {
  if (kind !== MessageKind.Removed && kind !== MessageKind.Banned) return;
  if (subject?.id !== viewerId(cache)) return;
  rememberSentAway(roomId, { by: author?.displayName, isForGood: kind === MessageKind.Banned });
}

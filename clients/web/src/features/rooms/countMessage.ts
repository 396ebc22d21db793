/** Moves a room up by a message: its newest, its members, what is unread. */
import type { ApolloCache } from '@apollo/client';
import { graphql } from '~/gql';
import { MessageKind } from '~/gql/graphql';
import { roomKey } from './roomInCache';

const CountMessage_room = graphql(`
  fragment CountMessage_room on Room {
    id
    memberCount
    lastMessage {
      id
      position
    }
    viewerMembership {
      unreadCount
    }
  }
`);

const CountMessage_viewer = graphql(`
  fragment CountMessage_viewer on Viewer {
    user {
      id
    }
  }
`);

type Message = { id: string; position: number; kind: MessageKind; author?: { id: string } | null };

export function countMessage(cache: ApolloCache, roomId: string, message: Message): void {
  const room = cache.readFragment({ id: roomKey(roomId), fragment: CountMessage_room });
  // What a replay tells again was counted before.
  if (!room || message.position <= (room.lastMessage?.position ?? 0)) return;

  const isUnread = message.kind === MessageKind.Spoken && message.author?.id !== viewerId(cache);
  cache.writeFragment({
    id: roomKey(roomId),
    fragment: CountMessage_room,
    data: {
      ...room,
      lastMessage: { __typename: 'Message', id: message.id, position: message.position },
      memberCount: room.memberCount + membersMore(message.kind),
      viewerMembership: room.viewerMembership && {
        ...room.viewerMembership,
        unreadCount: room.viewerMembership.unreadCount + (isUnread ? 1 : 0),
      },
    },
  });
}

/** Undefined until it is known who is here. */
export function viewerId(cache: ApolloCache): string | undefined {
  return cache.readFragment({ id: 'Viewer:{}', fragment: CountMessage_viewer })?.user.id;
}

function membersMore(kind: MessageKind): number {
  switch (kind) {
    case MessageKind.Joined:
      return 1;
    case MessageKind.Left:
    case MessageKind.Removed:
    case MessageKind.Banned:
      return -1;
    default:
      return 0;
  }
}

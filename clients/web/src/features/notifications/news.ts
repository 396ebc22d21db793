/** What is news in a room, of all that is told about it. */
import type { ApolloCache } from '@apollo/client';
import { roomKey } from '~/features/rooms/roomInCache';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { MessageKind } from '~/gql/graphql';

export const News_room = graphql(`
  fragment News_room on Room {
    id
    isDirect
    lastMessage {
      id
      position
      kind
      body
      author {
        id
        displayName
      }
    }
    viewerMembership {
      unreadCount
    }
    ...RoomName_room
  }
`);

export type NewsOfRoom = ReturnType<typeof newsOf>;

export function newsOf(ref: FragmentType<typeof News_room>) {
  const room = readFragment(News_room, ref);
  const { lastMessage } = room;
  const isSpoken = lastMessage?.kind === MessageKind.Spoken && lastMessage.body != null;
  return {
    room,
    roomId: room.id,
    messageId: lastMessage?.id,
    position: lastMessage?.position ?? 0,
    authorId: lastMessage?.author?.id,
    author: lastMessage?.author?.displayName,
    /** Null once deleted, and of what nobody said. */
    body: isSpoken ? (lastMessage.body ?? null) : null,
    isUnread: (room.viewerMembership?.unreadCount ?? 0) > 0,
  };
}

/** As the room stands now. */
export function currentNews(cache: ApolloCache, roomId: string): NewsOfRoom | null {
  const room = cache.readFragment({ id: roomKey(roomId), fragment: News_room, fragmentName: 'News_room' });
  return room && newsOf(room as FragmentType<typeof News_room>);
}

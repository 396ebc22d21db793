import type { ApolloCache, ApolloClient } from '@apollo/client';
import { graphql } from '~/gql';

export function roomKey(roomId: string): string {
  return `Room:${roomId}`;
}

const StreamCursor_room = graphql(`
  fragment StreamCursor_room on Room {
    eventCursor
  }
`);

/** Where this client's stream of a room stands. */
export function streamCursor(cache: ApolloCache, roomId: string): string | null {
  const room = cache.readFragment({ id: roomKey(roomId), fragment: StreamCursor_room });
  return room?.eventCursor ?? null;
}

/** The room is no longer the viewer's: whatever showed it asks again. */
export async function forgetRoom(client: ApolloClient, roomId: string): Promise<void> {
  await client.refetchQueries({
    updateCache: (cache) => {
      cache.evict({ id: roomKey(roomId) });
    },
  });
  client.cache.gc();
}

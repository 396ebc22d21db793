import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { StreamEnded } from '~/apollo/resumingLink';
import { graphql } from '~/gql';
import { applyRoomEvent } from './applyRoomEvent';
import { forgetRoom, streamCursor } from './roomInCache';

const RoomEvents = graphql(`
  subscription RoomEvents($roomId: ID!, $after: String) {
    roomEvents(roomId: $roomId, after: $after) {
      __typename
      cursor
      ...ApplyRoomEvent_event
    }
  }
`);

/** Brings everything that happens in a room into the cache, from where the cache stands. */
export function useRoomEvents(roomId: string, isMember: boolean) {
  const client = useApolloClient();

  useEffect(() => {
    if (!isMember) return;
    const events = client.subscribe({
      query: RoomEvents,
      variables: { roomId, after: streamCursor(client.cache, roomId) },
    });
    const listening = events.subscribe({
      next: ({ data, error }) => {
        if (data) applyRoomEvent(client, roomId, data.roomEvents);
        // The viewer left, here or elsewhere, or the room is closed.
        if (error instanceof StreamEnded) void forgetRoom(client, roomId);
      },
    });
    return () => listening.unsubscribe();
  }, [client, roomId, isMember]);
}

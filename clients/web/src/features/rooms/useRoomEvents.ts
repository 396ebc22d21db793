import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { StreamEnded } from '~/apollo/resumingLink';
import { forgetSentAway } from '~/features/room/sentAway';
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

const followed = new Set<string>();

/** Whether a stream of this room is open, which ends with how and why the viewer left, if they do. */
export function isFollowed(roomId: string): boolean {
  return followed.has(roomId);
}

/** Brings everything that happens in a room into the cache, from where the cache stands. */
export function useRoomEvents(roomId: string, isMember: boolean) {
  const client = useApolloClient();

  useEffect(() => {
    if (!isMember) return;
    followed.add(roomId);
    forgetSentAway(roomId);
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
    return () => {
      followed.delete(roomId);
      listening.unsubscribe();
    };
  }, [client, roomId, isMember]);
}

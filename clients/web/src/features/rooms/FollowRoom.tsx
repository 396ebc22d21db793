import { useFragment } from '@apollo/client/react';
import { graphql } from '~/gql';
import { useRoomEvents } from './useRoomEvents';

const FollowRoom_room = graphql(`
  fragment FollowRoom_room on Room {
    id
    memberCount
    eventCursor
    lastMessage {
      id
      position
    }
    viewerMembership {
      ...ReadState_membership
    }
  }
`);

/** Keeps one room up to date for as long as it is drawn, which is to draw nothing. */
export function FollowRoom({ roomId }: { roomId: string }) {
  const { data, complete } = useFragment({
    fragment: FollowRoom_room,
    fragmentName: 'FollowRoom_room',
    from: { __typename: 'Room', id: roomId },
  });
  useRoomEvents(roomId, complete && data.eventCursor !== null);
  return null;
}

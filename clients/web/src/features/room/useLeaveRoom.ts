import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { forgetRoom } from '~/features/rooms/roomInCache';
import { graphql } from '~/gql';
import { useNavigate } from '~/routing/places';

const LeaveRoom = graphql(`
  mutation LeaveRoom($input: LeaveRoomInput!) {
    leaveRoom(input: $input) {
      __typename
    }
  }
`);

/** Leaves a room; asks first where that closes it. */
export function useLeaveRoom(room: { id: string; memberCount: number }) {
  const client = useApolloClient();
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);

  const leave = async () => {
    setIsAsking(false);
    setIsLeaving(true);
    setHasFailed(false);
    try {
      // Gone already (RoomNotFound) is as good as left.
      await client.mutate({ mutation: LeaveRoom, variables: { input: { roomId: room.id } } });
      navigate('/');
      await forgetRoom(client, room.id);
    } catch {
      setHasFailed(true);
    } finally {
      setIsLeaving(false);
    }
  };

  return {
    leave: room.memberCount === 1 ? () => setIsAsking(true) : leave,
    confirm: leave,
    stay: () => setIsAsking(false),
    isAsking,
    isLeaving,
    hasFailed,
  };
}

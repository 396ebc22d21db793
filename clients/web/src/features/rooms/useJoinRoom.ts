import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';
import { unreachable } from '~/unreachable';
import { MyRooms } from './useMyRooms';

const JoinRoom = graphql(`
  mutation JoinRoom($input: JoinRoomInput!) {
    joinRoom(input: $input) {
      ... on JoinRoomSuccess {
        room {
          id
          ...FollowRoom_room
        }
      }
      ... on RoomNotFound {
        detail
      }
      ... on BannedFromRoom {
        detail
      }
    }
  }
`);

/** Joins a room that anybody may come into; answers its id. */
export function useJoinRoom() {
  const [mutate] = useMutation(JoinRoom, { refetchQueries: [MyRooms] });
  const { ask, ...asking } = useAsking();

  const join = (roomId: string) =>
    ask(async (refuse) => {
      const { data } = await mutate({ variables: { input: { roomId } } });
      const result = data?.joinRoom;
      switch (result?.__typename) {
        case 'JoinRoomSuccess':
          return result.room.id;
        case 'RoomNotFound':
        case 'BannedFromRoom':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });

  return { join, ...asking };
}

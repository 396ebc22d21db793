import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';
import type { CreateRoomInput } from '~/gql/graphql';
import { unreachable } from '~/unreachable';
import { MyRooms } from './useMyRooms';

const CreateRoom = graphql(`
  mutation CreateRoom($input: CreateRoomInput!) {
    createRoom(input: $input) {
      ... on CreateRoomSuccess {
        room {
          id
          ...FollowRoom_room
        }
      }
      ... on InvalidInput {
        detail
        fields {
          field
          detail
        }
      }
      ... on RoomNameTaken {
        detail
      }
    }
  }
`);

/** Makes a room with the viewer in it; answers its id. */
export function useCreateRoom() {
  const [mutate] = useMutation(CreateRoom, { refetchQueries: [MyRooms] });
  const { ask, ...asking } = useAsking();

  const create = (input: CreateRoomInput) =>
    ask(async (refuse) => {
      const { data } = await mutate({ variables: { input } });
      const result = data?.createRoom;
      switch (result?.__typename) {
        case 'CreateRoomSuccess':
          return result.room.id;
        case 'InvalidInput':
        case 'RoomNameTaken':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });

  return { create, ...asking };
}

import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { MyRooms } from '~/features/rooms/useMyRooms';
import { graphql } from '~/gql';

const AddToDirectRoom = graphql(`
  mutation AddToDirectRoom($input: AddToDirectRoomInput!) {
    addToDirectRoom(input: $input) {
      ... on AddToDirectRoomSuccess {
        room {
          id
          ...FollowRoom_room
        }
      }
      ... on Problem {
        detail
      }
    }
  }
`);

/** Adds somebody to a conversation between people; answers its id, another one where it was of two. */
export function useAddToDirectRoom(roomId: string) {
  const [mutate] = useMutation(AddToDirectRoom, {
    refetchQueries: [MyRooms, 'Members'],
    awaitRefetchQueries: true,
  });
  const { ask, ...asking } = useAsking();

  const add = (username: string) =>
    ask(async (refuse) => {
      const { data } = await mutate({ variables: { input: { roomId, username } } });
      const result = data?.addToDirectRoom;
      return result && 'room' in result ? result.room.id : refuse(result);
    });

  return { add, ...asking };
}

import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { MyRooms } from '~/features/rooms/useMyRooms';
import { graphql } from '~/gql';
import { unreachable } from '~/unreachable';

const OpenDirectRoom = graphql(`
  mutation OpenDirectRoom($input: OpenDirectRoomInput!) {
    openDirectRoom(input: $input) {
      ... on OpenDirectRoomSuccess {
        room {
          id
          ...FollowRoom_room
        }
      }
      ... on UserNotFound {
        detail
      }
      ... on InvalidInput {
        detail
        fields {
          field
          detail
        }
      }
    }
  }
`);

/** Opens the conversation with one person; answers its id. */
export function useOpenDirectRoom() {
  const [mutate] = useMutation(OpenDirectRoom, { refetchQueries: [MyRooms] });
  const { ask, ...asking } = useAsking();

  const open = (username: string) =>
    ask(async (refuse) => {
      const { data } = await mutate({ variables: { input: { username } } });
      const result = data?.openDirectRoom;
      switch (result?.__typename) {
        case 'OpenDirectRoomSuccess':
          return result.room.id;
        case 'UserNotFound':
        case 'InvalidInput':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });

  return { open, ...asking };
}

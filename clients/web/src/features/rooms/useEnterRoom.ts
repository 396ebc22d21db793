import { useApolloClient } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';
import { useCreateRoom } from './useCreateRoom';
import { useJoinRoom } from './useJoinRoom';

const RoomByName = graphql(`
  query RoomByName($name: String!) {
    roomByName(name: $name) {
      id
      viewerMembership {
        joinedAt
      }
    }
  }
`);

/** Enters the room of a name, and makes it if there is none; answers its id. */
export function useEnterRoom() {
  const client = useApolloClient();
  const finding = useAsking();
  const { join, ...joining } = useJoinRoom();
  const { create, ...creating } = useCreateRoom();

  const enter = (name: string) =>
    finding.ask(async () => {
      const { data } = await client.query({
        query: RoomByName,
        variables: { name },
        fetchPolicy: 'network-only',
      });
      const room = data?.roomByName;
      if (!room) return create({ name });
      return room.viewerMembership ? room.id : join(room.id);
    });

  return {
    enter,
    isEntering: finding.isAsking || joining.isAsking || creating.isAsking,
    detail: finding.anyDetail ?? joining.anyDetail ?? creating.anyDetail,
  };
}

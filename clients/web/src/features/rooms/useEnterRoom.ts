import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '~/gql';
import { unreachable } from '~/unreachable';
import { MyRooms } from './useMyRooms';

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
        fields {
          detail
        }
      }
      ... on RoomNameTaken {
        detail
      }
    }
  }
`);

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

/** Enters the room of a name, and makes it if there is none. */
export function useEnterRoom() {
  const { t } = useTranslation();
  const client = useApolloClient();
  const [detail, setDetail] = useState<string>();
  const [isEntering, setIsEntering] = useState(false);

  const join = async (roomId: string) => {
    const { data } = await client.mutate({ mutation: JoinRoom, variables: { input: { roomId } } });
    const result = data?.joinRoom;
    switch (result?.__typename) {
      case 'JoinRoomSuccess':
        return result.room.id;
      case 'RoomNotFound':
      case 'BannedFromRoom':
        setDetail(result.detail);
        return null;
      case undefined:
        return null;
      default:
        return unreachable(result);
    }
  };

  const create = async (name: string) => {
    const { data } = await client.mutate({ mutation: CreateRoom, variables: { input: { name } } });
    const result = data?.createRoom;
    switch (result?.__typename) {
      case 'CreateRoomSuccess':
        return result.room.id;
      case 'InvalidInput':
        setDetail(result.fields[0]?.detail);
        return null;
      case 'RoomNameTaken':
        setDetail(result.detail);
        return null;
      case undefined:
        return null;
      default:
        return unreachable(result);
    }
  };

  const byName = async (name: string) => {
    const { data } = await client.query({
      query: RoomByName,
      variables: { name },
      fetchPolicy: 'network-only',
    });
    const room = data?.roomByName;
    if (!room) return create(name);
    return room.viewerMembership ? room.id : join(room.id);
  };

  const during = async (entering: Promise<string | null>) => {
    setIsEntering(true);
    setDetail(undefined);
    try {
      const roomId = await entering;
      if (roomId !== null) await client.refetchQueries({ include: [MyRooms] });
      return roomId;
    } catch {
      setDetail(t('unreachable'));
      return null;
    } finally {
      setIsEntering(false);
    }
  };

  return {
    enter: (name: string) => during(byName(name)),
    join: (roomId: string) => during(join(roomId)),
    isEntering,
    detail,
  };
}

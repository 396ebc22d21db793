import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '~/gql';

const ConversationDocument = graphql(`
  query Conversation($roomId: ID!, $before: String) {
    viewer {
      user {
        id
      }
    }
    room(id: $roomId) {
      id
      name
      viewerMembership {
        joinedAt
      }
      messages(last: 50, before: $before) {
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
      ...RoomHeader_room
      ...Doorstep_room
      ...Timeline_room
      ...FollowRoom_room
    }
  }
`);

/** A room and its history, of which more can be read backwards. Null where there is no such room. */
export function useConversation(roomId: string) {
  const { data, error, networkStatus, refetch, fetchMore } = useQuery(ConversationDocument, {
    variables: { roomId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    notifyOnNetworkStatusChange: true,
  });
  const room = data?.room;
  const page = room?.messages?.pageInfo;
  const before = page?.hasPreviousPage ? page.startCursor : null;

  const readOlder = useCallback(() => {
    if (before) fetchMore({ variables: { before } }).catch(() => undefined);
  }, [before, fetchMore]);

  return {
    room,
    viewerId: data?.viewer?.user.id,
    hasFailed: error !== undefined,
    retry: () => void refetch(),
    hasOlder: before !== null && before !== undefined,
    isReadingOlder: networkStatus === NetworkStatus.fetchMore,
    readOlder,
  };
}

import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useCallback } from 'react';
import { graphql } from '~/gql';
import { useNewsInReach } from './useNewsInReach';

/** A page that fills the tallest screen at once, and the pages that come before it. */
export const FIRST_PAGE = 50;
const OLDER_PAGE = 100;

export const ConversationDocument = graphql(`
  query Conversation($roomId: ID!, $last: Int!, $before: String) {
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
      messages(last: $last, before: $before) {
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
      ...RoomName_room
      ...NewsInReach_room
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
    variables: { roomId, last: FIRST_PAGE },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    notifyOnNetworkStatusChange: true,
  });
  const room = data?.room;
  const page = room?.messages?.pageInfo;
  const before = page?.hasPreviousPage ? page.startCursor : null;

  const readOlder = useCallback(() => {
    // What could not be read is asked for again when the reader moves on.
    if (before) fetchMore({ variables: { before, last: OLDER_PAGE } }).catch(() => undefined);
  }, [before, fetchMore]);

  const isReadingOlder = networkStatus === NetworkStatus.fetchMore;
  const isFresh = networkStatus !== NetworkStatus.loading;
  return {
    room,
    ...useNewsInReach({ room, isFresh, isReadingOlder, readOlder }),
    viewerId: data?.viewer?.user.id,
    hasFailed: error !== undefined,
    retry: () => void refetch(),
    isReadingOlder,
    readOlder,
  };
}

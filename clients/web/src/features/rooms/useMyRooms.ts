import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { graphql } from '~/gql';

export const MyRooms = graphql(`
  query MyRooms($after: String) {
    viewer {
      language
      ...SideHeader_viewer
      ...InvitationList_viewer
      rooms(first: 50, after: $after) {
        edges {
          cursor
          node {
            id
            ...RoomListItem_room
            ...FollowRoom_room
            ...News_room
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** The viewer and the rooms they are in. */
export function useMyRooms() {
  const { data, error, loading, networkStatus, refetch, fetchMore } = useQuery(MyRooms, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    notifyOnNetworkStatusChange: true,
  });

  const connection = data?.viewer?.rooms;
  return {
    viewer: data?.viewer ?? null,
    rooms: connection?.edges.map(({ node }) => node) ?? [],
    isLoading: loading && connection === undefined,
    hasFailed: error !== undefined && connection === undefined,
    retry: () => void refetch(),
    more: connection?.pageInfo.hasNextPage
      ? () => void fetchMore({ variables: { after: connection.pageInfo.endCursor } })
      : undefined,
    isLoadingMore: networkStatus === NetworkStatus.fetchMore,
  };
}

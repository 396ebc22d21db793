import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { forgetInvitation } from '~/features/invitations/forgetInvitation';
import type { Crier } from '~/features/notifications/Crier';
import { newsOf } from '~/features/notifications/news';
import { useCountUnread } from '~/features/notifications/useCountUnread';
import { useCrier } from '~/features/notifications/useCrier';
import { forgetRoom } from '~/features/rooms/roomInCache';
import { MyRooms } from '~/features/rooms/useMyRooms';
import { isFollowed } from '~/features/rooms/useRoomEvents';
import { graphql } from '~/gql';
import type { ViewerEventsSubscription } from '~/gql/graphql';
import { unreachable } from '~/unreachable';

export { NotificationOffer } from '~/features/notifications/NotificationOffer';

const ViewerEvents = graphql(`
  subscription ViewerEvents {
    viewerEvents {
      __typename
      ... on RoomEntered {
        room {
          id
          ...News_room
        }
      }
      ... on RoomChanged {
        room {
          id
          ...RoomListItem_room
          ...FollowRoom_room
          ...News_room
        }
      }
      ... on RoomLeft {
        roomId
      }
      ... on InvitationEnded {
        invitationId
      }
      ... on ViewerChanged {
        viewer {
          language
          ...SideHeader_viewer
        }
      }
    }
  }
`);

/** Keeps the list of rooms, the invitations and the viewer up to date and calls them, which is to draw nothing. */
export default function FollowViewer() {
  const client = useApolloClient();
  const crier = useCrier();
  useCountUnread();

  useEffect(() => {
    const listening = client.subscribe({ query: ViewerEvents }).subscribe({
      next: ({ data }) => {
        if (data) applyViewerEvent(client, crier, data.viewerEvents);
      },
    });
    return () => listening.unsubscribe();
  }, [client, crier]);

  return null;
}

/** What reads differently has merged by id already; here the lists themselves change. */
function applyViewerEvent(
  client: ApolloClient,
  crier: Crier,
  event: ViewerEventsSubscription['viewerEvents'],
): void {
  switch (event.__typename) {
    // From here on everything is told: what was read before, or before a drop, may lack something.
    case 'ViewerEventsBegan':
      void client.refetchQueries({ include: [MyRooms] });
      break;
    case 'InvitationReceived':
      void client.refetchQueries({ include: [MyRooms] });
      break;
    case 'RoomEntered':
      crier.hear(newsOf(event.room), true);
      void client.refetchQueries({ include: [MyRooms] });
      break;
    case 'RoomLeft':
      if (!isFollowed(event.roomId)) void forgetRoom(client, event.roomId);
      break;
    case 'InvitationEnded':
      forgetInvitation(client.cache, event.invitationId);
      break;
    case 'RoomChanged':
      crier.hear(newsOf(event.room));
      break;
    case 'ViewerChanged':
      break;
    default:
      unreachable(event);
  }
}

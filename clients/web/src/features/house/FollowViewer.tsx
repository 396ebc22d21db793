import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { forgetInvitation } from '~/features/invitations/forgetInvitation';
import { forgetRoom } from '~/features/rooms/roomInCache';
import { MyRooms } from '~/features/rooms/useMyRooms';
import { graphql } from '~/gql';
import type { ViewerEventsSubscription } from '~/gql/graphql';
import { unreachable } from '~/unreachable';

const ViewerEvents = graphql(`
  subscription ViewerEvents {
    viewerEvents {
      __typename
      ... on RoomEntered {
        room {
          id
        }
      }
      ... on RoomChanged {
        room {
          id
          ...RoomListItem_room
          ...FollowRoom_room
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

/** Keeps the list of rooms, the invitations and the viewer up to date, which is to draw nothing. */
export default function FollowViewer() {
  const client = useApolloClient();

  useEffect(() => {
    const listening = client.subscribe({ query: ViewerEvents }).subscribe({
      next: ({ data }) => {
        if (data) applyViewerEvent(client, data.viewerEvents);
      },
    });
    return () => listening.unsubscribe();
  }, [client]);

  return null;
}

/** What reads differently has merged by id already; here the lists themselves change. */
function applyViewerEvent(client: ApolloClient, event: ViewerEventsSubscription['viewerEvents']): void {
  switch (event.__typename) {
    // From here on everything is told: what was read before, or before a drop, may lack something.
    case 'ViewerEventsBegan':
    case 'RoomEntered':
    case 'InvitationReceived':
      void client.refetchQueries({ include: [MyRooms] });
      break;
    case 'RoomLeft':
      void forgetRoom(client, event.roomId);
      break;
    case 'InvitationEnded':
      forgetInvitation(client.cache, event.invitationId);
      break;
    case 'RoomChanged':
    case 'ViewerChanged':
      break;
    default:
      unreachable(event);
  }
}

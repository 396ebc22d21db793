import { useApolloClient } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { MyRooms } from '~/features/rooms/useMyRooms';
import { graphql } from '~/gql';
import { unreachable } from '~/unreachable';
import { forgetInvitation } from './forgetInvitation';

const AcceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) {
    acceptInvitation(input: $input) {
      ... on AcceptInvitationSuccess {
        room {
          id
          ...FollowRoom_room
        }
      }
      ... on InvitationNotFound {
        detail
      }
    }
  }
`);

const DeclineInvitation = graphql(`
  mutation DeclineInvitation($input: DeclineInvitationInput!) {
    declineInvitation(input: $input) {
      ... on DeclineInvitationSuccess {
        invitationId
      }
      ... on InvitationNotFound {
        detail
      }
    }
  }
`);

/** Answers an invitation: into the room, whose id comes back, or not. */
export function useAnswerInvitation(invitationId: string) {
  const client = useApolloClient();
  const { ask, isAsking, detail } = useAsking();
  const variables = { input: { invitationId } };

  const accept = () =>
    ask(async (refuse) => {
      const { data } = await client.mutate({
        mutation: AcceptInvitation,
        variables,
        refetchQueries: [MyRooms],
        awaitRefetchQueries: true,
      });
      const result = data?.acceptInvitation;
      switch (result?.__typename) {
        case 'AcceptInvitationSuccess':
          return result.room.id;
        case 'InvitationNotFound':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });

  const decline = () =>
    ask(async (refuse) => {
      const { data } = await client.mutate({ mutation: DeclineInvitation, variables });
      const result = data?.declineInvitation;
      switch (result?.__typename) {
        // Withdrawn meanwhile is as good as declined.
        case 'InvitationNotFound':
        case 'DeclineInvitationSuccess':
          forgetInvitation(client.cache, invitationId);
          return true;
        case undefined:
          return refuse(undefined);
        default:
          return unreachable(result);
      }
    });

  return { accept, decline, isAsking, detail };
}

import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';

const InviteMember = graphql(`
  mutation InviteMember($input: InviteMemberInput!) {
    inviteMember(input: $input) {
      ... on InviteMemberSuccess {
        invitation {
          id
        }
      }
      ... on Problem {
        detail
      }
    }
  }
`);

/** Invites somebody into a room that has a name; answers the invitation's id. */
export function useInviteMember(roomId: string) {
  const [mutate] = useMutation(InviteMember);
  const { ask, ...asking } = useAsking();

  const invite = (username: string) =>
    ask(async (refuse) => {
      const { data } = await mutate({ variables: { input: { roomId, username } } });
      const result = data?.inviteMember;
      return result && 'invitation' in result ? result.invitation.id : refuse(result);
    });

  return { invite, ...asking };
}

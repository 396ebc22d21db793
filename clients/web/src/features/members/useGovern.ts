import { useApolloClient } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';

const RemoveMember = graphql(`
  mutation RemoveMember($input: RemoveMemberInput!) {
    deed: removeMember(input: $input) {
      ... on Problem {
        detail
      }
    }
  }
`);
const BanMember = graphql(`
  mutation BanMember($input: BanMemberInput!) {
    deed: banMember(input: $input) {
      ... on Problem {
        detail
      }
    }
  }
`);
const UnbanMember = graphql(`
  mutation UnbanMember($input: UnbanMemberInput!) {
    deed: unbanMember(input: $input) {
      ... on Problem {
        detail
      }
    }
  }
`);
const HandOverRoom = graphql(`
  mutation HandOverRoom($input: HandOverRoomInput!) {
    deed: handOverRoom(input: $input) {
      ... on Problem {
        detail
      }
    }
  }
`);

const DEEDS = { remove: RemoveMember, ban: BanMember, unban: UnbanMember, handOver: HandOverRoom } as const;

export type Deed = keyof typeof DEEDS;

/** Does what only a room's owner may do with somebody; the lists of people are read again after it. */
export function useGovern(roomId: string) {
  const client = useApolloClient();
  const { ask, ...asking } = useAsking();

  const govern = (deed: Deed, userId: string) =>
    ask(async (refuse) => {
      const { data } = await client.mutate({
        mutation: DEEDS[deed],
        variables: { input: { roomId, userId } },
        refetchQueries: ['Members'],
        awaitRefetchQueries: true,
      });
      const result = data?.deed;
      if (result === undefined || 'detail' in result) return refuse(result);
      return true;
    });

  return { govern, ...asking };
}

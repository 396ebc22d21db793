import { useMutation } from '@apollo/client/react';
import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect } from 'react';
import { roomKey } from '~/features/rooms/roomInCache';
import { type FragmentType, graphql, readFragment } from '~/gql';

const MarkRead_room = graphql(`
  fragment MarkRead_room on Room {
    id
    viewerMembership {
      unreadCount
      ...ReadState_membership
    }
  }
`);

const MarkRead = graphql(`
  mutation MarkRead($input: MarkReadInput!) {
    markRead(input: $input) {
      ... on MarkReadSuccess {
        membership {
          unreadCount
          ...ReadState_membership
        }
      }
    }
  }
`);

type Reading = {
  room: FragmentType<typeof MarkRead_room>;
  newestId: string | undefined;
  isAtLatest: boolean;
};

/** Tells the server how far the viewer has read: only what was before their eyes. */
export function useMarkRead({ room: ref, newestId, isAtLatest }: Reading) {
  const [markRead] = useMutation(MarkRead);
  const isVisible = useDocumentVisibility() === 'visible';
  const room = readFragment(MarkRead_room, ref);
  const hasUnread = (room.viewerMembership?.unreadCount ?? 0) > 0;

  useEffect(() => {
    if (!isVisible || !isAtLatest || !hasUnread || newestId === undefined) return;
    markRead({
      variables: { input: { messageId: newestId } },
      update: (cache, { data }) => {
        const result = data?.markRead;
        if (result?.__typename !== 'MarkReadSuccess') return;
        cache.writeFragment({
          id: roomKey(room.id),
          fragment: MarkRead_room,
          fragmentName: 'MarkRead_room',
          data: { __typename: 'Room', id: room.id, viewerMembership: result.membership },
        });
      },
      // Read again later: nothing is lost but a number.
    }).catch(() => undefined);
  }, [markRead, room.id, newestId, isVisible, isAtLatest, hasUnread]);
}

import { useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';
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

/** However much comes, so seldom is it said that it was read; and so much later, where it could not be said. */
const REST_MILLISECONDS = 400;
const LATER_MILLISECONDS = 5_000;

type Reading = {
  room: FragmentType<typeof MarkRead_room>;
  newestId: string | undefined;
  /** Whether the newest is before the reader's eyes. */
  isLooking: boolean;
};

/** Tells the server how far the viewer has read: only what was before their eyes. */
export function useMarkRead({ room: ref, newestId, isLooking }: Reading) {
  const [markRead] = useMutation(MarkRead);
  const [isResting, setIsResting] = useState(false);
  const room = readFragment(MarkRead_room, ref);
  const hasUnread = (room.viewerMembership?.unreadCount ?? 0) > 0;

  useEffect(() => {
    if (!isLooking || !hasUnread || isResting || newestId === undefined) return;
    setIsResting(true);
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
    })
      .then(
        () => rest(REST_MILLISECONDS),
        () => rest(LATER_MILLISECONDS),
      )
      .then(() => setIsResting(false));
  }, [markRead, room.id, newestId, isLooking, hasUnread, isResting]);
}

function rest(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

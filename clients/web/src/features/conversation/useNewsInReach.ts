import { useReactiveVar } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { ReadState_membership } from '~/features/rooms/readState';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { connection } from '~/socket/connection';

const NewsInReach_room = graphql(`
  fragment NewsInReach_room on Room {
    viewerMembership {
      ...ReadState_membership
    }
    messages(last: $last, before: $before) {
      edges {
        node {
          id
          position
        }
      }
    }
  }
`);

/** Nobody waits for more pages than this; who has more unread begins at the end. */
const MOST_PAGES = 5;
const MOST_UNREAD = 500;

type Reading = {
  room: FragmentType<typeof NewsInReach_room> | null | undefined;
  /** Whether the server has answered since the room was opened: what was kept may end before the news. */
  isFresh: boolean;
  isReadingOlder: boolean;
  readOlder: () => void;
};

/**
 * Whether the conversation can be shown: its history is read back to where the news begin, for there the reader wants
 * to go on. Once it was shown it stays.
 */
export function useNewsInReach({ room: ref, isFresh, isReadingOlder, readOlder }: Reading): boolean {
  const isCutOff = ['lost', 'offline'].includes(useReactiveVar(connection));
  const [hasBegun, setHasBegun] = useState(false);
  const [pages, setPages] = useState(0);
  const room = ref && readFragment(NewsInReach_room, ref);
  const membership = readFragment(ReadState_membership, room?.viewerMembership);
  const unread = membership?.unreadCount ?? 0;
  const knownPosition = membership?.lastReadMessage?.position ?? 0;
  const firstPosition = room?.messages?.edges[0]?.node.position ?? 0;

  const isInReach = firstPosition <= knownPosition + 1 || pages > MOST_PAGES;
  const needsNothing = unread === 0 || unread > MOST_UNREAD || isCutOff;
  const canBegin = room != null && (needsNothing || (isFresh && isInReach));
  if (canBegin && !hasBegun) setHasBegun(true);

  useEffect(() => {
    if (room == null || canBegin || hasBegun || !isFresh || isReadingOlder) return;
    setPages((before) => before + 1);
    if (pages < MOST_PAGES) readOlder();
  }, [room, canBegin, hasBegun, isFresh, isReadingOlder, readOlder, pages]);

  return hasBegun || canBegin;
}

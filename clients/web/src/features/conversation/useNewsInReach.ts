import { useApolloClient, useReactiveVar } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { showMore } from '~/apollo/historyWindow';
import { ReadState_membership } from '~/features/rooms/readState';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { connection } from '~/socket/connection';

const NewsInReach_room = graphql(`
  fragment NewsInReach_room on Room {
    id
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

/** Nobody waits for more pages than this unasked; who has more unread begins at the end. */
const MOST_PAGES = 5;
const MOST_UNREAD = 500;
/** Nor reads from so far back, were it asked for: some pages more than that has. */
const MOST_BACK = 5_000;
const MOST_PAGES_BACK = 60;

type Reading = {
  room: FragmentType<typeof NewsInReach_room> | null | undefined;
  /** Whether the server has answered since the room was opened: what was kept may end before the news. */
  isFresh: boolean;
  isReadingOlder: boolean;
  readOlder: () => void;
};

/**
 * Whether the conversation can be shown: its history is read back to where the news begin, for there the reader wants
 * to go on. Once it was shown it stays, unless the reader asks for news that begin too far back to be waited for.
 */
export function useNewsInReach({ room: ref, isFresh, isReadingOlder, readOlder }: Reading) {
  const { cache } = useApolloClient();
  const isCutOff = ['lost', 'offline'].includes(useReactiveVar(connection));
  const [hasBegun, setHasBegun] = useState(false);
  const [pages, setPages] = useState(0);
  /** The last position that was read, where the news after it begin too far back; and where they were asked for. */
  const [far, setFar] = useState<number | null>(null);
  const [sought, setSought] = useState<number | null>(null);
  const room = ref && readFragment(NewsInReach_room, ref);
  const roomId = room?.id;
  const membership = readFragment(ReadState_membership, room?.viewerMembership);
  const unread = membership?.unreadCount ?? 0;
  const knownPosition = sought ?? membership?.lastReadMessage?.position ?? 0;
  const edges = room?.messages?.edges;
  const firstPosition = edges?.[0]?.node.position ?? 0;
  const lastPosition = edges?.at(-1)?.node.position ?? 0;

  const isFar = sought === null && unread > MOST_UNREAD;
  const mostPages = sought === null ? MOST_PAGES : MOST_PAGES_BACK;
  const isInReach = firstPosition <= knownPosition + 1 || pages > mostPages;
  const needsNothing = (sought === null && unread === 0) || isFar || isCutOff;
  const canBegin = room != null && (needsNothing || (isFresh && isInReach));
  if (canBegin && !hasBegun) {
    setHasBegun(true);
    setFar(isFar && lastPosition - knownPosition <= MOST_BACK ? knownPosition : null);
  }

  useEffect(() => {
    if (roomId === undefined || canBegin || hasBegun || !isFresh || isReadingOlder) return;
    setPages((before) => before + 1);
    if (pages < mostPages && !showMore(cache, roomId, 'older')) readOlder();
  }, [cache, roomId, canBegin, hasBegun, isFresh, isReadingOlder, readOlder, pages, mostPages]);

  const seek = () => {
    setSought(far);
    setHasBegun(false);
    setPages(0);
  };
  return { isReady: hasBegun || canBegin, sought, seek: far === null ? undefined : seek };
}

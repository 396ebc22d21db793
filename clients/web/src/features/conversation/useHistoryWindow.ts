import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import { showFewer, showLatest, showMore } from '~/apollo/historyWindow';

type Server = {
  readOlder: () => void;
  isReadingOlder: boolean;
  hasPreviousPage: boolean;
  hasNextPage: boolean;
};

/** How much of a room's history is shown, moved as the reader moves. Older pages come from the server when needed. */
export type HistoryWindow = {
  hasNewer: boolean;
  older: () => void;
  newer: () => void;
  latest: () => void;
  /** Puts away what is far from a reader who is nearer to the given side. */
  fewer: (nearer: 'older' | 'newer') => void;
};

export function useHistoryWindow(
  roomId: string,
  { readOlder, isReadingOlder, hasPreviousPage, hasNextPage }: Server,
): HistoryWindow {
  const { cache } = useApolloClient();

  // Who comes back to the room begins at its end.
  useEffect(() => () => void showLatest(cache, roomId), [cache, roomId]);

  return useMemo(
    () => ({
      hasNewer: hasNextPage,
      older: () => {
        if (hasPreviousPage && !showMore(cache, roomId, 'older') && !isReadingOlder) readOlder();
      },
      newer: () => void (hasNextPage && showMore(cache, roomId, 'newer')),
      latest: () => void showLatest(cache, roomId),
      fewer: (nearer) => void showFewer(cache, roomId, nearer === 'older' ? 'newer' : 'older'),
    }),
    [cache, roomId, readOlder, isReadingOlder, hasPreviousPage, hasNextPage],
  );
}

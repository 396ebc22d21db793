/** Takes a new run of a room's history in place of the one before, which is shown until then. */
import type { ApolloCache } from '@apollo/client';
import type { History } from './history';

/** From now on what comes begins a new run. */
export function setHistoryAside(cache: ApolloCache, roomId: string): void {
  change(cache, roomId, ({ former, ...history }) => ({
    ...history,
    edges: [],
    pageInfo: undefined,
    shown: undefined,
    former: former ?? history,
  }));
}

/** The new run is there: the former one is no longer shown. */
export function letFormerHistoryGo(cache: ApolloCache, roomId: string): void {
  change(cache, roomId, ({ former, ...history }) => history);
}

function change(cache: ApolloCache, roomId: string, to: (history: History) => History): void {
  cache.modify<{ messages: History }>({
    id: `Room:${roomId}`,
    fields: { messages: (value) => (value === null ? value : to(value as History)) },
  });
}

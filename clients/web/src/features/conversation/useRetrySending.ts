import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { deliver } from './deliver';
import { markInOutbox } from './outbox';

/** Sends again whatever waits in a room, in the order it was said. */
export function useRetrySending(roomId: string) {
  const client = useApolloClient();

  return useCallback(() => {
    markInOutbox((unsent) => unsent.roomId === roomId && unsent.standing === 'waiting', 'sending');
    void deliver(client, roomId);
  }, [client, roomId]);
}

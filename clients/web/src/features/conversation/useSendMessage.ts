import { useApolloClient } from '@apollo/client/react';
import { useCallback } from 'react';
import { hasSpoken } from '~/features/notifications/hasSpoken';
import { deliver } from './deliver';
import { putInOutbox } from './outbox';

/** Says something in a room: shown at once, sent once, kept in the outbox until the server has it. */
export function useSendMessage(roomId: string, authorId: string) {
  const client = useApolloClient();

  return useCallback(
    (body: string) => {
      hasSpoken(true);
      putInOutbox({ authorId, roomId, body });
      void deliver(client, roomId);
    },
    [client, roomId, authorId],
  );
}

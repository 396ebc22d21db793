import { useApolloClient } from '@apollo/client/react';
import { useEffect } from 'react';
import { useReconnected } from '~/socket/useReconnected';
import { deliver } from './deliver';
import { markInOutbox, outbox } from './outbox';

/** Sends what could not be sent as soon as the connection is back. */
export function useOutboxDelivery() {
  const client = useApolloClient();
  const reconnected = useReconnected();

  useEffect(() => {
    if (reconnected === 0) return;
    markInOutbox((unsent) => unsent.standing === 'waiting', 'sending');
    for (const roomId of new Set(outbox().map((unsent) => unsent.roomId))) void deliver(client, roomId);
  }, [reconnected, client]);
}

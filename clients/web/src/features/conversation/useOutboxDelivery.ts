import { useApolloClient, useQuery, useReactiveVar } from '@apollo/client/react';
import { useEffect } from 'react';
import { graphql } from '~/gql';
import { useReconnected } from '~/socket/useReconnected';
import { deliver, deliveryPause } from './deliver';
import { openOutbox, outbox } from './outbox';

const OutboxOwner = graphql(`
  query OutboxOwner {
    viewer {
      user {
        id
      }
    }
  }
`);

/** Sends whatever is unsent, also what an earlier page left behind, and tries at once when the connection is back. */
export function useOutboxDelivery() {
  const client = useApolloClient();
  const { data } = useQuery(OutboxOwner, { fetchPolicy: 'cache-only' });
  const ownerId = data?.viewer?.user.id;
  const unsent = useReactiveVar(outbox);
  const reconnected = useReconnected();

  useEffect(() => {
    if (ownerId !== undefined) openOutbox(ownerId);
  }, [ownerId]);

  useEffect(() => {
    for (const roomId of new Set(unsent.map((message) => message.roomId))) void deliver(client, roomId);
  }, [unsent, client]);

  useEffect(() => {
    if (reconnected > 0) deliveryPause.end();
  }, [reconnected]);
}

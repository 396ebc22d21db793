import type { ApolloClient } from '@apollo/client';
import { graphql } from '~/gql';
import { unreachable } from '~/unreachable';
import { markInOutbox, outbox, takeFromOutbox, type Unsent } from './outbox';
import { rememberEdge } from './rememberEdge';

const SendMessage = graphql(`
  mutation SendMessage($input: SendMessageInput!) {
    sendMessage(input: $input) {
      ... on SendMessageSuccess {
        messageEdge {
          ...RememberEdge_edge
        }
      }
      ... on InvalidInput {
        fields {
          detail
        }
      }
      ... on RoomNotFound {
        detail
      }
      ... on NotRoomMember {
        detail
      }
      ... on ClientTokenReused {
        detail
      }
    }
  }
`);

const delivering = new Set<string>();

/** Sends what a room's outbox holds, one after the other, so that it arrives in the order it was said. */
export async function deliver(client: ApolloClient, roomId: string): Promise<void> {
  if (delivering.has(roomId)) return;
  delivering.add(roomId);
  try {
    for (let next = nextOf(roomId); next !== undefined; next = nextOf(roomId)) await send(client, next);
  } catch {
    // Whether it arrived is not known. The same token can be sent again without harm; what follows waits its turn.
    markInOutbox((unsent) => unsent.roomId === roomId && unsent.standing === 'sending', 'waiting');
  } finally {
    delivering.delete(roomId);
  }
}

function nextOf(roomId: string): Unsent | undefined {
  return outbox().find((unsent) => unsent.roomId === roomId && unsent.standing === 'sending');
}

async function send(client: ApolloClient, { clientToken, roomId, body }: Unsent): Promise<void> {
  const refuse = (detail: string | undefined) =>
    markInOutbox((unsent) => unsent.clientToken === clientToken, { refused: detail ?? '' });

  const { data } = await client.mutate({
    mutation: SendMessage,
    variables: { input: { roomId, body, clientToken } },
  });
  const result = data?.sendMessage;
  switch (result?.__typename) {
    case 'SendMessageSuccess':
      rememberEdge(client.cache, roomId, result.messageEdge);
      return takeFromOutbox(clientToken);
    case 'InvalidInput':
      return refuse(result.fields[0]?.detail);
    case 'RoomNotFound':
    case 'NotRoomMember':
    case 'ClientTokenReused':
      return refuse(result.detail);
    case undefined:
      throw new Error('The server did not say what became of the message');
    default:
      return unreachable(result);
  }
}

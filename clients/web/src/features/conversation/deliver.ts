import { type ApolloClient, CombinedGraphQLErrors } from '@apollo/client';
import { graphql } from '~/gql';
import { oneTabAtATime } from '~/session/oneTabAtATime';
import { Pause } from '~/socket/pause';
import { unreachable } from '~/unreachable';
import { letGoWhatIsSent, markInOutbox, outbox, refuseInOutbox, takeFromOutbox, type Unsent } from './outbox';
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

/** Without an answer for so long, a request is as good as lost. */
const PATIENCE_MILLISECONDS = 20_000;

/** Between attempts of all rooms; ended when there is reason to believe that it works now. */
export const deliveryPause = new Pause();

const UNMENDED_BY_WAITING = ['BAD_INPUT', 'FORBIDDEN', 'NOT_FOUND'];

const delivering = new Set<string>();

/**
 * Sends what a room's outbox holds, one after the other, so that it arrives in the order it was said, until the server
 * has it all. One tab does so at a time; should it close, the next goes on.
 */
export async function deliver(client: ApolloClient, roomId: string): Promise<void> {
  if (delivering.has(roomId)) return;
  delivering.add(roomId);
  try {
    while (nextOf(roomId) !== undefined) {
      const isDone = await oneTabAtATime(`sarangbang-outbox/${roomId}`, () => sendAll(client, roomId));
      if (!isDone) await deliveryPause.wait();
    }
  } finally {
    delivering.delete(roomId);
  }
}

function nextOf(roomId: string): Unsent | undefined {
  return outbox().find((unsent) => unsent.roomId === roomId && unsent.standing !== 'refused');
}

/** Whether the server has it all; false where it did not answer. */
async function sendAll(client: ApolloClient, roomId: string): Promise<boolean> {
  letGoWhatIsSent();
  for (let next = nextOf(roomId); next !== undefined; next = nextOf(roomId)) {
    try {
      await send(client, next);
      deliveryPause.forget();
    } catch (failure) {
      const told = CombinedGraphQLErrors.is(failure) ? failure.errors[0] : undefined;
      const code = String(told?.extensions?.code);
      if (told !== undefined && UNMENDED_BY_WAITING.includes(code)) {
        refuseInOutbox(next.clientToken, told.message);
        continue;
      }
      // Whether it arrived is not known. The same token can be sent again without harm; what follows waits its turn.
      markInOutbox((unsent) => unsent.roomId === roomId, code === 'RATE_LIMITED' ? 'slowed' : 'waiting');
      if (code !== 'RATE_LIMITED') return false;
      await new Promise((resolve) =>
        setTimeout(resolve, Number(told?.extensions?.retryAfterSeconds ?? 1) * 1000),
      );
    }
  }
  return true;
}

async function send(client: ApolloClient, { clientToken, roomId, body }: Unsent): Promise<void> {
  const { data } = await client.mutate({
    mutation: SendMessage,
    variables: { input: { roomId, body, clientToken } },
    context: { fetchOptions: { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) } },
  });
  const result = data?.sendMessage;
  switch (result?.__typename) {
    case 'SendMessageSuccess':
      rememberEdge(client.cache, roomId, result.messageEdge);
      return takeFromOutbox(clientToken);
    case 'InvalidInput':
      return refuseInOutbox(clientToken, result.fields[0]?.detail ?? '');
    case 'RoomNotFound':
    case 'NotRoomMember':
    case 'ClientTokenReused':
      return refuseInOutbox(clientToken, result.detail);
    case undefined:
      throw new Error('The server did not say what became of the message');
    default:
      return unreachable(result);
  }
}

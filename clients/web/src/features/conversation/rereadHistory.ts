import type { ApolloClient } from '@apollo/client';
import { letFormerHistoryGo, setHistoryAside } from '~/apollo/historyRenewal';
import { roomKey } from '~/features/rooms/roomInCache';
import { pause } from '~/socket/socket';
import { ConversationDocument, FIRST_PAGE } from './useConversation';

const underWay = new Map<string, symbol>();

/**
 * The tale broke off: between what was read before and what comes now may be a hole, and what was changed in between
 * is not told any more. Reads the history again; what is shown meanwhile stays until it is there.
 */
export async function rereadHistory(client: ApolloClient, roomId: string): Promise<void> {
  const turn = Symbol(roomId);
  underWay.set(roomId, turn);
  setHistoryAside(client.cache, roomId);

  while (underWay.get(roomId) === turn) {
    const variables = { roomId, last: FIRST_PAGE };
    const answer = await client
      .query({ query: ConversationDocument, variables, fetchPolicy: 'no-cache' })
      .catch(() => null);
    // It broke off once more meanwhile: this page may be older than what is told since.
    if (underWay.get(roomId) !== turn) return;
    if (answer?.data === undefined) {
      await pause.wait();
      continue;
    }
    underWay.delete(roomId);
    client.cache.batch({
      update: (cache) => {
        cache.evict({ id: roomKey(roomId), fieldName: 'lastMessage' });
        cache.writeQuery({ query: ConversationDocument, variables, data: answer.data });
        letFormerHistoryGo(cache, roomId);
      },
    });
  }
}

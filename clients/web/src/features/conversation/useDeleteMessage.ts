import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '~/gql';

const DeleteMessage = graphql(`
  mutation DeleteMessage($input: DeleteMessageInput!) {
    deleteMessage(input: $input) {
      ... on DeleteMessageSuccess {
        message {
          ...MessageItem_message
        }
      }
    }
  }
`);

/** Withdraws an own message. Its place in the history stays. */
export function useDeleteMessage(messageId: string) {
  const [mutate, { loading }] = useMutation(DeleteMessage, { variables: { input: { messageId } } });
  const [hasFailed, setHasFailed] = useState(false);

  const withdraw = async () => {
    setHasFailed(false);
    const answer = await mutate().catch(() => null);
    setHasFailed(answer?.data?.deleteMessage.__typename !== 'DeleteMessageSuccess');
  };

  return { withdraw, isWithdrawing: loading, hasFailed };
}

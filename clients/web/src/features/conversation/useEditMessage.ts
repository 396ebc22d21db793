import { useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '~/gql';
import { unreachable } from '~/unreachable';

const EditMessage = graphql(`
  mutation EditMessage($input: EditMessageInput!) {
    editMessage(input: $input) {
      ... on EditMessageSuccess {
        message {
          ...MessageItem_message
        }
      }
      ... on InvalidInput {
        fields {
          detail
        }
      }
      ... on MessageNotFound {
        detail
      }
      ... on NotMessageAuthor {
        detail
      }
    }
  }
`);

/** Changes the words of an own message. `edit` resolves to whether it was done; `detail` says why not. */
export function useEditMessage(editedId: string | undefined) {
  const { t } = useTranslation();
  const [mutate, { loading }] = useMutation(EditMessage);
  const [detail, setDetail] = useState<string>();

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was said of one message is not of the next
  useEffect(() => setDetail(undefined), [editedId]);

  const edit = async (messageId: string, body: string): Promise<boolean> => {
    setDetail(undefined);
    const answer = await mutate({ variables: { input: { messageId, body } } }).catch(() => null);
    const result = answer?.data?.editMessage;
    switch (result?.__typename) {
      case 'EditMessageSuccess':
        return true;
      case 'InvalidInput':
        setDetail(result.fields[0]?.detail);
        return false;
      case 'MessageNotFound':
      case 'NotMessageAuthor':
        setDetail(result.detail);
        return false;
      case undefined:
        setDetail(t('composer.editFailed'));
        return false;
      default:
        return unreachable(result);
    }
  };

  return { edit, isEditing: loading, detail };
}

import { useTranslation } from 'react-i18next';
import { MessageKind } from '~/gql/graphql';

/** Words for what happened in a room, in the reader's language. */
export function useHappening() {
  const { t } = useTranslation();

  return (kind: MessageKind, name: string): string => {
    switch (kind) {
      case MessageKind.Created:
        return t('conversation.created', { name });
      case MessageKind.Joined:
        return t('conversation.joined', { name });
      case MessageKind.Left:
        return t('conversation.left', { name });
      default:
        // A newer server may tell of things that this page does not know yet.
        return t('conversation.unknownEvent', { name });
    }
  };
}

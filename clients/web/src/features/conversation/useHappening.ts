import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { MessageKind } from '~/gql/graphql';

export const Happening_message = graphql(`
  fragment Happening_message on Message {
    id
    kind
    author {
      id
      displayName
    }
    subject {
      id
      displayName
    }
  }
`);

/** Words for what happened in a room, in the reader's language. */
export function useHappening() {
  const { t } = useTranslation();

  return (ref: FragmentType<typeof Happening_message>): string => {
    const message = readFragment(Happening_message, ref);
    const name = message.author?.displayName ?? t('closedAccount');
    const subject = message.subject?.displayName ?? t('closedAccount');

    switch (message.kind) {
      case MessageKind.Created:
        return t('conversation.created', { name });
      case MessageKind.Joined:
        return t('conversation.joined', { name });
      case MessageKind.Left:
        return t('conversation.left', { name });
      case MessageKind.Removed:
        return t('conversation.removed', { name, subject });
      case MessageKind.Banned:
        return t('conversation.banned', { name, subject });
      case MessageKind.HandedOver:
        return t('conversation.handedOver', { name, subject });
      default:
        // A newer server may tell of things that this page does not know yet.
        return t('conversation.unknownEvent', { name });
    }
  };
}

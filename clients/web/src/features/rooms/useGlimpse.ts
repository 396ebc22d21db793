import { useTranslation } from 'react-i18next';
import { useHappening } from '~/features/conversation/useHappening';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { MessageKind } from '~/gql/graphql';
import { useViewerId } from './useRoomName';

export const Glimpse_message = graphql(`
  fragment Glimpse_message on Message {
    id
    kind
    body
    author {
      id
      displayName
    }
    ...Happening_message
  }
`);

/** A message in one line, as a list of rooms shows it. */
export function useGlimpse(ref: FragmentType<typeof Glimpse_message> | null | undefined): string {
  const { t } = useTranslation();
  const happening = useHappening();
  const viewerId = useViewerId();
  const message = readFragment(Glimpse_message, ref);

  if (!message) return '';
  if (message.kind !== MessageKind.Spoken) return happening(message);
  const isOwn = message.author != null && message.author.id === viewerId;
  const name = isOwn ? t('rooms.me') : (message.author?.displayName ?? t('closedAccount'));
  return `${name}: ${message.body ?? t('rooms.deleted')}`;
}

import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { MessageKind } from '~/gql/graphql';
import { useInstants } from '~/i18n/useInstants';
import styles from './MessageItem.module.css';
import { useHappening } from './useHappening';

const MessageItem_message = graphql(`
  fragment MessageItem_message on Message {
    id
    kind
    body
    sentAt
    editedAt
    deletedAt
    author {
      id
      displayName
    }
    ...Happening_message
  }
`);

type MessageItemProps = {
  message: FragmentType<typeof MessageItem_message>;
  isOwn: boolean;
  opensGroup: boolean;
  closesGroup: boolean;
};

export function MessageItem({ message: ref, isOwn, opensGroup, closesGroup }: MessageItemProps) {
  const { t } = useTranslation();
  const { time, whole } = useInstants();
  const happening = useHappening();
  const message = readFragment(MessageItem_message, ref);
  const name = message.author?.displayName ?? t('closedAccount');

  if (message.kind !== MessageKind.Spoken) {
    return <p className={styles.happening}>{happening(message)}</p>;
  }
  return (
    <article className={styles.message} data-own={isOwn} data-opens={opensGroup} aria-label={name}>
      {opensGroup && !isOwn && <p className={styles.author}>{name}</p>}
      <div className={styles.line}>
        <p className={styles.slip} dir="auto" data-deleted={message.body === null}>
          {message.body ?? t('conversation.deleted')}
        </p>
        <span className={styles.aside}>
          {message.editedAt && !message.deletedAt && <span>{t('conversation.edited')}</span>}
          {closesGroup && (
            <time dateTime={message.sentAt} title={whole(message.sentAt)}>
              {time(message.sentAt)}
            </time>
          )}
        </span>
      </div>
    </article>
  );
}

import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Face } from '~/features/people/Face';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { MessageKind } from '~/gql/graphql';
import { useInstants } from '~/i18n/useInstants';
import { MessageActions } from './MessageActions';
import styles from './MessageItem.module.css';
import { Prose } from './prose/Prose';
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
      ...Face_person
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

export const MessageItem = memo(function MessageItem({
  message: ref,
  isOwn,
  opensGroup,
  closesGroup,
}: MessageItemProps) {
  const { t } = useTranslation();
  const { time, whole } = useInstants();
  const happening = useHappening();
  const message = readFragment(MessageItem_message, ref);
  const name = message.author?.displayName ?? t('closedAccount');
  const { body } = message;

  if (message.kind !== MessageKind.Spoken) return <p className={styles.happening}>{happening(message)}</p>;
  return (
    <article className={styles.message} data-own={isOwn} data-opens={opensGroup} aria-label={name}>
      {opensGroup && !isOwn && (
        <p className={styles.author} aria-hidden>
          <span className={styles.face}>
            <Face person={message.author} size={2} />
          </span>
          <bdi>{name}</bdi>
        </p>
      )}
      <div className={styles.line}>
        <div
          className={styles.slip}
          data-deleted={body === null}
          // A finger's tap gives it the focus, and with it what its author can do.
          tabIndex={isOwn ? -1 : undefined}
        >
          {body === null ? t('conversation.deleted') : <Prose text={body} />}
        </div>
        <span className={styles.aside}>
          {isOwn && body !== null && <MessageActions message={{ id: message.id, body }} />}
          {message.editedAt && body !== null && (
            <span title={whole(message.editedAt)}>{t('conversation.edited')}</span>
          )}
          {closesGroup && (
            <time dateTime={message.sentAt} title={whole(message.sentAt)}>
              {time(message.sentAt)}
            </time>
          )}
        </span>
      </div>
    </article>
  );
});

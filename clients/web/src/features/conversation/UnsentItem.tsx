import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './MessageItem.module.css';
import { takeFromOutbox, type Unsent } from './outbox';
import { Prose } from './prose/Prose';
import { useRetrySending } from './useRetrySending';

/** What was said and has not arrived, as far as is known: it never looks as if it had. */
export function UnsentItem({ message, opensGroup }: { message: Unsent; opensGroup: boolean }) {
  const { t } = useTranslation();
  const retry = useRetrySending(message.roomId);
  const { standing } = message;
  const isUnderWay = standing === 'sending' || standing === 'slowed';

  return (
    <article className={`${styles.message} ${styles.unsent}`} data-own="true" data-opens={opensGroup}>
      <div className={styles.line}>
        <div className={styles.slip}>
          <Prose text={message.body} />
        </div>
        <span className={`${styles.aside} ${styles.soon}`}>
          {isUnderWay && t(`composer.${standing === 'slowed' ? 'slowed' : 'sending'}`)}
        </span>
      </div>
      {!isUnderWay && (
        <div className={styles.problem} role="alert">
          <span>{standing === 'refused' ? message.refused : t('composer.waiting')}</span>
          {standing === 'waiting' && (
            <Button size="compact-xs" variant="default" onClick={retry}>
              {t('composer.retry')}
            </Button>
          )}
          <Button size="compact-xs" variant="default" onClick={() => takeFromOutbox(message.clientToken)}>
            {t('composer.discard')}
          </Button>
        </div>
      )}
    </article>
  );
}

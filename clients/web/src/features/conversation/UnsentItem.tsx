import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './MessageItem.module.css';
import { takeFromOutbox, type Unsent } from './outbox';
import { useRetrySending } from './useRetrySending';

/** What was said and has not arrived, as far as is known: it never looks as if it had. */
export function UnsentItem({ message }: { message: Unsent }) {
  const { t } = useTranslation();
  const retry = useRetrySending(message.roomId);
  const { standing } = message;

  return (
    <article className={`${styles.message} ${styles.unsent}`} data-own="true">
      <div className={styles.line}>
        <p className={styles.slip} dir="auto">
          {message.body}
        </p>
        <span className={styles.aside}>{standing === 'sending' && t('composer.sending')}</span>
      </div>
      {standing !== 'sending' && (
        <div className={styles.problem} role="alert">
          <span>{standing === 'waiting' ? t('composer.waiting') : standing.refused}</span>
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

import { Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './Timeline.module.css';

/** Above the first message that is shown: there is more, or this is where it began. */
export function TimelineTop({ height, hasOlder }: { height: number; hasOlder: boolean }) {
  const { t } = useTranslation();

  return (
    <div className={styles.top} style={{ height }}>
      {hasOlder ? (
        <Loader size="xs" type="dots" aria-label={t('conversation.older')} />
      ) : (
        <Text size="xs" c="dimmed">
          {t('conversation.beginning')}
        </Text>
      )}
    </div>
  );
}

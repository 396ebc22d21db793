import { useTranslation } from 'react-i18next';
import styles from './RoomList.module.css';

/** The server counts no further than this. */
const COUNTED_TO = 1_000;

export function UnreadBadge({ count }: { count: number }) {
  const { t } = useTranslation();

  if (count === 0) return null;
  return (
    <span className={styles.badge} role="img" aria-label={t('rooms.unread', { count })}>
      {count < COUNTED_TO ? count : `${COUNTED_TO - 1}+`}
    </span>
  );
}

import { useInstants } from '~/i18n/useInstants';
import styles from './MessageItem.module.css';

export function DayLine({ instant }: { instant: string }) {
  const { day } = useInstants();

  return (
    <p className={styles.day}>
      <time dateTime={instant}>{day(instant)}</time>
    </p>
  );
}

import { useTranslation } from 'react-i18next';
import styles from './MessageItem.module.css';

/** Between what the reader knew and what came since. */
export function NewLine() {
  const { t } = useTranslation();

  return <p className={styles.newLine}>{t('conversation.newFromHere')}</p>;
}

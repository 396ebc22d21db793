import { useTranslation } from 'react-i18next';
import styles from './ConnectionBanner.module.css';
import { useConnectionNews } from './useConnectionNews';

/** Tells quietly that what is seen may be behind, and that it caught up. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const news = useConnectionNews();

  return (
    <div role="status" className={styles.place}>
      {news && (
        <p className={styles.banner} data-news={news}>
          {t(`connection.${news}`)}
        </p>
      )}
    </div>
  );
}

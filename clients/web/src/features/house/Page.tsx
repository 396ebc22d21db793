import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/icons/Icon';
import { Link } from '~/routing/Link';
import styles from './Page.module.css';
import { useTitle } from './useTitle';

type PageProps = { title: string; children: ReactNode };

/** A place of the house that is not a room: its name above, its matter in one column below. */
export function Page({ title, children }: PageProps) {
  const { t } = useTranslation();
  useTitle(title);

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Link to="/" className={styles.back} aria-label={t('back')}>
          <Icon name="back" size={22} />
        </Link>
        <h1 className={styles.title}>{title}</h1>
      </header>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './Composer.module.css';

type EditingBarProps = { body: string; onCancel: () => void };

/** Says above the field that it holds a message that was sent already, and lets one leave it as it is. */
export function EditingBar({ body, onCancel }: EditingBarProps) {
  const { t } = useTranslation();

  return (
    <div className={styles.editing}>
      <span className={styles.what}>{t('composer.editing')}</span>
      <bdi className={styles.before}>{body}</bdi>
      <Button size="compact-sm" variant="subtle" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </div>
  );
}

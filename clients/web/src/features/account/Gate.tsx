import { Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import styles from './Gate.module.css';
import { GateSettings } from './GateSettings';

type GateProps = {
  title: string;
  /** What stands in the way, in a sentence. */
  detail: string | undefined;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
};

/** The gate of the house, where one says who one is. */
export function Gate({ title, detail, onSubmit, children }: GateProps) {
  const { t } = useTranslation();

  return (
    <main className={styles.yard}>
      <div className={styles.door}>
        <header className={styles.sign}>
          <p className={styles.name} lang="ko">
            사랑방
          </p>
          <p className={styles.tagline}>{t('tagline')}</p>
        </header>
        <form className={styles.form} onSubmit={onSubmit}>
          <Title order={1} size="h3">
            {title}
          </Title>
          <Problem detail={detail} />
          {children}
        </form>
      </div>
      <footer className={styles.settings}>
        <GateSettings />
      </footer>
    </main>
  );
}

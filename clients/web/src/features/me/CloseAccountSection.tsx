import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { PasswordField } from '~/features/account/PasswordField';
import { Section } from './Section';
import styles from './Section.module.css';
import { useCloseAccount } from './useCloseAccount';

/** For ever: what it does is read, and the password given, before the button is there. */
export function CloseAccountSection() {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(false);
  const { close, isAsking, detail } = useCloseAccount();

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    void close(String(new FormData(event.currentTarget).get('password')));
  };

  return (
    <Section title={t('closing.title')} words={t('closing.what')}>
      {isAsked ? (
        <form onSubmit={submit} style={{ display: 'contents' }}>
          <PasswordField
            name="password"
            label={t('account.password')}
            autoComplete="current-password"
            autoFocus
          />
          <Problem detail={detail} />
          <Button type="submit" color="red" className={styles.start} loading={isAsking}>
            {t('closing.confirm')}
          </Button>
        </form>
      ) : (
        <Button variant="default" className={styles.start} onClick={() => setIsAsked(true)}>
          {t('closing.begin')}
        </Button>
      )}
    </Section>
  );
}

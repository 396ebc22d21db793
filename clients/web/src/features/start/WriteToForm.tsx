import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { UsernameField } from '~/features/account/UsernameField';
import { Section } from '~/features/me/Section';
import styles from '~/features/me/Section.module.css';
import { useNavigate } from '~/routing/places';
import { useOpenDirectRoom } from './useOpenDirectRoom';

/** One to one, by the other's handle. */
export function WriteToForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { open, isAsking, anyDetail } = useOpenDirectRoom();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const username = String(new FormData(event.currentTarget).get('username')).trim().replace(/^@/, '');
    const roomId = await open(username);
    if (roomId !== null) navigate(`/rooms/${encodeURIComponent(roomId)}`);
  };

  return (
    <Section title={t('start.direct')} words={t('start.directHint')}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <UsernameField label={t('start.username')} error={anyDetail} autoComplete="off" />
        <Button type="submit" className={styles.start} loading={isAsking}>
          {t('start.directSubmit')}
        </Button>
      </form>
    </Section>
  );
}

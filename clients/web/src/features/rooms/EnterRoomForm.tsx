import { Button, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '~/routing/places';
import styles from './EnterRoomForm.module.css';
import { useEnterRoom } from './useEnterRoom';

/** A name is enough: whoever is first makes the room. */
export function EnterRoomForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { enter, isEntering, detail } = useEnterRoom();

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name')).trim();
    if (name === '' || isEntering) return;
    const roomId = await enter(name);
    if (roomId === null) return;
    form.reset();
    navigate(`/rooms/${encodeURIComponent(roomId)}`);
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        name="name"
        aria-label={t('rooms.enterLabel')}
        placeholder={t('rooms.enterPlaceholder')}
        error={detail}
        autoComplete="off"
        maxLength={200}
        className={styles.name}
      />
      <Button type="submit" size="md" px="sm" variant="default" loading={isEntering}>
        {t('rooms.enter')}
      </Button>
    </form>
  );
}

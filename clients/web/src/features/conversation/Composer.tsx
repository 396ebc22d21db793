import { ActionIcon, Textarea, VisuallyHidden } from '@mantine/core';
import { useCallback, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Composer.module.css';
import { useEnterToSend } from './useEnterToSend';
import { useSendMessage } from './useSendMessage';

const LONGEST = 4_000;

type ComposerProps = { roomId: string; roomName: string; onSent: () => void };

export function Composer({ roomId, roomName, onSent }: ComposerProps) {
  const { t } = useTranslation();
  const send = useSendMessage(roomId);
  const field = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState('');
  const hint = useId();
  const surplus = Array.from(draft.trim()).length - LONGEST;

  const submit = useCallback(
    (text: string) => {
      const body = text.trim();
      if (body === '' || Array.from(body).length > LONGEST) return;
      send(body);
      setDraft('');
      onSent();
    },
    [send, onSent],
  );
  useEnterToSend(field, submit);

  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        submit(draft);
        field.current?.focus();
      }}
    >
      <Textarea
        ref={field}
        className={styles.field}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        aria-label={t('composer.label')}
        aria-describedby={hint}
        placeholder={t('composer.placeholder', { room: roomName })}
        error={surplus > 0 && t('composer.tooLong', { limit: LONGEST.toLocaleString(), count: surplus })}
        autosize
        // Not on a phone: its keyboard would cover what one came to read.
        autoFocus={matchMedia('(hover: hover)').matches}
        minRows={1}
        maxRows={8}
        dir="auto"
        size="md"
      />
      <VisuallyHidden id={hint}>{t('composer.hint')}</VisuallyHidden>
      <ActionIcon
        type="submit"
        size={42}
        aria-label={t('composer.send')}
        disabled={draft.trim() === '' || surplus > 0}
        // Keeps the on-screen keyboard where it is.
        onMouseDown={(event) => event.preventDefault()}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path d="M12 20V5m-6 6 6-6 6 6" fill="none" stroke="currentColor" strokeWidth="2.2" />
        </svg>
      </ActionIcon>
    </form>
  );
}

import { ActionIcon, Textarea, VisuallyHidden } from '@mantine/core';
import { useCallback, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/icons/Icon';
import styles from './Composer.module.css';
import { EditingBar } from './EditingBar';
import { useEditing } from './editing';
import { useComposerKeys } from './useComposerKeys';
import { useEditMessage } from './useEditMessage';
import { useSendMessage } from './useSendMessage';
import { useWriting } from './useWriting';

const LONGEST = 4_000;

type ComposerProps = {
  roomId: string;
  viewerId: string;
  onSent: () => void;
  /** Begins to change the last message that can be changed. */
  onEditLast: () => void;
};

export function Composer({ roomId, viewerId, onSent, onEditLast }: ComposerProps) {
  const { t } = useTranslation();
  const { message: edited, end } = useEditing();
  const { edit, isEditing, detail } = useEditMessage(edited?.id);
  const send = useSendMessage(roomId, viewerId);
  const { text, write } = useWriting(viewerId, roomId);
  const field = useRef<HTMLTextAreaElement>(null);
  const hint = useId();
  const surplus = Array.from(text.trim()).length - LONGEST;

  const submit = async (written: string) => {
    const body = written.trim();
    if (body === '' || Array.from(body).length > LONGEST || isEditing) return;
    if (edited === null) {
      send(body);
      write('');
      onSent();
    } else if (body === edited.body || (await edit(edited.id, body))) end();
  };
  useComposerKeys(field, { submit, cancel: edited && end, editLast: edited === null ? onEditLast : null });

  const focus = useCallback(() => field.current?.focus(), []);
  useEffect(() => {
    if (edited !== null) focus();
  }, [edited, focus]);

  const problem = surplus > 0 && t('composer.tooLong', { limit: LONGEST.toLocaleString(), count: surplus });
  return (
    <form
      className={styles.composer}
      onSubmit={(event) => {
        event.preventDefault();
        void submit(text);
        focus();
      }}
    >
      {edited && <EditingBar body={edited.body} onCancel={end} />}
      <Textarea
        ref={field}
        className={styles.field}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        aria-label={t(edited ? 'composer.editLabel' : 'composer.label')}
        aria-describedby={hint}
        placeholder={t('composer.placeholder')}
        error={problem || detail}
        autosize
        // Not on a phone: its keyboard would cover what one came to read.
        autoFocus={matchMedia('(hover: hover)').matches}
        minRows={1}
        maxRows={8}
        dir="auto"
        size="md"
        enterKeyHint="send"
      />
      <VisuallyHidden id={hint}>{t('composer.hint')}</VisuallyHidden>
      <ActionIcon
        type="submit"
        size={42}
        aria-label={t(edited ? 'composer.saveEdit' : 'composer.send')}
        disabled={text.trim() === '' || surplus > 0}
        loading={isEditing}
        // Keeps the on-screen keyboard where it is.
        onMouseDown={(event) => event.preventDefault()}
      >
        <Icon name="send" />
      </ActionIcon>
    </form>
  );
}

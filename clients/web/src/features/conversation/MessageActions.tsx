import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Editable, useEditing } from './editing';
import styles from './MessageActions.module.css';
import { useDeleteMessage } from './useDeleteMessage';

/** What its author can do with a message: there when one points at it, touches it or comes by keyboard. */
export function MessageActions({ message }: { message: Editable }) {
  const { t } = useTranslation();
  const { begin } = useEditing();
  const { withdraw, isWithdrawing, hasFailed } = useDeleteMessage(message.id);
  const [isAsking, setIsAsking] = useState(false);

  if (isAsking) {
    return (
      <span className={styles.question} role="alertdialog" aria-label={t('conversation.deleteQuestion')}>
        <span role={hasFailed ? 'alert' : undefined}>
          {t(hasFailed ? 'conversation.deleteFailed' : 'conversation.deleteQuestion')}
        </span>
        <Button size="compact-xs" color="red" onClick={withdraw} loading={isWithdrawing} autoFocus>
          {t('conversation.delete')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => setIsAsking(false)}>
          {t('cancel')}
        </Button>
      </span>
    );
  }
  return (
    <span className={styles.actions}>
      <UnstyledButton
        aria-label={t('conversation.edit')}
        title={t('conversation.edit')}
        onClick={() => begin(message)}
      >
        <Sign path="M4 20l1-4L16.500 4.500l3 3L8 19l-4 1Z" />
      </UnstyledButton>
      <UnstyledButton
        aria-label={t('conversation.delete')}
        title={t('conversation.delete')}
        onClick={() => setIsAsking(true)}
      >
        <Sign path="M5 7h14M10 7V4.500h4V7m-7.500 0 1 12.500h9l1-12.500" />
      </UnstyledButton>
    </span>
  );
}

function Sign({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />
    </svg>
  );
}

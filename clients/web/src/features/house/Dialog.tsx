import { ActionIcon } from '@mantine/core';
import { type MouseEvent, type ReactNode, type SyntheticEvent, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '~/icons/Icon';
import styles from './Dialog.module.css';

type DialogProps = { title: string; onClose: () => void; children: ReactNode };

/**
 * A question or a choice above the house, open for as long as it is drawn.
 *
 * The browser's own: it has the focus before the next key is heard, keeps it, and gives it back. What is marked with
 * `data-autofocus` has it first.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => shown?.close();
  }, []);

  const close = (event: SyntheticEvent) => {
    // Whether it is open is not for the browser to decide.
    event.preventDefault();
    onClose();
  };
  const press = (event: MouseEvent) => {
    // All of it that can be seen is in its frame: what was pressed is around it.
    if (event.target === event.currentTarget) close(event);
  };

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={title}
      onCancel={close}
      onClose={onClose}
      onMouseDown={press}
    >
      <div className={styles.frame}>
        <header className={styles.header}>
          <h2 className={styles.title}>{title}</h2>
          <ActionIcon
            variant="subtle"
            size={32}
            color="var(--mantine-color-text)"
            aria-label={t('close')}
            onClick={onClose}
          >
            <Icon name="close" size={18} />
          </ActionIcon>
        </header>
        {children}
      </div>
    </dialog>
  );
}

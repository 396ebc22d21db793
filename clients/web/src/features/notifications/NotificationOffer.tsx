import { useReactiveVar } from '@apollo/client/react';
import { Button } from '@mantine/core';
import styles from './NotificationOffer.module.css';
import { standing, turnOff, turnOn } from './permission';
import { useNotificationWords } from './useNotificationWords';

/** Asks, once the viewer has spoken, whether to call them to answers. Only a press makes the browser ask. */
export function NotificationOffer() {
  const words = useNotificationWords();

  if (useReactiveVar(standing) !== 'unasked') return null;
  return (
    <section className={styles.offer} aria-label={words.title}>
      <p className={styles.question}>{words.question}</p>
      <p className={styles.hint}>{words.hint}</p>
      <div className={styles.answers}>
        <Button size="compact-md" onClick={() => void turnOn()}>
          {words.accept}
        </Button>
        <Button size="compact-md" variant="default" onClick={turnOff}>
          {words.decline}
        </Button>
      </div>
    </section>
  );
}

import type { ReactNode } from 'react';
import styles from './Section.module.css';

/** Says that something was done, also to who cannot see it appear. */
export function Done({ children }: { children: ReactNode }) {
  return (
    <span role="status" className={styles.done}>
      {children}
    </span>
  );
}

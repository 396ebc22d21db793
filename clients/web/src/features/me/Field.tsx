import type { ReactNode } from 'react';
import styles from './Section.module.css';

/** A choice under its name; the name is said by the choice itself as well. */
export function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <span aria-hidden="true" className={styles.label}>
        {label}
      </span>
      {children}
    </div>
  );
}

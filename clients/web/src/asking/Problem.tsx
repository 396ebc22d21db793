import type { ReactNode } from 'react';
import styles from './Problem.module.css';

type ProblemProps = { detail: string | undefined; children?: ReactNode };

/** What stands in the way, told at once to who cannot see it appear, and below it what can be done. */
export function Problem({ detail, children }: ProblemProps) {
  return (
    <div role="alert" className={styles.place}>
      {detail && (
        <div className={styles.problem}>
          {detail}
          {children}
        </div>
      )}
    </div>
  );
}

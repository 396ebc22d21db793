import { type ReactNode, useId } from 'react';
import styles from './Section.module.css';

type SectionProps = { title: string; words?: string; children: ReactNode };

/** One matter of a page, under its name. */
export function Section({ title, words, children }: SectionProps) {
  const id = useId();

  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {words && <p className={styles.words}>{words}</p>}
      {children}
    </section>
  );
}

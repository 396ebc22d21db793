import type { ReactNode } from 'react';
import { MoonWindow } from './MoonWindow';
import styles from './Scene.module.css';

type SceneProps = { title: string; words?: string; children?: ReactNode };

/** What one sees where there is nothing to read: the window of the room, a sentence, and the ways on. */
export function Scene({ title, words, children }: SceneProps) {
  return (
    <div className={styles.scene}>
      <MoonWindow />
      <h1 className={styles.title}>{title}</h1>
      {words && <p className={styles.words}>{words}</p>}
      {children && <div className={styles.ways}>{children}</div>}
    </div>
  );
}

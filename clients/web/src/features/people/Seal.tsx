import type { CSSProperties } from 'react';
import type { AvatarColor } from '~/gql/graphql';
import { firstLetter } from './firstLetter';
import styles from './Seal.module.css';

type SealProps = { name: string; color: AvatarColor | undefined; size: number };

/** The first letter of a name, cut into a seal. Says nothing: the name stands beside it. */
export function Seal({ name, color, size }: SealProps) {
  return (
    <span
      className={styles.seal}
      style={{ '--size': `${size}rem` } as CSSProperties}
      data-color={color}
      aria-hidden="true"
    >
      {firstLetter(name)}
    </span>
  );
}

import type { CSSProperties } from 'react';
import { firstLetter } from '~/features/people/firstLetter';
import styles from './RoomTile.module.css';

type RoomTileProps = { name: string; isPrivate?: boolean; size?: number };

/** A room's door with the first letter of its name. Says nothing: the name stands beside it. */
export function RoomTile({ name, isPrivate = false, size = 2.5 }: RoomTileProps) {
  return (
    <span
      className={styles.tile}
      style={{ '--tile': `${size}rem` } as CSSProperties}
      data-private={isPrivate}
      aria-hidden="true"
    >
      {firstLetter(name)}
    </span>
  );
}

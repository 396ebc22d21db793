import type { ReactNode } from 'react';
import { ConversationPage } from '~/features/conversation/ConversationPage';
import { useIsAt } from '~/routing/places';
import styles from './RoomFrame.module.css';

/** A room: its conversation, and beside it (or, where there is no space, in its place) whatever was opened of it. */
export function RoomFrame({ children }: { children?: ReactNode }) {
  const isAlone = useIsAt('/rooms/:roomId');

  return (
    <>
      <div className={styles.room} data-beside={!isAlone}>
        <ConversationPage />
      </div>
      {children}
    </>
  );
}

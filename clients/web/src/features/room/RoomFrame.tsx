import { Outlet, useMatch } from 'react-router';
import { ConversationPage } from '~/features/conversation/ConversationPage';
import styles from './RoomFrame.module.css';

/** A room: its conversation, and beside it (or, where there is no space, in its place) whatever was opened of it. */
export function RoomFrame() {
  const isAlone = useMatch('/rooms/:roomId') !== null;

  return (
    <>
      <div className={styles.room} data-beside={!isAlone}>
        <ConversationPage />
      </div>
      <Outlet />
    </>
  );
}

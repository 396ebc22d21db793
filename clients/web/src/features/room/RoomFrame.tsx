import { ConversationPage } from '~/features/conversation/ConversationPage';
import styles from './RoomFrame.module.css';

/** A room: its conversation, and beside it whatever was opened of it. */
export function RoomFrame() {
  return (
    <div className={styles.room}>
      <ConversationPage />
    </div>
  );
}

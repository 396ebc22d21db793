import { Outlet, useParams } from 'react-router';
import { ConnectionBanner } from '~/features/connection/ConnectionBanner';
import { useOutboxDelivery } from '~/features/conversation/useOutboxDelivery';
import { FollowRoom } from '~/features/rooms/FollowRoom';
import { RoomList } from '~/features/rooms/RoomList';
import { useMyRooms } from '~/features/rooms/useMyRooms';
import styles from './House.module.css';
import { HouseHeader } from './HouseHeader';

/** The server lets one socket follow so many things; the most recently active rooms come first. */
const FOLLOWED_AT_MOST = 80;

/** The house: my rooms on one side, the open one on the other, and every one of them followed live. */
export function House() {
  const { roomId } = useParams();
  const { viewer, rooms, ...list } = useMyRooms();
  useOutboxDelivery();

  const followed = new Set([...(roomId ? [roomId] : []), ...rooms.map(({ id }) => id)]);
  return (
    <div className={styles.house} data-inside={roomId !== undefined}>
      <ConnectionBanner />
      <div className={styles.side}>
        <HouseHeader viewer={viewer} />
        <RoomList rooms={rooms} {...list} />
      </div>
      <main className={styles.inside}>
        <Outlet />
      </main>
      {[...followed].slice(0, FOLLOWED_AT_MOST).map((id) => (
        <FollowRoom key={id} roomId={id} />
      ))}
    </div>
  );
}

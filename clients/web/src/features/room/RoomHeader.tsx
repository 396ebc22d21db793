import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RoomDoor } from '~/features/rooms/RoomDoor';
import { useRoomName } from '~/features/rooms/useRoomName';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { Icon } from '~/icons/Icon';
import { Link } from '~/routing/Link';
import { useIsAt } from '~/routing/places';
import { LastOneLeaves } from './LastOneLeaves';
import styles from './RoomHeader.module.css';
import { useLeaveRoom } from './useLeaveRoom';

const RoomHeader_room = graphql(`
  fragment RoomHeader_room on Room {
    id
    memberCount
    isDirect
    ...RoomName_room
    ...RoomDoor_room
  }
`);

/** What stands above a conversation. */
export function RoomHeader({ room: ref }: { room: FragmentType<typeof RoomHeader_room> }) {
  const { t } = useTranslation();
  const room = readFragment(RoomHeader_room, ref);
  const name = useRoomName()(room);
  const leaving = useLeaveRoom(room);
  const isPair = room.isDirect && room.memberCount <= 2;
  const path = `/rooms/${encodeURIComponent(room.id)}`;
  const isBeside = useIsAt('/rooms/:roomId/members');

  return (
    <header className={styles.header}>
      <Link to="/" className={styles.back} aria-label={t('back')}>
        <Icon name="back" size={22} />
      </Link>
      <RoomDoor room={room} size={2.25} />
      <div className={styles.room}>
        <h1 className={styles.name}>{name}</h1>
        {!isPair && <p className={styles.count}>{t('rooms.members', { count: room.memberCount })}</p>}
      </div>
      <p role="alert" className={styles.problem}>
        {leaving.hasFailed && t('room.leaveFailed')}
      </p>
      <Link
        to={isBeside ? path : `${path}/members`}
        className={styles.members}
        aria-label={t('members.open')}
        aria-current={isBeside ? 'page' : undefined}
      >
        <Icon name="people" size={22} />
      </Link>
      <Button
        variant="default"
        size="compact-md"
        className={styles.leave}
        onClick={leaving.leave}
        loading={leaving.isLeaving}
      >
        <Icon name="leave" size={22} />
        <span className={styles.leaveWord}>{t(isPair ? 'room.hide' : 'room.leave')}</span>
      </Button>
      {leaving.isAsking && <LastOneLeaves onStay={leaving.stay} onLeave={leaving.confirm} />}
    </header>
  );
}

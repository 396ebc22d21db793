import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { Icon } from '~/icons/Icon';
import { lazily } from '~/lazily';
import styles from './RoomHeader.module.css';
import { useLeaveRoom } from './useLeaveRoom';

const LastOneLeaves = lazily(() => import('./LastOneLeaves'));

const RoomHeader_room = graphql(`
  fragment RoomHeader_room on Room {
    id
    name
    memberCount
  }
`);

/** What stands above a conversation. */
export function RoomHeader({ room: ref }: { room: FragmentType<typeof RoomHeader_room> }) {
  const { t } = useTranslation();
  const room = readFragment(RoomHeader_room, ref);
  const leaving = useLeaveRoom(room);

  return (
    <header className={styles.header}>
      <Link to="/" className={styles.back} aria-label={t('back')}>
        <Icon name="back" size={22} />
      </Link>
      <div className={styles.room}>
        <h1 className={styles.name}>{room.name}</h1>
        <p className={styles.count}>{t('rooms.members', { count: room.memberCount })}</p>
      </div>
      <p role="alert" className={styles.problem}>
        {leaving.hasFailed && t('room.leaveFailed')}
      </p>
      <Button variant="default" size="compact-md" onClick={leaving.leave} loading={leaving.isLeaving}>
        {t('room.leave')}
      </Button>
      {leaving.isAsking && <LastOneLeaves onStay={leaving.stay} onLeave={leaving.confirm} />}
    </header>
  );
}

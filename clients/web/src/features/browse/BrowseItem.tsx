import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { RoomTile } from '~/features/rooms/RoomTile';
import { useJoinRoom } from '~/features/rooms/useJoinRoom';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { Link } from '~/routing/Link';
import { useNavigate } from '~/routing/places';
import styles from './BrowsePage.module.css';

const BrowseItem_room = graphql(`
  fragment BrowseItem_room on Room {
    id
    name
    memberCount
    viewerMembership {
      joinedAt
    }
  }
`);

export function BrowseItem({ room: ref }: { room: FragmentType<typeof BrowseItem_room> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { join, isAsking, anyDetail } = useJoinRoom();
  const room = readFragment(BrowseItem_room, ref);
  const path = `/rooms/${encodeURIComponent(room.id)}`;

  const enter = async () => {
    if ((await join(room.id)) !== null) navigate(path);
  };

  return (
    <li className={styles.room}>
      <RoomTile name={room.name} />
      <div className={styles.words}>
        <p className={styles.name}>{room.name}</p>
        <p className={styles.count}>{t('rooms.members', { count: room.memberCount })}</p>
        <Problem detail={anyDetail} />
      </div>
      {room.viewerMembership ? (
        <Button
          component={Link}
          to={path}
          variant="subtle"
          size="compact-md"
          aria-label={t('browse.goTo', { room: room.name })}
        >
          {t('browse.go')}
        </Button>
      ) : (
        <Button
          variant="default"
          size="compact-md"
          onClick={enter}
          loading={isAsking}
          aria-label={t('browse.enterRoom', { room: room.name })}
        >
          {t('rooms.enter')}
        </Button>
      )}
    </li>
  );
}

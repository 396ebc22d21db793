import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { useInstants } from '~/i18n/useInstants';
import styles from './RoomList.module.css';
import { RoomTile } from './RoomTile';
import { UnreadBadge } from './UnreadBadge';
import { useGlimpse } from './useGlimpse';

export const RoomListItem_room = graphql(`
  fragment RoomListItem_room on Room {
    id
    name
    createdAt
    memberCount
    lastMessage {
      id
      sentAt
      ...Glimpse_message
    }
    viewerMembership {
      unreadCount
    }
  }
`);

type RoomListItemProps = { room: FragmentType<typeof RoomListItem_room>; isOpen: boolean };

export function RoomListItem({ room: ref, isOpen }: RoomListItemProps) {
  const { t } = useTranslation();
  const { short } = useInstants();
  const room = readFragment(RoomListItem_room, ref);
  const glimpse = useGlimpse(room.lastMessage);
  const unreadCount = isOpen ? 0 : (room.viewerMembership?.unreadCount ?? 0);
  const movedAt = room.lastMessage?.sentAt ?? room.createdAt;

  return (
    <li>
      <NavLink
        to={`/rooms/${encodeURIComponent(room.id)}`}
        className={styles.room}
        data-open={isOpen}
        data-unread={unreadCount > 0}
      >
        <RoomTile name={room.name} />
        <span className={styles.words}>
          <span className={styles.title}>
            <span className={styles.name}>{room.name}</span>
            <span className={styles.count}>{t('rooms.members', { count: room.memberCount })}</span>
          </span>
          <span className={styles.glimpse} dir="auto">
            {glimpse}
          </span>
        </span>
        <span className={styles.aside}>
          <time className={styles.time} dateTime={movedAt}>
            {short(movedAt)}
          </time>
          <span className={styles.badges}>
            <UnreadBadge count={unreadCount} />
          </span>
        </span>
      </NavLink>
    </li>
  );
}

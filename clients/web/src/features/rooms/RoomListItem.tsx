import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { useInstants } from '~/i18n/useInstants';
import styles from './RoomList.module.css';
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

  return (
    <li>
      <NavLink to={`/rooms/${encodeURIComponent(room.id)}`} className={styles.room} data-open={isOpen}>
        <span className={styles.roomName}>{room.name}</span>
        <span className={styles.count}>{t('rooms.members', { count: room.memberCount })}</span>
        <time className={styles.time} dateTime={room.lastMessage?.sentAt ?? room.createdAt}>
          {short(room.lastMessage?.sentAt ?? room.createdAt)}
        </time>
        <span className={styles.glimpse} dir="auto">
          {glimpse}
        </span>
        {unreadCount > 0 && (
          <Badge
            className={styles.unread}
            size="sm"
            circle={unreadCount < 10}
            aria-label={t('rooms.unread', { count: unreadCount })}
          >
            {unreadCount < 1000 ? unreadCount : '999+'}
          </Badge>
        )}
      </NavLink>
    </li>
  );
}

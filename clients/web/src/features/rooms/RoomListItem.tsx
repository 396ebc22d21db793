import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { RoomVisibility } from '~/gql/graphql';
import { useInstants } from '~/i18n/useInstants';
import { NavLink } from '~/routing/Link';
import { RoomDoor } from './RoomDoor';
import styles from './RoomList.module.css';
import { UnreadBadge } from './UnreadBadge';
import { useGlimpse } from './useGlimpse';
import { useRoomName } from './useRoomName';

export const RoomListItem_room = graphql(`
  fragment RoomListItem_room on Room {
    id
    createdAt
    memberCount
    isDirect
    visibility
    lastMessage {
      id
      sentAt
      ...Glimpse_message
    }
    viewerMembership {
      unreadCount
      mentionCount
    }
    ...RoomName_room
    ...RoomDoor_room
  }
`);

type RoomListItemProps = { room: FragmentType<typeof RoomListItem_room>; isOpen: boolean };

export function RoomListItem({ room: ref, isOpen }: RoomListItemProps) {
  const { t } = useTranslation();
  const { short } = useInstants();
  const room = readFragment(RoomListItem_room, ref);
  const name = useRoomName()(room);
  const glimpse = useGlimpse(room.lastMessage);
  const unreadCount = isOpen ? 0 : (room.viewerMembership?.unreadCount ?? 0);
  const mentionCount = isOpen ? 0 : (room.viewerMembership?.mentionCount ?? 0);
  const movedAt = room.lastMessage?.sentAt ?? room.createdAt;
  const isPair = room.isDirect && room.memberCount <= 2;

  return (
    <li>
      <NavLink
        to={`/rooms/${encodeURIComponent(room.id)}`}
        className={styles.room}
        data-open={isOpen}
        data-unread={unreadCount > 0}
      >
        <RoomDoor room={room} />
        <span className={styles.words}>
          <span className={styles.title}>
            <span className={styles.name}>{name}</span>
            {room.visibility === RoomVisibility.Private && !room.isDirect && (
              <VisuallyHidden>{t('rooms.private')}</VisuallyHidden>
            )}
            {!isPair && (
              <span className={styles.count}>
                <span aria-hidden>{room.memberCount}</span>
                <VisuallyHidden>{t('rooms.members', { count: room.memberCount })}</VisuallyHidden>
              </span>
            )}
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
            {mentionCount > 0 && (
              <span
                className={styles.badge}
                role="img"
                aria-label={t('rooms.mentions', { count: mentionCount })}
              >
                @
              </span>
            )}
            <UnreadBadge count={unreadCount} />
          </span>
        </span>
      </NavLink>
    </li>
  );
}
